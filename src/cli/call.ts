/** What every command is given, and how it says that it cannot go on. */
import type { Locale } from '#texts/locales.ts';

/** What a command is given. */
export interface Call {
  readonly locale: Locale;
  readonly env: Record<string, string | undefined>;
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** A line for the person at the keyboard. */
  readonly say: (text: string) => void;
}

/** @returns exit code */
export type Run = (call: Call) => Promise<number>;

/** A failure that the person can mend: its message, already in her language, is all there is to say. */
export class CannotGoOn extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotGoOn';
  }
}
