/** Work on paid time: fetched when somebody first notes or reads hours. Every change brings what stands afterwards. */
import { deletePaidTime, listPaidTime, putPaidTime } from '#contract/wording.ts';
import { newId } from '#programme/new-id.ts';
import { PaidTime } from '#programme/paid-time.ts';
import type { HoursDesk } from '#team/data/hours.ts';
import type { ActionResult } from '#team/data/result.ts';
import type { Room } from '#team/data/room.ts';
import { callSealed } from '#team/data/sealed-call.ts';

const done: ActionResult = { ok: true, undo: null, undoUntil: null };

export function createHoursDesk(room: Room): HoursDesk {
  const { store, vault, call } = room;

  const load = async (): Promise<ActionResult> => {
    const answer = await call(listPaidTime, {});
    if (!answer.ok) return { ok: false, code: answer.code };
    const opened = await vault.openPaidTimes(answer.value.times);
    store.set({
      hours: opened.map(({ content, ...time }) => ({
        ...time,
        time: PaidTime.safeParse(content).data ?? null,
      })),
    });
    return done;
  };

  const put = (record: string, version: number, time: PaidTime) =>
    callSealed<typeof putPaidTime>(room, putPaidTime, async () => {
      const { record: _, ...body } = await vault.sealPaidTime(record, version, time);
      return { params: { record }, body };
    });

  return {
    load,
    async saveTime(record, time) {
      const known = store.get().hours?.find((one) => one.record === record);
      const [id, version] = [record ?? newId(), (known?.version ?? 0) + 1];
      const answer = await put(id, version, time);
      if (answer.ok || answer.code === 'stale') await load();
      return answer.ok ? done : { ok: false, code: answer.code };
    },
    async dropTime(record) {
      const answer = await call(deletePaidTime, { params: { record } });
      if (!answer.ok && answer.code !== 'unknown_or_hidden') return { ok: false, code: answer.code };
      await load();
      return done;
    },
  };
}
