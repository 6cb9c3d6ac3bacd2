/** A record between the team and one peer, as either of them writes it. */
import type { SharedKind } from '#programme/engagement.ts';
import { recordName } from '#sealing/record.ts';
import { type SharedRecord, sealShared } from '#sealing/shared-record.ts';
import type { Team, Teammate } from './team.ts';

export function sealForPeer(
  team: Team,
  author: Teammate,
  peer: Teammate,
  { kind, record, version }: { kind: SharedKind; record: string; version: number },
  content: unknown,
): Promise<SharedRecord> {
  const { programme, epoch } = team.founded;
  return sealShared({
    place: { programme, record: recordName(kind, record) },
    version,
    recipient: peer.key.recipient,
    intake: { epoch: epoch.keys.epoch, recipient: epoch.intake.recipient },
    body: team.body(author, content),
    signer: author.key.signer,
  });
}
