/** Plays the story on a real server whose clock is moved: every request goes through the contract and the sealing. */
import { callRoute } from '#contract/client.ts';
import { getProgramme } from '#contract/door.ts';
import { readTeamLink } from '#contract/links.ts';
import { getSettings, putSettings } from '#contract/settings.ts';
import type { Essentials, ProgrammeSettings } from '#programme/settings.ts';
import { verifyCertificate } from '#sealing/certificate.ts';
import { newPassphrase } from '#sealing/passphrase.ts';
import { loadWords } from '#sealing/words.ts';
import { type Installation, linksForSetup } from '#server/installation.ts';
import { foundByHttp, must } from '../client/member.ts';
import { handIn, sealRequest, type SealedRequest } from '../client/partner.ts';
import { partnerDoes } from '../client/partner-steps.ts';
import { type Saying, Team, type Teammate } from '../client/team.ts';
import { TeamAgenda } from '../client/team-agenda.ts';
import { transportTo } from '../client/transport.ts';
import { directoryAt } from './directory.ts';
import { meetingMoments } from './meetings.ts';
import { peerMoments } from './peer.ts';
import { sessionMoments } from './sessions.ts';
import { OLDEST_DAYS, type Plot, PLOTS, type Scene, type Who } from './story.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const ESSENTIALS: Essentials = {
  name: 'Les Éclaircies (programme inventé)',
  organisation: 'Centre d’aide inventé, Lac-des-Pins',
  phone: '450 555-0199',
  timeZone: 'America/Toronto',
};

export interface PlayedDemo {
  readonly team: Team;
  readonly agathe: Teammate;
  readonly beatrice: Teammate;
  readonly camille: Teammate;
  /** A partner's request with its receipt, to try *Follow my request*. */
  readonly receipt: { readonly reference: string; readonly sealed: SealedRequest };
  readonly requests: number;
}

/** A clock that the story sets; epoch ms. */
export interface StageClock {
  now: number;
}

/**
 * @param now epoch ms: the present of the story
 * @param clock what the server's clock reads; left at `now`
 * @param progress told after each request, from 0 to 1
 */
export async function playDemo(
  installation: Installation,
  base: string,
  clock: StageClock,
  now: number,
  progress: (part: number) => void = () => {},
): Promise<PlayedDemo> {
  clock.now = now - OLDEST_DAYS * DAY;
  const team = await foundTeam(installation, base, clock);
  const agathe = team.founder();
  await team.present(agathe);
  await settle(agathe);
  const french = await loadWords('fr');
  const invited = {
    signInName: 'beatrice',
    name: 'Béatrice Exemple',
    title: 'intervenante',
    role: 'professional',
    passphrase: newPassphrase(french),
  } as const;
  clock.now += 5 * MINUTE;
  const beatrice = await team.welcome(agathe, invited);
  clock.now += 5 * MINUTE;
  const camille = await team.welcome(agathe, {
    signInName: 'camille',
    name: 'Camille Modèle',
    title: 'survivante',
    role: 'peer',
    passphrase: newPassphrase(french),
  });
  for (const content of directoryAt(now)) await team.keep(agathe, content);

  const play = new Play(team, { agathe, beatrice }, base, clock, now);
  const { timeZone } = ESSENTIALS;
  const agenda = new TeamAgenda(team);
  const planned = { team, agenda, members: { agathe, beatrice }, peer: camille, base, now, timeZone };
  const sessions = sessionMoments(planned);
  const { engagement } = sessions;
  const moments = [
    ...PLOTS.flatMap((plot) => [
      { ago: plot.ago, play: () => play.arrive(plot) },
      ...plot.scenes.map((scene) => ({ ago: scene.ago, play: () => play.act(plot, scene) })),
    ]),
    ...[
      ...meetingMoments({ ...planned, requestOf: (plot) => play.requestOf(plot) }),
      ...sessions.moments,
      ...peerMoments({ ...planned, agathe, engagement }),
    ].map(({ ago, play: happen }) => ({
      ago,
      play: () => {
        play.comeTo(ago);
        return happen();
      },
    })),
  ].sort((a, b) => b.ago - a.ago);
  for (const [i, moment] of moments.entries()) {
    await moment.play();
    progress((i + 1) / moments.length);
  }
  clock.now = now;
  return { team, agathe, beatrice, camille, receipt: play.receipt(), requests: PLOTS.length };
}

async function foundTeam(installation: Installation, base: string, clock: StageClock): Promise<Team> {
  const [waiting] = await linksForSetup(installation, base, () => clock.now);
  const link = waiting ? readTeamLink(new URL(waiting.link).hash) : null;
  if (link?.kind !== 'setup') throw new Error('The demonstration needs a fresh folder.');
  const founded = await foundByHttp(transportTo(base), {
    token: link.token,
    essentials: ESSENTIALS,
    signInName: 'agathe',
    passphrase: newPassphrase(await loadWords('fr')),
    founderName: 'Agathe Exemple',
    at: clock.now,
  });
  clock.now += 5 * MINUTE;
  return new Team(founded, base, () => clock.now);
}

/** Open day and night, so that whoever looks at three in the morning sees the same queue. */
async function settle(agathe: Teammate): Promise<void> {
  const { version, settings } = must(getSettings, await callRoute(getSettings, {}, agathe.transport));
  const always = [{ from: '00:00', to: '24:00' }];
  const full: ProgrammeSettings = {
    ...settings,
    hours: {
      ...settings.hours,
      week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
      holidays: false,
    },
    privacyOfficer: { title: 'Responsable inventée, Agathe Exemple', contact: '450 555-0198' },
    served: { ages: 'Femmes de tous âges (démonstration)', territory: 'Comté inventé de Lac-des-Pins' },
  };
  must(putSettings, await callRoute(putSettings, { body: { version, settings: full } }, agathe.transport));
}

class Play {
  readonly #team: Team;
  readonly #members: Record<Who, Teammate>;
  readonly #base: string;
  readonly #clock: StageClock;
  readonly #now: number;
  readonly #files = new Map<string, string>();
  readonly #partners = new Map<string, { sealed: SealedRequest; reference: string }>();
  /** By file, as the last step told it. */
  readonly #references = new Map<string, string>();

  constructor(team: Team, members: Record<Who, Teammate>, base: string, clock: StageClock, now: number) {
    this.#team = team;
    this.#members = members;
    this.#base = base;
    this.#clock = clock;
    this.#now = now;
  }

  async arrive(plot: Plot): Promise<void> {
    const at = this.#at(plot.ago);
    const notBefore =
      plot.notBeforeIn === undefined ? {} : { notBefore: this.#now + plot.notBeforeIn * MINUTE };
    const opening = { ...plot.opening, promptness: plot.promptness, ...notBefore };
    if (plot.phone) {
      this.#files.set(plot.key, await this.#team.tookCall(this.#members[plot.phone], opening, plot.practice));
      return;
    }
    const transport = transportTo(this.#base);
    const published = must(getProgramme, await callRoute(getProgramme, {}, transport));
    const { intake, publicationKey, programme } = published;
    if (!intake || !publicationKey) throw new Error('The door is not open.');
    const verified = await verifyCertificate(intake.certificate, {
      programme,
      publicationKey,
      genesis: intake.genesisHash,
    });
    if (!verified.ok) throw new Error(`The intake certificate does not verify: ${verified.reason}.`);
    const sealed = await sealRequest({
      programme,
      epoch: intake.epoch,
      intakeRecipient: verified.certificate.recipient,
      opening,
      at,
    });
    const { reference } = await handIn(transport, sealed);
    this.#files.set(plot.key, sealed.body.file);
    this.#partners.set(plot.key, { sealed, reference });
  }

  async act(plot: Plot, scene: Scene): Promise<void> {
    const at = this.#at(scene.ago);
    const file = this.#file(plot.key);
    if (scene.who === 'partner') {
      const partner = this.#partners.get(plot.key);
      if (!partner) throw new Error(`${plot.key} came by phone: its partner has no receipt.`);
      await partnerDoes(transportTo(this.#base), partner.sealed, scene.does, scene.content, at);
      return;
    }
    const member = this.#members[scene.who];
    if ('plan' in scene) {
      const dueAt = at + scene.plan.inMinutes * MINUTE;
      await this.#step(
        member,
        file,
        { step: 'plan', dueAt, owner: member.id },
        { stream: 'notes', content: { kind: 'plan', what: scene.plan.what, dueAt, owner: member.id } },
      );
      return;
    }
    if ('mergeInto' in scene) {
      const into = this.#file(scene.mergeInto);
      await this.#team.step(
        member,
        file,
        { step: 'merge', into },
        { stream: 'notes', content: { kind: 'merged', into, reason: scene.reason } },
      );
      return;
    }
    const say: Saying[] = [
      ...(scene.notes ?? []).map((content) => ({ stream: 'notes' as const, content })),
      ...(scene.exchange ?? []).map((content) => ({ stream: 'exchange' as const, content })),
    ];
    if ('step' in scene) await this.#step(member, file, scene.step, ...say);
    else await this.#team.say(member, file, ...say);
  }

  receipt(): PlayedDemo['receipt'] {
    const partner = this.#partners.get('unread');
    if (!partner) throw new Error('The story lost the request that the receipt follows.');
    return partner;
  }

  /** Of a request on which a member took a step. */
  requestOf(key: string): { file: string; reference: string } {
    const file = this.#file(key);
    const reference = this.#references.get(file);
    if (reference === undefined) throw new Error(`Nobody did anything yet about ${key}.`);
    return { file, reference };
  }

  /** The clock goes on to `ago` minutes before the present. */
  comeTo(ago: number): void {
    this.#at(ago);
  }

  async #step(...[member, file, ...rest]: Parameters<Team['step']>): Promise<void> {
    const { row } = await this.#team.step(member, file, ...rest);
    this.#references.set(file, row.reference);
  }

  #at(ago: number): number {
    // Two things at the same minute happen one after the other.
    this.#clock.now = Math.max(this.#clock.now + 1, this.#now - ago * MINUTE);
    return this.#clock.now;
  }

  #file(key: string): string {
    const file = this.#files.get(key);
    if (file === undefined) throw new Error(`The story speaks of ${key} before it arrived.`);
    return file;
  }
}
