/** What a programme publishes and how it is set. Nothing here is secret; nothing here is about a person asking. */
import { z } from 'zod';
import { OwnHelpLine } from '#programme/own-help-line.ts';
import { SESSION_TYPES_MAX, SessionType } from '#programme/session-type.ts';

export const Locale = z.enum(['fr', 'en']);

/** `HH:MM`, 24 h, in the programme's time zone; `24:00` ends a day. */
export const WallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** `YYYY-MM-DD` in the programme's time zone. */
export const CalendarDate = z.iso.date();
export const Period = z.object({ from: WallTime, to: WallTime });
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const Day = z.array(Period).max(6);
export const Week = z.object({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day });
export const Closure = z.object({
  from: CalendarDate,
  to: CalendarDate,
  label: z.string().max(80).optional(),
});

/** Opening hours of the programme. A week without any period means “not declared yet”: the clock then runs all the time. */
export const OpeningHours = z.object({
  timeZone: z.string().min(1).max(64),
  week: Week,
  closures: z.array(Closure).max(100),
  /** Closed on Québec public holidays (`date-holidays`, CA-QC). */
  holidays: z.boolean(),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Response targets; see [Note: Two clocks]. */
export const Targets = z.object({
  nowMinutes: z
    .int()
    .min(5)
    .max(24 * 60),
  soonOpeningMinutes: z
    .int()
    .min(15)
    .max(40 * 60),
  noRushOpeningDays: z.int().min(1).max(20),
});
export type Targets = z.infer<typeof Targets>;

export const DEFAULT_TARGETS: Targets = { nowMinutes: 30, soonOpeningMinutes: 4 * 60, noRushOpeningDays: 2 };

/** When a request for *now* that nobody takes reaches the next person; opening minutes after its clock began. */
export const EscalationPlan = z.object({
  secondAfterMinutes: z.int().min(1).max(240),
  coordinatorsAfterMinutes: z.int().min(1).max(480),
});
export type EscalationPlan = z.infer<typeof EscalationPlan>;

export const DEFAULT_ESCALATION: EscalationPlan = { secondAfterMinutes: 10, coordinatorsAfterMinutes: 20 };

/** The four essentials of set-up. */
export const Essentials = z.object({
  name: z.string().trim().min(2).max(80),
  organisation: z.string().trim().min(2).max(120),
  /** Public phone, as people dial it. */
  phone: z.string().trim().min(3).max(40),
  timeZone: z.string().min(1).max(64),
});
export type Essentials = z.infer<typeof Essentials>;

export const ProgrammeSettings = z.object({
  essentials: Essentials,
  hours: OpeningHours,
  targets: Targets,
  /** Absent in settings of before: {@link DEFAULT_ESCALATION}. */
  escalation: EscalationPlan.optional(),
  languages: z.array(Locale).min(1),
  /** Person in charge of personal information, published (P-39.1, s. 3.1). */
  privacyOfficer: z.object({ title: z.string().max(120), contact: z.string().max(160) }).nullable(),
  /** Whom the programme serves. */
  served: z.object({ ages: z.string().max(120), territory: z.string().max(160) }).nullable(),
  /** E-mail address published for partners, if any. */
  publicEmail: z.email().max(160).nullable(),
  /** Days between closing and destruction. */
  retentionDays: z.int().min(1).max(365),
  returnCardMonths: z.int().min(1).max(24),
  autoLock: z.object({ idleMinutes: z.int().min(1).max(60), hiddenMinutes: z.int().min(1).max(60) }),
  /** Parts of the set-up that a coordinator found good as they stand, so that the checklist can end. */
  confirmedAsIs: z
    .array(z.enum(['targets', 'languages', 'help_lines', 'mail', 'own_door']))
    .max(5)
    .optional(),
  /** The public reads only wordings that a survivor and a worker approved. Absent: drafts too, marked as such. */
  hideDrafts: z.boolean().optional(),
  /** Its catalogue of awareness sessions. Absent: the one that ships. */
  sessionTypes: z.array(SessionType).max(SESSION_TYPES_MAX).optional(),
  /** What the programme made of the help lines that ship, and its own; see [Note: Two people]. */
  helpLines: z.array(OwnHelpLine).max(80),
});
export type ProgrammeSettings = z.infer<typeof ProgrammeSettings>;

/** Settings of a programme that has just given its four essentials. */
export const initialSettings = (essentials: Essentials): ProgrammeSettings => ({
  essentials,
  hours: {
    timeZone: essentials.timeZone,
    week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    closures: [],
    holidays: true,
  },
  targets: DEFAULT_TARGETS,
  languages: ['fr', 'en'],
  privacyOfficer: null,
  served: null,
  publicEmail: null,
  retentionDays: 30,
  returnCardMonths: 12,
  autoLock: { idleMinutes: 15, hiddenMinutes: 10 },
  helpLines: [],
});
