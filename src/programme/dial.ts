/**
 * A telephone number as written for people → the address of a `tel:` link (RFC 3966).
 * `1 866 964-7888` → `tel:+18669647888`; `450 555-0123, poste 4` → `tel:+14505550123,4` (a comma waits, then dials).
 * Short numbers stay as they are: `911`, `811, option 2` → `tel:811,2`.
 */
export function dialAddress(written: string): string {
  const match = /^(.*?)(?:[\s,;(]*(?:poste|ext(?:ension)?|option|#|x)[\s.:]*(\d+)\D*)?$/iu.exec(
    written.trim(),
  );
  const main = match?.[1] ?? written;
  const extension = match?.[2];
  const digits = main.replace(/\D/g, '');
  // Ten digits, or eleven from 1, are a number of the North American plan.
  const plan = /^1?\d{10}$/.test(digits) ? `+1${digits.slice(-10)}` : digits;
  const number = main.trim().startsWith('+') ? `+${digits}` : plan;
  return `tel:${number}${extension === undefined ? '' : `,${extension}`}`;
}
