/** Checks that several routes share, of things sealed in a browser. */
import type { z } from 'zod';
import type { EpochBundle, Wrap } from '#contract/keys.ts';
import { isTimeZone } from '#programme/opening-hours-check.ts';
import { readRoster } from '#sealing/roster.ts';
import { readRecordHeader } from '#sealing/envelope.ts';
import type { Roster } from '#sealing/roster-rules.ts';
import { verifyJws } from '#sealing/signature.ts';
import { wrapName } from '#sealing/wrap.ts';
import { checkAgeFile, checkWrap } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { NewRoster } from '../store/rosters.ts';

/** A member key sealed under a passphrase, of whoever the header names. @throws Refusal `not_sealed` */
export function checkMemberKey(programme: string, sealed: string, owner?: string): void {
  const reading = readRecordHeader(sealed);
  const named = reading.ok ? /^passphrase:(.+)$/.exec(reading.header.kid)?.[1] : undefined;
  if (named === undefined || (owner !== undefined && named !== owner)) throw new Refusal('not_sealed');
  checkWrap(sealed, programme, wrapName.member(named), () => true);
}

/**
 * A roster version as the server takes it: its form, and the signature by whoever must have signed it. Clients check the whole
 * chain; the server only keeps out what would lock them all out.
 * @param signedBy `member:<id>` or `kit`; `verifyKey` its key in the version before (at genesis, in this one)
 * @throws Refusal `malformed`
 */
export async function checkRoster(input: {
  programme: string;
  compact: string;
  version: number;
  signedBy: string;
  verifyKey: (roster: Roster) => string | undefined;
}): Promise<NewRoster> {
  const { programme, compact, version, signedBy } = input;
  const roster = readRoster(compact);
  if (roster === null || roster.programme !== programme || roster.version !== version)
    throw new Refusal('malformed');
  const verifyKey = input.verifyKey(roster);
  const signed =
    verifyKey !== undefined &&
    (await verifyJws(compact, { typ: 'passerelle-roster', kid: signedBy, verifyKey })) !== null;
  if (!signed) throw new Refusal('malformed');
  return { compact, roster, signedBy };
}

type Bundle = z.output<typeof EpochBundle>;

/**
 * An epoch that fits its roster: everything sealed as it must be, each key handed to exactly those who may have it.
 * @throws Refusal `not_sealed`, `malformed`
 */
export function checkEpoch(programme: string, bundle: Bundle, roster: Roster): void {
  const { epoch } = bundle;
  if (
    roster.epoch !== epoch ||
    (bundle.previousRing === null) !== (epoch === 0) ||
    (bundle.previousCommons === null) !== (epoch === 0)
  )
    throw new Refusal('malformed');
  const under = (key: 'ring' | 'commons') => (kid: string) => kid === `${key}:${epoch}`;
  if (bundle.previousRing !== null)
    checkWrap(bundle.previousRing, programme, wrapName.ring(epoch - 1), under('ring'));
  if (bundle.previousCommons !== null)
    checkWrap(bundle.previousCommons, programme, wrapName.commons(epoch - 1), under('commons'));
  checkWrap(bundle.intakePrivate, programme, wrapName.intake(epoch), under('ring'));
  checkWrap(bundle.publicationPrivate, programme, wrapName.publication(epoch), under('ring'));
  checkWraps(bundle.wraps, [...roster.members, { id: 'kit', role: 'coordinator' }]);
}

/** Each holder gets the ring (peers do not) and the commons, and nobody else anything. @throws Refusal `not_sealed`, `malformed` */
export function checkWraps(
  wraps: readonly Wrap[],
  holders: readonly { readonly id: string; readonly role: string }[],
): void {
  for (const { sealed } of wraps) checkAgeFile(sealed);
  const given = wraps.map(({ key, recipient }) => `${key} ${recipient}`).sort();
  const wanted = holders
    .flatMap(({ id, role }) => (role === 'peer' ? [`commons ${id}`] : [`commons ${id}`, `ring ${id}`]))
    .sort();
  if (JSON.stringify(given) !== JSON.stringify(wanted)) throw new Refusal('malformed');
}

/** A time zone that the platform knows. @throws Refusal `malformed` */
export function checkTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone)) throw new Refusal('malformed');
}
