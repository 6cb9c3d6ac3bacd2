/** A whole stream of a request, opened in order; tampering is reported exactly where it stands. */
import { type EntryRefusal, type OpenedEntry, openEntry, type Reader } from './entry.ts';
import { epochOf, firstPrev, hashEntry, readEntryHeader, type StreamName } from './envelope.ts';
import { type Erasure, erasuresIn, tellingOf } from './erasure.ts';
import type { SealKey } from './jwe.ts';
import type { Body } from './signed-body.ts';

/** An entry as the server keeps it: `sealed` is null once erased. */
export interface StoredEntry {
  readonly seq: number;
  readonly sealed: string | null;
  /** The server's word for it, used only to go on after an end that is missing. */
  readonly hash: string;
}

export type StreamItem =
  | {
      readonly state: 'open';
      readonly seq: number;
      readonly body: Body;
      readonly hash: string;
      readonly bucket: number;
      /** `unchecked`: a member's entry read by a partner. */
      readonly authorship: 'verified' | 'unchecked';
    }
  /** Gone, and a signed erasure further on says so. */
  | { readonly state: 'erased'; readonly seq: number; readonly by: string; readonly at: number }
  /** Gone, and nobody signed for it: tampering. */
  | { readonly state: 'missing'; readonly seq: number }
  | { readonly state: 'refused'; readonly seq: number; readonly reason: EntryRefusal; readonly hash: string };

export interface OpenedStream {
  readonly items: readonly StreamItem[];
  /** Every entry opened or was erased by signature, and the end is not older than what I already knew. */
  readonly intact: boolean;
  /** What I had already seen is no longer there, or is another. */
  readonly rolledBack: boolean;
  /** Where the next entry goes. */
  readonly next: { readonly seq: number; readonly prev: string };
  /** The partner's key as it stands after the last entry; null while none was stated. */
  readonly partnerKey: string | null;
}

export interface StreamToOpen {
  readonly programme: string;
  readonly file: string;
  readonly stream: StreamName;
  /** As the server gave them, by seq; an erased one may also be left out. */
  readonly entries: readonly StoredEntry[];
  /** Key of an epoch, or undefined when I do not hold it. */
  readonly keyFor: (epoch: number) => SealKey | undefined;
  readonly reader: Reader;
  /** The last entry that I have already seen, to tell a stream cut short. */
  readonly known?: { readonly seq: number; readonly hash: string } | undefined;
}

/** Opens a stream. Never throws for what it is given: each entry's fate stands in `items`. */
export async function openStream(input: StreamToOpen): Promise<OpenedStream> {
  const present = input.entries.filter((entry): entry is Present => entry.sealed !== null);
  const read = await Promise.all(present.map((entry) => readAlone(input, entry)));
  const end = Math.max(-1, ...input.entries.map((entry) => entry.seq)) + 1;
  let erasures = erasuresIn(read);
  for (;;) {
    const walk = new Walk(input, erasures);
    for (const entry of read) walk.pass(entry);
    walk.passGaps(end);
    // An erasure that does not itself stand (made with a replaced key, off the chain…) hides nothing: walk again without.
    const standing = erasures.filter(({ entry }) => walk.holds(entry));
    if (standing.length === erasures.length) return walk.result();
    erasures = standing;
  }
}

type Present = StoredEntry & { readonly sealed: string };

/** An entry opened as if its own header told its place truly; the walk then checks that it does. */
interface ReadAlone {
  readonly seq: number;
  readonly prev: string | null;
  readonly epoch: number;
  readonly opened: OpenedEntry;
}

async function readAlone(input: StreamToOpen, { seq, sealed }: Present): Promise<ReadAlone> {
  const refused = (reason: EntryRefusal, prev: string | null, epoch = 0): ReadAlone => ({
    seq,
    prev,
    epoch,
    opened: { ok: false, reason, hash: hashEntry(sealed) },
  });
  const reading = readEntryHeader(sealed);
  if (!reading.ok) return refused('malformed', null);
  const { prev } = reading.header;
  const epoch = epochOf(reading.header);
  const { programme, file, stream, keyFor, reader } = input;
  const key = keyFor(epoch);
  if (key === undefined) return refused('key_missing', prev, epoch);
  const place = { programme, file, stream, seq, prev, epoch };
  return { seq, prev, epoch, opened: await openEntry({ key, compact: sealed, place, reader }) };
}

/** Goes along the stream once, holding what each entry must agree with. */
class Walk {
  readonly #input: StreamToOpen;
  readonly #erasures: ReadonlyMap<number, Erasure>;
  readonly #items: StreamItem[] = [];
  #expected = 0;
  /** Null after a gap that nobody signed for: the next entry's `prev` cannot be checked. */
  #prev: string | null;
  #partnerKey: string | null = null;
  #epoch = 0;

  constructor(input: StreamToOpen, erasures: readonly Erasure[]) {
    this.#input = input;
    // The first that erases an entry counts.
    this.#erasures = new Map(erasures.toReversed().map((erasure) => [erasure.seq, erasure]));
    this.#prev = firstPrev(input.programme, input.file, input.stream);
  }

  pass(entry: ReadAlone): void {
    const { seq, opened } = entry;
    const { hash } = opened;
    if (seq < this.#expected) {
      this.#items.push({ state: 'refused', seq, reason: 'out_of_order', hash });
      return;
    }
    this.passGaps(seq);
    this.#expected = seq + 1;
    const reason = this.#refusal(entry);
    // Erased but still handed out: what a member erased is not shown again.
    const erasure = this.#erasures.get(seq);
    if (erasure?.hash === hash) {
      this.#erased(seq, erasure);
      return;
    }
    this.#prev = hash;
    if (reason !== null || !opened.ok) {
      this.#items.push({ state: 'refused', seq, reason: reason ?? 'malformed', hash });
      return;
    }
    const { body, bucket, authorship } = opened;
    this.#items.push({ state: 'open', seq, body, hash, bucket, authorship });
    this.#epoch = entry.epoch;
    this.#partnerKey = this.#partnerKeyAfter(body, seq);
  }

  /** What stands before `seq` and is not there. */
  passGaps(seq: number): void {
    for (; this.#expected < seq; this.#expected++) {
      const erasure = this.#erasures.get(this.#expected);
      if (erasure !== undefined) {
        this.#erased(this.#expected, erasure);
      } else {
        this.#items.push({ state: 'missing', seq: this.#expected });
        this.#prev = null;
      }
    }
  }

  /** Whether this very entry opened. */
  holds({ seq, hash }: { readonly seq: number; readonly hash: string }): boolean {
    return this.#items.some((item) => item.state === 'open' && item.seq === seq && item.hash === hash);
  }

  result(): OpenedStream {
    const { programme, file, stream, entries, known } = this.#input;
    const last = entries.find((entry) => entry.seq === this.#expected - 1);
    const prev = this.#prev ?? last?.hash ?? firstPrev(programme, file, stream);
    const rolledBack = known !== undefined && !this.#remembers(known);
    return {
      items: this.#items,
      intact: !rolledBack && this.#items.every((item) => item.state === 'open' || item.state === 'erased'),
      rolledBack,
      next: { seq: this.#expected, prev },
      partnerKey: this.#partnerKey,
    };
  }

  #erased(seq: number, erasure: Erasure): void {
    this.#items.push({ state: 'erased', seq, by: erasure.by, at: erasure.at });
    this.#prev = erasure.hash;
    // The erasure of the entry that stated the partner's key states it again, or her later entries had no author.
    this.#partnerKey = erasure.partnerKey ?? this.#partnerKey;
  }

  #refusal({ seq, prev, epoch, opened }: ReadAlone): EntryRefusal | null {
    if (!opened.ok && opened.reason !== 'key_missing') return opened.reason;
    if (this.#prev !== null && prev !== this.#prev) return 'broken_chain';
    if (!opened.ok) return opened.reason;
    if (epoch < this.#epoch) return 'old_epoch';
    const { author } = opened.body;
    if (author.kind !== 'partner') return null;
    if (this.#partnerKey !== null) return author.verifyKey === this.#partnerKey ? null : 'other_partner';
    return seq === 0 && this.#input.stream === 'exchange' ? null : 'unknown_author';
  }

  #partnerKeyAfter(body: Body, seq: number): string | null {
    if (body.author.kind === 'partner') return seq === 0 ? body.author.verifyKey : this.#partnerKey;
    const telling = tellingOf(body);
    return telling.kind === 'receipt_issued' && typeof telling.partnerKey === 'string'
      ? telling.partnerKey
      : this.#partnerKey;
  }

  #remembers(known: { readonly seq: number; readonly hash: string }): boolean {
    const item = this.#items.find(({ seq }) => seq === known.seq);
    if (item === undefined || item.state === 'missing') return false;
    return item.state === 'erased'
      ? this.#erasures.get(item.seq)?.hash === known.hash
      : item.hash === known.hash;
  }
}
