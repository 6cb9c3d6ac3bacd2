/** A participant at work from Node: an answer to a questionnaire, sealed as her browser does it. */
import type { submitAnswer } from '#contract/rounds.ts';
import type { Input } from '#contract/route.ts';
import { newToken, sealAnswer } from '#sealing/answer.ts';
import { type Bytes, toBase64url } from '#sealing/bytes.ts';

export type AnswerBody = NonNullable<Input<typeof submitAnswer>['body']>;

/** What to send to `submitAnswer`. @param about.token of a slip; a new one unless it is given */
export async function sealAnswerBody(about: {
  programme: string;
  round: string;
  code: string;
  epoch: number;
  intakeRecipient: string;
  answers: unknown;
  token?: Bytes;
}): Promise<AnswerBody> {
  const { programme, round, code, epoch, intakeRecipient, answers, token = newToken() } = about;
  const sealed = await sealAnswer({ programme, round, recipient: intakeRecipient, answers });
  return { code, token: toBase64url(token), epoch, sealed };
}
