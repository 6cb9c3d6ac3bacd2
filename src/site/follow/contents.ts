/**
 * What stands inside an exchange entry, as the partner's page shows it. The schemas of programme/entries.ts bring Zod
 * (27 kB compressed); the few fields shown here are checked by hand, and contents.test.ts holds both together.
 */
import type { Opening } from '#programme/entries.ts';

export type ShownContent =
  | { readonly kind: 'opening'; readonly text: string | null }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'raised' | 'withdrawn' | 'corrected' | 'new_code' | 'erasure' };

/** Null: of no form that this page knows; it is shown as unreadable, never dropped. */
export function readContent(content: unknown): ShownContent | null {
  if (typeof content !== 'object' || content === null) return null;
  const { kind, text, opening } = content as { kind?: unknown; text?: unknown; opening?: unknown };
  switch (kind) {
    case 'opening':
      return isOpening(content) ? { kind, text: textOf(content) } : null;
    case 'message':
      return typeof text === 'string' && text.trim() !== '' ? { kind, text } : null;
    case 'raised':
    case 'withdrawn':
    case 'erasure':
      return { kind };
    case 'opening_corrected':
      return isOpening(opening) ? { kind: 'corrected' } : null;
    case 'receipt_issued':
      return { kind: 'new_code' };
    default:
      return null;
  }
}

function isOpening(value: unknown): value is Opening {
  if (typeof value !== 'object' || value === null) return false;
  const { organisation, firstName, phone, text } = value as Record<string, unknown>;
  return (
    [organisation, firstName, phone].every((field) => typeof field === 'string') &&
    (text === undefined || typeof text === 'string')
  );
}

function textOf({ text }: Opening): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}
