/** Duty: who is there when. Every answer brings the whole of it, so that no screen shows half a change. */
import type { Answer } from '#contract/client.ts';
import * as contract from '#contract/duty.ts';
import { newId } from '#programme/new-id.ts';
import type { ActionResult, TeamActions } from './model.ts';
import type { Room } from './room.ts';

type DutyActionName = 'loadDuty' | 'saveRota' | 'askSwap' | 'answerSwap' | 'goAway' | 'comeBack';

const done = { ok: true, undo: null, undoUntil: null } as const;

export function createDutyActions({ store, call }: Room): Pick<TeamActions, DutyActionName> {
  const loadDuty = async (): Promise<ActionResult> => {
    const answer = await call(contract.getDuty, {});
    if (!answer.ok) return { ok: false, code: answer.code };
    store.set({ duty: answer.value });
    return done;
  };

  /** Refused by what changed meanwhile: what stands now is shown before anything is tried again. */
  const shown = async (answer: Answer<typeof contract.putRota>): Promise<ActionResult> => {
    if (answer.ok) {
      store.set({ duty: answer.value });
      return done;
    }
    if (answer.code !== 'unreachable') await loadDuty();
    return { ok: false, code: answer.code };
  };

  return {
    loadDuty,
    saveRota: async (version, rota) => shown(await call(contract.putRota, { body: { version, rota } })),
    askSwap: async (place, asked) =>
      shown(await call(contract.askSwap, { body: { id: newId(), place, asked } })),
    answerSwap: async (swap, accept) =>
      shown(await call(contract.answerSwap, { params: { swap }, body: { accept } })),
    async goAway(member, span, to) {
      const answer = await call(contract.goAway, { params: { member }, body: { ...span, to } });
      if (!answer.ok) {
        if (answer.code !== 'unreachable') await loadDuty();
        return { ok: false, code: answer.code };
      }
      const { duty, handedOver, to: taker } = answer.value;
      store.set({ duty });
      return { ...done, handedOver, to: taker };
    },
    comeBack: async (member) => shown(await call(contract.comeBack, { params: { member } })),
  };
}
