/** `passerelle demo`: a complete invented programme in a temporary folder, gone when it stops. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEAM_PATH } from '#contract/links.ts';
import { totpCode, totpUrl } from '#sealing/totp.ts';
import { loadWords, toWords } from '#sealing/words.ts';
import { type Config, readConfig } from '#server/config.ts';
import { type Installation, openInstallation } from '#server/installation.ts';
import * as m from '#texts/messages.ts';
import type { Team, Teammate } from '../client/team.ts';
import type { Call } from '../call.ts';
import { listenFailure, stopAsked, untilStopped } from '../start.ts';
import { ESSENTIALS, type PlayedDemo, playDemo } from './stage.ts';

type Say = Call['say'];

export async function demo({ locale, env, say, values }: Call): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-demo-'));
  // Nothing of a real installation's environment may reach the demonstration but its address.
  const { PORT, HOST } = env;
  const config = readConfig({ PORT, HOST, PASSERELLE_DATA: folder });
  try {
    const json = values['json'] === true;
    if (!json) say(m.cli_demo_playing(locale));
    const played = await play(
      config,
      json || !process.stdout.isTTY
        ? () => {}
        : (part) =>
            process.stdout.write(
              `\r${m.cli_demo_progress(locale, { percent: String(Math.round(part * 100)) })}\r`,
            ),
    );
    const installation = await openInstallation(config, { logLevel: 'warn' });
    const asked = stopAsked();
    let base: string;
    try {
      base = await installation.listen();
    } catch (error) {
      await installation.close();
      throw listenFailure(error, config, locale);
    }
    if (json) say(JSON.stringify(await facts(played, base)));
    else await introduce(played, base, locale, say);
    const stopKeys = json ? () => {} : codesOnEnter(played, locale, say);
    const code = await untilStopped(installation, asked, locale, json ? () => {} : say);
    stopKeys();
    return code;
  } finally {
    await rm(folder, { recursive: true, force: true });
    if (values['json'] !== true) say(m.cli_demo_erased(locale));
  }
}

/** Plays the story on a server of its own, on a port nobody knows, then closes it. */
async function play(config: Config, progress: (part: number) => void): Promise<PlayedDemo> {
  const now = Date.now();
  const clock = { now };
  // In the story, one machine plays all partners: no limit is to be met.
  const hidden: Config = {
    ...config,
    port: 0,
    host: '127.0.0.1',
    proofAbove: 100_000,
    ratePerMinute: 1_000_000,
  };
  const stage: Installation = await openInstallation(hidden, {
    clock: () => clock.now,
    logLevel: 'warn',
    still: true,
  });
  try {
    return await playDemo(stage, await stage.listen(), clock, now, progress);
  } finally {
    await stage.close();
  }
}

const people = ({ agathe, beatrice, camille }: PlayedDemo) => [
  { name: 'Agathe Exemple', member: agathe },
  { name: 'Béatrice Exemple', member: beatrice },
  { name: 'Camille Modèle', member: camille },
];

const ROLE = {
  coordinator: m.cli_role_coordinator,
  professional: m.cli_role_professional,
  peer: m.cli_role_peer,
} as const;

async function introduce(played: PlayedDemo, base: string, locale: Call['locale'], say: Say): Promise<void> {
  const words = await loadWords(locale);
  say(
    `\n${m.cli_demo_ready(locale, { requests: String(played.requests), base, team: `${base}${TEAM_PATH}`, follow: locale === 'fr' ? `${base}/suivi` : `${base}/en/follow` })}\n`,
  );
  for (const { name, member } of people(played)) {
    const { signInName, passphrase, totpSecret } = member.credentials;
    say(
      `${m.cli_demo_member(locale, { name, role: ROLE[member.role](locale), signInName, passphrase, code: totpCode(totpSecret, Date.now()), url: totpUrl(totpSecret, ESSENTIALS.name, signInName) })}\n`,
    );
  }
  const { reference, sealed } = played.receipt;
  say(m.cli_demo_receipt(locale, { reference, words: toWords(sealed.receiptBytes, words).join(' ') }));
  say(m.cli_demo_kit(locale, { words: toWords(kitOf(played.team), words).join(' ') }));
  if (process.stdin.isTTY) say(`\n${m.cli_demo_codes(locale)}`);
}

const kitOf = (team: Team): Uint8Array => team.founded.kit;

/** A code lives thirty seconds: Enter shows the present ones. */
function codesOnEnter(played: PlayedDemo, locale: Call['locale'], say: Say): () => void {
  if (!process.stdin.isTTY) return () => {};
  const show = (): void => {
    for (const { name, member } of people(played))
      say(`  ${totpCode(member.credentials.totpSecret, Date.now())}  ${name} · ${ROLE[member.role](locale)}`);
  };
  process.stdin.on('data', show);
  return () => {
    process.stdin.off('data', show);
    process.stdin.pause();
  };
}

/** For scripts that take screenshots or run journeys: one line of JSON. */
async function facts(played: PlayedDemo, base: string): Promise<unknown> {
  const words = await loadWords('fr');
  const member = ({ id, role, credentials }: Teammate) => ({ id, role, ...credentials });
  return {
    base,
    members: [member(played.agathe), member(played.beatrice), member(played.camille)],
    receipt: {
      reference: played.receipt.reference,
      words: toWords(played.receipt.sealed.receiptBytes, words).join(' '),
    },
    kit: toWords(kitOf(played.team), words).join(' '),
  };
}
