/** Work on the guide: fetched when somebody first opens it. Every change brings what stands afterwards. */
import { deleteRecord, listRecords, putRecord } from '#contract/records.ts';
import type { Input, Route } from '#contract/route.ts';
import * as contract from '#contract/wording.ts';
import { type RecordKind, WordingApproval, WordingNote } from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { ActionResult, GuideDesk, GuideView, WordCheck } from '#team/data/model.ts';
import type { Room } from '#team/data/room.ts';
import { callSealed } from '#team/data/sealed-call.ts';
import { approverOf } from '#wording/approval.ts';
import { compileRules, findWordings } from '#wording/check/check.ts';
import { shownGuide } from '#wording/guide.ts';
import { ownIn } from './guide-items.ts';

const done = { ok: true, undo: null, undoUntil: null } as const;

export function createDesk(room: Room): GuideDesk {
  const { store, vault, call, member } = room;

  const checks = new Map<string, WordCheck>();

  const show = (change: Partial<GuideView>): void => {
    const { guide } = store.get();
    if (guide) store.set({ guide: { ...guide, ...change } });
  };
  const showWording = (change: Partial<contract.Wording>): void => {
    const { guide } = store.get();
    if (guide) show({ wording: { ...guide.wording, ...change } });
  };

  const loadRecords = async (kind: RecordKind) => {
    const answer = await call(listRecords, { query: { kind } });
    return answer.ok ? vault.openRecords(answer.value.records) : null;
  };
  const loadWho = async (): Promise<GuideView['who'] | null> =>
    (await loadRecords('wording_approval'))?.flatMap(({ content, by, byRole }) => {
      const act = WordingApproval.safeParse(content);
      // A side is spoken for by whoever is of it; a coordinator takes back either.
      const fits =
        act.success &&
        byRole !== null &&
        (approverOf(byRole) === act.data.side || (byRole === 'coordinator' && act.data.act === 'taken_back'));
      return fits && by !== null ? [{ ...act.data, by }] : [];
    }) ?? null;
  const loadNotes = async (): Promise<GuideView['notes'] | null> =>
    (await loadRecords('wording_note'))?.flatMap(({ record, content, by }) => {
      const note = WordingNote.safeParse(content);
      return note.success && by !== null ? [{ ...note.data, record, by }] : [];
    }) ?? null;

  const sealed = <R extends Route>(route: R, input: () => Promise<Input<R>>) =>
    callSealed(room, route, input);

  const act = async (
    route: typeof contract.approveWording | typeof contract.takeBackApproval,
    about: Omit<WordingApproval, 'kind'>,
  ): Promise<ActionResult> => {
    const answer = await sealed<typeof contract.takeBackApproval>(
      route as typeof contract.takeBackApproval,
      async () => {
        const record = newId();
        const content: WordingApproval = { kind: 'wording_approval', ...about };
        return {
          body: {
            item: about.item,
            version: about.version,
            side: about.side,
            record,
            sealed: await vault.sealRecord('wording_approval', record, 1, content),
          },
        };
      },
    );
    if (!answer.ok) {
      if (answer.code === 'stale') await desk.load();
      return { ok: false, code: answer.code };
    }
    showWording({ approvals: answer.value.approvals });
    const { guide } = store.get();
    if (guide) show({ who: [...guide.who, { kind: 'wording_approval', ...about, by: member }] });
    return done;
  };

  const desk: GuideDesk = {
    async load() {
      const [loaded, who, notes] = await Promise.all([desk.loadWording(), loadWho(), loadNotes()]);
      show({ ...(who ? { who } : {}), ...(notes ? { notes } : {}) });
      return loaded;
    },

    async loadWording() {
      const answer = await call(contract.getWording, {});
      if (!answer.ok) return { ok: false, code: answer.code };
      const { who = [], notes = [] } = store.get().guide ?? {};
      store.set({ guide: { wording: answer.value, who, notes } });
      return done;
    },

    async saveEntry(entry, change) {
      const answer = await call(contract.putOwnEntry, { params: { entry }, body: change });
      // A colleague changed it meanwhile: hers is shown, and mine stays in the form.
      if (answer.ok || answer.code === 'stale') await desk.load();
      return answer.ok ? done : { ok: false, code: answer.code };
    },

    approve: (item, version) =>
      act(contract.approveWording, {
        item,
        version,
        side: approverOf(store.get().me.role),
        act: 'approved',
      }),
    takeBack: (item, version, side) =>
      act(contract.takeBackApproval, { item, version, side, act: 'taken_back' }),

    async notYet(item, version, text) {
      const mine = store
        .get()
        .guide?.notes.find((note) => note.by === member && note.item === item && note.version === version);
      // What she said before stands, unless she says something else now.
      if (mine && text === '') return done;
      const note: WordingNote = { kind: 'wording_note', item, version, text };
      const record = newId();
      const answer = await sealed(putRecord, async () => ({
        params: { kind: 'wording_note' as const, record },
        body: { version: 1, sealed: await vault.sealRecord('wording_note', record, 1, note) },
      }));
      if (!answer.ok) return { ok: false, code: answer.code };
      const { guide } = store.get();
      if (guide) show({ notes: [...guide.notes, { ...note, record, by: member }] });
      return done;
    },
    async dropNote(record) {
      const answer = await call(deleteRecord, { params: { kind: 'wording_note', record } });
      if (!answer.ok && answer.code !== 'unknown_or_hidden') return { ok: false, code: answer.code };
      const { guide } = store.get();
      if (guide) show({ notes: guide.notes.filter((note) => note.record !== record) });
      return done;
    },

    async adopt(from, approvals) {
      const answer = await call(contract.adoptApprovals, { body: { from, approvals: [...approvals] } });
      if (!answer.ok) return { ok: false, code: answer.code };
      showWording({ approvals: answer.value.approvals });
      return done;
    },
    async dropAdopted(from) {
      const answer = await call(contract.dropAdopted, { body: { from } });
      if (!answer.ok) return { ok: false, code: answer.code };
      showWording({ approvals: answer.value.approvals });
      return done;
    },

    async wordCheck(language) {
      const known = checks.get(language);
      if (known) return known;
      const [answer, loaded] = await Promise.all([
        call(contract.getWordRules, { query: { language } }),
        store.get().guide ? done : desk.loadWording(),
      ]);
      const { guide } = store.get();
      if (!answer.ok || !loaded.ok || !guide) return null;
      const compiled = compileRules(answer.value.rules);
      const about = new Map(
        shownGuide(guide.wording.entries, ownIn(guide.wording)).map((entry) => [entry.id, entry]),
      );
      // The check never says more than the programme's guide does.
      const check: WordCheck = (text) =>
        findWordings(text, compiled, { reader: 'team' }).flatMap(({ from, to, id, prefer }) => {
          const entry = about.get(id);
          return entry
            ? [{ from, to, why: entry.why[language], prefer: (prefer ?? entry.prefer)[language] }]
            : [];
        });
      checks.set(language, check);
      return check;
    },
  };
  return desk;
}

/** How many texts wait for somebody of this side; null when it cannot be asked. */
export async function countToReview({ call, store }: Room): Promise<number | null> {
  const answer = await call(contract.countToReview, {});
  return answer.ok ? answer.value[approverOf(store.get().me.role)] : null;
}
