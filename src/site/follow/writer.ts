/**
 * Writing to the team: sealed after the last entry, under the key of the present epoch, signed with the receipt's key.
 *
 * [Note: Written once] A try without an answer may have been stored. The very same sealed entry is sent again: the
 * server knows it by its hash. When somebody wrote meanwhile, it is looked for in the thread before it is sealed again.
 */
import type { PartnerView } from '#contract/door.ts';
import type { FileKey } from '#contract/parts.ts';
import type { PartnerStep } from '#programme/request.ts';
import { newAesKey } from '#sealing/aes.ts';
import { hashEntry } from '#sealing/envelope.ts';
import { handOn, sealAsPartner } from '#sealing/partner.ts';
import type { Receipt } from '#sealing/receipt.ts';
import type { WireAnswer } from '../parts/wire.ts';
import type { Thread } from './thread.ts';

export interface StepBody {
  readonly locator: string;
  readonly authentication: string;
  readonly step: PartnerStep;
  readonly seq: number;
  readonly entry: string;
  readonly key?: FileKey;
}

export interface WriterWires {
  readonly post: (body: StepBody) => Promise<WireAnswer<PartnerView>>;
  /** Opens a view, remembering what was seen; the page's latest thread is replaced by it. */
  readonly open: (view: PartnerView) => Promise<Thread>;
  /** The view inside `stale` and `old_epoch`, or null. */
  readonly readCurrent: (current: unknown) => PartnerView | null;
}

export type Written =
  | { readonly kind: 'written'; readonly thread: Thread }
  /** No answer: the same may be sent again. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'refused'; readonly fr: string; readonly en: string }
  /** The programme's key is not signed by the programme: nothing is sealed to it. */
  | { readonly kind: 'unsafe' };

/** What is written: a step that the server knows, and its words that it does not. */
export interface Writing {
  readonly step: PartnerStep;
  readonly content:
    | { readonly kind: 'message'; readonly text: string }
    | { readonly kind: 'raised' | 'withdrawn' };
}

const MAX_TRIES = 6;

export class Writer {
  readonly #receipt: Receipt;
  readonly #wires: WriterWires;
  /** Sent without an answer, by what it says: to be sent again as it is. */
  #pending: { readonly says: string; readonly body: StepBody } | null = null;

  constructor(receipt: Receipt, wires: WriterWires) {
    this.#receipt = receipt;
    this.#wires = wires;
  }

  /** @param at epoch ms, the writer's clock */
  async write(latest: Thread, writing: Writing, at: number): Promise<Written> {
    const says = JSON.stringify(writing);
    let thread = latest;
    let body = this.#pending?.says === says ? this.#pending.body : null;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (body !== null && isStored(thread, body)) return this.#done(thread);
      body ??= await this.#seal(thread, writing, at);
      if (body === null) return { kind: 'unsafe' };
      const answer = await this.#wires.post(body);
      if (answer.ok) return this.#done(await this.#wires.open(answer.value));
      if (answer.code === 'unreachable' || answer.code === 'unexpected') this.#pending = { says, body };
      if (answer.code === 'unreachable') return { kind: 'unsure' };
      if (answer.code !== 'stale' && answer.code !== 'old_epoch')
        return { kind: 'refused', fr: answer.fr, en: answer.en };
      const view = this.#wires.readCurrent(answer.current);
      if (view === null) return { kind: 'unsure' };
      thread = await this.#wires.open(view);
      if (isStored(thread, body)) return this.#done(thread);
      body = null;
    }
    return { kind: 'unsure' };
  }

  #done(thread: Thread): Written {
    this.#pending = null;
    return { kind: 'written', thread };
  }

  async #seal(thread: Thread, { step, content }: Writing, at: number): Promise<StepBody | null> {
    const { view, intake, next } = thread;
    if (intake === null) return null;
    const { programme, file } = view;
    const receipt = this.#receipt;
    const { epoch } = intake;
    const held = thread.keys.get(epoch);
    const key = held ?? newAesKey();
    const place = { programme, file, seq: next.seq, prev: next.prev, epoch };
    const [entry, handed] = await Promise.all([
      sealAsPartner({ receipt, key, place, at, content }),
      held ? null : handOn({ receipt, key, programme, file, epoch, intakeRecipient: intake.recipient }),
    ]);
    return {
      locator: receipt.locator,
      authentication: receipt.authentication,
      step,
      seq: next.seq,
      entry,
      ...(handed === null ? {} : { key: { stream: 'exchange', ...handed } }),
    };
  }
}

function isStored(thread: Thread, { entry, seq }: StepBody): boolean {
  const hash = hashEntry(entry);
  return thread.view.entries.some((stored) => stored.seq === seq && stored.hash === hash);
}
