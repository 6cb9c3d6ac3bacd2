/** Work on rounds of questionnaires: fetched when somebody first opens one. Sealing, pages and retries are behind it. */
import type { Answer } from '#contract/client.ts';
import type { Input, Route } from '#contract/route.ts';
import * as contract from '#contract/rounds.ts';
import type { StoredAnswer, StoredRound } from '#contract/rounds.ts';
import { readBoxQuestion } from '#programme/box-question.ts';
import { newId } from '#programme/new-id.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { type Answers, readAnswers } from '#programme/questionnaire-answers.ts';
import { newRoundCode, roundDestroyAt } from '#programme/round.ts';
import { readUndertaking, type UndertakingAnswer } from '#programme/undertaking.ts';
import { newToken, tokenHash } from '#sealing/answer.ts';
import { randomBytes, toBase64url } from '#sealing/bytes.ts';
import type { Room } from '#team/data/room.ts';
import type { RoundResult, RoundsDesk } from '#team/data/rounds.ts';
import { callSealed } from '#team/data/sealed-call.ts';

/** A code that is in use is drawn again; more often than this means that something else is wrong. */
const DRAWS = 5;

export function createRoundsDesk(room: Room): RoundsDesk {
  const { store, vault, call } = room;
  const now = (): number => Date.now() + store.get().clockSkewMs;

  const sealed = <R extends Route>(route: R, input: () => Promise<Input<R>>) =>
    callSealed(room, route, input);

  const put = async (round: Omit<StoredRound, Counted>, slips: number): Promise<RoundResult> => {
    const { round: id, ...body } = round;
    const tokens = Array.from({ length: slips }, newToken);
    const answer = await call(contract.putRound, {
      params: { round: id },
      body: { ...body, slips: tokens.map(tokenHash) },
    });
    return answer.ok
      ? { ok: true, round: answer.value, slips: tokens.map(toBase64url) }
      : { ok: false, code: answer.code };
  };

  const get: RoundsDesk['get'] = async (round) => {
    const answer = await call(contract.getRound, { params: { round } });
    return answer.ok ? answer.value : null;
  };

  const adjustRound: RoundsDesk['adjustRound'] = (round, { slips = 0, ...change }) =>
    put({ ...changeable(round), ...change }, slips);

  /** What of a page answers the round's questions, or is what it takes. */
  const readPage = (
    { moment, opensAt }: StoredRound,
    set: QuestionSet | null,
    page: readonly { readonly answers: unknown }[],
  ) => {
    const read: Read = { answers: [], questions: [], undertakings: [], misfits: 0 };
    for (const { answers: given } of page) {
      const answers = set === null ? null : readAnswers(set, given);
      const question = moment === 'box' ? readBoxQuestion(given) : null;
      const undertaking = moment === 'undertaking' ? readUndertaking(given, opensAt, now()) : null;
      if (answers?.moment === moment) read.answers.push(answers);
      else if (question !== null) read.questions.push(question.question);
      else if (undertaking !== null) read.undertakings.push(undertaking);
      else read.misfits++;
    }
    return read;
  };

  return {
    async list() {
      const answer = await call(contract.listRounds, {});
      return answer.ok ? answer.value.rounds : null;
    },
    get,
    count: async (round) => (await get(round))?.round.answers ?? null,

    async createRound({ moment, set, opensAt, closesAt, most, destroyAt, slips = 0 }) {
      const round = newId();
      let result: RoundResult = { ok: false, code: 'already_exists' };
      for (let draw = 0; draw < DRAWS && !result.ok && result.code === 'already_exists'; draw++)
        result = await put(
          {
            round,
            version: 0,
            code: newRoundCode(),
            moment,
            mode: slips > 0 ? 'slips' : 'room',
            set: set === null ? null : { id: set.id, version: set.version },
            opensAt,
            closesAt,
            most,
            destroyAt: destroyAt ?? roundDestroyAt(now()),
          },
          slips,
        );
      return result;
    },
    adjustRound,
    closeRound: (round) => {
      const at = now();
      return adjustRound(round, { opensAt: Math.min(round.opensAt, at), closesAt: at });
    },
    async deleteRound(round) {
      const answer = await call(contract.deleteRound, { params: { round } });
      return answer.ok || answer.code === 'unknown_or_hidden'
        ? { ok: true }
        : { ok: false, code: answer.code };
    },

    async openAnswers(id, onProgress = () => undefined) {
      const about = await call(contract.getRound, { params: { round: id } });
      if (!about.ok) return { ok: false, code: about.code };
      const { round, set } = about.value;
      const answers: Answers[] = [];
      const questions: string[] = [];
      const undertakings: UndertakingAnswer[] = [];
      let unreadable = 0;
      let opened = 0;
      let after: string | null = null;
      do {
        const page: Answer<typeof contract.listAnswers> = await call(contract.listAnswers, {
          params: { round: id },
          query: after === null ? {} : { after },
        });
        if (!page.ok) return { ok: false, code: page.code };
        const found = await openPage(id, page.value.answers);
        const read = readPage(round, set, found.answers);
        answers.push(...read.answers);
        questions.push(...read.questions);
        undertakings.push(...read.undertakings);
        unreadable += found.unreadable + read.misfits;
        opened += page.value.answers.length;
        onProgress(opened, Math.max(opened, round.answers));
        after = page.value.next;
      } while (after !== null);
      return { ok: true, answers, questions, undertakings, unreadable };
    },

    newSheet: () => toBase64url(randomBytes(32)),
    async addKeyed(round, sheets) {
      const about = await call(contract.getRound, { params: { round } });
      if (!about.ok) return { ok: false, code: about.code };
      const { set, round: stored } = about.value;
      const fits = (answers: Answers) =>
        set !== null && answers.moment === stored.moment && readAnswers(set, answers) !== null;
      if (!sheets.every(({ answers }) => fits(answers))) return { ok: false, code: 'malformed' };
      const named = sheets.map(({ sheet, answers }) => ({ token: sheet, answers }));
      let last = stored;
      for (let i = 0; i < named.length; i += contract.ANSWERS_AT_ONCE) {
        const part = named.slice(i, i + contract.ANSWERS_AT_ONCE);
        const answer = await sealed(contract.keyAnswers, async () => ({
          params: { round },
          body: { answers: await vault.sealAnswers(round, part) },
        }));
        if (!answer.ok) return { ok: false, code: answer.code };
        last = answer.value;
      }
      return { ok: true, round: last, slips: [] };
    },

    async questionSets() {
      const answer = await call(contract.listQuestionSets, {});
      return answer.ok ? answer.value : null;
    },
    async saveSet(last, set) {
      const answer = await call(contract.putQuestionSet, { body: { last, set } });
      return answer.ok ? { ok: true, set: answer.value } : { ok: false, code: answer.code };
    },
  };

  /**
   * Opens a page, and brings back what was opened for the first time. What could not be kept now stays sealed as it was,
   * and is opened anew next time: it is no reason to show nothing.
   */
  async function openPage(round: string, stored: readonly StoredAnswer[]) {
    let found = await vault.openAnswers(round, stored);
    if (found.keep.length === 0) return found;
    let again = false;
    await sealed(contract.keepOpened, async () => {
      if (again) found = await vault.openAnswers(round, stored);
      again = true;
      return { params: { round }, body: { answers: [...found.keep] } };
    });
    return found;
  }
}

interface Read {
  readonly answers: Answers[];
  readonly questions: string[];
  readonly undertakings: UndertakingAnswer[];
  misfits: number;
}

type Counted = 'answers' | 'unopened' | 'slipsLeft';
function changeable({ answers: _a, unopened: _u, slipsLeft: _s, ...round }: StoredRound) {
  return round;
}
