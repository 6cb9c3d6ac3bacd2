/** Words for where a session stands and what it lacks. */
import type { AnswerMoment } from '#programme/questionnaire.ts';
import type { SessionPlan, UNDERTAKINGS } from '#programme/session-plan.ts';
import type { SessionLack, SessionStage, StandardTask } from '#programme/session-steps.ts';
import type { SessionType } from '#programme/session-type.ts';
import { sayAudience } from '#team/asked/session-words.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const STAGE: Words<SessionStage> = {
  preparing: m.team_sessions_stage_preparing,
  to_hold: m.team_sessions_stage_to_hold,
  under_way: m.team_sessions_stage_under_way,
  to_note: m.team_sessions_stage_to_note,
  after: m.team_sessions_stage_after,
  done: m.team_sessions_stage_done,
  cancelled: m.team_sessions_stage_cancelled,
};

export const LACK: Words<SessionLack> = {
  contact: m.team_sessions_lack_contact,
  professional: m.team_sessions_lack_professional,
  times: m.team_sessions_lack_times,
  undertaking: m.team_sessions_lack_undertaking,
  settle: m.team_sessions_lack_settle,
  checklist: m.team_sessions_lack_checklist,
  note_held: m.team_sessions_lack_note_held,
  attendance: m.team_sessions_lack_attendance,
  thanks: m.team_sessions_lack_thanks,
  later_round: m.team_sessions_lack_later_round,
  next_step: m.team_sessions_lack_next_step,
};

/** The part of the screen where it is done. */
export const PART_OF: Readonly<Record<SessionLack, string>> = {
  contact: 'essentiel',
  professional: 'equipe',
  times: 'quand',
  undertaking: 'promesse',
  settle: 'quand',
  checklist: 'liste',
  note_held: 'jour',
  attendance: 'jour',
  thanks: 'apres',
  later_round: 'questionnaires',
  next_step: 'apres',
};

export const UNDERTAKING: Words<(typeof UNDERTAKINGS)[number]> = {
  no_recording: m.team_sessions_no_recording,
  no_photograph: m.team_sessions_no_photograph,
  no_story: m.team_sessions_no_story,
  moderator: m.team_sessions_moderator,
};

export const TASK: Words<StandardTask> = {
  call_contact: m.team_sessions_task_call_contact,
  print: m.team_sessions_task_print,
  questions: m.team_sessions_task_questions,
  room: m.team_sessions_task_room,
};

export const HISTORY: Words<SessionPlan['history'][number]['what']> = {
  proposed: m.team_sessions_history_proposed,
  settled: m.team_sessions_history_settled,
  moved: m.team_sessions_history_moved,
  cancelled: m.team_sessions_history_cancelled,
  handed_over: m.team_sessions_history_handed_over,
  held: m.team_sessions_history_held,
  reopened: m.team_sessions_history_reopened,
};

/** What is asked of those who were there, or asked by them. */
export type RoomMoment = AnswerMoment | 'box';
export const MOMENT: Words<RoomMoment> = {
  before: m.team_sessions_moment_before,
  after: m.team_sessions_moment_after,
  later: m.team_sessions_moment_later,
  box: m.team_sessions_box,
};

export const ASKED_BY = {
  team: m.team_sessions_by_team,
  partner: m.team_sessions_by_partner,
  peer: m.team_sessions_by_team,
  woman: m.team_sessions_by_team,
  weather: m.team_sessions_by_weather,
  other: m.team_sessions_by_other,
} satisfies Words<NonNullable<SessionPlan['history'][number]['who']>>;

/** Whose session it is, as a title: the organisation, or the milieu while none is named. */
export const titleOf = (content: SessionPlan, locale: Locale): string =>
  content.organisation.trim() !== '' ? content.organisation : audienceOf(content, locale);

export const audienceOf = (content: SessionPlan, locale: Locale): string =>
  sayAudience(content.audience, locale);

export const typeTitle = (types: readonly SessionType[], id: string | null, locale: Locale): string | null =>
  types.find((type) => type.id === id)?.[locale].title ?? null;
