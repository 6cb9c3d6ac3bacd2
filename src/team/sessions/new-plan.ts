/** A session as it begins: from a request, or from nothing. Pure. */
import type { Opening } from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { ChecklistItem, SessionPlan } from '#programme/session-plan.ts';
import { daysAfter, MATERIALS_DAYS } from '#programme/session-steps.ts';
import type { SessionType } from '#programme/session-type.ts';

const MINUTES = 120;
/** The team's own way there and back, until somebody says otherwise. */
const AROUND_MINUTES = 30;

/** What a request says of the session that it asks for; `type` is that of the catalogue which it names. */
export function sessionFrom(
  opening: Opening | null,
  request: { readonly file: string; readonly reference: string } | null,
  type: SessionType | null,
): SessionPlan {
  const asked = opening?.session;
  return {
    kind: 'session',
    file: request?.file ?? null,
    reference: request?.reference ?? null,
    professional: null,
    team: [],
    times: [],
    settled: null,
    engagements: [],
    beforeMinutes: AROUND_MINUTES,
    afterMinutes: AROUND_MINUTES,
    planB: '',
    history: [],
    cancelled: false,
    next: null,
    organisation: opening?.organisation ?? '',
    contact: { name: opening?.firstName ?? '', phone: opening?.phone ?? '' },
    audience: asked?.audience ?? opening?.sector ?? 'other',
    expected: asked?.heads ?? null,
    minutes: asked?.minutes ?? type?.minutes ?? MINUTES,
    placeType: asked?.placeType ?? 'theirs',
    language: asked?.language ?? (opening?.language === 'en' ? 'en' : 'fr'),
    wishes: [opening?.text?.trim(), asked?.dates].filter(Boolean).join('\n').slice(0, 600),
    sessionType: type?.id ?? null,
    technical: null,
    undertaking: null,
    checklist: [],
    rounds: { before: null, after: null, later: null, box: null },
    attendance: [],
    held: null,
    thanked: false,
  };
}

/**
 * What is to be thought of, once a day is in sight: the materials of its type, then what always is. Nothing is due in the past.
 * @param date of the session @param today both `YYYY-MM-DD`
 */
export function firstChecklist(
  materials: readonly string[],
  tasks: readonly { readonly what: string; readonly days: number }[],
  when: { readonly date: string; readonly today: string },
  owner: string,
): ChecklistItem[] {
  const dueOn = (days: number) => {
    const day = daysAfter(when.date, days);
    return day < when.today ? when.today : day;
  };
  return [...materials.map((what) => ({ what, days: MATERIALS_DAYS })), ...tasks]
    .sort((a, b) => a.days - b.days)
    .map(({ what, days }) => ({ id: newId(), what, dueOn: dueOn(days), owner, doneAt: null }));
}
