/**
 * Sends one answer, once. Its token is its name: a new one for each page, in memory only, or that of a slip of paper.
 * From then on [Note: One sending] in parts/sending.ts.
 */
import type { PublicProgramme } from '#contract/door.ts';
import { newToken, sealAnswer } from '#sealing/answer.ts';
import { toBase64url } from '#sealing/bytes.ts';
import { Sending, type Sent, type Wires } from '../parts/sending.ts';
import type { QuestionnaireFacts } from './facts.ts';
import type { AnswerBody, Received } from './wire.ts';

export type AnswerOutcome =
  | { readonly kind: 'arrived' }
  /** An answer had come with this slip already, and not from here: nothing was changed. */
  | { readonly kind: 'used' }
  | Exclude<Sent<Received>, { kind: 'acknowledged' }>;

export class AnswerSending {
  readonly #sending: Sending<unknown, AnswerBody, Received>;
  /** A try of this page may have been stored. */
  #tried = false;

  /** @param slip token of a slip, base64url; null: a new one */
  constructor(
    programme: Pick<PublicProgramme, 'programme' | 'publicationKey' | 'intake'>,
    { id, code }: QuestionnaireFacts['round'],
    slip: string | null,
    wires: Wires<AnswerBody, Received>,
  ) {
    const token = slip ?? toBase64url(newToken());
    this.#sending = new Sending(programme, wires, async (answers, { epoch, recipient }) => ({
      code,
      token,
      epoch,
      sealed: await sealAnswer({ programme: programme.programme, round: id, recipient, answers }),
    }));
  }

  /** Whether the next send repeats what may be stored already. */
  get unsure(): boolean {
    return this.#sending.unsure;
  }

  async send(answers: unknown): Promise<AnswerOutcome> {
    this.#tried ||= this.unsure;
    const sent = await this.#sending.send(answers);
    if (sent.kind !== 'acknowledged') return sent;
    return { kind: sent.value === 'now' || this.#tried ? 'arrived' : 'used' };
  }
}
