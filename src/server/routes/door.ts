/** The partner's door: what the programme publishes, and handing in a sealed request. */
import { randomInt } from 'node:crypto';
import * as contract from '#contract/door.ts';
import { makeReference } from '#programme/reference.ts';
import { checkEntry, checkFileKey } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { submitRequest } from '../store/door.ts';
import { publicProgramme } from '../store/public.ts';
import { type Call, type Register, sessionOfRequest } from './register.ts';

export function doorRoutes(register: Register): void {
  register(contract.getProgramme, async ({ store, now }) => store.read((tx) => publicProgramme(tx, now)));

  register(contract.getProof, async ({ deps }, { query }) => ({
    challenge: await (query.of === 'answer' ? deps.answerProof : deps.proof).challenge(),
  }));

  register(contract.submitRequest, async (call, { body }) => {
    const { deps, store, programme, now } = call;
    const { file, key, receipt } = body;
    const entry = checkEntry(programme, file, { stream: 'exchange', seq: 0, sealed: body.entry });
    if (entry.epoch !== key.epoch) throw new Refusal('not_sealed');
    const checkedKey = checkFileKey(programme, file, {
      stream: 'exchange',
      epoch: key.epoch,
      intake: key.intake,
      receipt: key.receipt,
    });
    await refuseUnproved(call, body);
    const acknowledgement = await store.write((tx) =>
      submitRequest(tx, {
        file,
        promptness: body.promptness,
        notBefore: body.notBefore ?? null,
        practice: body.practice ?? false,
        receipt,
        key: checkedKey,
        entry,
        now,
        newReference: referenceIn(body.language),
      }),
    );
    deps.proof.arrived();
    return acknowledgement;
  });
}

/** An exercise needs a member; anybody else, under load, a short calculation. */
async function refuseUnproved(
  call: Call,
  body: { practice?: boolean | undefined; proof?: string | undefined },
): Promise<void> {
  if (body.practice === true) {
    if ((await sessionOfRequest(call, 'full')) === null) throw new Refusal('sign_in_needed');
    return;
  }
  const { proof } = call.deps;
  if (!proof.needed()) return;
  if (body.proof === undefined || !(await proof.accept(body.proof))) throw new Refusal('proof_needed');
}

/** Draws reference names from the system's random source. */
export const referenceIn = (language: 'fr' | 'en') => (): string =>
  makeReference(() => randomInt(2 ** 32) / 2 ** 32, language);
