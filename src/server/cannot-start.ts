/** What keeps a server or a command from starting, told in the language of whoever started it. */
import type { Locale } from '#texts/locales.ts';

export class CannotStart extends Error {
  /** The sentence that says what is wrong and what to do. */
  readonly tell: (locale: Locale) => string;

  constructor(tell: (locale: Locale) => string, cause?: unknown) {
    super(tell('en'), cause === undefined ? undefined : { cause });
    this.name = 'CannotStart';
    this.tell = tell;
  }
}
