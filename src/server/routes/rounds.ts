/** Rounds of questionnaires, of the questions box and of undertakings, their sealed answers, and the programme's own sets of questions. */
import * as contract from '#contract/rounds.ts';
import type { SetName } from '#contract/rounds.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { editSet } from '#programme/questionnaire-edit.ts';
import { asksQuestions } from '#programme/round.ts';
import { shipped } from '../content/shipped.ts';
import { checkAnswer, checkKeptAnswer } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { keepOpened, keyAnswers, listAnswers, takeAnswer } from '../store/answers.ts';
import { putQuestionSet, questionSet, questionSets } from '../store/question-sets.ts';
import { deleteRound, getRound, listRounds, putRound } from '../store/rounds.ts';
import type { Tx } from '../store/tx.ts';
import { type Call, DONE, type Register, sha256OfBytes } from './register.ts';

/** Ids of sets in a programme's own words. */
const OWN = /^own-/;

export function roundRoutes(register: Register): void {
  register(contract.submitAnswer, async (call, { body: { code, token, epoch, sealed, proof } }) => {
    const { deps, store, now } = call;
    checkAnswer(sealed);
    await refuseUnproved(call, proof);
    const received = await store.write((tx) =>
      takeAnswer(tx, { code, tokenHash: sha256OfBytes(token), epoch, sealed, now }),
    );
    if (received === 'now') deps.answerProof.arrived();
    return { received };
  });

  register(contract.listRounds, async ({ store }) => ({ rounds: await store.read(listRounds) }));

  register(contract.getRound, async ({ store }, { params }) => {
    const { round, body } = await store.read((tx) => getRound(tx, params.round));
    return { round, set: body === null ? null : (JSON.parse(body) as QuestionSet) };
  });

  register(contract.putRound, async ({ store, actor, now }, { params, body }) => {
    const { questionnaires } = await shipped();
    if (asksQuestions(body.moment) !== (body.set !== null)) throw new Refusal('malformed');
    const change = { ...params, ...body, slips: body.slips ?? [] };
    return store.write(async (tx) => {
      const set = body.set === null ? null : await setNamed(tx, body.set, questionnaires);
      return putRound(tx, { actor, change, body: set, now });
    });
  });

  register(contract.deleteRound, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => deleteRound(tx, { actor, ...params, now }));
    await store.forget();
    return DONE;
  });

  register(contract.listAnswers, async ({ store }, { params, query }) =>
    store.read((tx) => listAnswers(tx, params.round, query.after ?? null)),
  );

  register(contract.keepOpened, async ({ store, programme, actor, now }, { params, body }) => {
    const answers = body.answers.map((answer) => checkKeptAnswer(programme, answer));
    const kept = await store.write((tx) => keepOpened(tx, { actor, ...params, answers, now }));
    return { kept };
  });

  register(contract.keyAnswers, async ({ store, programme, actor, now }, { params, body }) => {
    const answers = body.answers.map((answer) => checkKeptAnswer(programme, answer));
    return store.write((tx) => keyAnswers(tx, { actor, ...params, answers, now }));
  });

  register(contract.listQuestionSets, async ({ store }) => {
    const { questionnaires } = await shipped();
    const own = await store.read(questionSets);
    return { shipped: [...questionnaires], own: own.map(({ body }) => JSON.parse(body) as QuestionSet) };
  });

  register(contract.putQuestionSet, async ({ store, actor, now }, { body: { last, set } }) => {
    const { questionnaires } = await shipped();
    const { id, version } = set;
    // What a programme edits can never stand in the place of what ships later.
    if (!OWN.test(id)) throw new Refusal('unknown_or_hidden');
    return store.write(async (tx) => {
      const before = await questionSet(tx, { id, version: last });
      const from =
        before === null
          ? questionnaires.find((one) => `own-${one.id}` === id)
          : (JSON.parse(before) as QuestionSet);
      if (from !== undefined && !isEditOf(from, set)) throw new Refusal('malformed');
      await putQuestionSet(tx, { actor, set: { id, version, body: JSON.stringify(set) }, last, now });
      return set;
    });
  });
}

/** Under load a short calculation; nobody is counted by address, since a room shares one. */
async function refuseUnproved({ deps: { answerProof } }: Call, proof: string | undefined): Promise<void> {
  if (!answerProof.needed()) return;
  if (proof === undefined || !(await answerProof.accept(proof))) throw new Refusal('proof_needed');
}

/** As JSON. @throws Refusal `unknown_or_hidden` */
async function setNamed(tx: Tx, name: SetName, all: readonly QuestionSet[]): Promise<string> {
  const own = await questionSet(tx, name);
  if (own !== null) return own;
  const set = all.find(({ id, version }) => id === name.id && version === name.version);
  if (set === undefined) throw new Refusal('unknown_or_hidden');
  return JSON.stringify(set);
}

/** Whether `set` is what editing `from` gives: the next version, no id with another meaning. */
function isEditOf(from: QuestionSet, set: QuestionSet): boolean {
  const edited = editSet(from, set);
  return edited.ok && edited.set.id === set.id && edited.set.version === set.version;
}
