/**
 * A value that holds a secret and never shows it by accident.
 *
 * [Note: Secrets do not print] Everything that holds key material extends `Secret` and keeps it in a `#private`
 * field: `String(x)`, `JSON.stringify(x)`, `console.log(x)` and a structured clone out of the worker all yield
 * nothing. Where the raw bytes are needed (a key that must be wrapped), the method is called `unsafe…`.
 */
export abstract class Secret {
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
