/**
 * Marks wordings while somebody types, in this page's memory alone: nothing is stored, nothing is sent. The text stays
 * hers; a copy of it beside shows the marks, numbered, each number once with why and what to prefer.
 */
import type { Reader } from '#wording/entry.ts';
import { compileRules, type Finding, findWordings } from '#wording/check/check.ts';
import { type FoundTogether, foundTogether } from '#wording/check/together.ts';
import type { WordRules } from '#wording/check/rules.ts';
import * as m from '#texts/messages.ts';
import type { Locale } from '#texts/locales.ts';
import { byId, el, say } from '../parts/dom.ts';

/** Written by server/pages/check.ts. */
interface CheckFacts {
  readonly locale: Locale;
  readonly rules: WordRules;
  readonly about: Readonly<Record<string, About>>;
}
interface About {
  readonly why: string;
  readonly prefer: string | null;
  readonly href: string;
  readonly draft: boolean;
}

/** After this pause the text is looked at; a screen reader is told once it is longer, and not at each word. */
const PAUSE_MS = 250;
const SAY_AFTER_MS = 1200;

export function startCheck(): void {
  const facts = JSON.parse(byId('check').textContent) as CheckFacts;
  const compiled = compileRules(facts.rules);
  const field = byId<HTMLTextAreaElement>('check-text');
  const reader = byId<HTMLSelectElement>('check-reader');
  const [said, copy, list] = [byId('check-said'), byId('check-copy'), byId('check-found')];
  let typing: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    clearTimeout(typing);
    clearTimeout(telling);
    const text = field.value;
    const found = findWordings(text, compiled, { reader: (reader.value || null) as Reader | null });
    const notes = foundTogether(found, text, aboutOf);
    copy.hidden = found.length === 0;
    copy.replaceChildren(...(found.length === 0 ? [] : marked(text, found, notes, facts.locale)));
    list.replaceChildren(...notes.map((about, index) => note(about, index, { field, facts })));
    const sentence =
      text.trim() === ''
        ? m.site_check_waiting(facts.locale)
        : found.length === 0
          ? m.site_check_nothing(facts.locale)
          : m.site_check_found(facts.locale, { count: found.length });
    telling = setTimeout(() => say(said, sentence), SAY_AFTER_MS - PAUSE_MS);
  };
  field.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(look, PAUSE_MS);
  });
  reader.addEventListener('change', look);
  look();
}

/** What is said about a finding: its entry, and what instead where that is the wording's own. */
const aboutOf = ({ id, prefer }: Finding): string => `${id} ${prefer?.fr ?? ''}`;

/** The text again, each mark underlined, with the number of what is said about it, and leading there. */
function marked(
  text: string,
  found: readonly Finding[],
  notes: readonly FoundTogether<Finding>[],
  locale: Locale,
): Node[] {
  const numbers = new Map(notes.map(({ first }, index) => [aboutOf(first), index + 1]));
  const nodes: Node[] = [];
  let at = 0;
  for (const finding of found) {
    const { from, to } = finding;
    const number = String(numbers.get(aboutOf(finding)));
    nodes.push(
      document.createTextNode(text.slice(at, from)),
      el('a', { href: `#finding-${number}` }, text.slice(from, to), el('sup', {}, number)),
    );
    at = to;
  }
  nodes.push(document.createTextNode(text.slice(at)));
  return [el('h3', { class: 'unseen' }, m.site_check_copy(locale)), ...nodes];
}

function note(
  { first: { id, prefer }, places, excerpts, more }: FoundTogether<Finding>,
  index: number,
  { field, facts }: { field: HTMLTextAreaElement; facts: CheckFacts },
): HTMLElement {
  const { locale } = facts;
  const about = facts.about[id];
  const instead = prefer?.[locale] ?? about?.prefer ?? null;
  const show = el('button', { type: 'button', class: 'link' }, m.site_check_show(locale));
  // Pressed again, it goes on to the next place, and begins anew after the last.
  let next = 0;
  show.addEventListener('click', () => {
    const place = places[next % places.length] as Finding;
    next += 1;
    field.focus();
    field.setSelectionRange(place.from, place.to);
    if (places.length > 1)
      show.textContent = m.site_check_show_next(locale, {
        next: String((next % places.length) + 1),
        of: String(places.length),
      });
  });
  return el(
    'li',
    { id: `finding-${index + 1}`, tabindex: '-1' },
    el('h3', {}, excerpts.join(' · '), more ? ' …' : null),
    places.length > 1
      ? el('p', { class: 'quiet' }, m.site_check_places(locale, { count: places.length }))
      : null,
    el('p', {}, about?.why),
    instead === null
      ? null
      : el('p', { class: 'say' }, el('span', { class: 'unseen' }, m.site_check_prefer(locale)), instead),
    el(
      'p',
      { class: 'quiet' },
      el('a', { href: about?.href }, m.site_check_entry(locale)),
      ' · ',
      show,
      about?.draft === true ? ` · ${m.site_check_draft(locale)}` : null,
    ),
  );
}
