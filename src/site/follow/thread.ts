/**
 * A request opened with its receipt: keys, entries in order, and where the next one goes. What a partner can check is
 * checked: the certificate's signature, her own signatures, that nothing moved, that nothing went missing. Members' own
 * signatures she cannot check (she never sees the roster): what they write is from *someone who holds this thread's key*.
 */
import type { PartnerView } from '#contract/door.ts';
import type { AesKey } from '#sealing/aes.ts';
import { openFromTeam } from '#sealing/handover.ts';
import { unwrapWithReceipt } from '#sealing/partner.ts';
import type { Receipt } from '#sealing/receipt.ts';
import { openStream } from '#sealing/stream.ts';
import { type Intake, verifiedIntake } from '../parts/intake.ts';
import { readContent, type ShownContent } from './contents.ts';

export type ThreadItem =
  | {
      readonly state: 'read';
      readonly seq: number;
      readonly at: number;
      readonly mine: boolean;
      readonly content: ShownContent;
      readonly hash: string;
    }
  | { readonly state: 'erased'; readonly seq: number; readonly at: number }
  /** There, but not readable by this page. */
  | { readonly state: 'unreadable'; readonly seq: number; readonly at: number | null }
  /** Altered, moved or missing: somebody between us and the team changed something. */
  | { readonly state: 'tampered'; readonly seq: number };

export interface Thread {
  readonly view: PartnerView;
  readonly items: readonly ThreadItem[];
  /** False: something was altered, moved, or is missing. */
  readonly intact: boolean;
  /** Exchange keys held, by epoch. */
  readonly keys: ReadonlyMap<number, AesKey>;
  readonly next: { readonly seq: number; readonly prev: string };
  /** Whom a new key would be handed to; null when the certificate is not signed by the programme. */
  readonly intake: Intake | null;
}

export interface Known {
  /** Publication key and genesis hash as first seen: another one later is refused. */
  readonly publicationKey: string;
  readonly genesis?: string | undefined;
  /** The last entry already seen, to tell a thread cut short. */
  readonly last?: { readonly seq: number; readonly hash: string } | undefined;
}

export async function openThread(view: PartnerView, receipt: Receipt, known: Known): Promise<Thread> {
  const keys = await openKeys(view, receipt);
  const [stream, intake] = await Promise.all([
    openStream({
      programme: view.programme,
      file: view.file,
      stream: 'exchange',
      entries: view.entries,
      keyFor: (epoch) => keys.get(epoch),
      reader: { side: 'partner' },
      known: known.last,
    }),
    verifiedIntake(view.intake, view.programme, known.publicationKey, known.genesis),
  ]);
  const at = new Map(view.entries.map((entry) => [entry.seq, entry.at]));
  const items = stream.items.map((item): ThreadItem => {
    const { seq } = item;
    const when = at.get(seq) ?? null;
    if (item.state === 'missing') return { state: 'tampered', seq };
    if (item.state === 'erased') return { state: 'erased', seq, at: item.at };
    if (item.state === 'refused')
      return item.reason === 'key_missing'
        ? { state: 'unreadable', seq, at: when }
        : { state: 'tampered', seq };
    const content = readContent(item.body.content);
    if (content === null) return { state: 'unreadable', seq, at: when };
    return {
      state: 'read',
      seq,
      at: when ?? item.body.at,
      mine: item.body.author.kind === 'partner',
      content,
      hash: item.hash,
    };
  });
  return { view, items, intact: stream.intact && !stream.rolledBack, keys, next: stream.next, intake };
}

/** Keys of every epoch, in order: a key handed by the team is vouched for by the one before it. */
async function openKeys(view: PartnerView, receipt: Receipt): Promise<Map<number, AesKey>> {
  const { programme, file } = view;
  const keys = new Map<number, AesKey>();
  const wraps = view.keys.filter(({ stream }) => stream === 'exchange').sort((a, b) => a.epoch - b.epoch);
  for (const { epoch, receipt: wrap, receiptAge } of wraps) {
    const own = wrap ? await unwrapWithReceipt({ receipt, compact: wrap, programme, file, epoch }) : null;
    const handed =
      own === null && receiptAge
        ? await openFromTeam({
            identity: receipt.identity,
            sealed: receiptAge,
            programme,
            file,
            epoch,
            keyFor: (before) => keys.get(before),
          })
        : null;
    const key = own ?? handed;
    if (key !== null) keys.set(epoch, key);
  }
  return keys;
}
