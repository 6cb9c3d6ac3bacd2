/** The moments when keys are made or change hands. Each answers with what must be sent, and what must be shown. */
import type { listInvitations, newEpoch, openInvitation, recover } from '#contract/keys.ts';
import type { Input, Reply } from '#contract/route.ts';
import { type Bytes, fromBase64url, toBase64url } from '#sealing/bytes.ts';
import { deriveKit, type Kit, newKit } from '#sealing/kit.ts';
import { signRecovery } from '#sealing/recovery.ts';
import type { MemberRole } from '#sealing/roster-rules.ts';
import { loadWords, type ParsedWords, parseWords, toWords, type WordLanguage } from '#sealing/words.ts';
import {
  bundleFor,
  type CardText,
  cardRecord,
  epochMade,
  found,
  kitIn,
  lineOf,
  turnEpoch,
} from './founding.ts';
import {
  admitCandidate,
  checkAnswer,
  type InvitationGiven,
  Joining,
  lineOfCandidate,
  makeInvitation,
  reopenInvitation,
} from './inviting.ts';
import type { PinStore } from './pins.ts';
import { mustOpen, type RecordToOpen, type Sealer } from './records.ts';
import { type KeysReply, Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

type Listed = Reply<typeof listInvitations>['invitations'][number];
type EpochBody = Input<typeof newEpoch>['body'];
type RecoverBody = Pick<
  Input<typeof recover>['body'],
  'sealedMemberKey' | 'roster' | 'version' | 'epoch' | 'removed' | 'records'
>;

/** What typed words hold, without the bytes: those stay here. */
export type WordsRead = { readonly ok: true } | Exclude<ParsedWords, { ok: true }>;

interface Holding {
  readonly pins: PinStore;
  readonly ring: () => Ring;
  readonly me: () => Sealer;
  readonly newMember: (programme: string, member: string) => Promise<string>;
}

export class Ceremonies {
  readonly #holding: Holding;
  /** The kit being shown, confirmed or typed back. */
  #kit: Bytes | null = null;
  #joining: Joining | null = null;

  constructor(holding: Holding) {
    this.#holding = holding;
  }

  // Founding and the kit

  async found(programme: string, member: string, card: CardText, kitRecord: string) {
    const sealedMemberKey = await this.#holding.newMember(programme, member);
    this.#kit = newKit();
    return {
      sealedMemberKey,
      ...(await found({ programme, founder: this.#holding.me(), card, kit: this.#kit, kitRecord })),
    };
  }

  /** Takes up the kit that was left for later. */
  async openPendingKit(stored: RecordToOpen): Promise<void> {
    this.#kit = kitIn(await mustOpen(this.#holding.ring(), this.#holding.me(), stored));
    if (!this.#kit) throw new VaultError('unknown_form');
  }

  /** A new kit to write down; nothing changes until `renewKit`. */
  beginKit(): void {
    this.#kit = newKit();
  }

  /** 24 words, to print or to write by hand. */
  async kitWords(language: WordLanguage): Promise<string[]> {
    return toWords(this.#mustHaveKit(), await loadWords(language));
  }

  forgetKit(): void {
    this.#kit = null;
  }

  async renewKit(): Promise<EpochBody> {
    return this.#turn({ kit: await deriveKit(this.#mustHaveKit()) });
  }

  // Members

  async invite(role: MemberRole, readmits: string | null, language: WordLanguage) {
    const { body, given } = await makeInvitation(this.#holding.ring(), this.#holding.me(), role, readmits);
    return { body, given, words: await invitationWords(given, language) };
  }

  async showInvitation(listed: Pick<Listed, 'invitation' | 'sealedCopy'>, language: WordLanguage) {
    const given = await reopenInvitation(this.#holding.ring(), this.#holding.me(), listed);
    return { given, words: await invitationWords(given, language) };
  }

  checkAnswer(listed: Listed): Promise<boolean> {
    return checkAnswer(this.#holding.ring(), this.#holding.me(), listed);
  }

  admit(listed: Listed, card: CardText) {
    return admitCandidate(this.#holding.ring(), this.#holding.me(), listed, card);
  }

  /** A departure: who goes holds nothing written from now on. */
  async remove(member: string, handOverTo: string | null): Promise<EpochBody> {
    return { ...(await this.#turn({ without: member })), removed: member, handOverTo };
  }

  /** Who forgot comes back with new keys under her old name. @throws VaultError `not_vouched` unless her answer is checked */
  async readmit(listed: Listed, member: string): Promise<EpochBody> {
    const { candidate } = listed;
    if (!candidate || listed.readmits !== member || !(await this.checkAnswer(listed)))
      throw new VaultError('not_vouched');
    const body = await this.#turn({ replaced: lineOfCandidate(candidate, member) });
    return { ...body, readmitted: { candidate: candidate.candidate, member } };
  }

  // Joining

  async readInvitation(
    from: { secret: string; genesis: string } | { words: string; language: WordLanguage },
  ) {
    if ('secret' in from) {
      this.#joining = await Joining.from(from.secret, from.genesis);
      return { ok: true, ...this.#joining.proof } as const;
    }
    const read = await readWords(from.words, from.language, 12);
    if (!read.ok) return read;
    this.#joining = await Joining.from(toBase64url(read.bytes), null);
    return { ok: true, ...this.#joining.proof } as const;
  }

  async checkProgramme(opened: Reply<typeof openInvitation>): Promise<void> {
    await this.#mustBeJoining().check(opened);
    const known = await this.#holding.pins.read(opened.programme);
    if (known && known.genesis !== opened.genesisHash) throw new VaultError('roster_other_genesis');
  }

  /** Her keys, and their proof; from now on this browser refuses any other programme under this id. */
  async join(candidate: string) {
    const joining = this.#mustBeJoining();
    const { programme, genesisHash } = joining.checked;
    const sealedMemberKey = await this.#holding.newMember(programme, candidate);
    const answer = await joining.answer(candidate, this.#holding.me().key);
    const { pins } = this.#holding;
    if (!(await pins.read(programme))) await pins.keep(programme, { genesis: genesisHash });
    return { ...answer, sealedMemberKey };
  }

  // Recovery by the kit

  /** Reads a typed kit; the public recovery key asks the server for a challenge. */
  async readKit(
    text: string,
    language: WordLanguage,
  ): Promise<{ readonly ok: true; readonly recoveryKey: string } | Exclude<WordsRead, { ok: true }>> {
    const read = await readWords(text, language, 24);
    if (!read.ok) return read;
    this.#kit = read.bytes;
    return { ok: true, recoveryKey: (await deriveKit(read.bytes)).verifyKey };
  }

  async signRecovery(programme: string, challenge: string): Promise<string> {
    return signRecovery(await deriveKit(this.#mustHaveKit()), programme, challenge);
  }

  /** Who stands in the roster that the kit opens: to say whose account ends. */
  async lookWithKit(keys: KeysReply): Promise<{ members: { id: string; role: MemberRole }[] }> {
    const ring = await this.#ringOfKit(keys, await deriveKit(this.#mustHaveKit()));
    return { members: ring.chain.head.roster.members.map(({ id, role }) => ({ id, role })) };
  }

  /**
   * A coordinator made by the kit, in a new epoch.
   * @param removed members whose accounts end with this (coordinators who forgot)
   */
  async recover(
    keys: KeysReply,
    member: string,
    card: CardText,
    removed: readonly string[],
  ): Promise<RecoverBody> {
    const kit = await deriveKit(this.#mustHaveKit());
    const ring = await this.#ringOfKit(keys, kit);
    const sealedMemberKey = await this.#holding.newMember(ring.programme, member);
    const me = this.#holding.me();
    const stay = ring.chain.head.roster.members.filter(({ id }) => !removed.includes(id));
    const made = await turnEpoch(ring, {
      members: [...stay, lineOf(me, 'coordinator')],
      signedBy: 'kit',
      signer: kit.signer,
    });
    return {
      sealedMemberKey,
      roster: made.roster.compact,
      version: made.roster.roster.version,
      epoch: bundleFor(made),
      removed: [...removed],
      records: [await cardRecord(epochMade(ring.programme, made), me, member, card)],
    };
  }

  async #ringOfKit(keys: KeysReply, { identity, verifyKey }: Kit): Promise<Ring> {
    return Ring.open(keys, { id: 'kit', identity, verifyKey }, await this.#holding.pins.read(keys.programme));
  }

  async #turn(change: {
    without?: string;
    replaced?: ReturnType<typeof lineOfCandidate>;
    kit?: Kit;
  }): Promise<EpochBody> {
    const ring = this.#holding.ring();
    const { member, key } = this.#holding.me();
    const members = ring.chain.head.roster.members
      .filter(({ id }) => id !== change.without)
      .map((line) => (line.id === change.replaced?.id ? change.replaced : line));
    const made = await turnEpoch(ring, {
      members,
      signedBy: `member:${member}`,
      signer: key.signer,
      ...(change.kit ? { kit: change.kit } : {}),
    });
    return {
      roster: made.roster.compact,
      version: made.roster.roster.version,
      epoch: bundleFor(made),
      removed: null,
      readmitted: null,
      kitRenewed: change.kit !== undefined,
      handOverTo: null,
    };
  }

  #mustHaveKit(): Bytes {
    if (!this.#kit) throw new VaultError('no_kit');
    return this.#kit;
  }

  #mustBeJoining(): Joining {
    if (!this.#joining) throw new VaultError('other_programme');
    return this.#joining;
  }
}

/** Words are typed as they were written down, which may be in the other language than the screen's. */
async function readWords(text: string, language: WordLanguage, count: 12 | 24): Promise<ParsedWords> {
  const read = parseWords(text, await loadWords(language), count);
  if (read.ok || read.reason !== 'unknown_word') return read;
  const other = parseWords(text, await loadWords(language === 'fr' ? 'en' : 'fr'), count);
  return other.ok || other.reason === 'checksum' ? other : read;
}

async function invitationWords({ secret }: InvitationGiven, language: WordLanguage): Promise<string[]> {
  return toWords(fromBase64url(secret), await loadWords(language));
}
