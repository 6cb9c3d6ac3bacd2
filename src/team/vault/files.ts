/**
 * Requests as the vault holds them: the keys of each, where its streams end, and how the next entry is sealed.
 *
 * [Note: Lazy re-keying] A request's keys belong to a ring epoch. Whoever writes first in a new epoch makes the
 * stream's next key, and hands it on with the entry: under the ring key to the team, by age file to the partner.
 */
import type { FileKey, SealedEntry, StoredEntry, Stream } from '#contract/parts.ts';
import { type AesKey, newAesKey } from '#sealing/aes.ts';
import { sealEntry } from '#sealing/entry.ts';
import { epochOf, firstPrev, hashEntry, readEntryHeader } from '#sealing/envelope.ts';
import { handToPartner } from '#sealing/handover.ts';
import type { Signer } from '#sealing/signature.ts';
import { type OpenedStream, openStream, type StreamItem } from '#sealing/stream.ts';
import { wrapKey, wrapName } from '#sealing/wrap.ts';
import type { OpenedItem } from '#team/data/timeline.ts';
import { dropUnvouched, openFileKeys } from './file-keys.ts';
import type { Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

/** Version of the contents' schemas (`programme/entries.ts`), written into every body. */
export const CONTENT_SCHEMA = 1;

/** Something to write: its author, time and place are added here. */
export interface Saying {
  readonly stream: Stream;
  readonly content: unknown;
}

/** A ring wrap to send back, so that the next opening costs 0.1 ms instead of 7. */
export interface KeptKey {
  readonly stream: 'exchange';
  readonly epoch: number;
  readonly ring: string;
}

export interface OpenedFile {
  readonly exchange: readonly OpenedItem[];
  readonly notes: readonly OpenedItem[];
  /** What I had already seen is no longer there. */
  readonly rolledBack: boolean;
  /** Someone wrote under a roster that I have not seen: fetch the keys again. */
  readonly rosterBehind: boolean;
  readonly keep: readonly KeptKey[];
}

export interface FileToOpen {
  readonly file: string;
  readonly keys: readonly FileKey[];
  readonly entries: readonly StoredEntry[];
}

/** Who writes. */
export interface Writer {
  readonly member: string;
  readonly signer: Signer;
}

interface Held {
  readonly keys: ReadonlyMap<string, AesKey>;
  readonly exchange: OpenedStream['next'];
  readonly notes: OpenedStream['next'];
  readonly partner: { readonly verifyKey: string | null; readonly recipient: string | null };
  readonly entries: readonly StoredEntry[];
}

export const keyName = (stream: Stream, epoch: number): string => `${stream}:${epoch}`;

/** The requests opened since unlocking. */
export class Files {
  readonly #held = new Map<string, Held>();

  forget(file: string): void {
    this.#held.delete(file);
  }

  /** Opens a whole request and remembers how to write to it. Never throws for what it is given. */
  async open(ring: Ring, { file, keys, entries }: FileToOpen): Promise<OpenedFile> {
    const opened = await openFileKeys(ring, file, keys);
    let exchange = await this.#stream(ring, file, 'exchange', entries, opened.keys);
    // A key that nobody on the thread vouches for must not be written with: the server could have planted it.
    if (dropUnvouched(opened, exchange))
      exchange = await this.#stream(ring, file, 'exchange', entries, opened.keys);
    const notes = await this.#stream(ring, file, 'notes', entries, opened.keys);
    const partner = { verifyKey: exchange.partnerKey, recipient: recipientIn(exchange.items) };
    this.#held.set(file, { keys: opened.keys, exchange: exchange.next, notes: notes.next, partner, entries });
    const items = [...exchange.items, ...notes.items];
    return {
      exchange: exchange.items.map(itemOf),
      notes: notes.items.map(itemOf),
      rolledBack: exchange.rolledBack || notes.rolledBack,
      rosterBehind: items.some((item) => item.state === 'refused' && item.reason === 'roster_withheld'),
      keep: await keptKeys(ring, file, opened),
    };
  }

  /** Opens the first entry alone, for the queue. */
  async openFirst(
    ring: Ring,
    file: string,
    keys: readonly FileKey[],
    opening: StoredEntry | null,
  ): Promise<{ item: OpenedItem | null; keep: readonly KeptKey[] }> {
    if (!opening?.sealed) return { item: null, keep: [] };
    const reading = readEntryHeader(opening.sealed);
    const epoch = reading.ok ? epochOf(reading.header) : 0;
    const opened = await openFileKeys(
      ring,
      file,
      keys.filter((key) => key.stream === 'exchange' && key.epoch === epoch),
    );
    const { programme, reader } = ring;
    const keyFor = (of: number) => opened.keys.get(keyName('exchange', of));
    const read = () =>
      openStream({ programme, file, stream: 'exchange', entries: [opening], keyFor, reader });
    let exchange = await read();
    if (dropUnvouched(opened, exchange)) exchange = await read();
    const first = exchange.items[0];
    return { item: first ? itemOf(first) : null, keep: await keptKeys(ring, file, opened) };
  }

  /**
   * Seals what is to be written at the end of each stream, with the keys that are new.
   * Nothing is remembered: the server's answer, opened again, says where the streams end.
   */
  async seal(
    ring: Ring,
    writer: Writer,
    file: string,
    sayings: readonly Saying[],
  ): Promise<{ entries: SealedEntry[]; keys: FileKey[] }> {
    const held = this.#get(file);
    const next = { exchange: held.exchange, notes: held.notes };
    const made = new Map<Stream, AesKey>();
    const keys: FileKey[] = [];
    const entries: SealedEntry[] = [];
    for (const { stream, content } of sayings) {
      const known = made.get(stream) ?? held.keys.get(keyName(stream, ring.epoch));
      const key = known ?? newAesKey();
      if (!known) keys.push(await newFileKey(ring, file, stream, key, held));
      made.set(stream, key);
      const { seq, prev } = next[stream];
      const sealed = await sealSaying(ring, writer, { file, stream, seq, prev }, key, content);
      entries.push({ stream, seq, sealed });
      next[stream] = { seq: seq + 1, prev: hashEntry(sealed) };
    }
    return { entries, keys };
  }

  /** The signed erasure of one entry. An erased statement of the partner's keys is stated again, or she would have no author. */
  async sealErasure(ring: Ring, writer: Writer, file: string, stream: Stream, seq: number) {
    const held = this.#get(file);
    const hash = held.entries.find((entry) => entry.stream === stream && entry.seq === seq)?.hash;
    if (!hash) throw new VaultError('no_entry');
    const { verifyKey, recipient } = held.partner;
    const partner =
      stream === 'exchange' && verifyKey
        ? { partnerKey: verifyKey, ...(recipient ? { partnerRecipient: recipient } : {}) }
        : {};
    const { entries, keys } = await this.seal(ring, writer, file, [
      { stream, content: { kind: 'erasure', seq, hash, ...partner } },
    ]);
    return { hash, erasure: entries[0] as SealedEntry, keys };
  }

  /** A request born here (a call taken down): both keys, its first entries. */
  async start(
    ring: Ring,
    writer: Writer,
    file: string,
    opening: unknown,
  ): Promise<{ entries: SealedEntry[]; keys: FileKey[] }> {
    const sayings: Saying[] = [
      { stream: 'exchange', content: opening },
      { stream: 'notes', content: { kind: 'claimed' } },
    ];
    const { programme } = ring;
    const entries: SealedEntry[] = [];
    const keys: FileKey[] = [];
    for (const { stream, content } of sayings) {
      const key = newAesKey();
      keys.push(await newFileKey(ring, file, stream, key, null));
      const prev = firstPrev(programme, file, stream);
      entries.push({
        stream,
        seq: 0,
        sealed: await sealSaying(ring, writer, { file, stream, seq: 0, prev }, key, content),
      });
    }
    return { entries, keys };
  }

  /** Every exchange key I hold of a file, by epoch: for a new receipt. */
  exchangeKeys(file: string): { epoch: number; key: AesKey }[] {
    return [...this.#get(file).keys]
      .filter(([name]) => name.startsWith('exchange:'))
      .map(([name, key]) => ({ epoch: Number(name.slice('exchange:'.length)), key }))
      .sort((a, b) => a.epoch - b.epoch);
  }

  #get(file: string): Held {
    const held = this.#held.get(file);
    if (!held) throw new VaultError('not_open');
    return held;
  }

  #stream(
    ring: Ring,
    file: string,
    stream: Stream,
    entries: readonly StoredEntry[],
    keys: ReadonlyMap<string, AesKey>,
  ): Promise<OpenedStream> {
    const before = this.#held.get(file)?.entries.filter((entry) => entry.stream === stream) ?? [];
    const last = before.at(-1);
    const { programme, reader } = ring;
    return openStream({
      programme,
      file,
      stream,
      entries: entries.filter((entry) => entry.stream === stream),
      keyFor: (epoch) => keys.get(keyName(stream, epoch)),
      reader,
      known: last && { seq: last.seq, hash: last.hash },
    });
  }
}

function sealSaying(
  ring: Ring,
  writer: Writer,
  place: { file: string; stream: Stream; seq: number; prev: string },
  key: AesKey,
  content: unknown,
): Promise<string> {
  return sealEntry({
    key,
    place: { programme: ring.programme, epoch: ring.epoch, ...place },
    body: {
      schema: CONTENT_SCHEMA,
      roster: ring.rosterVersion,
      author: { kind: 'member', id: writer.member },
      at: Date.now(),
      content,
    },
    signer: writer.signer,
  });
}

/** A stream's key of the present epoch, wrapped for whoever must read it. See [Note: Lazy re-keying]. */
async function newFileKey(
  ring: Ring,
  file: string,
  stream: Stream,
  key: AesKey,
  held: Held | null,
): Promise<FileKey> {
  const { programme, epoch } = ring;
  const place = { programme, record: wrapName[stream](epoch, file), kid: `ring:${epoch}` };
  const wrapped: FileKey = { stream, epoch, ring: await wrapKey({ key, under: ring.current().ring, place }) };
  if (stream === 'notes' || !held?.partner.recipient) return wrapped;
  const previous = newestExchange(held.keys);
  if (!previous) throw new VaultError('no_key');
  const receiptAge = await handToPartner({
    key,
    programme,
    file,
    epoch,
    previous,
    recipient: held.partner.recipient,
  });
  return { ...wrapped, receiptAge };
}

function newestExchange(keys: ReadonlyMap<string, AesKey>): { key: AesKey; epoch: number } | null {
  const all = [...keys]
    .filter(([name]) => name.startsWith('exchange:'))
    .map(([name, key]) => ({ key, epoch: Number(name.slice(9)) }));
  return all.sort((a, b) => b.epoch - a.epoch)[0] ?? null;
}

async function keptKeys(
  ring: Ring,
  file: string,
  opened: Awaited<ReturnType<typeof openFileKeys>>,
): Promise<KeptKey[]> {
  const { programme } = ring;
  return Promise.all(
    [...opened.claims.keys()].flatMap((epoch) => {
      const key = opened.keys.get(keyName('exchange', epoch));
      const under = ring.ringKey(epoch);
      if (!key || !under) return [];
      const place = { programme, record: wrapName.exchange(epoch, file), kid: `ring:${epoch}` };
      return [
        wrapKey({ key, under, place }).then(
          (wrapped): KeptKey => ({ stream: 'exchange', epoch, ring: wrapped }),
        ),
      ];
    }),
  );
}

/** Where a new exchange epoch is handed to the partner: what she stated first, or what a member issued since. */
function recipientIn(items: readonly StreamItem[]): string | null {
  let recipient: string | null = null;
  for (const item of items) {
    if (item.state !== 'open') continue;
    const content = item.body.content as { kind?: unknown; partnerRecipient?: unknown } | null;
    const states =
      item.body.author.kind === 'partner'
        ? item.seq === 0
        : content?.kind === 'receipt_issued' || content?.kind === 'erasure';
    if (states && typeof content?.partnerRecipient === 'string') recipient = content.partnerRecipient;
  }
  return recipient;
}

function itemOf(item: StreamItem): OpenedItem {
  const { seq } = item;
  switch (item.state) {
    case 'open': {
      const { author, content } = item.body;
      return {
        state: 'open',
        seq,
        author: author.kind === 'partner' ? { who: 'partner' } : { who: 'member', member: author.id },
        content,
      };
    }
    case 'erased':
      return { state: 'erased', seq, by: item.by, at: item.at };
    case 'missing':
      return { state: 'unreadable', seq, why: 'gap' };
    case 'refused':
      return {
        state: 'unreadable',
        seq,
        why:
          item.reason === 'key_missing'
            ? 'no_key'
            : item.reason === 'roster_withheld'
              ? 'withheld'
              : 'tampered',
      };
  }
}
