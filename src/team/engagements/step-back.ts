/**
 * Stepping back: one tap, and nothing to read in between. [Note: A second thought] Long before, a mistaken tap may be taken
 * back for ten seconds; from an hour before on it is sent at once, for somebody is about to act on it. Leaving the screen
 * sends what still waited. Without a network it is kept sealed here and sent as soon as there is one.
 */
import { newId } from '#programme/new-id.ts';
import type { AgendaDesk, TeamActions, TeamState } from '#team/data/model.ts';
import { VaultError } from '#team/vault/rpc.ts';

export const SECOND_THOUGHT_MS = 10_000;
export const RETRY_MS = 5000;
/** Of drafts that hold a step back which was not sent yet. */
const SCREEN = 'step_back';

/** `may_undo`: not sent yet, on purpose. `kept`: no network; it goes by itself. */
export type SteppingState = 'may_undo' | 'sending' | 'kept' | 'done';

export interface StepBackWork {
  begin(engagement: string, atOnce: boolean): void;
  /** @returns whether it was still here to be taken back */
  undo(): boolean;
  /** No second thought any more. */
  sendWaiting(): void;
  /** What was kept when the app was closed or locked goes now. */
  resume(drafts: TeamState['drafts']): void;
  /** The screen is left: what waits goes; what failed stays kept for the next time. */
  stop(): void;
}

export function stepBackWork(input: {
  desk: Pick<AgendaDesk, 'end'>;
  actions: Pick<TeamActions, 'saveDraft' | 'dropDraft'>;
  onState: (engagement: string, state: SteppingState) => void;
}): StepBackWork {
  const { desk, actions, onState } = input;
  let waiting: { readonly engagement: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const retries = new Set<ReturnType<typeof setTimeout>>();
  let stopped = false;

  const end = (engagement: string) =>
    desk.end(engagement).catch((error: unknown) => {
      // The app was locked meanwhile: it was sent, and what stands now is read after unlocking.
      if (error instanceof VaultError && error.code === 'locked') return null;
      throw error;
    });

  /** @param kept the draft that holds it already, if one does */
  const send = async (engagement: string, kept: string | null): Promise<void> => {
    onState(engagement, 'sending');
    const result = await end(engagement);
    if (result === null) return;
    // What is not there any more has ended already.
    if (result.ok || result.code === 'unknown_or_hidden') {
      if (kept !== null) await actions.dropDraft(kept);
      onState(engagement, 'done');
      return;
    }
    onState(engagement, 'kept');
    const record = kept ?? newId();
    if (kept === null)
      await actions.saveDraft(
        record,
        { kind: 'draft', screen: SCREEN, file: null, fields: { engagement } },
        true,
      );
    if (stopped) return;
    const retry = setTimeout(() => {
      retries.delete(retry);
      void send(engagement, record);
    }, RETRY_MS);
    retries.add(retry);
  };

  const takeWaiting = () => {
    const taken = waiting;
    if (taken !== null) clearTimeout(taken.timer);
    waiting = null;
    return taken;
  };
  const sendWaiting = () => {
    const taken = takeWaiting();
    if (taken !== null) void send(taken.engagement, null);
  };

  return {
    begin(engagement, atOnce) {
      sendWaiting();
      stopped = false;
      if (atOnce) void send(engagement, null);
      else {
        waiting = { engagement, timer: setTimeout(sendWaiting, SECOND_THOUGHT_MS) };
        onState(engagement, 'may_undo');
      }
    },
    undo: () => takeWaiting() !== null,
    sendWaiting,
    resume(drafts) {
      stopped = false;
      for (const { record, draft } of drafts) {
        const { engagement } = draft.fields;
        if (draft.screen === SCREEN && typeof engagement === 'string') void send(engagement, record);
      }
    },
    stop() {
      stopped = true;
      sendWaiting();
      for (const retry of retries) clearTimeout(retry);
      retries.clear();
    },
  };
}
