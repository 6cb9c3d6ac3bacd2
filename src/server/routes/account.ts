/** An account as it is handed in, however its member came: she founds, joins or recovers. */
import type { NewAccount } from '#contract/access.ts';
import { checkTotp } from '#sealing/totp.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import { checkMemberKey } from './checks.ts';
import type { Call } from './register.ts';

/**
 * @throws Refusal `not_sealed` unless her keys are sealed as hers; `second_factor_refused` unless the code proves the new secret
 */
export function accountFrom(
  { deps, programme, now }: Pick<Call, 'deps' | 'programme' | 'now'>,
  member: string,
  body: NewAccount,
) {
  checkMemberKey(programme, body.sealedMemberKey, member);
  const totpCounter = checkTotp({ secret: body.totp.secret, code: body.totp.code, now });
  if (totpCounter === null) throw new Refusal('second_factor_refused');
  return {
    member,
    signInName: body.signInName,
    language: body.language,
    opaqueRecord: body.record,
    sealedMemberKey: body.sealedMemberKey,
    totpSecret: deps.secrets.seal(purpose.totp(member), body.totp.secret),
    totpCounter,
    recoveryCodeHashes: body.totp.recoveryCodeHashes,
  };
}
