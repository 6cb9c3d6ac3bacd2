/**
 * A team at work from Node, by the same contract and sealing as the browser: what members do to requests. For the demonstration and for tests; it holds every member's keys at once, which no browser does.
 */
import { callRoute } from '#contract/client.ts';
import type { FileKey, SealedEntry, StoredEntry } from '#contract/parts.ts';
import { putRecord } from '#contract/records.ts';
import {
  appendEntries,
  type FileView,
  getRequest,
  keepKey,
  phoneRequest,
  takeStep,
} from '#contract/requests.ts';
import {
  type ExchangeContent,
  isMessage,
  type NotesContent,
  type Opening,
  type RecordContent,
  type RecordKind,
} from '#programme/entries.ts';
import { newId } from '#programme/new-id.ts';
import type { Step } from '#programme/request.ts';
import { type AesKey, newAesKey } from '#sealing/aes.ts';
import { sealEntry } from '#sealing/entry.ts';
import { firstPrev, hashEntry, type StreamName } from '#sealing/envelope.ts';
import { openIntakeHandOver } from '#sealing/handover.ts';
import { recordName, sealRecord } from '#sealing/record.ts';
import type { VerifiedRoster } from '#sealing/roster.ts';
import { wrapKey, wrapName } from '#sealing/wrap.ts';
import { type FoundedProgramme, must, signIn } from './member.ts';
import { transportTo } from './transport.ts';
import { type Newcomer, type Teammate, welcome } from './welcome.ts';

export type { Teammate } from './welcome.ts';

/** What is said with a step, or by itself. */
export type Saying =
  | { readonly stream: 'exchange'; readonly content: ExchangeContent }
  | { readonly stream: 'notes'; readonly content: NotesContent };

export class Team {
  readonly founded: FoundedProgramme;
  readonly #base: string;
  /** Epoch ms; the server's own clock. */
  readonly #clock: () => number;
  #roster: VerifiedRoster;
  readonly #fileKeys = new Map<string, { exchange: AesKey; notes: AesKey | null }>();
  readonly #signedInAt = new Map<string, number>();

  constructor(founded: FoundedProgramme, base: string, clock: () => number) {
    this.founded = founded;
    this.#base = base;
    this.#clock = clock;
    this.#roster = founded.epoch.roster;
  }

  founder(): Teammate {
    const { founder, memberKey, credentials } = this.founded;
    return {
      id: founder,
      role: 'coordinator',
      key: memberKey,
      credentials,
      transport: transportTo(this.#base),
    };
  }

  /** Signs in unless a session of less than eleven hours is there. */
  async present(member: Teammate): Promise<void> {
    const at = this.#clock();
    if (at - (this.#signedInAt.get(member.id) ?? Number.NEGATIVE_INFINITY) < 11 * 60 * 60_000) return;
    await signIn(member.transport, member.credentials, at);
    this.#signedInAt.set(member.id, at);
  }

  /** Invites, joins and admits somebody. */
  async welcome(coordinator: Teammate, newcomer: Newcomer): Promise<Teammate> {
    await this.present(coordinator);
    const { founded } = this;
    const seal = (kind: RecordKind, record: string, content: unknown) =>
      this.seal(coordinator, kind, record, content);
    const { teammate, roster } = await welcome({
      founded,
      base: this.#base,
      now: this.#clock(),
      head: this.#roster,
      coordinator,
      newcomer,
      seal,
    });
    this.#roster = roster;
    return teammate;
  }

  /** Writes a record of the team for the first time. */
  async keep(
    author: Teammate,
    content: Exclude<RecordContent, { kind: 'draft' | 'pending_kit' }>,
  ): Promise<string> {
    await this.present(author);
    const record = newId(this.#clock());
    const sealed = await this.seal(author, content.kind, record, content);
    must(
      putRecord,
      await callRoute(
        putRecord,
        { params: { kind: content.kind, record }, body: { version: 1, sealed } },
        author.transport,
      ),
    );
    return record;
  }

  /** A request taken by phone. @returns its file */
  async tookCall(
    author: Teammate,
    opening: Omit<Opening, 'kind' | 'door'>,
    practice = false,
  ): Promise<string> {
    await this.present(author);
    const file = newId(this.#clock());
    const keys = { exchange: newAesKey(), notes: newAesKey() };
    this.#fileKeys.set(file, keys);
    const entries = [
      await this.#entry(author, file, 'exchange', keys.exchange, null, {
        kind: 'opening',
        door: 'phone',
        ...opening,
      }),
      await this.#entry(author, file, 'notes', keys.notes, null, { kind: 'claimed' }),
    ];
    const body = {
      file,
      promptness: opening.promptness,
      ...(opening.notBefore === undefined ? {} : { notBefore: opening.notBefore }),
      language: 'fr' as const,
      ...(practice ? { practice } : {}),
      keys: [
        await this.#underRing(file, 'exchange', keys.exchange),
        await this.#underRing(file, 'notes', keys.notes),
      ],
      entries,
    };
    must(phoneRequest, await callRoute(phoneRequest, { body }, author.transport));
    return file;
  }

  /** A step, with what is said. Retried never: the demonstration has one hand. */
  async step(author: Teammate, file: string, step: Step, ...say: Saying[]): Promise<FileView> {
    const view = await this.#open(author, file);
    const { entries, keys } = await this.#sayings(author, view, say);
    const records = step.step === 'close' ? await this.#closingRecords(author, view) : [];
    return must(
      takeStep,
      await callRoute(
        takeStep,
        { params: { file }, body: { version: view.row.version, step, entries, keys, records } },
        author.transport,
      ),
    );
  }

  async say(author: Teammate, file: string, ...say: Saying[]): Promise<FileView> {
    const view = await this.#open(author, file);
    const { entries, keys } = await this.#sayings(author, view, say);
    return must(
      appendEntries,
      await callRoute(
        appendEntries,
        { params: { file }, body: { entries, keys, reply: say.some(({ content }) => isMessage(content)) } },
        author.transport,
      ),
    );
  }

  async #open(author: Teammate, file: string): Promise<FileView> {
    await this.present(author);
    const view = must(
      getRequest,
      await callRoute(getRequest, { params: { file }, query: { for: 'screen' } }, author.transport),
    );
    if (this.#fileKeys.has(file)) return view;
    const { programme } = this.founded;
    const sealed = view.keys.find((key) => key.stream === 'exchange' && key.epoch === 0)?.intake;
    const opened =
      sealed === undefined
        ? null
        : await openIntakeHandOver({
            identity: this.founded.epoch.intake,
            sealed,
            programme,
            file,
            epoch: 0,
          });
    if (!opened?.ok) throw new Error(`The exchange key of ${file} does not open.`);
    this.#fileKeys.set(file, { exchange: opened.key, notes: null });
    const { ring } = await this.#underRing(file, 'exchange', opened.key);
    must(
      keepKey,
      await callRoute(
        keepKey,
        { params: { file }, body: { keys: [{ stream: 'exchange', epoch: 0, ring: ring as string }] } },
        author.transport,
      ),
    );
    return view;
  }

  async #sayings(
    author: Teammate,
    view: FileView,
    say: readonly Saying[],
  ): Promise<{ entries: SealedEntry[]; keys: FileKey[] }> {
    const { file } = view.row;
    const keys: FileKey[] = [];
    const known = this.#fileKeys.get(file);
    if (known === undefined) throw new Error(`No keys of ${file}.`);
    const last: Partial<Record<StreamName, Pick<StoredEntry, 'seq' | 'hash'>>> = {};
    for (const entry of view.entries) last[entry.stream] = entry;
    const entries: SealedEntry[] = [];
    for (const { stream, content } of say) {
      if (stream === 'notes' && known.notes === null) {
        known.notes = newAesKey();
        keys.push(await this.#underRing(file, 'notes', known.notes));
      }
      const key = stream === 'notes' ? (known.notes as AesKey) : known.exchange;
      const entry = await this.#entry(author, file, stream, key, last[stream] ?? null, content);
      entries.push(entry);
      last[stream] = { seq: entry.seq, hash: hashEntry(entry.sealed) };
    }
    return { entries, keys };
  }

  async #entry(
    author: Teammate,
    file: string,
    stream: StreamName,
    key: AesKey,
    before: Pick<StoredEntry, 'seq' | 'hash'> | null,
    content: unknown,
  ): Promise<SealedEntry> {
    const { programme } = this.founded;
    const seq = before === null ? 0 : before.seq + 1;
    const place = {
      programme,
      file,
      stream,
      seq,
      prev: before?.hash ?? firstPrev(programme, file, stream),
      epoch: 0,
    };
    return {
      stream,
      seq,
      sealed: await sealEntry({ key, place, body: this.body(author, content), signer: author.key.signer }),
    };
  }

  /** Epoch ms, as the server's clock has it. */
  now(): number {
    return this.#clock();
  }

  get roster(): VerifiedRoster {
    return this.#roster;
  }

  /** What `author` signs, said now. */
  body(author: Teammate, content: unknown) {
    return {
      schema: 1 as const,
      roster: this.#roster.roster.version,
      author: { kind: 'member' as const, id: author.id },
      at: this.#clock(),
      content,
    };
  }

  /** A record as `author` seals it for the team. */
  async seal(
    author: Teammate,
    kind: RecordKind,
    record: string,
    content: unknown,
    version = 1,
  ): Promise<string> {
    const { ring, commons } = this.founded.epoch.keys;
    const name = kind === 'member_card' ? 'commons' : 'ring';
    return sealRecord({
      key: name === 'commons' ? commons : ring,
      place: {
        programme: this.founded.programme,
        record: recordName(kind, record),
        version,
        kid: `${name}:0`,
      },
      body: this.body(author, content),
      signer: author.key.signer,
    });
  }

  async #underRing(file: string, stream: StreamName, key: AesKey): Promise<FileKey> {
    const place = { programme: this.founded.programme, record: wrapName[stream](0, file), kid: 'ring:0' };
    return { stream, epoch: 0, ring: await wrapKey({ key, under: this.founded.epoch.keys.ring, place }) };
  }

  async #closingRecords(author: Teammate, { row, openingMinutesToAnswer }: FileView) {
    if (row.practice) return [];
    const at = new Date(this.#clock());
    const record = crypto.randomUUID();
    const tally = {
      kind: 'tally',
      quarter: `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`,
      door: row.door,
      promptness: row.promptness,
      need: 'support',
      sector: 'community',
      ageBand: 'adult',
      decisions: ['advice_given'],
      answeredInTime: row.answeredAt === null ? null : row.answeredAt <= row.answerDueAt,
      openingMinutesToAnswer: row.door === 'phone' ? null : openingMinutesToAnswer,
    };
    return [
      {
        kind: 'tally' as const,
        record,
        version: 1,
        sealed: await this.seal(author, 'tally', record, tally),
      },
    ];
  }
}
