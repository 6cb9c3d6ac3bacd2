/**
 * The ladders of alerts as they are kept ([Note: Ladder] in programme/escalation.ts). A row that is stored notes when
 * its case began; climbing writes what to send and moves on to the next rung in one transaction, by compare-and-set:
 * whatever dies in between, each rung is climbed once.
 */
import { type AlertPrefs, isQuiet, type Way, WAYS } from '#programme/alert-prefs.ts';
import { audienceOf, caseOf, ladderOf, type People, type Rung } from '#programme/escalation.ts';
import { isAway, onDutyAt } from '#programme/on-duty.ts';
import { carrierOf, onCallNow } from '#programme/ownership.ts';
import type { AlertReason, Id, RequestRow } from '#programme/request.ts';
import type { RuleContext } from '#programme/request-change.ts';
import { may } from '#programme/roles.ts';
import { hasShifts, type Rota } from '#programme/rota.ts';
import { DEFAULT_ESCALATION, type EscalationPlan } from '#programme/settings.ts';
import { wallTimeAt } from '#programme/wall-time.ts';
import { rulesAt } from './calendar.ts';
import { type Presence, presenceOf } from './duty.ts';
import { writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { toRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';
import { wakeAt } from './wake.ts';
import { waysOf } from './ways.ts';

type LadderColumns = Pick<RequestTable, 'alert_since' | 'alert_rung' | 'alert_at'>;

/** Whoever has it must be told first: somebody else gave it to her, or the partner said that it cannot wait. */
const TELL_CARRIER = -1;
/** Looked at again while somebody is on the telephone about it: nobody is called out over her. */
const ON_CALL_MS = 2 * 60_000;
/** Requests climbed in one transaction. */
const BATCH = 20;

/**
 * What storing `after` changes of its ladder; null when it waits for what it waited for before.
 * @param actor who brought this about
 */
export function ladderAfter(
  before: RequestRow | null,
  after: RequestRow,
  actor: string,
): LadderColumns | null {
  const now = caseOf(after);
  if (before !== null && now === caseOf(before)) return null;
  const at = after.lastActivityAt;
  const carrier = carrierOf(after);
  const told = carrier === null || carrier === actor ? 0 : TELL_CARRIER;
  return { alert_since: at, alert_rung: told, alert_at: now === null ? null : at };
}

export const NO_LADDER: LadderColumns = { alert_since: 0, alert_rung: 0, alert_at: null };

/** Everything that is due in one programme's ladders at `now`. @returns whether more may be due */
export async function climbDue(tx: Tx, now: number): Promise<boolean> {
  const rows = await tx.db
    .selectFrom('request')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('alert_at', '<=', now)
    .orderBy('alert_at')
    .orderBy('file')
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return false;
  const team = await teamAt(tx, now);
  for (const row of rows) await climb(tx, row, team, now);
  return rows.length === BATCH;
}

interface Team extends Presence {
  readonly rules: RuleContext;
  readonly plan: EscalationPlan;
  readonly rota: Rota;
  readonly coordinators: readonly Id[];
  readonly everyone: readonly Id[];
  readonly prefsOf: (member: Id) => AlertPrefs;
  /** Ways by which she can be reached now, whatever she prefers. */
  readonly ways: ReadonlyMap<Id, readonly Way[]>;
}

async function teamAt(tx: Tx, now: number): Promise<Team> {
  const { settings } = await settingsOf(tx);
  const presence = await presenceOf(tx, settings.hours.timeZone);
  const alerted = presence.members.filter(({ role }) => may(role, 'be_alerted'));
  return {
    ...presence,
    rules: rulesAt(settings, now),
    plan: settings.escalation ?? DEFAULT_ESCALATION,
    coordinators: alerted.filter(({ role }) => role === 'coordinator').map(({ id }) => id),
    everyone: alerted.map(({ id }) => id),
    prefsOf: presence.prefsOf,
    ways: await waysOf(tx),
  };
}

async function climb(tx: Tx, stored: RequestTable, team: Team, now: number): Promise<void> {
  const row = toRequestRow(stored);
  const { rungs, first } = rungsOf(row, stored, team);
  const due = rungs.filter(({ at }, i) => i + first >= stored.alert_rung && at <= now);
  const last = due.at(-1);
  // A case of nobody's that a call is marked for is being dealt with, whatever the clock says.
  const held = last !== undefined && row.dueKind === 'answer' && onCallNow(row, now) !== null;
  const climbed = held || last === undefined ? stored.alert_rung : first + rungs.indexOf(last) + 1;
  const next = held ? now + ON_CALL_MS : (rungs[climbed - first]?.at ?? null);
  await moveOn(tx, stored, { alert_rung: climbed, alert_at: next });
  if (next !== null) await wakeAt(tx, next);
  if (held || last === undefined) return;

  const people = peopleFor(row, team, now);
  const told = tellable([...new Set(due.flatMap(({ to }) => audienceOf(to, people)))], row, people, team);
  const also = due.some(({ why }) => why === 'arrived') && carrierOf(row) === null;
  const everyArrival = also ? team.everyone.filter((id) => team.prefsOf(id).every && !people.away(id)) : [];
  const to = [...new Set([...told, ...everyArrival])];
  await send(tx, { row, stored, rung: climbed, why: last.why, to, people, team, now });
  await writeLine(tx, {
    kind: 'alerted',
    at: now,
    actor: 'system',
    file: row.file,
    version: row.version,
    alert: { why: last.why, to },
  });
}

/** The ladder with its index of the first rung: one before the first when whoever has it must be told. */
function rungsOf(row: RequestRow, stored: RequestTable, team: Team): { rungs: Rung[]; first: number } {
  const rungs = ladderOf(row, stored.alert_since, team.rules, team.plan);
  if (stored.alert_rung !== TELL_CARRIER) return { rungs, first: 0 };
  return { rungs: [{ at: stored.alert_since, to: 'owner', why: 'arrived' }, ...rungs], first: TELL_CARRIER };
}

async function moveOn(
  tx: Tx,
  stored: RequestTable,
  to: Pick<RequestTable, 'alert_rung' | 'alert_at'>,
): Promise<void> {
  const result = await tx.db
    .updateTable('request')
    .set(to)
    .where('programme', '=', tx.programme)
    .where('file', '=', stored.file)
    .where('alert_since', '=', stored.alert_since)
    .where('alert_rung', '=', stored.alert_rung)
    .where('version', '=', stored.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Crossed();
}

function peopleFor(row: RequestRow, team: Team, now: number): People {
  const duty = onDutyAt(team.rota, team, now);
  return {
    rota: hasShifts(team.rota),
    first: duty.first,
    second: duty.second,
    carrier: carrierOf(row),
    coordinators: team.coordinators,
    everyone: team.everyone,
    away: (member) => isAway(team.absences, member, now),
  };
}

const waysFor = (member: Id, row: RequestRow, team: Team): Way[] =>
  WAYS.filter(
    (way) =>
      (team.ways.get(member) ?? []).includes(way) && team.prefsOf(member)[way].includes(row.promptness),
  );

/** Nobody of them can be reached by any way, and nobody has the request: then everybody who can be. */
function tellable(told: readonly Id[], row: RequestRow, people: People, team: Team): readonly Id[] {
  if (people.carrier !== null || told.some((id) => waysFor(id, row, team).length > 0)) return told;
  const reachable = team.everyone.filter((id) => !people.away(id) && waysFor(id, row, team).length > 0);
  return [...told, ...reachable];
}

interface Sending {
  readonly row: RequestRow;
  readonly stored: RequestTable;
  readonly rung: number;
  readonly why: AlertReason;
  readonly to: readonly Id[];
  readonly people: People;
  readonly team: Team;
  readonly now: number;
}

async function send(tx: Tx, sending: Sending): Promise<void> {
  const { row, stored, rung, why, to, people, team, now } = sending;
  const wall = wallTimeAt(team.timeZone, now);
  const onIt = [people.first, people.second, people.carrier];
  const quiet = to.filter(
    (id) => !onIt.includes(id) && isQuiet(team.prefsOf(id).quiet, wall, row.promptness),
  );
  // When all of them are asleep, somebody is woken: nobody waits unseen.
  const awake = quiet.length === to.length ? to : to.filter((id) => !quiet.includes(id));
  for (const member of awake)
    for (const way of waysFor(member, row, team))
      await tx.db
        .insertInto('outbox')
        .values({
          programme: tx.programme,
          id: [row.file, row.version, stored.alert_since, rung, member, way].join(':'),
          kind: why,
          way,
          member,
          file: row.file,
          since: stored.alert_since,
          created_at: now,
          next_try_at: now,
          attempts: 0,
          taken_by: null,
          taken_until: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
}
