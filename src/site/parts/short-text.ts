/**
 * A short text: counts what is left, says when it is too long (nothing is ever cut), and points out what could identify
 * a woman. See [Note: Screening] in programme/screening.ts: it flags and explains, never blocks, never sends.
 */
import type { screenText } from '#programme/screening.ts';
import type { FindingKind } from '#programme/screening-candidate.ts';
import * as m from '#texts/messages.ts';
import type { Locale } from '#texts/locales.ts';
import { byId, el, say } from './dom.ts';

/** How long a pause in typing is. */
const PAUSE_MS = 900;
/** The count is shown always, but only said once this few are left. */
const SAY_BELOW = 100;

export interface ShortText {
  readonly field: HTMLTextAreaElement;
  /** Looks again, now. */
  check(): void;
}

/** What is said around what the guard found, where it is not of a woman. */
export interface GuardWords {
  readonly over: (locale: Locale, values: { over: number }) => string;
  readonly intro: (locale: Locale) => string;
  readonly choice: (locale: Locale) => string;
  readonly missing: (locale: Locale) => string;
}

const OF_HER: GuardWords = {
  over: m.site_text_over,
  intro: m.site_flags_intro,
  choice: m.site_flags_choice,
  missing: m.site_flags_missing,
};

/** @param limit characters allowed, asked at each look since another answer may change it */
export function watchText(
  id: string,
  locale: Locale,
  limit: () => number,
  publicNumbers: readonly string[],
  words: GuardWords = OF_HER,
): ShortText {
  const field = byId<HTMLTextAreaElement>(id);
  const [count, said, flags] = [byId(`${id}-count`), byId(`${id}-count-said`), byId(`${id}-flags`)];
  const numbers = new Set(publicNumbers.map((number) => number.replace(/\D/g, '')));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const showCount = (): string => {
    const left = limit() - field.value.trim().length;
    const text = left < 0 ? words.over(locale, { over: -left }) : m.site_text_left(locale, { left });
    count.textContent = text;
    count.classList.toggle('over', left < 0);
    return left < SAY_BELOW ? text : '';
  };
  const check = () => {
    clearTimeout(timer);
    say(said, showCount());
    void showFlags(flags, field, { locale, numbers, words });
  };
  field.addEventListener('input', () => {
    showCount();
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MS);
  });
  field.addEventListener('blur', check);
  // The words it knows weigh 9 kB: they come when somebody is about to write.
  field.addEventListener('focus', () => void screening());
  showCount();
  return { field, check };
}

let loading: Promise<typeof screenText | null> | undefined;

/** The word guard; null when it could not be fetched, to be tried again at the next look. */
function screening(): Promise<typeof screenText | null> {
  loading ??= import('#programme/screening.ts').then(
    (room) => room.screenText,
    () => {
      loading = undefined;
      return null;
    },
  );
  return loading;
}

async function showFlags(
  region: HTMLElement,
  field: HTMLTextAreaElement,
  {
    locale,
    numbers,
    words,
  }: {
    readonly locale: Locale;
    /** Public ones, which may stand in a text. */
    readonly numbers: ReadonlySet<string>;
    readonly words: GuardWords;
  },
): Promise<void> {
  if (field.value.trim() === '' && region.childElementCount === 0) return;
  const screen = await screening();
  if (screen === null) {
    // A guard that is missing must not look like a guard that found nothing.
    region.dataset['shown'] = 'missing';
    region.replaceChildren(el('p', {}, words.missing(locale)));
    return;
  }
  const findings = screen(field.value, { year: new Date().getFullYear(), publicNumbers: numbers });
  const lines = findings.map(({ kind, text: found }) => KINDS[kind](locale, { found }));
  if ((region.dataset['shown'] ?? '') === lines.join('\n')) return;
  region.dataset['shown'] = lines.join('\n');
  if (lines.length === 0) {
    region.replaceChildren();
    return;
  }
  const list = el('ul', {}, ...lines.map((line) => el('li', {}, line)));
  region.replaceChildren(el('p', {}, words.intro(locale)), list, el('p', {}, words.choice(locale)));
}

const KINDS: Record<FindingKind, (locale: Locale, found: { found: string }) => string> = {
  phone: m.site_flag_phone,
  email: m.site_flag_email,
  birth_date: m.site_flag_birth_date,
  plate: m.site_flag_plate,
  health_number: m.site_flag_health_number,
  social_number: m.site_flag_social_number,
  address: m.site_flag_address,
  handle: m.site_flag_handle,
  name: m.site_flag_name,
};
