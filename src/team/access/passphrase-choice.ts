/** A passphrase being chosen: generated words by default, or one's own; typed back once, so that it is known. */
import { checkPassphrase, normalPassphrase, type PassphraseCheck } from '#sealing/passphrase.ts';

export interface PassphraseChoice {
  readonly own: boolean;
  readonly generated: string;
  readonly chosen: string;
  readonly typedBack: string;
}

export const emptyChoice: PassphraseChoice = { own: false, generated: '', chosen: '', typedBack: '' };

export const passphraseIn = (choice: PassphraseChoice): string =>
  choice.own ? choice.chosen : choice.generated;

export type ChoiceProblem = Exclude<PassphraseCheck, { ok: true }>['reason'] | 'missing' | 'differs';

/** @param known names that whoever guesses would try first @returns null when it may be used */
export function choiceProblem(choice: PassphraseChoice, known: readonly string[]): ChoiceProblem | null {
  const passphrase = passphraseIn(choice);
  if (passphrase === '') return 'missing';
  if (choice.own) {
    const check = checkPassphrase(passphrase, known);
    if (!check.ok) return check.reason;
  }
  return normalPassphrase(choice.typedBack) === normalPassphrase(passphrase) ? null : 'differs';
}
