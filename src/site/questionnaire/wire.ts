/** The one call of a questionnaire, checked by hand as in parts/wire.ts. */
import type { submitAnswer } from '#contract/rounds.ts';
import type { Input, Reply } from '#contract/route.ts';
import { call, isObject, type WireAnswer } from '../parts/wire.ts';

export type AnswerBody = NonNullable<Input<typeof submitAnswer>['body']>;
export type Received = Reply<typeof submitAnswer>['received'];

const SUBMIT: (typeof submitAnswer)['path'] = '/api/door/answers';

export const postAnswer = (body: AnswerBody): Promise<WireAnswer<Received>> =>
  call(SUBMIT, readReceived, body);

/** Null for what is no acknowledgement. */
export function readReceived(json: unknown): Received | null {
  const received = isObject(json) ? json['received'] : null;
  return received === 'now' || received === 'before' ? received : null;
}
