/** For tests: what the server keeps of keys, and members with vaults of their own, without any network. */
import { randomUUID } from 'node:crypto';
import type { getKeys, openInvitation } from '#contract/keys.ts';
import type { SealedEntry, StoredEntry } from '#contract/parts.ts';
import type { Reply } from '#contract/route.ts';
import { fromUtf8, randomBytes, sha256Text, toBase64url, tryBase64url } from '#sealing/bytes.ts';
import { genesisHashOf } from '#sealing/certificate.ts';
import { hashEntry } from '#sealing/envelope.ts';
import { readRoster } from '#sealing/roster.ts';
import type { Known, PinStore } from './pins.ts';
import { Vault } from './vault.ts';

type Keys = Reply<typeof getKeys>;
type Bundle = {
  epoch: number;
  wraps: Keys['epochs'][number]['wraps'];
  previousRing: string | null;
  previousCommons: string | null;
  intakePrivate: string;
  publicationPrivate: string;
  certificate: string;
};

export class FakeServer {
  readonly programme = randomUUID();
  readonly roster: string[] = [];
  readonly epochs: Bundle[] = [];

  genesis({ roster, epoch }: { roster: string; epoch: Bundle }): void {
    this.roster.push(roster);
    this.epochs.push(epoch);
  }

  next({ roster, epoch }: { roster: string; epoch: Bundle }): void {
    this.genesis({ roster, epoch });
  }

  admit({ roster, wraps }: { roster: string; wraps: Bundle['wraps'] }): void {
    this.roster.push(roster);
    this.epochs.at(-1)?.wraps.push(...wraps);
  }

  get epoch(): number {
    return this.epochs.length - 1;
  }

  get genesisHash(): string {
    const [genesis = ''] = this.roster;
    return genesisHashOf(sha256Text(genesis), readRoster(genesis)?.publicationKey ?? '');
  }

  keysFor(recipient: string): Keys {
    const epochs = this.epochs.map((epoch) => ({
      ...epoch,
      wraps: epoch.wraps.filter((wrap) => wrap.recipient === recipient),
      since: 0,
    }));
    return { programme: this.programme, roster: [...this.roster], epochs };
  }

  invitation(body: {
    role: 'coordinator' | 'professional' | 'peer';
    programmeMac: string;
  }): Reply<typeof openInvitation> {
    const head = this.roster.at(-1) ?? '';
    return {
      programme: this.programme,
      name: 'Essai',
      role: body.role,
      genesisHash: this.genesisHash,
      rosterHead: sha256Text(head),
      rosterVersion: this.roster.length - 1,
      programmeMac: body.programmeMac,
      answered: false,
    };
  }
}

/** What a member knows and where: her vault, her passphrase's export key, her device's pins. */
export interface TestMember {
  id: string;
  vault: Vault;
  exportKey: string;
  sealed: string;
  pins: PinStore;
}

function memoryPins(): PinStore {
  const known = new Map<string, Known>();
  return {
    read: async (programme) => known.get(programme) ?? null,
    keep: async (programme, pins) => void known.set(programme, pins),
  };
}

/** The OPAQUE worker's end of the channel, with a key always ready. */
function vaultWith(exportKey: string, pins: PinStore): Vault {
  const vault = new Vault(pins);
  const port = { onmessage: null as ((event: { data: unknown }) => void) | null, postMessage: () => {} };
  vault.listen(port as unknown as MessagePort);
  const give = () => port.onmessage?.({ data: { exportKey } });
  give();
  return vault;
}

export async function member(): Promise<TestMember> {
  const exportKey = toBase64url(randomBytes(64));
  const pins = memoryPins();
  return { id: randomUUID(), vault: vaultWith(exportKey, pins), exportKey, sealed: '', pins };
}

/** The same member after locking: a new vault, opened with her passphrase. */
export async function openAs(who: TestMember, server: FakeServer): Promise<TestMember> {
  const vault = vaultWith(who.exportKey, who.pins);
  await vault.openMember(server.programme, who.id, who.sealed);
  return { ...who, vault };
}

/** An entry as the server keeps it. */
export const seen =
  (by: string) =>
  ({ stream, seq, sealed }: SealedEntry): StoredEntry => ({
    stream,
    seq,
    sealed,
    hash: hashEntry(sealed),
    at: 2,
    by: 'member',
    member: by,
  });

export function readCertificateRecipient(server: FakeServer): string {
  const payload = tryBase64url(server.epochs.at(-1)?.certificate.split('.')[1]);
  return payload ? (JSON.parse(fromUtf8(payload)) as { recipient: string }).recipient : '';
}
