/** Rounds of questionnaires from Node: opened by a member, answered by a room. */
import { callRoute, type Transport } from '#contract/client.ts';
import { listQuestionSets, putRound, submitAnswer, type StoredRound } from '#contract/rounds.ts';
import { newId } from '#programme/new-id.ts';
import { setInUse } from '#programme/question-versions.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { asksQuestions, newRoundCode, roundDestroyAt, type RoundMoment } from '#programme/round.ts';
import { must } from './member.ts';
import { sealAnswerBody } from './participant.ts';
import type { Team, Teammate } from './team.ts';

/** What the next round asks. @throws Error when the programme has none */
export async function questionsInUse(team: Team, member: Teammate): Promise<QuestionSet> {
  await team.present(member);
  const set = setInUse(must(listQuestionSets, await callRoute(listQuestionSets, {}, member.transport)));
  if (set === undefined) throw new Error('No questionnaire ships.');
  return set;
}

/** Open from now until `closesAt`, epoch ms. */
export async function openRound(
  team: Team,
  member: Teammate,
  about: { moment: RoundMoment; set: QuestionSet; closesAt: number; most: number },
): Promise<StoredRound> {
  await team.present(member);
  const { moment, set, closesAt, most } = about;
  const now = team.now();
  const body = {
    version: 0,
    code: newRoundCode(),
    moment,
    mode: 'room' as const,
    set: asksQuestions(moment) ? { id: set.id, version: set.version } : null,
    opensAt: now,
    closesAt,
    most,
    destroyAt: roundDestroyAt(now),
  };
  const params = { round: newId(now) };
  return must(putRound, await callRoute(putRound, { params, body }, member.transport));
}

/** Everybody in the room, each with a phone of her own, at the same moment. */
export async function answerRound(
  team: Team,
  room: Transport,
  { round, code }: Pick<StoredRound, 'round' | 'code'>,
  answers: readonly Answers[],
): Promise<void> {
  const { programme, epoch } = team.founded;
  const sheet = { programme, round, code, epoch: epoch.keys.epoch, intakeRecipient: epoch.intake.recipient };
  await Promise.all(
    answers.map(async (given) => {
      const body = await sealAnswerBody({ ...sheet, answers: given });
      must(submitAnswer, await callRoute(submitAnswer, { body }, room));
    }),
  );
}
