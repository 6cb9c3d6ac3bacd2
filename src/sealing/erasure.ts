/** Contents of entries that this room itself must understand: erasures, and receipts issued anew. */
import type { ExchangeContent } from '#programme/entries.ts';
import type { OpenedEntry } from './entry.ts';
import type { Body } from './signed-body.ts';

/** An erasure signed by a member. */
export interface Erasure {
  /** The entry that erases. */
  readonly entry: { readonly seq: number; readonly hash: string };
  /** The erased entry. */
  readonly seq: number;
  readonly hash: string;
  /** Who erased it, and when by her clock. */
  readonly by: string;
  readonly at: number;
  /** The partner's key, stated again when the erased entry had stated it. */
  readonly partnerKey: string | undefined;
}

type Kind = Extract<ExchangeContent, { kind: 'erasure' | 'receipt_issued' }>['kind'];

/** A body's content as far as it may be one of these: the kind, and members still to be checked. */
interface Telling {
  readonly kind?: Kind;
  readonly seq?: unknown;
  readonly hash?: unknown;
  readonly partnerKey?: unknown;
}

export function tellingOf({ content }: Body): Telling {
  return typeof content === 'object' && content !== null ? content : {};
}

/** Every erasure among opened entries: by members, of earlier entries. A partner erases nothing: she asks. */
export function erasuresIn(
  entries: readonly { readonly seq: number; readonly opened: OpenedEntry }[],
): Erasure[] {
  return entries.flatMap(({ seq: own, opened }) => {
    if (!opened.ok || opened.body.author.kind !== 'member') return [];
    const { kind, seq, hash, partnerKey } = tellingOf(opened.body);
    if (kind !== 'erasure' || typeof seq !== 'number' || !(seq < own) || typeof hash !== 'string') return [];
    return [
      {
        entry: { seq: own, hash: opened.hash },
        seq,
        hash,
        by: opened.body.author.id,
        at: opened.body.at,
        partnerKey: typeof partnerKey === 'string' ? partnerKey : undefined,
      },
    ];
  });
}
