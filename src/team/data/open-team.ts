/** Opens the team's data after unlocking: keys first, then everything else side by side; closed whole at lock. */
import type { Opened } from '#contract/access.ts';
import { getMe, markVisit, putMe, signOut } from '#contract/access.ts';
import { getMailbox, listSetAside, putMailbox, testMailbox } from '#contract/mailbox.ts';
import {
  changeHelpLine,
  getHelpLines,
  getMail,
  getSettings,
  putMail,
  putSettings,
  testMail,
} from '#contract/settings.ts';
import { listEvents } from '#contract/requests.ts';
import { newId } from '#programme/new-id.ts';
import { initialSettings } from '#programme/settings.ts';
import type { KeysOpened } from '#team/vault/vault.ts';
import { doorAt } from './door-clock.ts';
import { createDrafts } from './drafts.ts';
import { createDutyActions } from './duty.ts';
import { createFollower } from './follow.ts';
import { followLive, type Live } from './live.ts';
import type {
  ActionResult,
  AgendaDesk,
  GuideDesk,
  HoursDesk,
  RoundsDesk,
  TeamActions,
  TeamState,
} from './model.ts';
import { createOutbox } from './outbox.ts';
import { createRecords, type Records } from './records.ts';
import { createRequestActions } from './request-actions.ts';
import { createRequests } from './requests.ts';
import { createRoom, type Room, type RoomOptions } from './room.ts';
import { createSender } from './send.ts';
import { createTeamStore } from './store.ts';
import type { Team } from './use-team.tsx';

/** How long what waits for a server that answers, but cannot store, waits between two tries. */
const RETRY_MS = 20_000;
/** As often as the screens' own clock moves. */
const DOOR_MS = 15_000;

export interface OpenTeamOptions
  extends Pick<RoomOptions, 'vault' | 'local' | 'transport' | 'onSessionEnded' | 'onRosterRefused'> {
  readonly opened: Opened;
  readonly lock: () => void;
  /** After the server ended the session. */
  readonly onSignedOut: () => void;
}

/** The open app: what the screens use, and what the access screens and the settings need besides. */
export interface OpenTeam extends Team {
  readonly room: Room;
  readonly records: Records;
  readonly keys: () => KeysOpened;
  readonly reloadSettings: () => Promise<void>;
  /** Makes safe what was typed; then the vault may end. */
  readonly flush: () => Promise<void>;
  /** The network is back, or the page is shown again. */
  readonly retry: () => void;
  /** The device says that its network is gone. */
  readonly lose: () => void;
  readonly close: () => void;
}

export type OpenTeamResult = { ok: true; team: OpenTeam } | { ok: false; code: string };

const done: ActionResult = { ok: true, undo: null, undoUntil: null };

export async function openTeam(options: OpenTeamOptions): Promise<OpenTeamResult> {
  const { opened, vault, local } = options;
  const { me } = opened;
  const store = createTeamStore(emptyState(opened));
  let keys: KeysOpened | null = null;
  const refused: { code: string | null } = { code: null };
  const room = createRoom({
    store,
    vault,
    local,
    programmeId: opened.programme,
    member: me.member,
    onSessionEnded: options.onSessionEnded,
    onKeys: (next) => {
      keys = next;
    },
    onRosterRefused: (code) => {
      refused.code = code;
      options.onRosterRefused(code);
    },
    ...(options.transport ? { transport: options.transport } : {}),
  });
  const { call } = room;
  const holdsRing = me.role !== 'peer';

  const requests = createRequests(room);
  const records = createRecords(room);
  const drafts = createDrafts(room);
  const send = createSender(room, requests);
  const outbox = createOutbox({
    room,
    send,
    onChange: (waiting, count) => {
      requests.showWaiting(waiting);
      store.set({ waiting: count });
    },
    onOrphan: async (operation) =>
      drafts.save(newId(), { kind: 'draft', screen: 'unsent', file: operation.file, fields: { operation } }),
  });

  const loadSettings = async (): Promise<void> => {
    const answer = await call(getSettings, {});
    if (!answer.ok) return;
    const { settings, version, kitConfirmed } = answer.value;
    store.set({ settings, settingsVersion: version, kitConfirmed, programme: settings.essentials.name });
  };
  const loadHelpLines = async (): Promise<void> => {
    const answer = await call(getHelpLines, {});
    if (answer.ok) store.set({ helpLines: answer.value.lines });
  };
  const loadMail = async (): Promise<void> => {
    if (!holdsRing) return;
    const answer = await call(getMail, {});
    if (answer.ok) store.set({ mail: answer.value });
  };
  const loadMailbox = async (): Promise<void> => {
    if (!holdsRing) return;
    const answer = await call(getMailbox, {});
    if (answer.ok) store.set({ mailbox: answer.value });
  };
  const loadMails = () => Promise.all([loadMail(), loadMailbox()]);
  const { loadDuty, ...dutyActions } = createDutyActions(room);
  const loadRecords = () =>
    Promise.all([
      records.loadColleagues(),
      ...(holdsRing ? [records.loadDirectory(), records.loadReturnCards()] : []),
    ]);
  const loadQueue = async () => {
    if (holdsRing) await requests.load('open');
    else store.set({ queueLoaded: true });
  };

  if (!(await room.refreshKeys())) return { ok: false, code: refused.code ?? 'unreachable' };
  await Promise.all([loadSettings(), loadHelpLines(), loadRecords(), drafts.load()]);
  await outbox.load();

  // The guide is no part of the first load: a peer's first screen only counts what waits for her.
  let desk: GuideDesk | null = null;
  const guideDesk = async () => {
    desk ??= (await import('#team/wording/desk.ts')).createDesk(room);
    return desk;
  };
  const countToReview = async (): Promise<void> => {
    const { countToReview: count } = await import('#team/wording/desk.ts');
    const toReview = await count(room);
    if (toReview !== null) store.set({ toReview });
  };

  let agenda: AgendaDesk | null = null;
  const agendaDesk = async () => {
    agenda ??= (await import('#team/agenda/desk.ts')).createAgendaDesk(room);
    return agenda;
  };
  let hours: HoursDesk | null = null;
  const hoursDesk = async () => {
    hours ??= (await import('#team/hours/desk.ts')).createHoursDesk(room);
    return hours;
  };
  let rounds: RoundsDesk | null = null;
  const roundsDesk = async () => {
    rounds ??= (await import('#team/evaluation-data/rounds-desk.ts')).createRoundsDesk(room);
    return rounds;
  };
  const evaluationDesk = async () =>
    (await import('#team/evaluation-data/evaluation-desk.ts')).createEvaluationDesk(room, await roundsDesk());

  let live: Live | null = null;
  const start = async () => {
    await loadQueue();
    void loadMails();
    if (holdsRing) void loadDuty();
    live = followLive({
      after: requests.lastEvent(),
      onConnection: (connection) => {
        const before = store.get().connection;
        store.set({ connection });
        if (connection === 'live' && before !== 'live') void outbox.flush();
      },
      onRefused: () => void call(getMe, {}),
      onEvent: createFollower({
        request: (file) => requests.loadOne(file, 'queue'),
        versionOf: (file) => {
          const shown = store.get().requests.get(file);
          return shown?.whole ? shown.row.version : null;
        },
        arrived: (file) =>
          store.update(({ justArrived }) => ({
            justArrived: [...justArrived.filter((one) => one !== file), file],
          })),
        destroyed: requests.drop,
        records: loadRecords,
        // What whoever left had to do is somebody else's from then on.
        roster: () => room.refreshKeys().then(() => Promise.all([records.loadColleagues(), agenda?.load()])),
        settings: loadSettings,
        // A mail server more or less is a way more or less by which each can be told.
        mail: () => Promise.all([loadMails(), records.loadColleagues()]),
        duty: async () => holdsRing && loadDuty(),
        wording: () => Promise.all([desk?.load(), store.get().toReview === null ? null : countToReview()]),
        paid_time: async () => hours?.load(),
        agenda: async () => agenda?.load(),
        alerted: ({ file, why, to, at }) => {
          if (to.includes(me.member))
            store.update(({ alerted }) => ({
              alerted: [...alerted.filter((one) => one.file !== file), { file, why, at }],
            }));
        },
        everything: () =>
          Promise.all([
            loadQueue(),
            loadRecords(),
            loadSettings(),
            loadMails(),
            ...(holdsRing ? [loadDuty()] : []),
            desk?.load(),
            agenda?.load(),
            hours?.load(),
          ]),
      }),
    });
  };
  void start();
  // A server that could not store says nothing when it can again: what waits is tried without being asked.
  const retrying = setInterval(() => void outbox.flush(), RETRY_MS);
  const door = setInterval(() => {
    const turned = doorAt(store.get(), Date.now() + store.get().clockSkewMs);
    if (turned === null) return;
    store.set(turned);
    void loadQueue();
  }, DOOR_MS);

  const simple = async (
    work: () => Promise<{ ok: true } | { ok: false; code: Extract<ActionResult, { ok: false }>['code'] }>,
  ): Promise<ActionResult> => {
    const answer = await work();
    return answer.ok ? done : { ok: false, code: answer.code };
  };

  const actions: TeamActions = {
    ...createRequestActions(room, { requests, send, outbox, drafts }),
    ...dutyActions,
    loadDuty,
    guideDesk,
    agendaDesk,
    hoursDesk,
    roundsDesk,
    evaluationDesk,
    countToReview,
    loadRequest: (file) => requests.loadOne(file, 'screen'),
    loadClosed: () => requests.load('closed'),
    async noteVisit() {
      const answer = await call(markVisit, { body: {} });
      if (!answer.ok) return;
      const previous = answer.value.previousVisitAt;
      const events =
        previous !== null && holdsRing ? await call(listEvents, { query: { since: previous } }) : null;
      store.set({ previousVisitAt: previous, eventsSinceVisit: events?.ok ? events.value.events : [] });
    },
    clearArrived: () => store.set({ justArrived: [] }),
    clearAlert: (file) =>
      store.update(({ alerted }) => ({ alerted: alerted.filter((one) => one.file !== file) })),
    saveDraft: drafts.save,
    dropDraft: drafts.drop,
    saveDirectory: records.saveDirectory,
    dropDirectory: records.dropDirectory,
    saveMyCard: (name, title) => records.saveCard(me.member, name, title),
    saveSettings: (settings) =>
      simple(async () => {
        const answer = await call(putSettings, { body: { version: store.get().settingsVersion, settings } });
        if (answer.ok || answer.code === 'stale') await loadSettings();
        return answer;
      }),
    changeHelpLine: (line, change) =>
      simple(async () => {
        const { settingsVersion: version } = store.get();
        const answer = await call(changeHelpLine, { params: { line }, body: { version, change } });
        if (answer.ok || answer.code === 'stale') await loadSettings();
        return answer;
      }),
    saveMail: (server, password) =>
      simple(async () => {
        const answer = await call(putMail, { body: { server, ...(password === null ? {} : { password }) } });
        if (answer.ok) store.set({ mail: answer.value });
        return answer;
      }),
    testMail: () => simple(() => call(testMail, { body: {} })),
    saveMailbox: (mailbox, password) =>
      simple(async () => {
        const answer = await call(putMailbox, {
          body: { mailbox, ...(password === null ? {} : { password }) },
        });
        if (answer.ok) store.set({ mailbox: answer.value });
        return answer;
      }),
    async testMailbox(mailbox, password) {
      const answer = await call(testMailbox, {
        body: { mailbox, ...(password === null ? {} : { password }) },
      });
      return answer.ok ? { ok: true, ...answer.value } : { ok: false, code: answer.code };
    },
    async listSetAside() {
      const answer = await call(listSetAside, {});
      return answer.ok ? answer.value.messages : null;
    },
    saveMe: (language, alertEmail, alerts) =>
      simple(async () => {
        const answer = await call(putMe, {
          body: { language, alertEmail, ...(alerts === undefined ? {} : { alerts }) },
        });
        if (answer.ok) store.set({ me: answer.value });
        return answer;
      }),
    lock: options.lock,
    async signOut() {
      await outbox.flush();
      await drafts.flush();
      await call(signOut, { body: {} });
      options.onSignedOut();
    },
  };

  const team: OpenTeam = {
    store,
    actions,
    room,
    records,
    keys: () => keys as KeysOpened,
    reloadSettings: loadSettings,
    flush: drafts.flush,
    retry() {
      live?.retry();
      void outbox.flush();
    },
    lose: () => live?.lose(),
    close: () => {
      clearInterval(retrying);
      clearInterval(door);
      live?.close();
    },
  };
  return { ok: true, team };
}

export function emptyState({ me }: Opened): TeamState {
  const settings = initialSettings({ name: '—', organisation: '—', phone: '—', timeZone: 'America/Toronto' });
  return {
    me,
    myName: me.signInName,
    programme: '',
    connection: 'connecting',
    clockSkewMs: 0,
    openNow: true,
    nextOpeningAt: null,
    closesAt: null,
    opensAgainAt: null,
    requests: new Map(),
    queueLoaded: false,
    ending: [],
    justArrived: [],
    alerted: [],
    duty: null,
    previousVisitAt: me.lastVisitAt,
    eventsSinceVisit: [],
    colleagues: new Map(),
    directory: [],
    returnCards: [],
    drafts: [],
    settings,
    settingsVersion: 1,
    helpLines: [],
    kitConfirmed: false,
    mail: null,
    mailbox: null,
    guide: null,
    agenda: null,
    hours: null,
    toReview: null,
    waiting: 0,
    myCall: null,
  };
}
