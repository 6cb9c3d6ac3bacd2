/** Opening the keys of one request: from the ring wrap when the team opened it before, else through the intake key. */
import type { FileKey } from '#contract/parts.ts';
import type { AesKey } from '#sealing/aes.ts';
import { openIntakeHandOver } from '#sealing/handover.ts';
import type { OpenedStream } from '#sealing/stream.ts';
import { kidOfWrap, unwrapKey, wrapName } from '#sealing/wrap.ts';
import type { Ring } from './ring.ts';

export interface OpenedFileKeys {
  /** By `stream:epoch`. */
  readonly keys: Map<string, AesKey>;
  /** Epochs whose exchange key came through the intake, with the partner key that signed the hand-over. */
  readonly claims: Map<number, string>;
}

/** Opens what opens; what does not is left out, and its entries then say that the key is missing. */
export async function openFileKeys(
  ring: Ring,
  file: string,
  wraps: readonly FileKey[],
): Promise<OpenedFileKeys> {
  const keys = new Map<string, AesKey>();
  const claims = new Map<number, string>();
  await Promise.all(
    wraps.map(async (wrap) => {
      const kept = await fromRing(ring, file, wrap);
      if (kept) {
        keys.set(`${wrap.stream}:${wrap.epoch}`, kept);
        return;
      }
      const handed = await fromIntake(ring, file, wrap);
      if (!handed) return;
      keys.set(`${wrap.stream}:${wrap.epoch}`, handed.key);
      claims.set(wrap.epoch, handed.partnerKey);
    }),
  );
  return { keys, claims };
}

/** A ring wrap may stand under a later ring than the key's own epoch: its `kid` says which. */
async function fromRing(
  ring: Ring,
  file: string,
  { stream, epoch, ring: compact }: FileKey,
): Promise<AesKey | null> {
  const kid = compact ? kidOfWrap(compact) : null;
  const under = kid?.startsWith('ring:') ? ring.ringKey(Number(kid.slice('ring:'.length))) : undefined;
  if (!compact || !kid || !under) return null;
  return unwrapKey({
    compact,
    under,
    place: { programme: ring.programme, record: wrapName[stream](epoch, file), kid },
  });
}

async function fromIntake(
  ring: Ring,
  file: string,
  { stream, epoch, intake }: FileKey,
): Promise<{ key: AesKey; partnerKey: string } | null> {
  const identity = stream === 'exchange' && intake ? await ring.intake(epoch) : null;
  if (!intake || !identity) return null;
  const opened = await openIntakeHandOver({
    identity,
    sealed: intake,
    programme: ring.programme,
    file,
    epoch,
  });
  return opened.ok ? opened : null;
}

/**
 * Drops each key handed in by a partner key that the thread does not know: anyone can seal to the intake key, so the
 * server could hand in a key of its own and read what we write with it.
 * @returns whether any was dropped, so that the stream must be opened again
 */
export function dropUnvouched(opened: OpenedFileKeys, exchange: OpenedStream): boolean {
  const vouching = partnerKeysIn(exchange);
  let dropped = false;
  for (const [epoch, partnerKey] of opened.claims) {
    if (vouching.has(partnerKey)) continue;
    opened.claims.delete(epoch);
    dropped = opened.keys.delete(`exchange:${epoch}`) || dropped;
  }
  return dropped;
}

/** Partner keys of the thread: the author of the first entry, and those of receipts that a member issued. */
function partnerKeysIn({ items, partnerKey }: OpenedStream): Set<string> {
  const keys = new Set<string>(partnerKey === null ? [] : [partnerKey]);
  for (const item of items) {
    if (item.state !== 'open') continue;
    const { author, content } = item.body;
    if (author.kind === 'partner') keys.add(author.verifyKey);
    else if (statesPartnerKey(content)) keys.add(content.partnerKey);
  }
  return keys;
}

function statesPartnerKey(content: unknown): content is { partnerKey: string } {
  const { kind, partnerKey } = (content ?? {}) as { kind?: unknown; partnerKey?: unknown };
  return (kind === 'receipt_issued' || kind === 'erasure') && typeof partnerKey === 'string';
}
