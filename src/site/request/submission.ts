/**
 * Sending a request exactly once, whatever happens on the way.
 *
 * [Note: One request] File id and receipt are made once; from then on [Note: One sending] in parts/sending.ts.
 */
import type { Acknowledgement, PublicProgramme } from '#contract/door.ts';
import { Sending, type Sent, type Wires as SendingWires } from '../parts/sending.ts';
import type { Answers } from './answers.ts';
import { type Identity, newIdentity, sealRequest, type SubmitBody } from './seal-request.ts';

export type Outcome =
  | { readonly kind: 'acknowledged'; readonly acknowledgement: Acknowledgement; readonly identity: Identity }
  | Exclude<Sent<Acknowledgement>, { kind: 'acknowledged' }>;

export type Wires = SendingWires<SubmitBody, Acknowledgement>;

interface Written {
  readonly answers: Answers;
  /** Epoch ms, the sender's clock. */
  readonly at: number;
}

export class Submission {
  readonly #sending: Sending<Written, SubmitBody, Acknowledgement>;
  #identity: Promise<Identity> | null = null;

  constructor(programme: PublicProgramme, language: 'fr' | 'en', wires: Wires) {
    this.#sending = new Sending(programme, wires, async ({ answers, at }, intake) =>
      sealRequest(await this.#mine(), answers, intake, language, at),
    );
  }

  /** Whether the next send repeats what may be stored already, and so ignores changed answers. */
  get unsure(): boolean {
    return this.#sending.unsure;
  }

  /** Seals and sends. @param at epoch ms, the sender's clock */
  async send(answers: Answers, at: number): Promise<Outcome> {
    const sent = await this.#sending.send({ answers, at });
    if (sent.kind !== 'acknowledged') return sent;
    return { kind: 'acknowledged', acknowledgement: sent.value, identity: await this.#mine() };
  }

  #mine(): Promise<Identity> {
    this.#identity ??= newIdentity();
    return this.#identity;
  }
}
