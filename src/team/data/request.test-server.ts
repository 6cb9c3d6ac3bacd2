/** For tests: one request as a server keeps it, with the races and dropped answers that networks bring. */
import { DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import type { Answer } from '#contract/client.ts';
import { type ErrorCode, errorBody } from '#contract/errors.ts';
import { getKeys } from '#contract/keys.ts';
import type { FileKey, SealedEntry, StoredEntry } from '#contract/parts.ts';
import {
  appendEntries,
  type FileView,
  getRequest,
  keepKey,
  phoneRequest,
  takeStep,
} from '#contract/requests.ts';
import { deleteRecord, listRecords, putRecord } from '#contract/records.ts';
import type { Input, Route } from '#contract/route.ts';
import type { RequestRow, Step } from '#programme/request.ts';
import { epochOf, hashEntry, readEntryHeader } from '#sealing/envelope.ts';
import { FakeServer, type TestMember } from '#team/vault/vault.test-server.ts';
import type { VaultApi } from '#team/vault/vault.worker.ts';
import type { Remote } from '#team/vault/rpc.ts';
import type { LocalDraft, LocalStore, LocalWaiting } from './local-store.ts';
import type { Room } from './room.ts';
import { createTeamStore } from './store.ts';
import { emptyState } from './open-team.ts';

interface Kept {
  row: RequestRow;
  keys: FileKey[];
  entries: StoredEntry[];
  events: FileView['events'];
}

export class RequestServer {
  readonly keys = new FakeServer();
  readonly files = new Map<string, Kept>();
  readonly records = new Map<string, { version: number; sealed: string }>();
  /** No call arrives. */
  away = false;
  /** So many calls are carried out without their answer arriving. */
  dropAnswers = 0;
  /** Runs before the next call is looked at: what a colleague does in between. */
  meanwhile: (() => Promise<void>) | null = null;
  /** What each accepted append said of itself: whether it answers the partner. */
  readonly replies: unknown[] = [];
  #event = 0;

  view(file: string): FileView {
    const kept = this.files.get(file);
    if (!kept) throw new Error('no such file');
    return structuredClone({ ...kept, partnerHasReceipt: false, openingMinutesToAnswer: null });
  }

  callAs(member: string): Room['call'] {
    return async <R extends Route>(route: R, input: Input<R>): Promise<Answer<R>> => {
      if (this.away) return { ok: false, code: 'unreachable', error: null };
      const before = this.meanwhile;
      this.meanwhile = null;
      await before?.();
      const answer = this.#answer(member, route, input as never) as Answer<R>;
      const changes = route.method !== 'GET';
      if (changes && this.dropAnswers > 0) {
        this.dropAnswers--;
        return { ok: false, code: 'unreachable', error: null };
      }
      return answer;
    };
  }

  #answer(
    member: string,
    route: Route,
    { params, body }: { params?: Record<string, string>; body?: Record<string, unknown> },
  ): unknown {
    const file = params?.['file'] ?? (body?.['file'] as string | undefined) ?? '';
    const refuse = (code: ErrorCode, current?: unknown) => ({
      ok: false,
      code,
      error: errorBody(code, { current }).error,
    });
    switch (route) {
      case getKeys:
        return { ok: true, value: this.keys.keysFor(member) };
      case keepKey:
        return { ok: true, value: { done: true } };
      case listRecords:
        return {
          ok: true,
          value: {
            records: [...this.records].map(([record, kept]) => ({
              kind: 'draft',
              record,
              updatedAt: 1,
              expiresAt: null,
              ...kept,
            })),
          },
        };
      case putRecord: {
        const record = params?.['record'] ?? '';
        const stored = this.records.get(record);
        const { version, sealed } = body as { version: number; sealed: string };
        const current = { kind: 'draft', record, updatedAt: 1, expiresAt: null, ...stored };
        if (version !== (stored?.version ?? 0) + 1) return refuse('stale', { record: current });
        this.records.set(record, { version, sealed });
        return { ok: true, value: { kind: 'draft', record, version, sealed, updatedAt: 1, expiresAt: null } };
      }
      case deleteRecord:
        return this.records.delete(params?.['record'] ?? '')
          ? { ok: true, value: { done: true } }
          : refuse('unknown_or_hidden');
    }
    if (route === phoneRequest) {
      if (this.files.has(file)) return refuse('already_exists');
      this.files.set(file, {
        row: { ...newRow(file), owner: member, state: 'reached' },
        keys: body?.['keys'] as FileKey[],
        entries: [],
        events: [],
      });
      this.#store(file, member, body?.['entries'] as SealedEntry[]);
      return { ok: true, value: this.view(file) };
    }
    const kept = this.files.get(file);
    if (!kept) return refuse('unknown_or_hidden');
    if (route === getRequest) return { ok: true, value: this.view(file) };
    const entries = (body?.['entries'] ?? []) as SealedEntry[];
    const late = entries.some((entry) => epochIn(entry) < this.keys.epoch);
    if (late) return refuse('old_epoch', { view: this.view(file) });
    const taken = entries.some((entry) =>
      kept.entries.some(({ stream, seq }) => stream === entry.stream && seq === entry.seq),
    );
    if (route === takeStep) {
      const { step, version } = body as { step: Step; version: number };
      if (step.step === 'claim' && kept.row.owner !== null && kept.row.owner !== member)
        return refuse('already_claimed', { view: this.view(file) });
      if (kept.row.state === 'closed') return refuse('refused_step');
      if (version !== kept.row.version || taken) return refuse('stale', { view: this.view(file) });
      this.act(file, member, step);
    } else if (route !== appendEntries || taken) return refuse('stale', { view: this.view(file) });
    else this.replies.push(body?.['reply']);
    kept.keys.push(...((body?.['keys'] ?? []) as FileKey[]));
    this.#store(file, member, entries);
    return { ok: true, value: this.view(file) };
  }

  /** A step's effect on the row, as far as these tests look. */
  act(file: string, member: string, step: Step): void {
    const kept = this.files.get(file);
    if (!kept) return;
    const patch: Partial<RequestRow> =
      step.step === 'claim' || step.step === 'take_over'
        ? { owner: member, state: 'claimed' }
        : step.step === 'close'
          ? { state: 'closed' }
          : {};
    kept.row = { ...kept.row, ...patch, version: kept.row.version + 1 };
    kept.events.push({
      event: ++this.#event,
      at: Date.now(),
      actor: member,
      kind: step.step,
      file,
      undoUntil: Date.now() + 600_000,
      undone: false,
    });
  }

  #store(file: string, member: string, entries: SealedEntry[]): void {
    for (const { stream, seq, sealed } of entries) {
      this.files.get(file)?.entries.push({
        stream,
        seq,
        sealed,
        hash: hashEntry(sealed),
        at: Date.now(),
        by: 'member',
        member,
      });
    }
  }
}

const epochIn = ({ sealed }: SealedEntry): number => {
  const reading = readEntryHeader(sealed);
  return reading.ok ? epochOf(reading.header) : -1;
};

export function newRow(file: string): RequestRow {
  return {
    file,
    reference: 'Hirondelle-4821',
    door: 'phone',
    practice: false,
    promptness: 'soon',
    notBefore: null,
    state: 'received',
    owner: null,
    answerDueAt: 10,
    answeredAt: null,
    dueKind: 'answer',
    dueAt: 10,
    promisedAt: null,
    receivedAt: 0,
    seenAt: null,
    claimedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    callingSince: null,
    callingBy: null,
    lastActivityAt: 0,
    attempts: 0,
    closedAt: null,
    closeReason: null,
    mergedInto: null,
    returns: 0,
    destroyAt: null,
    hold: false,
    withdrawnAt: null,
    version: 1,
  };
}

/** This browser's own storage, without a browser. */
export function memoryStore(): LocalStore & {
  readonly all: () => { drafts: LocalDraft[]; waiting: LocalWaiting[] };
} {
  const drafts = new Map<string, LocalDraft>();
  const waiting = new Map<string, LocalWaiting>();
  return {
    drafts: async () => [...drafts.values()],
    keepDraft: async (draft) => void drafts.set(draft.record, draft),
    forgetDraft: async (record) => void drafts.delete(record),
    waiting: async () => [...waiting.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    keepWaiting: async (one) => void waiting.set(one.id, one),
    forgetWaiting: async (id) => void waiting.delete(id),
    clear: async () => drafts.clear(),
    all: () => ({ drafts: [...drafts.values()], waiting: [...waiting.values()] }),
  };
}

/** A member at her desk: her vault, her store, her half of the calls. */
export function roomFor(
  server: RequestServer,
  who: TestMember,
): Room & { local: ReturnType<typeof memoryStore> } {
  const me = {
    member: who.id,
    signInName: 'x',
    role: 'coordinator' as const,
    language: 'fr' as const,
    alertEmail: null,
    alerts: DEFAULT_ALERT_PREFS,
    recoveryCodesLeft: 10,
    lastVisitAt: null,
    sessionEndsAt: 0,
  };
  const vault = new Proxy({} as Remote<VaultApi>, {
    get:
      (_, name: string) =>
      async (...args: never[]) => {
        const target = (name in who.vault ? who.vault : who.vault.ceremonies) as unknown as Record<
          string,
          (...args: never[]) => unknown
        >;
        return target[name]?.call(target, ...args);
      },
  });
  const call = server.callAs(who.id);
  return {
    store: createTeamStore(emptyState({ me, programme: server.keys.programme, sealedMemberKey: '' })),
    vault,
    local: memoryStore(),
    programmeId: server.keys.programme,
    member: who.id,
    call,
    refreshKeys: async () => who.vault.openKeys(server.keys.keysFor(who.id)),
  };
}
