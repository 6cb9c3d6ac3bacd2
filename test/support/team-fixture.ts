/**
 * The team's data in memory, for looking at every screen without a server: the same interface, the same rules, invented
 * requests. What a scenario wants otherwise (offline, empty, a lost race) is a patch or an option.
 */
import type { StoredRound } from '#contract/rounds.ts';
import type { UndertakingAnswer } from '#programme/undertaking.ts';
import type { AgendaView } from '#team/data/agenda.ts';
import type { RoundsDesk } from '#team/data/rounds.ts';
import { agendaDeskOf } from './team-agenda.ts';
import type { MailboxState, SetAsideMessage } from '#contract/mailbox.ts';
import { DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import { changeHelpLine } from '#programme/help-line-change.ts';
import type { HelpLine } from '#programme/help-lines.ts';
import type { DirectoryEntry, NotesContent } from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { AlertReason, Step } from '#programme/request.ts';
import type { ActionResult, Colleague, OpenRequest, TeamActions, TeamState } from '#team/data/model.ts';
import { createTeamStore, type TeamStore } from '#team/data/store.ts';
import { hasShifts, swapped } from '#programme/rota.ts';
import { wallDate } from '#team/parts/format.ts';
import { standInFor } from '#team/duty/stand-in.ts';
import { shiftsOf } from '#programme/rota.ts';
import { dutyOf, NO_ROTA, swapOf } from './team-duty.ts';
import { deskOf } from './team-guide.ts';
import { hoursDeskOf } from './team-hours.ts';
import { type EvaluationOptions, evaluationDeskOf } from './team-evaluation.ts';
import { FIXTURE_SET, roundsDeskOf } from './team-rounds.ts';
import { makeStories } from './team-requests.ts';
import {
  CAMILLE,
  DAY,
  fileOf,
  HOUR,
  MINUTE,
  NADIA,
  NOW,
  ROLES,
  ROSALIE,
  SETTINGS,
  Story,
  SYLVIE,
} from './team-stories.ts';

export interface FixtureOptions {
  /** Questionnaires in the programme's own words, and what a colleague does to them. */
  readonly questions?: Pick<Parameters<typeof roundsDeskOf>[0], 'own' | 'colleague'>;
  /** What is in the agenda when it is first opened. */
  readonly agenda?: AgendaView;
  /** What came through links of an undertaking. */
  readonly undertakings?: readonly UndertakingAnswer[];
  readonly language?: 'fr' | 'en';
  readonly me?: string;
  /** Every action fails so. */
  readonly fail?: Extract<ActionResult, { ok: false }>;
  readonly offline?: boolean;
  readonly evaluation?: Partial<EvaluationOptions>;
  readonly rounds?: readonly StoredRound[];
  readonly patch?: Partial<TeamState>;
  /** Of my own account. */
  readonly mine?: Partial<TeamState['me']>;
  /** Members without any way to be alerted. */
  readonly silent?: readonly string[];
  readonly stories?: (stories: Story[]) => Story[];
  /** Milliseconds an action takes. */
  readonly delay?: number;
}

export interface TeamFixture {
  readonly store: TeamStore;
  readonly actions: TeamActions;
  /** What was asked for, in order: `claim`, `recordCall`… with its arguments. */
  readonly calls: readonly { readonly name: string; readonly args: readonly unknown[] }[];
  /** A request comes in while one watches. */
  readonly arrive: () => string;
  /** I am told of a request by a live event. */
  readonly alert: (file: string, why: AlertReason) => void;
}

const person = (member: string, name: string, title: string | null, me: string): Colleague => ({
  member,
  name,
  title,
  role: ROLES[member] ?? 'peer',
  signInName: name.toLowerCase(),
  since: NOW - 200 * DAY,
  lastSeenAt: NOW - 3 * HOUR,
  hasAlerts: true,
  isMe: member === me,
});

const listed = (
  n: number,
  organisation: string,
  sector: DirectoryEntry['sector'],
  switchboard: string,
  checkedOn: string | null,
  note?: string,
) => ({
  record: fileOf(900 + n),
  version: 1,
  entry: {
    kind: 'directory',
    organisation,
    sector,
    switchboard,
    checkedOn,
    ...(note ? { note } : {}),
  } satisfies DirectoryEntry,
});

/** A mailbox that works, and what it set aside. */
export const MAILBOX: MailboxState = {
  mailbox: {
    host: 'imap.exemple.org',
    port: 993,
    tls: 'implicit',
    user: 'programme@exemple.org',
    folder: 'INBOX',
    processed: 'Passerelle traités',
    setAside: 'Passerelle mis de côté',
    attachments: 'Passerelle pièces jointes',
    deleteProcessed: false,
    answer: false,
  },
  passwordSet: true,
  checkedAt: NOW - MINUTE,
  failing: null,
  setAside: 3,
};
const SET_ASIDE: readonly SetAsideMessage[] = [
  { at: NOW - 2 * HOUR, reason: 'bulk', size: 84_000 },
  { at: NOW - 26 * HOUR, reason: 'automatic', size: 6200 },
  { at: NOW - 50 * HOUR, reason: 'no_reply', size: 1_340_000 },
];

export const DIRECTORY = [
  listed(1, 'CISSS de Lanaudière', 'health', '450 555-0100', '2026-08-20', 'Demander l’urgence sociale'),
  listed(2, 'Sûreté du Québec, poste de Joliette', 'police', '450 555-0160', '2026-09-02'),
  listed(3, 'Sûreté du Québec, poste de Repentigny', 'police', '450 555-0120', '2025-11-12'),
  listed(4, 'Auberge du Cœur Roland-Gauvreau', 'community', '450 555-0151', '2026-06-30'),
  listed(5, 'Cégep régional de Lanaudière', 'school', '450 555-0182', null),
  listed(6, 'CAVAC de Lanaudière', 'community', '450 555-0130', '2026-10-01'),
  listed(7, 'CLSC de Saint-Jean-de-Matha', 'health', '450 555-0179', '2026-10-05'),
];

export const HELP_LINES: readonly HelpLine[] = [
  helpLine({
    id: 'info_aide',
    topic: 'sexual_violence',
    name: { fr: 'Info-aide violence sexuelle', en: 'Sexual violence helpline' },
    number: '1 888 933-9007',
    allDay: true,
    hours: { fr: 'Jour et nuit', en: 'Day and night' },
    forWomen: 2,
    checkedOn: '2026-08-15',
    checkedBy: 'Camille',
  }),
  helpLine({
    id: 'local',
    topic: 'local',
    name: { fr: 'CALACS La Chrysalide', en: 'CALACS La Chrysalide' },
    number: '1 866 964-7888',
    forWomen: 1,
    checkedOn: '2026-01-10',
    checkedBy: 'Camille',
  }),
  helpLine({
    id: 'emergency',
    topic: 'emergency',
    name: { fr: 'Urgence', en: 'Emergency' },
    number: '911',
    allDay: true,
    hours: { fr: 'Jour et nuit', en: 'Day and night' },
    forWomen: 3,
  }),
  helpLine({
    id: 'dpj_lanaudiere',
    topic: 'child_protection',
    name: { fr: 'DPJ de Lanaudière', en: 'Youth protection (DPJ), Lanaudière' },
    number: '1 800 665-1414',
    region: 'lanaudiere',
  }),
];

function helpLine(line: Pick<HelpLine, 'id' | 'topic' | 'name' | 'number'> & Partial<HelpLine>): HelpLine {
  return {
    text: null,
    allDay: false,
    hours: null,
    whoMayCall: { fr: 'Toute personne', en: 'Anyone' },
    note: null,
    languages: ['fr', 'en'],
    region: null,
    forWomen: null,
    confidence: 'high',
    source: ['https://example.org/'],
    checkedOn: null,
    checkedBy: null,
    ...line,
  };
}

const done: ActionResult = { ok: true, undo: null, undoUntil: null };
const queued: ActionResult = { ok: true, queued: true, undo: null, undoUntil: null };

export function createTeamFixture(options: FixtureOptions = {}): TeamFixture {
  const me = options.me ?? CAMILLE;
  const role = ROLES[me] ?? 'peer';
  const all = role === 'peer' ? [] : (options.stories ?? ((stories) => stories))(makeStories());
  const stories = new Map(all.map((story) => [story.row.file, story]));
  const calls: { name: string; args: readonly unknown[] }[] = [];
  const colleagues = [
    person(CAMILLE, 'Camille', 'Coordonnatrice', me),
    person(NADIA, 'Nadia', 'Intervenante', me),
    person(ROSALIE, 'Rosalie', null, me),
    person(SYLVIE, 'Sylvie', 'Paire aidante', me),
  ];
  for (const [at, one] of colleagues.entries())
    if (options.silent?.includes(one.member)) colleagues[at] = { ...one, hasAlerts: false };
  const previousVisitAt = NOW - 17 * HOUR;

  const store = createTeamStore({
    me: {
      member: me,
      signInName: 'camille',
      role,
      language: options.language ?? 'fr',
      alertEmail: 'camille@example.org',
      alerts: DEFAULT_ALERT_PREFS,
      recoveryCodesLeft: 9,
      lastVisitAt: previousVisitAt,
      sessionEndsAt: NOW + 8 * HOUR,
      ...options.mine,
    },
    myName: colleagues.find(({ member }) => member === me)?.name ?? '',
    programme: SETTINGS.essentials.name,
    connection: options.offline ? 'offline' : 'live',
    clockSkewMs: NOW - Date.now(),
    openNow: true,
    nextOpeningAt: null,
    closesAt: Date.parse('2026-10-13T20:30:00Z'),
    opensAgainAt: Date.parse('2026-10-14T12:30:00Z'),
    requests: requestsOf(),
    queueLoaded: true,
    ending: [],
    justArrived: [],
    alerted: [],
    duty: role === 'peer' ? null : dutyOf(NO_ROTA, { absences: [], version: 0 }),
    previousVisitAt,
    eventsSinceVisit: all.flatMap((story) =>
      story.timeline.flatMap((item) =>
        item.type === 'event' && item.event.at > previousVisitAt ? [item.event] : [],
      ),
    ),
    colleagues: new Map(colleagues.map((one) => [one.member, one])),
    directory: DIRECTORY,
    returnCards: [
      {
        record: fileOf(800),
        version: 1,
        card: {
          kind: 'return_card',
          reference: 'Pinson-3361',
          people: ['Nadia', 'Sylvie'],
          doNotAskAgain: 'Comment elle a quitté son logement.',
        },
        expiresAt: NOW + 200 * DAY,
      },
      {
        record: fileOf(801),
        version: 1,
        card: { kind: 'return_card', reference: 'Grèbe-5138', people: ['Camille'], doNotAskAgain: '' },
        expiresAt: NOW + 20 * DAY,
      },
    ],
    drafts: [],
    settings: SETTINGS,
    settingsVersion: 3,
    helpLines: HELP_LINES,
    kitConfirmed: true,
    mail: {
      server: {
        host: 'mail.example.org',
        port: 465,
        tls: 'implicit',
        user: 'alertes',
        from: 'alertes@example.org',
      },
      passwordSet: true,
      waiting: 0,
      lastSentAt: NOW - HOUR,
      failing: null,
    },
    guide: null,
    agenda: null,
    hours: null,
    toReview: null,
    mailbox: MAILBOX,
    waiting: options.offline ? 2 : 0,
    myCall: null,
    ...options.patch,
  });

  function requestsOf(): Map<string, OpenRequest> {
    return new Map([...stories.values()].map((story) => [story.row.file, story.open()]));
  }
  const now = () => Date.now() + store.get().clockSkewMs;
  const show = () => {
    const mine = [...stories.values()].find(({ row }) => row.callingBy === me && row.callingSince !== null);
    store.set({
      requests: requestsOf(),
      myCall: mine ? { file: mine.row.file, since: mine.row.callingSince ?? now() } : null,
    });
  };
  const refused = (): Extract<ActionResult, { ok: false }> | null => options.fail ?? null;

  const take = async (file: string, step: Step, ...said: readonly NotesContent[]): Promise<ActionResult> => {
    const failed = refused();
    if (failed) return failed;
    const story = stories.get(file);
    if (!story) return { ok: false, code: 'unknown_or_hidden' };
    if (options.offline) {
      for (const content of said) story.timeline.push({ type: 'waiting', at: now(), content });
      show();
      return said.length > 0 ? queued : { ok: false, code: 'unreachable' };
    }
    const other = step.step === 'merge' ? (stories.get(step.into) ?? null) : null;
    const result = story.step(
      me,
      now(),
      step,
      said.map((content) => ({ stream: 'notes', content }) as const),
      other?.row ?? null,
    );
    if (!result.ok) return { ok: false, code: result.code, owner: result.who };
    if (other && result.other) other.row = result.other;
    show();
    const event = [...story.timeline]
      .reverse()
      .find((item) => item.type === 'event' && item.event.undoUntil !== null && item.event.actor === me);
    return result.undo && event?.type === 'event'
      ? { ok: true, undo: event.event.event, undoUntil: result.undo.until }
      : done;
  };

  const say = async (file: string, content: NotesContent): Promise<ActionResult> => {
    const failed = refused();
    if (failed) return failed;
    const story = stories.get(file);
    if (!story) return { ok: false, code: 'unknown_or_hidden' };
    if (options.offline) story.timeline.push({ type: 'waiting', at: now(), content });
    else story.write(now(), { who: 'member', member: me }, { stream: 'notes', content });
    show();
    return options.offline ? queued : done;
  };

  let rounds: RoundsDesk | null = null;
  const actions: TeamActions = {
    loadRequest: async (file) =>
      stories.has(file)
        ? options.offline
          ? { ok: false, code: 'unreachable' }
          : done
        : { ok: false, code: 'unknown_or_hidden' },
    loadClosed: async () => done,
    agendaDesk: async () =>
      agendaDeskOf(store, {
        offline: options.offline ?? false,
        ...(options.agenda ? { agenda: options.agenda } : {}),
      }),
    hoursDesk: async () => hoursDeskOf(store, { offline: options.offline ?? false }),
    roundsDesk: async () =>
      (rounds ??= roundsDeskOf({
        offline: options.offline ?? false,
        rounds: options.rounds ?? [],
        undertakings: options.undertakings ?? [],
        ...options.questions,
      })),
    evaluationDesk: async () =>
      evaluationDeskOf({ offline: options.offline ?? false, set: FIXTURE_SET, ...options.evaluation }),
    guideDesk: async () => deskOf(store, { offline: options.offline ?? false }),
    countToReview: async () => {},
    noteVisit: async () => {},
    clearArrived: () => store.set({ justArrived: [] }),
    see: (file) => take(file, { step: 'see' }),
    claim: (file) => take(file, { step: 'claim' }, { kind: 'claimed' }),
    acknowledge: (file) => take(file, { step: 'acknowledge' }),
    clearAlert: (file) => store.set({ alerted: store.get().alerted.filter((one) => one.file !== file) }),
    loadDuty: async () => (options.offline ? { ok: false, code: 'unreachable' } : done),
    saveRota: async (version, rota) => {
      const failed = refused();
      if (failed) return failed;
      const { duty } = store.get();
      store.set({ duty: dutyOf(rota, { ...(duty ?? {}), version: version + 1 }) });
      return done;
    },
    askSwap: async (place, asked) => {
      const { duty } = store.get();
      if (duty) store.set({ duty: { ...duty, swaps: [...duty.swaps, swapOf(9, me, asked, place)] } });
      return refused() ?? done;
    },
    answerSwap: async (id, accept) => {
      const failed = refused();
      const { duty } = store.get();
      const swap = duty?.swaps.find((one) => one.id === id);
      if (failed || !duty || !swap) return failed ?? { ok: false, code: 'unknown_or_hidden' };
      const ofDay = shiftsOf(duty.rota, swap.place.date);
      const after = accept ? swapped(duty.rota, ofDay, swap.place, swap.asker, swap.asked) : duty.rota;
      const swaps = duty.swaps.filter((one) => one.id !== id);
      store.set({ duty: dutyOf(after ?? duty.rota, { ...duty, swaps }) });
      return done;
    },
    goAway: async (member, { from, until }, to) => {
      const failed = refused();
      const { duty } = store.get();
      if (failed || !duty) return failed ?? { ok: false, code: 'unreachable' };
      const taker = to ?? standInFor(member, duty, store.get().colleagues.values(), now())?.member ?? null;
      const hers =
        from === null
          ? [...stories.values()].filter(({ row }) => row.owner === member && row.state !== 'closed')
          : [];
      if (taker) for (const story of hers) story.step(CAMILLE, now(), { step: 'hand_over', to: taker });
      const absences = [
        ...duty.absences.filter((one) => one.member !== member),
        { member, from: from ?? now(), until },
      ];
      store.set({
        duty: hasShifts(duty.rota) ? dutyOf(duty.rota, { ...duty, absences }) : { ...duty, absences },
      });
      show();
      return { ok: true, undo: null, undoUntil: null, handedOver: taker ? hers.length : 0, to: taker };
    },
    comeBack: async (member) => {
      const { duty } = store.get();
      if (duty)
        store.set({
          duty: dutyOf(duty.rota, {
            ...duty,
            absences: duty.absences.filter((one) => one.member !== member),
          }),
        });
      return refused() ?? done;
    },
    takeOver: (file, reason) =>
      take(
        file,
        { step: 'take_over' },
        { kind: 'taken_over', from: stories.get(file)?.row.owner ?? null, reason },
      ),
    handOver: (file, to, reason) =>
      take(file, { step: 'hand_over', to }, { kind: 'handed_over', to, ...(reason ? { reason } : {}) }),
    startCall: (file) => take(file, { step: 'start_call' }),
    recordCall: (file, outcome, note, nextAt) =>
      take(
        file,
        { step: 'attempt', reached: outcome === 'reached', ...(nextAt === null ? {} : { nextAt }) },
        { kind: 'call', outcome, ...(note === null ? {} : { note }) },
      ),
    endCall: (file) => take(file, { step: 'end_call' }),
    assess: (file, assessment) => say(file, assessment),
    decide: (file, decisions, note) =>
      take(
        file,
        { step: 'decide' },
        { kind: 'decision', decisions: [...decisions], ...(note === null ? {} : { note }) },
      ),
    plan: (file, what, dueAt, owner) =>
      take(file, { step: 'plan', dueAt, owner }, { kind: 'plan', what, dueAt, owner }),
    message: async (file, text) => {
      stories.get(file)?.reply(me, now(), text);
      show();
      return refused() ?? done;
    },
    note: (file, text) => say(file, { kind: 'note', text }),
    correctOpening: async (file, opening) => {
      stories
        .get(file)
        ?.write(
          now(),
          { who: 'member', member: me },
          { stream: 'exchange', content: { kind: 'opening_corrected', opening } },
        );
      show();
      return refused() ?? done;
    },
    setPromptness: (file, promptness) => take(file, { step: 'set_promptness', promptness }),
    setNotBefore: (file, notBefore) => take(file, { step: 'set_not_before', notBefore }),
    merge: (file, into, reason) =>
      take(file, { step: 'merge', into }, { kind: 'merged', into, ...(reason ? { reason } : {}) }),
    erase: async (file, stream, seq) => {
      const story = stories.get(file);
      const index = story?.timeline.findIndex((item) => item.type === stream && item.seq === seq) ?? -1;
      if (!story || index < 0) return { ok: false, code: 'unknown_or_hidden' };
      story.timeline[index] = { type: 'erased', stream, seq, at: now(), by: { who: 'member', member: me } };
      show();
      return refused() ?? done;
    },
    close: (file, { outcome, doorStaysOpen, note, reason }) =>
      take(
        file,
        { step: 'close', reason },
        { kind: 'closing', outcome, doorStaysOpen, ...(note ? { note } : {}) },
      ),
    reopen: (file, promptness, who, note) =>
      take(
        file,
        { step: 'reopen', promptness },
        { kind: 'returned', who, ...(note === null ? {} : { note }) },
      ),
    hold: (file, hold) => take(file, { step: 'hold', hold }),
    undo: (file, event) => take(file, { step: 'undo', event }),
    takePhoneRequest: async (opening, draft) => {
      const failed = refused();
      if (failed) return failed;
      const file = fileOf(500 + stories.size);
      if (draft) dropDraft(draft);
      if (options.offline) return { ok: true, file, reference: null };
      const story = new Story(500 + stories.size, 'Sizerin-1234', (NOW - now()) / MINUTE, opening, {
        phone: me,
      });
      stories.set(file, story);
      show();
      return { ok: true, file, reference: story.row.reference };
    },
    erasePractice: async (file) => {
      stories.delete(file);
      show();
      return refused() ?? done;
    },
    issueReceipt: async (file) => {
      const failed = refused();
      if (failed) return failed;
      const story = stories.get(file);
      if (story) story.receiptGiven = true;
      show();
      return {
        ok: true,
        words: [
          'abeille',
          'bateau',
          'cabane',
          'dauphin',
          'écharpe',
          'fanfare',
          'gazelle',
          'horizon',
          'jardin',
          'lanterne',
          'marmite',
          'nuage',
        ],
      };
    },
    saveDraft: async (record, draft) => {
      const others = store.get().drafts.filter((one) => one.record !== record);
      store.set({ drafts: [...others, { record, draft, savedAt: Date.now(), onServer: false }] });
      setTimeout(() => {
        const drafts = store
          .get()
          .drafts.map((one) =>
            one.record === record ? { ...one, savedAt: Date.now(), onServer: !options.offline } : one,
          );
        store.set({ drafts });
      }, 600);
    },
    dropDraft: async (record) => dropDraft(record),
    saveDirectory: async (record, entry) => {
      const kept = store.get().directory.filter((one) => one.record !== record);
      store.set({ directory: [...kept, { record: record ?? newId(), version: 2, entry }] });
      return refused() ?? done;
    },
    dropDirectory: async (record) => {
      store.set({ directory: store.get().directory.filter((one) => one.record !== record) });
      return refused() ?? done;
    },
    changeHelpLine: async (line, change) => {
      const { settings, helpLines } = store.get();
      const by = { by: me, on: wallDate(now(), SETTINGS.essentials.timeZone) };
      const next = changeHelpLine(helpLines, settings.helpLines, line, change, by);
      if (typeof next === 'string')
        return { ok: false, code: next === 'second_person' ? next : 'unknown_or_hidden' };
      store.set({ settings: { ...settings, helpLines: next } });
      return refused() ?? done;
    },
    saveSettings: async (settings) => {
      store.set({ settings });
      return refused() ?? done;
    },
    womanWrote: async (file) => {
      stories.delete(file);
      show();
      return refused() ?? done;
    },
    saveMailbox: async () => refused() ?? done,
    testMailbox: async () => refused() ?? { ok: true, reason: null, waiting: 3 },
    listSetAside: async () => SET_ASIDE,
    saveMail: async () => done,
    testMail: async () => done,
    saveMe: async (language, alertEmail, alerts) => {
      const { me: mine } = store.get();
      store.set({ me: { ...mine, language, alertEmail, alerts: alerts ?? mine.alerts } });
      return done;
    },
    saveMyCard: async () => done,
    lock: () => {},
    signOut: async () => {},
  };

  function dropDraft(record: string): void {
    store.set({ drafts: store.get().drafts.filter((one) => one.record !== record) });
  }

  return {
    store,
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, action]) => [
        name,
        (...args: never[]) => {
          calls.push({ name, args });
          const result = (action as (...all: never[]) => unknown)(...args);
          return options.delay && result instanceof Promise
            ? new Promise((resolve) => setTimeout(() => resolve(result), options.delay))
            : result;
        },
      ]),
    ) as unknown as TeamActions,
    calls,
    alert: (file, why) => store.set({ alerted: [...store.get().alerted, { file, why, at: now() }] }),
    arrive: () => {
      const story = new Story(600 + stories.size, 'Rubiette-5091', (NOW - now()) / MINUTE, {
        promptness: 'now',
        organisation: 'CLSC de Joliette',
        firstName: 'Chloé',
        phone: '450 555-0137',
        need: 'support',
        sector: 'health',
        messageSafe: 'no',
      });
      stories.set(story.row.file, story);
      show();
      store.set({ justArrived: [...store.get().justArrived, story.row.file] });
      return story.row.file;
    },
  };
}
