/** A member at work from Node: founding a programme and signing in, by the same contract and sealing as the browser. */
import { registerStart, secondFactor, signInFinish, signInStart } from '#contract/access.ts';
import { type Answer, callRoute, type Transport } from '#contract/client.ts';
import type { Route } from '#contract/route.ts';
import { confirmKit, genesis, saveEssentials, setupState } from '#contract/setup.ts';
import { newId } from '#programme/new-id.ts';
import type { Essentials } from '#programme/settings.ts';
import { type Bytes, toBase64url } from '#sealing/bytes.ts';
import { type NewEpoch, foundProgramme } from '#sealing/epoch.ts';
import { deriveKit, newKit } from '#sealing/kit.ts';
import { MemberKey, passphraseKey, sealMemberKey } from '#sealing/member.ts';
import { finishLogin, finishRegistration, startLogin, startRegistration } from '#sealing/opaque-client.ts';
import { recordName, sealRecord } from '#sealing/record.ts';
import { newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpCode } from '#sealing/totp.ts';

/** What a member types to come in. */
export interface Credentials {
  readonly signInName: string;
  readonly passphrase: string;
  readonly totpSecret: string;
}

export interface FoundedProgramme {
  readonly programme: string;
  readonly founder: string;
  readonly memberKey: MemberKey;
  readonly epoch: NewEpoch;
  readonly kit: Bytes;
  readonly credentials: Credentials;
}

/** The value of an answer. @throws Error naming the route and the code when it was refused: a script cannot go on. */
export function must<R extends Route>(route: R, answer: Answer<R>) {
  if (answer.ok) return answer.value;
  throw new Error(`${route.method} ${route.path}: ${answer.code}`);
}

/** OPAQUE registration of a passphrase. */
export async function register(transport: Transport, name: string, passphrase: string) {
  const { state, request } = await startRegistration(passphrase);
  const { response } = must(
    registerStart,
    await callRoute(registerStart, { body: { name, request } }, transport),
  );
  return finishRegistration({ passphrase, state, response });
}

/**
 * Founds a programme and opens its door, as the set-up screens do.
 * @param at epoch ms: the time the roster states
 */
export async function foundByHttp(
  transport: Transport,
  input: {
    token: string;
    essentials: Essentials;
    signInName: string;
    passphrase: string;
    founderName: string;
    at?: number;
  },
): Promise<FoundedProgramme> {
  const { token, essentials, signInName, passphrase, at = Date.now() } = input;
  const { programme } = must(setupState, await callRoute(setupState, { body: { token } }, transport));
  must(saveEssentials, await callRoute(saveEssentials, { body: { token, essentials } }, transport));

  const founder = newId();
  const memberKey = await MemberKey.generate();
  const kit = newKit();
  const { recipient, verifyKey } = await deriveKit(kit);
  const epoch = await foundProgramme({
    programme,
    at,
    founder: {
      id: founder,
      role: 'coordinator',
      recipient: memberKey.recipient,
      verifyKey: memberKey.verifyKey,
    },
    signer: memberKey.signer,
    kit: { recipient, verifyKey },
  });
  const { record, exportKey } = await register(transport, signInName, passphrase);
  const under = await passphraseKey(exportKey);
  const totpSecret = newTotpSecret();
  // A card is named after its member: she may then write it herself.
  const card = founder;
  const sealedCard = await sealRecord({
    key: epoch.keys.commons,
    place: { programme, record: recordName('member_card', card), version: 1, kid: 'commons:0' },
    body: {
      schema: 1,
      roster: 0,
      author: { kind: 'member', id: founder },
      at,
      content: { kind: 'member_card', member: founder, name: input.founderName },
    },
    signer: memberKey.signer,
  });
  const pendingKit = newId();
  const sealedKit = await sealRecord({
    key: epoch.keys.ring,
    place: { programme, record: recordName('pending_kit', pendingKit), version: 1, kid: 'ring:0' },
    body: {
      schema: 1,
      roster: 0,
      author: { kind: 'member', id: founder },
      at,
      content: { kind: 'pending_kit', bytes: toBase64url(kit) },
    },
    signer: memberKey.signer,
  });
  must(
    genesis,
    await callRoute(
      genesis,
      {
        body: {
          token,
          member: founder,
          signInName,
          language: 'fr',
          record,
          sealedMemberKey: await sealMemberKey({ key: memberKey, under, programme, owner: founder }),
          totp: {
            secret: totpSecret,
            code: totpCode(totpSecret, at),
            recoveryCodeHashes: newRecoveryCodes().map(recoveryCodeHash),
          },
          roster: epoch.roster.compact,
          epoch: { ...epoch.bundle, wraps: [...epoch.bundle.wraps] as never },
          records: [
            { kind: 'member_card', record: card, version: 1, sealed: sealedCard },
            { kind: 'pending_kit', record: pendingKit, version: 1, sealed: sealedKit },
          ],
        },
      },
      transport,
    ),
  );
  must(confirmKit, await callRoute(confirmKit, { body: { pendingKitRecord: pendingKit } }, transport));
  return { programme, founder, memberKey, epoch, kit, credentials: { signInName, passphrase, totpSecret } };
}

/**
 * Signs in with both factors; the transport then holds the session.
 * @param now epoch ms for the six digits: a code is accepted once, so a second sign-in within 30 s needs a later one
 */
export async function signIn(
  transport: Transport,
  { signInName, passphrase, totpSecret }: Credentials,
  now = Date.now(),
) {
  const { state, request } = await startLogin(passphrase);
  const started = must(
    signInStart,
    await callRoute(signInStart, { body: { name: signInName, request } }, transport),
  );
  const finished = await finishLogin({ passphrase, state, response: started.response });
  if (finished === null) throw new Error(`The passphrase of ${signInName} is not accepted.`);
  const body = { attempt: started.attempt, finish: finished.finish };
  const { opened } = must(signInFinish, await callRoute(signInFinish, { body }, transport));
  if (opened) return { opened, exportKey: finished.exportKey };
  const second = must(
    secondFactor,
    await callRoute(secondFactor, { body: { code: totpCode(totpSecret, now) } }, transport),
  );
  return { opened: second.opened, exportKey: finished.exportKey };
}
