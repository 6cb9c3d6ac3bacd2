/** Who takes over from somebody who goes away, told before she confirms: what the server will do, if nothing changes. */
import type { Duty } from '#contract/duty.ts';
import { takesOver } from '#programme/duty.ts';
import { may } from '#programme/roles.ts';
import type { Colleague } from '#team/data/model.ts';
import { awayAt, onDutyNow } from './on-duty-now.ts';

type Person = Pick<Colleague, 'member' | 'role' | 'since'>;

/** The rule is `takesOver` of programme/duty.ts. */
export function standInFor(
  member: string,
  duty: Pick<Duty, 'spans' | 'now' | 'horizon' | 'absences'>,
  colleagues: Iterable<Person>,
  now: number,
): ReturnType<typeof takesOver> {
  const there = takersFor(member, duty, colleagues, now);
  return takesOver(there, onDutyNow(duty, now));
}

/** Who could take over: owns requests, and is not away herself; oldest first. */
export function takersFor<P extends Person>(
  member: string,
  { absences }: Pick<Duty, 'absences'>,
  colleagues: Iterable<P>,
  now: number,
): P[] {
  return [...colleagues]
    .filter(
      (one) =>
        one.member !== member && may(one.role, 'own_requests') && awayAt(absences, one.member, now) === null,
    )
    .sort((a, b) => a.since - b.since || (a.member < b.member ? -1 : 1));
}
