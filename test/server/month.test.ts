/**
 * A month of rota in simulated time, with a mail server that fails at random, nodes that die and a clock that stops:
 * every request was put before somebody in time, and each message came once, however people want to be told and even
 * when some have no way at all.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AlertPrefs, DEFAULT_ALERT_PREFS } from '#programme/alert-prefs.ts';
import { openingMinutesBetween } from '#programme/opening-hours.ts';
import type { Promptness } from '#programme/request.ts';
import { EMPTY_ROTA, type Rota } from '#programme/rota.ts';
import { WEEKDAYS } from '#programme/settings.ts';
import { newOpaqueSetup } from '#sealing/opaque-server.ts';
import { workAlerts } from '#server/alerts/outbox.ts';
import { sealMailServer } from '#server/mail-at-rest.ts';
import { purpose } from '#server/purposes.ts';
import { newSecrets, ServerSecrets } from '#server/secrets.ts';
import type { MemberActor } from '#server/store/access.ts';
import { goAway } from '#server/store/away.ts';
import { rulesAt } from '#server/store/calendar.ts';
import { putRota } from '#server/store/duty.ts';
import { toAlert } from '#server/store/journal.ts';
import { putMailServer } from '#server/store/mail.ts';
import { changeAccount } from '#server/store/members.ts';
import { outboxWaiting } from '#server/store/outbox.ts';
import { changeSettings, settingsOf } from '#server/store/programmes.ts';
import { findRequest } from '#server/store/requests.ts';
import { takeStep } from '#server/store/steps.ts';
import { settleWake } from '#server/store/wake.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, foundedIn, submitted } from '#test/support/founded.ts';
import { startSmtp } from '#test/support/smtp.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONE = 'America/Toronto';
/** Over the end of summer time, 1 November 2026. */
const BEGIN = Date.parse('2026-10-12T04:00:00Z');
const DAYS = 30;
const OPEN = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

/** mulberry32: the same month again for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Waiting {
  readonly file: string;
  readonly promptness: Promptness;
  readonly at: number;
  readonly takenAt: number | null;
  readonly by: MemberActor;
}

onBothEngines('a month of duty', (bench) => {
  test('nobody waits unseen, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        const random = randomFrom(seed);
        const { store, anotherNode } = await bench.newStore();
        const { programme, actor: claire } = await foundedIn(store, { now: BEGIN });
        const secrets = new ServerSecrets(await newSecrets(newOpaqueSetup));
        const smtp = await startSmtp();
        try {
          const people = [claire];
          for (let i = 0; i < 3; i++)
            people.push(await addMember(programme, 'professional', { mail: true, now: BEGIN }));
          /** Who can be reached by mail at all, and how each wants to be told. */
          const reachable = new Set(people.filter((one) => one === claire || random() < 0.75));
          const prefs = new Map(people.map((one) => [one.member, somePrefs(random)]));
          for (const one of people) {
            const { member } = one;
            await programme.write((tx) =>
              changeAccount(tx, {
                member,
                language: 'fr',
                alertAddress: reachable.has(one)
                  ? secrets.seal(purpose.alertAddress(member), `${member}@example.org`)
                  : null,
                alerts: prefs.get(member),
                timeZone: ZONE,
                now: BEGIN,
              }),
            );
          }
          const hers = prefs.get(claire.member);
          /** Whether nothing that she wants keeps the coordinator from hearing of `now`. */
          const hears = hers?.quiet?.evenNow !== true && hers?.mail.includes('now') === true;
          const mute = new Set(people.filter((one) => !reachable.has(one)).map(({ member }) => member));
          const server = {
            host: smtp.host,
            port: smtp.port,
            tls: 'none',
            user: '',
            from: 'p@example.org',
          } as const;
          await programme.write((tx) =>
            putMailServer(tx, {
              actor: claire,
              server: sealMailServer(secrets, programme.programme, server),
              password: undefined,
              now: BEGIN,
            }),
          );
          const { settings } = await programme.read(settingsOf);
          const week = Object.fromEntries(
            WEEKDAYS.map((day) => [day, day === 'sat' || day === 'sun' ? [] : OPEN]),
          ) as typeof settings.hours.week;
          const kept = { ...settings, hours: { ...settings.hours, week, holidays: true } };
          await programme.write((tx) =>
            changeSettings(tx, { actor: claire, version: 1, settings: kept, now: BEGIN }),
          );
          await programme.write((tx) =>
            putRota(tx, {
              actor: claire,
              now: BEGIN,
              version: 0,
              timeZone: ZONE,
              rota: someRota(people, random),
            }),
          );

          const arrivals: Waiting[] = Array.from(
            { length: 16 },
            () => BEGIN + Math.floor(random() * DAYS * DAY),
          )
            .sort((a, b) => a - b)
            .map((at) => ({
              file: '',
              promptness: (['now', 'now', 'soon', 'no_rush'] as const)[
                Math.floor(random() * 4)
              ] as Promptness,
              at,
              takenAt: random() < 0.85 ? at + Math.floor(random() * 60) * MINUTE : null,
              by: people[Math.floor(random() * people.length)] as MemberActor,
            }));

          let now = BEGIN;
          const second = (await anotherNode()).forProgramme(programme.programme);
          const work = async () => {
            const nodes = random() < 0.3 ? [programme, second] : [programme];
            await Promise.all(
              nodes.map((node, i) =>
                workAlerts({
                  store: node,
                  secrets,
                  clock: () => now,
                  taker: `node ${i}`,
                  link: async () => 'https://passerelle.example.org/equipe',
                  push: { knock: async () => ({ ok: false, reason: 'no_subscription', subscriptions: 0 }) },
                }),
              ),
            );
          };
          /** The clock goes on to `to`; whatever is due meanwhile is looked at when it is, unless the server is down. */
          const runTo = async (to: number) => {
            for (;;) {
              const next = await programme.write(settleWake);
              if (next === null || next > to) break;
              // Now and then nobody looks for some minutes: a restart, a stopped clock.
              now = Math.max(now, next) + (random() < 0.05 ? Math.floor(random() * 5 * MINUTE) : 0);
              // Now and then the mail server refuses everything for a while.
              smtp.refuse(random() < 0.15 ? 'not now' : undefined);
              await work();
            }
            now = Math.max(now, to);
          };

          const known: Waiting[] = [];
          /** When the coordinator was not there. */
          const away: { from: number; until: number }[] = [];
          const steps = arrivals
            .flatMap((one, i) => [
              { at: one.at, i, take: false },
              ...(one.takenAt === null ? [] : [{ at: one.takenAt, i, take: true }]),
            ])
            .sort((a, b) => a.at - b.at || Number(a.take) - Number(b.take));
          for (const { at, i, take } of steps) {
            await runTo(at);
            const one = arrivals[i] as Waiting;
            if (!take) {
              const { file } = await submitted(programme, { promptness: one.promptness, now });
              known[i] = { ...one, file, at: now };
              await work();
              continue;
            }
            const { file } = known[i] as Waiting;
            await programme.write(async (tx) =>
              takeStep(tx, {
                actor: one.by,
                file,
                version: (await findRequest(tx, one.by, file))?.version ?? -1,
                step: { step: 'attempt', reached: true },
                entries: [],
                keys: [],
                records: [],
                now,
              }),
            );
            known[i] = { ...(known[i] as Waiting), takenAt: now };
            if (random() >= 0.1) continue;
            const until = now + Math.ceil(random() * 3 * DAY);
            if (one.by.member === claire.member) away.push({ from: now, until });
            await programme.write((tx) =>
              goAway(tx, { actor: one.by, member: one.by.member, from: now, until, to: null, now }),
            );
          }
          await runTo(now + 4 * DAY);
          smtp.refuse(undefined);
          for (let i = 0; i < 20 && (await programme.read(outboxWaiting)) > 0; i++) {
            now += 20 * MINUTE;
            await work();
          }

          await check(kept, known, away, { hears, mute });
        } finally {
          await smtp.stop();
        }

        async function check(
          settings: Parameters<typeof rulesAt>[0],
          known: readonly Waiting[],
          away: readonly { from: number; until: number }[],
          { hears, mute }: { hears: boolean; mute: ReadonlySet<string> },
        ): Promise<void> {
          const rows = await programme.read(({ db }) =>
            db
              .selectFrom('journal')
              .select(['file', 'at', 'subject'])
              .where('kind', '=', 'alerted')
              .orderBy('event')
              .execute(),
          );
          for (const { file, promptness, at, takenAt } of known) {
            const { hours, holidays } = rulesAt(settings, at);
            const open = (from: number, to: number) => openingMinutesBetween(hours, holidays, from, to);
            const told = rows
              .filter((row) => row.file === file && (takenAt === null || row.at < takenAt))
              .map((row) => ({ at: row.at, ...toAlert(row.subject) }));
            for (const id of told.flatMap(({ sent }) => sent ?? []))
              assert.ok(!mute.has(id), 'a message for somebody who has no way');
            const waited = takenAt === null ? Infinity : open(at, takenAt);
            // So long the server may have been down in this month.
            const slack = 6;
            const what = `${promptness} at ${new Date(at).toISOString()}, taken ${takenAt && new Date(takenAt).toISOString()}`;
            if (waited > slack) {
              const first = told[0];
              assert.ok(first !== undefined && first.to.length > 0, `told to nobody: ${what}`);
              assert.ok(open(at, first.at) <= slack, `told too late: ${what}`);
            }
            if (promptness === 'now' && waited > 10 + slack)
              assert.ok(
                (told[1]?.to.length ?? 0) > 0 && open(at, told[1]?.at ?? 0) <= 10 + slack,
                `no second: ${what}`,
              );
            const there = !away.some(({ from, until }) => at < until && from < at + 7 * DAY);
            if (there && hears && promptness === 'now' && waited > 30 + slack) {
              const everybody = told.filter((one) => open(at, one.at) <= 30 + slack).flatMap(({ to }) => to);
              assert.ok(everybody.includes(claire.member), `the coordinator heard nothing: ${what}`);
            }
          }
          const copies = new Map<string, number>();
          for (const { raw } of smtp.mails) {
            const id = /^message-id: (.*)$/im.exec(raw)?.[1] ?? '';
            copies.set(id, (copies.get(id) ?? 0) + 1);
          }
          assert.ok(copies.size > 10);
          for (const [id, count] of copies) assert.equal(count, 1, id);
          assert.equal(await programme.read(outboxWaiting), 0);
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});

/** As people set it: much of it as it was, some want less, some sleep, even through a whole morning. */
function somePrefs(random: () => number): AlertPrefs {
  const some = (): Promptness[] => DEFAULT_ALERT_PREFS.mail.filter(() => random() < 0.7);
  return {
    ...DEFAULT_ALERT_PREFS,
    mail: random() < 0.5 ? DEFAULT_ALERT_PREFS.mail : some(),
    every: random() < 0.2,
    quiet:
      random() < 0.5
        ? null
        : {
            ...(random() < 0.5 ? { from: '21:00', to: '07:00' } : { from: '08:30', to: '12:30' }),
            evenNow: random() < 0.5,
          },
    daily: random() < 0.2 ? '08:15' : null,
  };
}

/** Every opening hour of the week has a first person; some have a second, some days a hole. */
function someRota(people: readonly MemberActor[], random: () => number): Rota {
  const pick = () => (people[Math.floor(random() * people.length)] as MemberActor).member;
  const week = Object.fromEntries(
    WEEKDAYS.map((day) => [
      day,
      random() < 0.1
        ? []
        : OPEN.map((period) => {
            const [first, second] = [pick(), pick()];
            return { ...period, first, second: second === first ? null : second };
          }),
    ]),
  ) as Rota['week'];
  return { ...EMPTY_ROTA, week };
}
