/**
 * What was typed → a request, or the list of what is missing. Pure: the form reads its fields and shows what this says.
 * Limits are those of `Opening` (programme/entries.ts); answers.test.ts holds both together.
 */
import type { Opening, SessionAsk } from '#programme/entries.ts';
import { instantOf, type Wall, wallOf } from '#programme/moment.ts';
import { isAcceptableNotBefore } from '#programme/not-before.ts';

/** Fields as they stand. Empty text or null: not answered. */
export interface Typed {
  readonly promptness: string | null;
  readonly organisation: string;
  readonly firstName: string;
  readonly phone: string;
  readonly need: string | null;
  readonly text: string;
  readonly age: string | null;
  readonly agrees: string | null;
  readonly when: string | null;
  readonly day: string;
  /** `YYYY-MM-DD`, with `day` = `date`. */
  readonly date: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly message: string | null;
  readonly sector: string | null;
  readonly language: string | null;
  readonly session: TypedSession;
}

/** The questions of a session; they count only when a session is asked for. */
export interface TypedSession {
  readonly audience: string | null;
  readonly heads: string;
  readonly type: string | null;
  readonly minutes: string | null;
  readonly placeType: string | null;
  readonly language: string | null;
  readonly dates: string;
}

/** Id of the field to go to, and what is wrong with it. */
export type Mistake =
  | {
      readonly field: 'promptness' | 'organisation' | 'first-name' | 'phone' | 'audience';
      readonly wrong: 'missing';
    }
  | { readonly field: 'heads'; readonly wrong: 'no_number' }
  | { readonly field: 'phone'; readonly wrong: 'no_digits' }
  | {
      readonly field: 'organisation' | 'first-name' | 'phone' | 'text' | 'dates';
      readonly wrong: 'too_long';
      readonly over: number;
    }
  | { readonly field: 'not-before'; readonly wrong: 'no_time' | 'past' | 'too_far' };

/** Longest answers, in characters. */
const MAX = { organisation: 120, 'first-name': 60, phone: 60 } as const;

export interface Limits {
  readonly text: number;
  /** For `advice`, where the text is the request. */
  readonly advice: number;
}

export type Answers = Omit<Opening, 'kind' | 'door' | 'partnerKey' | 'partnerRecipient'>;

export type Checked =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** How long the text may be: more when advice is asked for. */
export function textLimit(need: string | null, limits: Limits): number {
  return need === 'advice' ? limits.advice : limits.text;
}

/**
 * @param now epoch ms, by the server's clock as far as known
 * @param timeZone the programme's: *not before 15 h* is said there, whatever the device thinks
 */
export function checkAnswers(typed: Typed, limits: Limits, now: number, timeZone: string): Checked {
  const mistakes: Mistake[] = [];
  const organisation = typed.organisation.trim();
  const firstName = typed.firstName.trim();
  const phone = typed.phone.trim();
  const text = typed.text.trim();
  if (typed.promptness === null) mistakes.push({ field: 'promptness', wrong: 'missing' });
  for (const [field, value] of [
    ['organisation', organisation],
    ['first-name', firstName],
    ['phone', phone],
  ] as const) {
    if (value === '') mistakes.push({ field, wrong: 'missing' });
    // Nothing is cut: not by us, and not by the browser either (the fields have no `maxlength`).
    else if (value.length > MAX[field])
      mistakes.push({ field, wrong: 'too_long', over: value.length - MAX[field] });
  }
  // A short internal number is a number too: three digits.
  if (phone !== '' && phone.replace(/\D/g, '').length < 3)
    mistakes.push({ field: 'phone', wrong: 'no_digits' });
  const session = typed.need === 'session' ? sessionOf(typed.session, mistakes) : undefined;
  const over = text.length - textLimit(typed.need, limits);
  if (over > 0) mistakes.push({ field: 'text', wrong: 'too_long', over });
  const notBefore = notBeforeOf(typed, now, timeZone);
  if (typeof notBefore === 'string') mistakes.push({ field: 'not-before', wrong: notBefore });
  if (mistakes.length > 0) return { ok: false, mistakes };

  const answers = {
    promptness: typed.promptness,
    organisation,
    firstName,
    phone,
    need: typed.need ?? undefined,
    sector: session ? sectorOf(session.audience) : (typed.sector ?? undefined),
    notBefore: notBefore ?? undefined,
    messageSafe: typed.message ?? undefined,
    // A session is about nobody: what was answered before it was chosen is not sent.
    ageBand: session ? undefined : (typed.age ?? undefined),
    sheAgrees: session ? undefined : (typed.agrees ?? undefined),
    text: text === '' ? undefined : text,
    language: typed.language ?? undefined,
    session,
  };
  // Values come from our own buttons; what was not answered is not there at all.
  return { ok: true, answers: JSON.parse(JSON.stringify(answers)) as Answers };
}

const DATES_MAX = 200;
const HEADS_MAX = 1000;

/** What is asked of a session, adding what is wrong with it to `mistakes`. */
function sessionOf(typed: TypedSession, mistakes: Mistake[]): Partial<SessionAsk> {
  const { audience, type, minutes, placeType, language } = typed;
  const dates = typed.dates.trim();
  const heads = typed.heads.trim();
  if (audience === null) mistakes.push({ field: 'audience', wrong: 'missing' });
  if (heads !== '' && !(/^\d{1,4}$/.test(heads) && Number(heads) >= 1 && Number(heads) <= HEADS_MAX))
    mistakes.push({ field: 'heads', wrong: 'no_number' });
  if (dates.length > DATES_MAX)
    mistakes.push({ field: 'dates', wrong: 'too_long', over: dates.length - DATES_MAX });
  return {
    audience: (audience as SessionAsk['audience'] | null) ?? undefined,
    heads: heads === '' ? undefined : Number(heads),
    type: type ?? undefined,
    minutes: minutes === null ? undefined : Number(minutes),
    placeType: (placeType as SessionAsk['placeType'] | null) ?? undefined,
    language: (language as SessionAsk['language'] | null) ?? undefined,
    dates: dates === '' ? undefined : dates,
  } as Partial<SessionAsk>;
}

/** Whom a session is for says in which sector the request is counted. */
const sectorOf = (audience: SessionAsk['audience'] | undefined): Opening['sector'] =>
  audience === 'elected' ? 'other' : audience;

/** Whether anything was typed that would be lost. */
export function isBlank(typed: Typed): boolean {
  const { organisation, firstName, phone, text, session } = typed;
  return [organisation, firstName, phone, text, session.heads, session.dates].every(
    (text) => text.trim() === '',
  );
}

/** Epoch ms, null for *as soon as possible*, or what is wrong. */
function notBeforeOf(
  typed: Typed,
  now: number,
  timeZone: string,
): number | null | 'no_time' | 'past' | 'too_far' {
  if (typed.when !== 'not_before') return null;
  const time = /^(\d{2}):(\d{2})/.exec(typed.time);
  const day = dayOf(typed, now, timeZone);
  if (time === null || day === null) return 'no_time';
  const at = instantOf({ ...day, hour: Number(time[1]), minute: Number(time[2]) }, timeZone);
  if (at <= now) return 'past';
  return isAcceptableNotBefore(at, now) ? at : 'too_far';
}

type Day = Pick<Wall, 'year' | 'month' | 'day'>;

function dayOf(typed: Typed, now: number, timeZone: string): Day | null {
  if (typed.day === 'date') {
    const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.date);
    return date === null ? null : { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) };
  }
  const { year, month, day } = wallOf(now, timeZone);
  // `Date.UTC` carries the day past the end of the month.
  const date = new Date(Date.UTC(year, month - 1, day + (typed.day === 'tomorrow' ? 1 : 0)));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
