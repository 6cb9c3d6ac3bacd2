/**
 * The ladders of alerts as they are kept ([Note: Ladder] in programme/escalation.ts). A row that is stored notes when
 * its case began; climbing writes what to send and moves on to the next rung in one transaction, by compare-and-set:
 * whatever dies in between, each rung is climbed once.
 */
import { sql } from 'kysely';
import { type AlertPrefs, isQuiet, type Way } from '#programme/alert-prefs.ts';
import { audienceOf, caseOf, ladderOf, type People, type Rung } from '#programme/escalation.ts';
import { isAway, onDutyAt, type OnDuty } from '#programme/on-duty.ts';
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
import { writeAlert } from './outbox.ts';
import { settingsOf } from './programmes.ts';
import { toRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';
import { waysOf } from './ways.ts';

type LadderColumns = Pick<RequestTable, 'alert_since' | 'alert_rung' | 'alert_at'>;

/** Whoever has it must be told first: somebody else gave it to her, or the partner said that it cannot wait. */
const TELL_CARRIER = -1;
/** Looked at again while somebody is on the telephone about it: nobody is called out over her. */
const ON_CALL_MS = 2 * 60_000;
/** Requests read at once. */
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

const selectDue = prepared<{ programme: string; now: number }>()((db, p) =>
  db
    .selectFrom('request')
    .selectAll()
    .where('programme', '=', p('programme'))
    .where('alert_at', '<=', p('now'))
    .orderBy('alert_at')
    .orderBy('file')
    .limit(sql.lit(BATCH)),
);

/** Everything that is due in one programme's ladders at `now`. */
export async function climbDue(tx: Tx, now: number): Promise<void> {
  // Nobody comes or goes within a transaction: who is there is read once, and only when something is due.
  let team: Team | null = null;
  for (let more = true; more; ) {
    const { rows } = await selectDue(tx, { programme: tx.programme, now });
    if (rows.length > 0) team ??= await teamAt(tx, now);
    for (const row of rows) await climb(tx, row, team as Team, now);
    more = rows.length === BATCH;
  }
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
  readonly duty: OnDuty;
  /** `HH:MM`. */
  readonly wall: string;
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
    duty: onDutyAt(presence.rota, presence, now),
    wall: wallTimeAt(presence.timeZone, now),
  };
}

async function climb(tx: Tx, stored: RequestTable, team: Team, now: number): Promise<void> {
  const row = toRequestRow(stored);
  const due: Rung[] = [];
  let next: number | null = null;
  let rung = stored.alert_rung === TELL_CARRIER ? TELL_CARRIER : 0;
  for (const one of rungsOf(row, stored, team)) {
    if (rung >= stored.alert_rung) {
      next = one.at > now ? one.at : null;
      if (next !== null) break;
      due.push(one);
    }
    rung++;
  }
  const last = due.at(-1);
  if (last !== undefined && row.dueKind === 'answer' && onCallNow(row, now) !== null)
    // What a call is marked for is being dealt with, whatever the clock says.
    return moveOn(tx, stored, { alert_rung: stored.alert_rung, alert_at: now + ON_CALL_MS });
  await moveOn(tx, stored, { alert_rung: Math.max(rung, stored.alert_rung), alert_at: next });
  if (last === undefined) return;

  const people = peopleFor(row, team, now);
  const told = new Set(due.flatMap(({ to }) => audienceOf(to, people)));
  if (due.some(({ why }) => why === 'arrived') && people.carrier === null)
    for (const id of team.everyone) if (team.prefsOf(id).every && !people.away(id)) told.add(id);
  const sent = reachedBy({ told: [...told], why: last.why, row, people, team });
  const about = { file: row.file, since: stored.alert_since };
  for (const [member, ways] of sent)
    for (const way of ways) {
      const id = [row.file, row.version, about.since, rung, member, way].join(':');
      await writeAlert(tx, { id, kind: last.why, way, member, about, now });
    }
  await writeLine(tx, {
    kind: 'alerted',
    at: now,
    actor: 'system',
    file: row.file,
    version: row.version,
    alert: { why: last.why, to: [...new Set([...told, ...sent.keys()])], sent: [...sent.keys()] },
  });
}

/** Its first rung tells whoever has it, when somebody else gave it to her. */
function* rungsOf(row: RequestRow, stored: RequestTable, team: Team): Generator<Rung, undefined> {
  if (stored.alert_rung === TELL_CARRIER) yield { at: stored.alert_since, to: 'owner', why: 'arrived' };
  yield* ladderOf(row, stored.alert_since, team.rules, team.plan);
}

async function moveOn(
  tx: Tx,
  stored: RequestTable,
  to: Pick<RequestTable, 'alert_rung' | 'alert_at'>,
): Promise<void> {
  const { file, version, alert_since, alert_rung } = stored;
  const result = await updateRung(tx, {
    programme: tx.programme,
    file,
    version,
    since: alert_since,
    from: alert_rung,
    ...to,
  });
  if (result.numAffectedRows !== 1n) throw new Crossed();
}

type Move = Pick<RequestTable, 'programme' | 'file' | 'version' | 'alert_rung' | 'alert_at'> & {
  readonly since: number;
  readonly from: number;
};
const updateRung = prepared<Move>()((db, p) =>
  db
    .updateTable('request')
    .set({ alert_rung: p('alert_rung'), alert_at: p('alert_at') })
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file'))
    .where('alert_since', '=', p('since'))
    .where('alert_rung', '=', p('from'))
    .where('version', '=', p('version')),
);

function peopleFor(row: RequestRow, team: Team, now: number): People {
  const { duty } = team;
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

interface Telling {
  readonly told: readonly Id[];
  readonly why: AlertReason;
  readonly row: RequestRow;
  readonly people: People;
  readonly team: Team;
}

/**
 * To whom something is sent, and by which ways. Whoever sleeps is spared while somebody else of them can be reached.
 * What waits for nobody, or is late, reaches somebody as long as anybody has any way at all: then first everybody who
 * is awake, then whoever sleeps, and at last even by a way that she does not want for it.
 */
function reachedBy({ told, why, row, people, team }: Telling): ReadonlyMap<Id, readonly Way[]> {
  const onIt = [people.first, people.second, people.carrier];
  const isAwake = (id: Id): boolean =>
    onIt.includes(id) || !isQuiet(team.prefsOf(id).quiet, team.wall, row.promptness);
  const has = (id: Id): readonly Way[] => team.ways.get(id) ?? [];
  const wants = (id: Id): readonly Way[] =>
    has(id).filter((way) => team.prefsOf(id)[way].includes(row.promptness));
  const there = team.everyone.filter((id) => !people.away(id));
  const must = people.carrier === null || why === 'late';
  const circles: readonly (readonly [readonly Id[], (id: Id) => readonly Way[]])[] = [
    [told.filter(isAwake), wants],
    ...(must ? [[there.filter(isAwake), wants] as const] : []),
    [told, wants],
    ...(must
      ? ([
          [there, wants],
          [told, has],
          [team.everyone, has],
        ] as const)
      : []),
  ];
  for (const [ids, by] of circles) {
    const reached = ids.filter((id) => by(id).length > 0).map((id) => [id, by(id)] as const);
    if (reached.length > 0) return new Map(reached);
  }
  return new Map();
}
