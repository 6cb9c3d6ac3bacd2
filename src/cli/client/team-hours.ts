/** Paid time from Node: what a peer notes, and that it was paid. */
import { putShared } from '#contract/agenda.ts';
import { callRoute } from '#contract/client.ts';
import { putPaidTime } from '#contract/wording.ts';
import type { Payment } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import type { PaidTime } from '#programme/paid-time.ts';
import { sealPaidTime } from '#sealing/paid-time.ts';
import { must } from './member.ts';
import { sealForPeer } from './seal-for-peer.ts';
import type { Team, Teammate } from './team.ts';

/** @returns the record of her time */
export async function noteTime(team: Team, member: Teammate, time: PaidTime): Promise<string> {
  await team.present(member);
  const { programme, epoch } = team.founded;
  const { record, ...body } = await sealPaidTime({
    programme,
    record: newId(team.now()),
    version: 1,
    member: member.id,
    own: member.key.own,
    intake: { epoch: epoch.keys.epoch, recipient: epoch.intake.recipient },
    body: team.body(member, time),
    signer: member.key.signer,
  });
  must(putPaidTime, await callRoute(putPaidTime, { params: { record }, body }, member.transport));
  return record;
}

/** A coordinator says that times of hers were paid. */
export async function payTimes(
  team: Team,
  coordinator: Teammate,
  peer: Teammate,
  payment: Omit<Payment, 'kind'>,
): Promise<void> {
  await team.present(coordinator);
  const content: Payment = { ...payment, kind: 'payment' };
  const place = { kind: 'payment' as const, record: newId(team.now()), version: 1 };
  const params = { kind: place.kind, record: place.record };
  const body = { member: peer.id, ...(await sealForPeer(team, coordinator, peer, place, content)) };
  must(putShared, await callRoute(putShared, { params, body }, coordinator.transport));
}
