/** What a member does to a request, each as one operation: a step, and what is said with it. */
import type { z } from 'zod';
import type { SealedRecordIn } from '#contract/keys.ts';
import { womanWrote } from '#contract/mailbox.ts';
import { erasePractice, eraseEntry, issueReceipt } from '#contract/requests.ts';
import type { Route, Input } from '#contract/route.ts';
import type { FileView } from '#contract/requests.ts';
import type { Answer } from '#contract/client.ts';
import { isCounted } from '#measures/tally.ts';
import type { NotesContent } from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { Step } from '#programme/request.ts';
import { VaultError } from '#team/vault/rpc.ts';
import type { ActionResult, TeamActions } from './model.ts';
import { mayWait, type Operation, type Saying, stillMeant } from './operation.ts';
import type { Outbox } from './outbox.ts';
import type { Drafts } from './drafts.ts';
import type { Requests } from './requests.ts';
import type { Room } from './room.ts';
import { currentView, type Send, type SendOptions, type Sent } from './send.ts';
import { canBeCounted, tallyOf } from './tally.ts';

type RequestActionName =
  | 'see'
  | 'claim'
  | 'acknowledge'
  | 'takeOver'
  | 'handOver'
  | 'startCall'
  | 'recordCall'
  | 'endCall'
  | 'assess'
  | 'decide'
  | 'plan'
  | 'message'
  | 'note'
  | 'correctOpening'
  | 'setPromptness'
  | 'setNotBefore'
  | 'merge'
  | 'erase'
  | 'close'
  | 'reopen'
  | 'hold'
  | 'undo'
  | 'takePhoneRequest'
  | 'erasePractice'
  | 'womanWrote'
  | 'issueReceipt';

const done: ActionResult = { ok: true, undo: null, undoUntil: null };
const queued: ActionResult = { ok: true, queued: true, undo: null, undoUntil: null };
const note = (content: NotesContent): Saying => ({ stream: 'notes', content });

/** The vault refuses by a code: what its author can mend, the end of the vault, or something that should not be. */
export function failureOf(error: unknown): 'locked' | 'too_large' | 'unexpected' {
  const code = error instanceof VaultError ? error.code : null;
  return code === 'locked' || code === 'too_large' ? code : 'unexpected';
}

export function createRequestActions(
  room: Room,
  parts: { requests: Requests; send: Send; outbox: Outbox; drafts: Drafts },
): Pick<TeamActions, RequestActionName> {
  const { store, vault, call, member } = room;
  const { requests, outbox, drafts } = parts;
  const lines = new Map<string, Promise<unknown>>();

  /** One thing at a time on a request: a double tap must not race with itself. */
  const inLine = <T>(file: string, work: () => Promise<T>): Promise<T> => {
    const turn = (lines.get(file) ?? Promise.resolve()).then(work, work);
    lines.set(file, turn);
    return turn;
  };

  const carryOut = (operation: Operation, options: SendOptions = {}): Promise<Sent | 'queued'> =>
    inLine(operation.file, async () => {
      // What was typed before must arrive before.
      if (outbox.holds(operation.file)) await outbox.flush();
      if (outbox.holds(operation.file) && mayWait(operation)) return keep(operation, []);
      const sent = await parts.send(operation, options);
      const away =
        !sent.result.ok && (sent.result.code === 'unreachable' || sent.result.code === 'not_stored');
      return away && mayWait(operation) ? keep(operation, sent.unanswered) : sent;
    });

  const keep = async (operation: Operation, hashes: readonly string[]): Promise<'queued'> => {
    await outbox.add(operation, hashes);
    return 'queued';
  };

  const act = async (operation: Operation, options?: SendOptions): Promise<ActionResult> => {
    try {
      const sent = await carryOut(operation, options);
      return sent === 'queued' ? queued : sent.result;
    } catch (error) {
      return { ok: false, code: failureOf(error) };
    }
  };

  const step = (file: string, taken: Step, say: Saying[] = [], options?: SendOptions) =>
    act({ kind: 'step', file, step: taken, say }, options);
  const say = (file: string, saying: Saying) => act({ kind: 'say', file, say: [saying] });
  const requestOf = (file: string) => store.get().requests.get(file) ?? null;
  /** Calling or noting a call takes charge of what nobody has: the notes begin with it. */
  const claimIfFree = (file: string): Saying[] =>
    requestOf(file)?.row.owner === null ? [note({ kind: 'claimed' })] : [];

  /** The words of a message as a note of another request, once however often it is tried. */
  const carryMail = async (file: string, into: string): Promise<ActionResult> => {
    const mail = requestOf(file)?.opening?.mail;
    if (mail === undefined) return done;
    try {
      // Fetched again: what another try, or a colleague, put there already is not put there twice.
      const fresh = await requests.loadOne(into, 'queue');
      if (!fresh.ok) return fresh;
      const there = requestOf(into)?.timeline.some(
        (item) => item.type === 'notes' && item.content.kind === 'mail' && item.content.from === file,
      );
      if (there) return done;
      const said: Operation = { kind: 'say', file: into, say: [note({ kind: 'mail', mail, from: file })] };
      return (await inLine(into, () => parts.send(said))).result;
    } catch (error) {
      return { ok: false, code: failureOf(error) };
    }
  };

  /** Routes of their own: refused with what is current, they are sealed again once. */
  const direct = async <R extends Route & { reply: typeof FileView }>(
    file: string,
    route: R,
    make: () => Promise<Input<R>>,
  ): Promise<ActionResult> =>
    inLine(file, async () => {
      const whole = requestOf(file)?.whole ? done : await requests.loadOne(file, 'queue');
      if (!whole.ok) return whole;
      for (let left = 3; left > 0; left--) {
        const answer: Answer<R> = await call(route, await make());
        if (answer.ok) {
          await requests.apply(answer.value);
          return done;
        }
        if (answer.code !== 'stale' && answer.code !== 'old_epoch') return { ok: false, code: answer.code };
        if (answer.code === 'old_epoch') await room.refreshKeys();
        const view = currentView(answer.error.current);
        if (view) await requests.apply(view);
        else await requests.loadOne(file, 'queue');
      }
      return { ok: false, code: 'stale' };
    });

  const sealedRecord = async (
    kind: 'tally' | 'return_card',
    content: unknown,
  ): Promise<z.infer<typeof SealedRecordIn>> => {
    // An id in order of time would say, after the request is destroyed, when it was closed.
    const record = kind === 'tally' ? crypto.randomUUID() : newId();
    return { kind, record, version: 1, sealed: await vault.sealRecord(kind, record, 1, content) };
  };

  return {
    see: (file) => step(file, { step: 'see' }),
    acknowledge: (file) => step(file, { step: 'acknowledge' }),
    claim: (file) => step(file, { step: 'claim' }, [note({ kind: 'claimed' })]),
    takeOver: (file, reason) =>
      step(file, { step: 'take_over' }, [
        note({ kind: 'taken_over', from: requestOf(file)?.row.owner ?? null, reason }),
      ]),
    handOver: (file, to, reason) =>
      step(file, { step: 'hand_over', to }, [
        note({ kind: 'handed_over', to, ...(reason ? { reason } : {}) }),
      ]),
    startCall: (file) => step(file, { step: 'start_call' }, claimIfFree(file)),
    endCall: (file) => step(file, { step: 'end_call' }),
    recordCall: (file, outcome, text, nextAt) =>
      step(
        file,
        { step: 'attempt', reached: outcome === 'reached', ...(nextAt === null ? {} : { nextAt }) },
        [...claimIfFree(file), note({ kind: 'call', outcome, ...(text ? { note: text } : {}) })],
      ),
    assess: (file, assessment) => say(file, note(assessment)),
    decide: (file, decisions, text) =>
      step(file, { step: 'decide' }, [
        note({ kind: 'decision', decisions: [...decisions], ...(text ? { note: text } : {}) }),
      ]),
    plan: (file, what, dueAt, owner) =>
      step(file, { step: 'plan', dueAt, owner }, [note({ kind: 'plan', what, dueAt, owner })]),
    message: (file, text) => say(file, { stream: 'exchange', content: { kind: 'message', text } }),
    note: (file, text) => say(file, note({ kind: 'note', text })),
    correctOpening: (file, opening) =>
      say(file, { stream: 'exchange', content: { kind: 'opening_corrected', opening } }),
    setPromptness: (file, promptness) => step(file, { step: 'set_promptness', promptness }),
    setNotBefore: (file, notBefore) => step(file, { step: 'set_not_before', notBefore }),
    async merge(file, into, reason) {
      // A message has nobody who will tell its words again: they go into the other request before this one ends.
      const carried = await carryMail(file, into);
      if (!carried.ok || 'queued' in carried) return carried;
      return step(file, { step: 'merge', into }, [
        note({ kind: 'merged', into, ...(reason ? { reason } : {}) }),
      ]);
    },
    hold: (file, hold) => step(file, { step: 'hold', hold }),
    undo: (file, event) => step(file, { step: 'undo', event }),
    reopen: (file, promptness, who, text) =>
      step(file, { step: 'reopen', promptness }, [
        note({ kind: 'returned', who, ...(text ? { note: text } : {}) }),
      ]),

    async close(file, choice) {
      const shown = requestOf(file);
      if (!shown || !canBeCounted(shown)) await requests.loadOne(file, 'queue');
      const request = requestOf(file);
      if (!request) return { ok: false, code: 'unknown_or_hidden' };
      const closing: Step = { step: 'close', reason: choice.reason };
      // What came in meanwhile was not on her screen when she decided to close.
      if (shown && !stillMeant(closing, shown.row, request.row, member)) return { ok: false, code: 'stale' };
      const { clockSkewMs, settings } = store.get();
      const tally = tallyOf(request, Date.now() + clockSkewMs, settings.hours.timeZone);
      const records = [
        // An exercise is never counted.
        ...(isCounted(request.row) ? [await sealedRecord('tally', tally)] : []),
        ...(choice.returnCard ? [await sealedRecord('return_card', choice.returnCard)] : []),
      ];
      const { outcome, doorStaysOpen, note: text } = choice;
      return step(
        file,
        closing,
        [note({ kind: 'closing', outcome, doorStaysOpen, ...(text ? { note: text } : {}) })],
        { records },
      );
    },

    erase: (file, stream, seq) =>
      direct(file, eraseEntry, async () => ({
        params: { file },
        body: { stream, seq, ...(await vault.sealErasure(file, stream, seq)) },
      })),

    async issueReceipt(file, language) {
      let words: readonly string[] = [];
      const result = await direct(file, issueReceipt, async () => {
        const made = await vault.newReceipt(file, language);
        words = made.words;
        return { params: { file }, body: made.body };
      });
      return result.ok ? { ok: true, words } : result;
    },

    async takePhoneRequest(opening, draft) {
      const file = newId();
      const language = opening.language === 'en' ? 'en' : 'fr';
      const operation: Operation = {
        kind: 'phone',
        file,
        opening,
        promptness: opening.promptness,
        notBefore: opening.notBefore ?? null,
        language,
        draft,
      };
      const sent = await carryOut(operation);
      if (sent !== 'queued' && !sent.result.ok) return sent.result;
      if (sent !== 'queued' && draft !== null) drafts.forget(draft);
      // Without network the call sheet itself waits, sealed: its draft has done its work.
      if (sent === 'queued' && draft !== null) await drafts.drop(draft);
      return { ok: true, file, reference: sent === 'queued' ? null : (sent.view?.row.reference ?? null) };
    },

    async womanWrote(file) {
      const version = requestOf(file)?.row.version ?? 0;
      const answer = await call(womanWrote, { params: { file }, body: { version } });
      if (answer.ok) {
        requests.drop(file);
        return done;
      }
      // Somebody acted meanwhile: it is shown as it is now, and decided again.
      if (answer.code === 'stale') await requests.loadOne(file, 'screen');
      return { ok: false, code: answer.code };
    },

    async erasePractice(file) {
      const answer = await call(erasePractice, { params: { file } });
      if (!answer.ok && answer.code !== 'unknown_or_hidden') return { ok: false, code: answer.code };
      requests.drop(file);
      return done;
    },
  };
}
