/** Three hundred participants who answer a questionnaire in the same minute, against raw durable commits; what its page weighs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealAnswerBody } from '#cli/client/participant.ts';
import { questionnaireLink } from '#contract/links.ts';
import type { StoredRound } from '#contract/rounds.ts';
import type { RoundsDesk } from '#team/data/rounds.ts';
import { startChromium } from '#test/support/chromium.ts';
import { roundsDeskAt } from '#test/support/rounds.ts';
import { rawCommitsPerSecond } from '../support/child.ts';
import { firstLoad } from '../support/first-load.ts';
import { keptAlive, load, median, type Shot } from '../support/load.ts';
import { type BenchProgramme, found } from '../support/programme.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const PARTICIPANTS = 300;
/** A room's phones, each with a connection of its own. */
const PHONES = 60;
/** One after the other, each with a round of its own, and raw commits after each; the first warms the server. */
const ROOMS = 7;
const HOUR = 60 * 60_000;

export async function answerFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  try {
    const room = await asInstalled(join(folder, 'installed'), say);
    const speed = await speedOf(folder, say);
    const failures = room.failures + speed.failures;
    return [
      {
        name: 'answers_vs_raw_commit',
        value: median(speed.ratios),
        must: ['>=', 0.5],
        how: `${Math.round(median(speed.ours))}/s against ${Math.round(median(speed.raw))} raw commits/s of rows as long; median of ${speed.ratios.length} rooms of ${PARTICIPANTS}`,
      },
      {
        name: 'answers_failures',
        value: failures,
        must: ['==', 0],
        how: `${PARTICIPANTS} who open the page and answer as installed, and ${ROOMS} rooms more; ${PHONES} at once`,
      },
      {
        name: 'questionnaire_bytes',
        value: room.bytes,
        must: ['<=', 90_000],
        how: `headers included, everything until the page is at rest; ${room.paths.length} requests`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With the thresholds that ship: nobody in the room is asked for a calculation, and everybody is let in. */
async function asInstalled(data: string, say: (line: string) => void) {
  const server = await startServer({ data, env: { PASSERELLE_PROOF_ABOVE: '60', PASSERELLE_RATE: '1200' } });
  const chromium = await startChromium({ whole: true });
  try {
    const programme = await found(server);
    const round = await roundOn((await roundsDeskAt(server, programme)).desk);
    const path = questionnaireLink('', 'fr', round);
    const page = await firstLoad(chromium, server.port, (tab) => tab.goto(path));
    const bodies = await sealed(programme, round);
    say(`${PARTICIPANTS} open the page and answer`);
    const visits = bodies.map((): Shot => ({ method: 'GET', path }));
    const opened = await load(server.port, visits, PHONES);
    const answered = await load(server.port, bodies.map(submit), PHONES);
    for (const why of [...opened.firstFailures, ...answered.firstFailures]) say(`  failed: ${why}`);
    return { failures: opened.failures + answered.failures, ...page };
  } finally {
    await chromium.stop();
    await server.stop();
  }
}

/** Without the calculation, which is not what is measured: so many rooms in ten minutes would be asked for it. */
async function speedOf(folder: string, say: (line: string) => void) {
  const server = await startServer({ data: join(folder, 'data') });
  const agent = keptAlive(PHONES);
  const speed = { ours: [] as number[], raw: [] as number[], ratios: [] as number[], failures: 0 };
  try {
    const programme = await found(server);
    const { desk } = await roundsDeskAt(server, programme);
    for (let room = 0; room < ROOMS; room++) {
      const bodies = await sealed(programme, await roundOn(desk));
      const ours = await load(server.port, bodies.map(submit), PHONES, { agent });
      for (const why of ours.firstFailures) say(`  failed: ${why}`);
      speed.failures += ours.failures;
      const own = mkdtempSync(join(folder, 'raw-'));
      const list = join(own, 'rows.txt');
      writeFileSync(list, bodies.map(rowOf).join('\n'));
      const raw = await rawCommitsPerSecond(own, list);
      if (room === 0) continue;
      const perSecond = bodies.length / ours.seconds;
      speed.ours.push(perSecond);
      speed.raw.push(raw);
      speed.ratios.push(perSecond / raw);
    }
    return speed;
  } finally {
    agent.destroy();
    await server.stop();
  }
}

async function roundOn(desk: RoundsDesk): Promise<StoredRound> {
  const made = await desk.createRound({
    moment: 'after',
    set: { id: 'maison', version: 1 },
    opensAt: Date.now() - HOUR,
    closesAt: Date.now() + HOUR,
    most: PARTICIPANTS,
  });
  if (!made.ok) throw new Error(`No round: ${made.code}.`);
  return made.round;
}

type Body = Awaited<ReturnType<typeof sealAnswerBody>>;

async function sealed(programme: BenchProgramme, { round, code }: StoredRound): Promise<Body[]> {
  const about = {
    programme: programme.programme,
    round,
    code,
    epoch: programme.epochNumber,
    intakeRecipient: programme.intakeRecipient,
  };
  const bodies: Body[] = [];
  for (let i = 0; i < PARTICIPANTS; i++) {
    const answers = { comfortable: (i % 5) + 1 };
    bodies.push(
      await sealAnswerBody({ ...about, answers: { set: 'maison', version: 1, moment: 'after', answers } }),
    );
  }
  return bodies;
}

const submit = (body: Body): Shot => ({
  method: 'POST',
  path: '/api/door/answers',
  body: JSON.stringify(body),
});
/** As long as the row that is kept: programme, round, hash, sealed text. */
const rowOf = ({ sealed: text }: Body): string => `${'-'.repeat(36 + 36 + 43)}${text}`;
