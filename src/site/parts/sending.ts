/**
 * Sending something sealed exactly once, whatever happens on the way. What makes it the same thing (a file id, a token)
 * is made once by whoever calls; here is when it may be sent again.
 *
 * [Note: One sending] While a try is under way, another is refused. A try without an answer may have been stored: from
 * then on the thing is *unsure*, and only the same content is sent again. A refusal says that this try was not stored:
 * when it is the only one, the content may be changed.
 */
import type { IntakeCertificate, PublicProgramme } from '#contract/door.ts';
import * as m from '#texts/messages.ts';
import { type Intake, verifiedIntake } from './intake.ts';
import type { WireAnswer } from './wire.ts';

export type Refused = {
  readonly kind: 'refused';
  readonly code: string;
  readonly fr: string;
  readonly en: string;
  readonly reference: string | null;
};

export type Sent<V> =
  | { readonly kind: 'acknowledged'; readonly value: V }
  /** No answer: send the same again. */
  | { readonly kind: 'unsure' }
  /** Not stored; the sentence says why. */
  | Refused
  /** The certificate is not signed by the programme: nothing was sealed, nothing was sent. */
  | { readonly kind: 'not_ours' }
  /** A try was already under way. */
  | { readonly kind: 'busy' };

export interface Wires<B, V> {
  readonly post: (body: B) => Promise<WireAnswer<V>>;
  /** A solved proof of work (altcha's payload), or null when none could be had. Only asked for when the server wants one. */
  readonly prove: () => Promise<string | null>;
  readonly readCertificate: (json: unknown) => IntakeCertificate | null;
}

/** Certificates may change while one writes, but not three times in one try. */
const MAX_TRIES = 4;

export class Sending<C, B extends object, V> {
  readonly #programme: Pick<PublicProgramme, 'programme' | 'publicationKey' | 'intake'>;
  readonly #wires: Wires<B, V>;
  /** Seals, each time afresh. */
  readonly #seal: (content: C, intake: Intake) => Promise<B>;
  #intake: Intake | null = null;
  /** What a try without an answer may have stored. */
  #unsure: { readonly content: C } | null = null;
  #busy = false;

  constructor(
    programme: Pick<PublicProgramme, 'programme' | 'publicationKey' | 'intake'>,
    wires: Wires<B, V>,
    seal: (content: C, intake: Intake) => Promise<B>,
  ) {
    this.#programme = programme;
    this.#wires = wires;
    this.#seal = seal;
  }

  /** Whether the next send repeats what may be stored already, and so ignores changed content. */
  get unsure(): boolean {
    return this.#unsure !== null;
  }

  /** Seals and sends; see [Note: One sending]. */
  async send(content: C): Promise<Sent<V>> {
    if (this.#busy) return { kind: 'busy' };
    this.#busy = true;
    try {
      return await this.#send(this.#unsure?.content ?? content);
    } finally {
      this.#busy = false;
    }
  }

  async #send(content: C): Promise<Sent<V>> {
    const { programme, publicationKey, intake: published } = this.#programme;
    if (publicationKey === null || published === null) return { kind: 'not_ours' };
    this.#intake ??= await verifiedIntake(published, programme, publicationKey);

    let proof: string | undefined;
    let refusal: Refusal | null = null;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (this.#intake === null) return { kind: 'not_ours' };
      const sealed = await this.#seal(content, this.#intake);
      const answer = await this.#wires.post(proof === undefined ? sealed : { ...sealed, proof });
      if (answer.ok) return { kind: 'acknowledged', value: answer.value };
      // A failure inside the server may have struck after the commit, as a dropped line may have.
      if (answer.code === 'unreachable' || answer.code === 'unexpected') this.#unsure = { content };
      if (answer.code === 'unreachable') return { kind: 'unsure' };
      refusal = answer;
      if (answer.code === 'old_certificate') {
        const current = this.#wires.readCertificate(answer.current);
        const { genesis } = this.#intake;
        this.#intake =
          current === null ? null : await verifiedIntake(current, programme, publicationKey, genesis);
      } else if (answer.code === 'proof_needed') {
        proof = (await this.#wires.prove()) ?? undefined;
        if (proof === undefined)
          return {
            kind: 'refused',
            code: 'proof_needed',
            fr: m.site_proof_failed('fr'),
            en: m.site_proof_failed('en'),
            reference: null,
          };
      } else break;
    }
    const { code, fr, en, reference } = refusal as Refusal;
    return { kind: 'refused', code, fr, en, reference };
  }
}

type Refusal = Extract<WireAnswer<never>, { fr: string }>;
