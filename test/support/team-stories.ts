/**
 * Invented requests, lived through by the real rules: each is a short story told in minutes before now. No person,
 * organisation or number here exists (555 numbers).
 */
import type { ExchangeContent, NotesContent, Opening } from '#programme/entries.ts';
import { arrivedByDoor, arrivedByPhone } from '#programme/arrival.ts';
import { applyPartnerStep, memberReplied } from '#programme/partner-steps.ts';
import type { AlertReason, PartnerStep, RequestEvent, RequestRow, Step } from '#programme/request.ts';
import type { Accepted, Refusal, RuleContext, UndoRecord } from '#programme/request-change.ts';
import type { Role } from '#programme/roles.ts';
import { initialSettings, type ProgrammeSettings } from '#programme/settings.ts';
import { applyStep } from '#programme/transitions.ts';
import type { Author, OpenRequest, TimelineItem } from '#team/data/model.ts';
import { nextActionOf, openingOf, problemOf } from '#team/data/timeline.ts';

/** A Tuesday, 10 h 20 in Joliette. */
export const NOW = Date.parse('2026-10-13T14:20:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const CAMILLE = '00000000-0000-7000-8000-00000000000a';
export const NADIA = '00000000-0000-7000-8000-00000000000b';
export const ROSALIE = '00000000-0000-7000-8000-00000000000c';
export const SYLVIE = '00000000-0000-7000-8000-00000000000d';

export const ROLES: Readonly<Record<string, Role>> = {
  [CAMILLE]: 'coordinator',
  [NADIA]: 'professional',
  [ROSALIE]: 'professional',
  [SYLVIE]: 'peer',
};

const day = [{ from: '08:30', to: '16:30' }];
export const SETTINGS: ProgrammeSettings = {
  ...initialSettings({
    name: 'SurVivantes Lanaudière',
    organisation: 'CALACS La Chrysalide',
    phone: '1 866 555-0188',
    timeZone: 'America/Toronto',
  }),
  hours: {
    timeZone: 'America/Toronto',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    closures: [],
    holidays: true,
  },
  privacyOfficer: { title: 'Coordonnatrice', contact: 'confidentialite@example.org' },
  served: { ages: '14 ans et plus', territory: 'Lanaudière' },
  helpLines: [{ id: 'dpj_lanaudiere', hidden: false, checkedOn: '2026-09-01', checkedBy: 'Camille' }],
  confirmedAsIs: ['targets', 'languages', 'help_lines', 'mail', 'own_door'],
};

type Said = { stream: 'exchange'; content: ExchangeContent } | { stream: 'notes'; content: NotesContent };
type Asked = Omit<Opening, 'kind' | 'door'>;

/** Journal numbers grow by one over the whole programme. */
let lastEvent = 100;
export const nextEvent = (): number => ++lastEvent;

export const ruleContext = (now: number): RuleContext => ({
  hours: SETTINGS.hours,
  holidays: new Set(['2026-10-12']),
  targets: SETTINGS.targets,
  retentionDays: SETTINGS.retentionDays,
  now,
});
export const mayOwn = (member: string): boolean =>
  ROLES[member] === 'coordinator' || ROLES[member] === 'professional';

/** A request with its past. Steps throw when the rules refuse them: a story that could not happen is a mistake. */
export class Story {
  row: RequestRow;
  readonly timeline: TimelineItem[] = [];
  readonly undos = new Map<number, UndoRecord>();
  /** A member gave her a tracking code. */
  receiptGiven = false;
  private readonly seqs = { exchange: 0, notes: 0 };

  constructor(
    n: number,
    reference: string,
    minutesAgo: number,
    asked: Asked,
    by: 'web' | 'mail' | { phone: string } = 'web',
  ) {
    const at = NOW - minutesAgo * MINUTE;
    const arrival = {
      file: fileOf(n),
      reference,
      promptness: asked.promptness,
      notBefore: asked.notBefore ?? null,
      practice: asked.practice ?? false,
    };
    const opening: Opening = { ...asked, kind: 'opening', door: typeof by === 'string' ? by : 'phone' };
    if (typeof by === 'string') {
      this.row = arrivedByDoor(arrival, by, ruleContext(at));
      this.note(at, 'arrived', 'partner', null);
      this.write(at, { who: 'partner' }, { stream: 'exchange', content: opening });
    } else {
      this.row = arrivedByPhone(arrival, by.phone, ruleContext(at));
      this.note(at, 'arrived', by.phone, null);
      this.write(at, { who: 'member', member: by.phone }, { stream: 'exchange', content: opening });
      this.write(at, { who: 'member', member: by.phone }, { stream: 'notes', content: { kind: 'claimed' } });
    }
  }

  step(
    actor: string,
    at: number,
    step: Step,
    said: readonly Said[] = [],
    other: RequestRow | null = null,
  ): Accepted | Refusal {
    const undoable = step.step === 'undo' ? (this.undos.get(step.event) ?? null) : null;
    const result = applyStep(this.row, step, {
      ...ruleContext(at),
      actor,
      role: ROLES[actor] ?? 'peer',
      version: this.row.version,
      mayOwn,
      other,
      undoable,
    });
    if (!result.ok) return result;
    this.row = result.row;
    const last = result.events.at(-1);
    for (const event of result.events.filter(({ file }) => file === this.row.file))
      this.note(at, event.kind, actor, event === last ? result.undo : null);
    if (step.step === 'undo') this.markUndone(step.event);
    for (const one of said) this.write(at, { who: 'member', member: actor }, one);
    return result;
  }

  /** A step that must succeed, so many minutes ago. */
  did(actor: string, minutesAgo: number, step: Step, ...said: readonly Said[]): this {
    const result = this.step(actor, NOW - minutesAgo * MINUTE, step, said);
    if (!result.ok) throw new Error(`${this.row.reference}: ${step.step} was refused (${result.why}).`);
    return this;
  }

  partner(minutesAgo: number, step: PartnerStep, content: ExchangeContent): this {
    const at = NOW - minutesAgo * MINUTE;
    const result = applyPartnerStep(this.row, step, ruleContext(at));
    if (!result.ok) throw new Error(`${this.row.reference}: ${step.step} was refused (${result.why}).`);
    this.row = result.row;
    for (const event of result.events) this.note(at, event.kind, event.actor, null);
    this.write(at, { who: 'partner' }, { stream: 'exchange', content });
    return this;
  }

  reply(actor: string, at: number, text: string): this {
    const result = memberReplied(this.row, actor, ruleContext(at));
    this.row = result.row;
    for (const event of result.events) this.note(at, event.kind, actor, null);
    return this.write(
      at,
      { who: 'member', member: actor },
      { stream: 'exchange', content: { kind: 'message', text } },
    );
  }

  note(at: number, kind: string, actor: string, undo: UndoRecord | null): number {
    const event: RequestEvent = {
      event: nextEvent(),
      at,
      actor: actor,
      kind,
      file: this.row.file,
      undoUntil: undo?.until ?? null,
      undone: false,
    };
    if (undo) this.undos.set(event.event, undo);
    this.timeline.push({ type: 'event', event });
    return event.event;
  }

  /** Who was told of it, so many minutes ago. */
  alerted(minutesAgo: number, why: AlertReason, ...to: readonly string[]): this {
    const at = NOW - minutesAgo * MINUTE;
    this.note(at, 'alerted', 'system', null);
    const line = this.timeline.at(-1);
    if (line?.type === 'event')
      this.timeline[this.timeline.length - 1] = {
        ...line,
        event: { ...line.event, alert: { why, to: [...to], sent: [...to] } },
      };
    return this;
  }

  write(at: number, author: Author, said: Said): this {
    const seq = this.seqs[said.stream]++;
    this.timeline.push(
      said.stream === 'exchange'
        ? { type: 'exchange', seq, at, author, content: said.content }
        : { type: 'notes', seq, at, author, content: said.content },
    );
    return this;
  }

  private markUndone(event: number): void {
    const index = this.timeline.findIndex((item) => item.type === 'event' && item.event.event === event);
    const item = this.timeline[index];
    if (item?.type === 'event')
      this.timeline[index] = { type: 'event', event: { ...item.event, undone: true } };
  }

  open(whole = true): OpenRequest {
    const timeline = [...this.timeline];
    return {
      row: this.row,
      opening: openingOf(timeline),
      problem: problemOf(timeline),
      timeline,
      whole,
      nextAction: nextActionOf(timeline),
      partnerHasReceipt: this.row.door === 'web' || this.receiptGiven,
      openingMinutesToAnswer: null,
    };
  }
}

export const fileOf = (n: number): string => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`;
