/** A second factor being set up: a secret made here, proved once by the phone; codes for the day the phone is lost. */
import { checkTotp, newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpCode } from '#sealing/totp.ts';

export interface SecondFactorChoice {
  readonly secret: string;
  readonly codes: readonly string[];
  /** As typed from the phone. */
  readonly code: string;
  /** The phone showed the right code. */
  readonly proved: boolean;
  /** She says that she has the recovery codes on paper. */
  readonly kept: boolean;
}

export const newSecondFactor = (): SecondFactorChoice => ({
  secret: newTotpSecret(),
  codes: newRecoveryCodes(),
  code: '',
  proved: false,
  kept: false,
});

/** @param now epoch ms by the server's clock: this device's may be wrong */
export const provesPhone = (choice: SecondFactorChoice, now: number): boolean =>
  checkTotp({ secret: choice.secret, code: choice.code, now }) !== null;

/**
 * What the server is given. The code is made afresh: the one that was typed may have expired while the recovery codes
 * were being written down, and the secret was made here.
 */
export const secondFactorBody = (
  { secret, codes }: SecondFactorChoice,
  now: number,
): { secret: string; code: string; recoveryCodeHashes: string[] } => ({
  secret,
  code: totpCode(secret, now),
  recoveryCodeHashes: codes.map(recoveryCodeHash),
});
