/**
 * The vault: everything that touches a key, behind messages. It has no network and writes nothing but pins (hashes).
 *
 * [Note: Keys stay in the worker] Member, ring, commons, exchange and notes keys, the kit and the passphrase's export
 * key exist here only. Locking ends the worker, and every key with it. What crosses to the page is what it must show
 * (opened texts, words to write down) or send (sealed things).
 */
import type { FileKey, StoredEntry } from '#contract/parts.ts';
import type { StoredShared } from '#contract/agenda.ts';
import type { StoredAnswer } from '#contract/rounds.ts';
import type { StoredTime } from '#contract/wording.ts';
import type { SharedKind } from '#programme/engagement.ts';
import type { RecordKind } from '#programme/entries.ts';
import { MemberKey, openMemberKey, passphraseKey, sealMemberKey } from '#sealing/member.ts';
import type { SealedTime } from '#sealing/paid-time.ts';
import type { SharedRecord } from '#sealing/shared-record.ts';
import { fingerprint, loadWords, type WordLanguage } from '#sealing/words.ts';
import type { KeptAnswer, OpenedAnswers } from './answers.ts';
import { Ceremonies } from './ceremonies.ts';
import { Files, type FileToOpen, type OpenedFile, type Saying } from './files.ts';
import { type OpenedTime, openTime, sealMyTime } from './paid-time.ts';
import type { PinStore } from './pins.ts';
import { newReceiptFor } from './receipts.ts';
import { openContent, type OpenedContent, type RecordToOpen, type Sealer, sealContent } from './records.ts';
import { type KeysReply, Ring } from './ring.ts';
import { VaultError } from './rpc.ts';
import { type OpenedShared, openSharedRecord, sealSharedRecord } from './shared.ts';

/** What the page may know of the keys. */
export interface KeysOpened {
  readonly genesisHash: string;
  readonly rosterVersion: number;
  readonly epoch: number;
  readonly members: readonly {
    readonly id: string;
    readonly role: 'coordinator' | 'professional' | 'peer';
  }[];
  /** This browser had never seen this programme: the fingerprint is worth comparing. */
  readonly firstVisit: boolean;
  /** Keys that should have opened and did not. */
  readonly problems: number;
  /** The certificate that partners seal to is not ours: nothing sent to it would reach us. */
  readonly certificateOurs: boolean;
}

export interface QueueFile {
  readonly file: string;
  readonly keys: readonly FileKey[];
  readonly opening: StoredEntry | null;
}

export class Vault {
  readonly #files = new Files();
  #exportKey: string | null = null;
  #sealer: Sealer | null = null;
  /** Who sealed her member key: her id, or her candidate id after a re-admission. */
  #owner: string | null = null;
  #ring: Ring | null = null;
  #programme: string | null = null;
  readonly #pins: PinStore;
  /** Founding, joining, admitting, removing, renewing, recovering. */
  readonly ceremonies: Ceremonies;

  constructor(pins: PinStore) {
    this.#pins = pins;
    this.ceremonies = new Ceremonies({
      pins,
      ring: () => this.#open(),
      me: () => this.#me(),
      newMember: (programme, member) => this.newMember(programme, member),
    });
  }

  /** The passphrase's export key comes from the OPAQUE worker by its own port, never through the page. */
  listen(port: MessagePort): void {
    port.onmessage = ({ data }: MessageEvent<{ exportKey: string }>) => {
      this.#exportKey = data.exportKey;
      port.postMessage({ received: true });
    };
  }

  /** @throws VaultError `wrong_key` when the passphrase is not the one that seals it */
  async openMember(programme: string, member: string, sealedMemberKey: string): Promise<void> {
    const opened = await openMemberKey({
      sealed: sealedMemberKey,
      under: await passphraseKey(this.#takeExportKey()),
      programme,
    });
    if (!opened) throw new VaultError('wrong_key');
    this.#programme = programme;
    this.#owner = opened.owner;
    this.#sealer = { member, key: opened.key };
  }

  /** A new member key of her own, sealed under the passphrase just chosen. */
  async newMember(programme: string, member: string): Promise<string> {
    const key = await MemberKey.generate();
    const sealed = await sealMemberKey({
      key,
      under: await passphraseKey(this.#takeExportKey()),
      programme,
      owner: member,
    });
    this.#programme = programme;
    this.#owner = member;
    this.#sealer = { member, key };
    return sealed;
  }

  /** Her member key under the new passphrase. */
  async resealMember(): Promise<string> {
    const { key } = this.#me();
    if (!this.#programme || !this.#owner) throw new VaultError('locked');
    return sealMemberKey({
      key,
      under: await passphraseKey(this.#takeExportKey()),
      programme: this.#programme,
      owner: this.#owner,
    });
  }

  /** Verifies the roster against this browser's pins, opens every epoch, and remembers the roster's head. */
  async openKeys(keys: KeysReply): Promise<KeysOpened> {
    const me = this.#me();
    const known = await this.#pins.read(keys.programme);
    const ring = await Ring.open(
      keys,
      { id: me.member, identity: me.key.identity, verifyKey: me.key.verifyKey },
      known,
    );
    await this.#pins.keep(keys.programme, ring.chain.pins);
    this.#ring = ring;
    const { genesisHash, head } = ring.chain;
    return {
      genesisHash,
      rosterVersion: ring.rosterVersion,
      epoch: ring.epoch,
      members: head.roster.members.map(({ id, role }) => ({ id, role })),
      firstVisit: known === null,
      problems: ring.problems.length,
      certificateOurs: ring.ringKey(ring.epoch) === undefined || (await ring.certificateIsOurs()),
    };
  }

  /** The six words of the genesis hash. */
  async fingerprint(genesisHash: string, language: WordLanguage): Promise<string[]> {
    return fingerprint(genesisHash, await loadWords(language));
  }

  /** First entries of the queue, with the keys to send back. Call it with a few dozen at a time, and show the progress. */
  openQueue(files: readonly QueueFile[]) {
    const ring = this.#open();
    return Promise.all(
      files.map(async ({ file, keys, opening }) => ({
        file,
        ...(await this.#files.openFirst(ring, file, keys, opening)),
      })),
    );
  }

  openFile(file: FileToOpen): Promise<OpenedFile> {
    return this.#files.open(this.#open(), file);
  }

  forgetFile(file: string): void {
    this.#files.forget(file);
  }

  seal(file: string, sayings: readonly Saying[]) {
    return this.#files.seal(this.#open(), this.#writer(), file, sayings);
  }

  sealErasure(file: string, stream: 'exchange' | 'notes', seq: number) {
    return this.#files.sealErasure(this.#open(), this.#writer(), file, stream, seq);
  }

  startFile(file: string, opening: unknown) {
    return this.#files.start(this.#open(), this.#writer(), file, opening);
  }

  newReceipt(file: string, language: WordLanguage) {
    return newReceiptFor(this.#open(), this.#writer(), this.#files, file, language);
  }

  openRecords(records: readonly RecordToOpen[]): Promise<OpenedContent[]> {
    const [ring, me] = [this.#open(), this.#me()];
    return Promise.all(records.map((record) => openContent(ring, me, record)));
  }

  sealRecord(kind: RecordKind, record: string, version: number, content: unknown): Promise<string> {
    return sealContent(this.#open(), this.#me(), { kind, record, version }, content);
  }

  /** Time that I am paid for, sealed for me and for the team. */
  sealPaidTime(record: string, version: number, content: unknown): Promise<SealedTime> {
    return sealMyTime(this.#open(), this.#me(), { record, version }, content);
  }

  openPaidTimes(times: readonly StoredTime[]): Promise<OpenedTime[]> {
    const [ring, me] = [this.#open(), this.#me()];
    return Promise.all(times.map((time) => openTime(ring, me, time)));
  }

  /** A record between the team and one peer, sealed for both. */
  sealShared(
    place: { kind: SharedKind; record: string; version: number; member: string },
    content: unknown,
  ): Promise<SharedRecord> {
    return sealSharedRecord(this.#open(), this.#me(), place, content);
  }

  openShared(records: readonly StoredShared[]): Promise<OpenedShared[]> {
    const [ring, me] = [this.#open(), this.#me()];
    return Promise.all(records.map((record) => openSharedRecord(ring, me, record)));
  }

  /** Answers of a round. See answers.ts, which is fetched with the first of them. */
  async openAnswers(round: string, stored: readonly StoredAnswer[]): Promise<OpenedAnswers> {
    const { openAnswers } = await import('./answers.ts');
    return openAnswers(this.#open(), this.#me(), round, stored);
  }

  /** Answers keyed from paper, sealed for the team. */
  async sealAnswers(
    round: string,
    sheets: readonly { readonly token: string; readonly answers: unknown }[],
  ): Promise<KeptAnswer[]> {
    const { sealAnswerOf } = await import('./answers.ts');
    const [ring, me] = [this.#open(), this.#me()];
    return Promise.all(sheets.map(({ token, answers }) => sealAnswerOf(ring, me, round, token, answers)));
  }

  #takeExportKey(): string {
    const key = this.#exportKey;
    this.#exportKey = null;
    if (key === null) throw new VaultError('no_passphrase');
    return key;
  }

  #me(): Sealer {
    if (!this.#sealer) throw new VaultError('locked');
    return this.#sealer;
  }

  #open(): Ring {
    if (!this.#ring) throw new VaultError('locked');
    return this.#ring;
  }

  #writer() {
    const { member, key } = this.#me();
    return { member, signer: key.signer };
  }
}
