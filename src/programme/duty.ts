/**
 * Who answers for a request. A claimed one has its owner; before that, whoever said *I have it*, then the first person
 * on duty. While there is no rota, or nobody is on duty, the coordinators do, the longest-serving first, and all of
 * them are told. Somebody answers even when the owner has left or lost her access, so that no request belongs to an
 * empty chair.
 */
import type { Id, RequestRow } from '#programme/request.ts';
import { may, type Role } from '#programme/roles.ts';

/** A member with access today, in the order in which they joined. */
export interface ActiveMember {
  readonly member: Id;
  readonly role: Role;
}

export type Answerable =
  /** She claimed it, or it was handed to her. */
  | { readonly as: 'owner'; readonly member: Id; readonly alert: readonly Id[] }
  /** Nobody claimed it, but she said *I have it*. */
  | { readonly as: 'acknowledged'; readonly member: Id; readonly alert: readonly Id[] }
  /** Nobody claimed it, or `formerOwner` has no access any more: she is on duty, the first who is there. */
  | {
      readonly as: 'on_duty';
      readonly member: Id;
      readonly alert: readonly Id[];
      readonly formerOwner: Id | null;
    }
  /** Nobody claimed it, or `formerOwner` has no access any more: the first coordinator; every one of them is told. */
  | {
      readonly as: 'coordinator';
      readonly member: Id;
      readonly alert: readonly Id[];
      readonly formerOwner: Id | null;
    }
  /** No coordinator has access: the installation must be repaired with the recovery kit. Say so; never stay silent. */
  | { readonly as: 'nobody'; readonly member: null; readonly alert: readonly Id[] };

/**
 * Who takes over from somebody who goes away: whoever is on duty, else the coordinator who joined first, else whoever
 * did; null when nobody else is there.
 * @param there those who could: they own requests and are not away; oldest first
 */
export function takesOver(
  there: readonly ActiveMember[],
  duty: { readonly first: Id | null; readonly second: Id | null },
): { readonly member: Id; readonly onDuty: boolean } | null {
  const onDuty = [duty.first, duty.second].find((id) => there.some(({ member }) => member === id)) ?? null;
  if (onDuty !== null) return { member: onDuty, onDuty: true };
  const taker = there.find(({ role }) => role === 'coordinator') ?? there[0];
  return taker === undefined ? null : { member: taker.member, onDuty: false };
}

/**
 * The one person who answers for an open request, and whom an alert about it goes to.
 * @param row an open request; a closed one needs nobody (throws)
 * @param members members with access now, oldest first
 * @param duty who is on duty now, first and second; both null when nobody is, or there is no rota
 * @throws RangeError when the request is closed
 */
export function answersFor(
  row: Pick<RequestRow, 'owner' | 'state'> & Partial<Pick<RequestRow, 'acknowledgedBy'>>,
  members: readonly ActiveMember[],
  duty: { readonly first: Id | null; readonly second: Id | null } = { first: null, second: null },
): Answerable {
  if (row.state === 'closed') throw new RangeError('Nobody answers for a closed request.');
  const owners = members.filter((one) => may(one.role, 'own_requests')).map((one) => one.member);
  const known = (id: Id | null | undefined): id is Id => owners.some((one) => one === id);
  if (known(row.owner)) return { as: 'owner', member: row.owner, alert: [row.owner] };
  if (known(row.acknowledgedBy))
    return { as: 'acknowledged', member: row.acknowledgedBy, alert: [row.acknowledgedBy] };
  const onDuty = [duty.first, duty.second].find(known);
  if (onDuty !== undefined) return { as: 'on_duty', member: onDuty, alert: [onDuty], formerOwner: row.owner };
  const coordinators = members.filter((one) => one.role === 'coordinator').map((one) => one.member);
  const first = coordinators[0];
  if (first === undefined) {
    // Whoever still works on requests is told; she cannot repair the ring, but she can answer the phone.
    const alert = members.filter((one) => may(one.role, 'be_alerted')).map((one) => one.member);
    return { as: 'nobody', member: null, alert };
  }
  return { as: 'coordinator', member: first, alert: coordinators, formerOwner: row.owner };
}
