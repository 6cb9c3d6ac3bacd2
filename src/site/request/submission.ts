/**
 * Sending a request exactly once, whatever happens on the way.
 *
 * [Note: One request] File id and receipt are made once. While a try is under way, another is refused. A try without an
 * answer may have been stored: from then on the request is *unsure*, and only the same answers are sent again, as the
 * same file. A refusal says that this try was not stored: when it is the only one, the answers may be changed.
 */
import type { Acknowledgement, IntakeCertificate, PublicProgramme } from '#contract/door.ts';
import * as m from '#texts/messages.ts';
import type { Answers } from './answers.ts';
import { type Intake, verifiedIntake } from '../parts/intake.ts';
import type { WireAnswer } from '../parts/wire.ts';
import { type Identity, newIdentity, sealRequest, type SubmitBody } from './seal-request.ts';

export type Outcome =
  | { readonly kind: 'acknowledged'; readonly acknowledgement: Acknowledgement; readonly identity: Identity }
  /** No answer: send the same again. */
  | { readonly kind: 'unsure' }
  /** Not stored; the sentence says why. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly fr: string;
      readonly en: string;
      readonly reference: string | null;
    }
  /** The certificate is not signed by the programme: nothing was sealed, nothing was sent. */
  | { readonly kind: 'not_ours' }
  /** A try was already under way. */
  | { readonly kind: 'busy' };

export interface Wires {
  readonly post: (body: SubmitBody) => Promise<WireAnswer<Acknowledgement>>;
  /** A solved proof of work (altcha's payload), or null when none could be had. Only asked for when the server wants one. */
  readonly prove: () => Promise<string | null>;
  readonly readCertificate: (json: unknown) => IntakeCertificate | null;
}

/** Certificates may change while one writes, but not three times in one try. */
const MAX_TRIES = 4;

export class Submission {
  readonly #programme: PublicProgramme;
  readonly #language: 'fr' | 'en';
  readonly #wires: Wires;
  #identity: Promise<Identity> | null = null;
  #intake: Intake | null = null;
  /** What a try without an answer may have stored. */
  #unsure: Answers | null = null;
  #busy = false;

  constructor(programme: PublicProgramme, language: 'fr' | 'en', wires: Wires) {
    this.#programme = programme;
    this.#language = language;
    this.#wires = wires;
  }

  /** Whether the next send repeats what may be stored already, and so ignores changed answers. */
  get unsure(): boolean {
    return this.#unsure !== null;
  }

  /** Seals and sends; see [Note: One request]. @param at epoch ms, the sender's clock */
  async send(answers: Answers, at: number): Promise<Outcome> {
    if (this.#busy) return { kind: 'busy' };
    this.#busy = true;
    try {
      return await this.#send(this.#unsure ?? answers, at);
    } finally {
      this.#busy = false;
    }
  }

  async #send(answers: Answers, at: number): Promise<Outcome> {
    this.#identity ??= newIdentity();
    const identity = await this.#identity;
    const { programme, publicationKey, intake: published } = this.#programme;
    if (publicationKey === null || published === null) return { kind: 'not_ours' };
    this.#intake ??= await verifiedIntake(published, programme, publicationKey);

    let proof: string | undefined;
    let refusal: Refusal | null = null;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (this.#intake === null) return { kind: 'not_ours' };
      const sealed = await sealRequest(identity, answers, this.#intake, this.#language, at);
      const answer = await this.#wires.post(proof === undefined ? sealed : { ...sealed, proof });
      if (answer.ok) return { kind: 'acknowledged', acknowledgement: answer.value, identity };
      // A failure inside the server may have struck after the commit, as a dropped line may have.
      if (answer.code === 'unreachable' || answer.code === 'unexpected') this.#unsure = answers;
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
