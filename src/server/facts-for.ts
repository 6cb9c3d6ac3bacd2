/** What the public pages may say about the programme that answers at a host name, and about a round of a questionnaire. */
import type { QuestionSet } from '#programme/questionnaire.ts';
import { roundStanding } from '#programme/round.ts';
import type { PublicFacts, PublicRound } from './pages/facts.ts';
import type { Deps } from './routes/deps.ts';
import { programmeOf } from './routes/programme-of.ts';
import { settingsOf } from './store/programmes.ts';
import { publicProgramme } from './store/public.ts';
import { getRound, roundOfCode } from './store/rounds.ts';
import { ownWording } from './store/wording.ts';

/** Null while nobody has given the essentials, and for a host name that no programme answers to. */
export async function publicFacts(
  deps: Pick<Deps, 'store' | 'clock'>,
  host: string,
): Promise<PublicFacts | null> {
  const store = await programmeOf(deps.store, host);
  if (store === null) return null;
  return store.read(async (tx) => {
    const { version, settings } = await settingsOf(tx);
    if (version === 0) return null;
    return {
      settings,
      programme: await publicProgramme(tx, deps.clock()),
      wording: await ownWording(tx, settings),
    };
  });
}

/** Null for a code that names no round of the programme at this host name. @param code ten characters */
export async function publicRound(
  deps: Pick<Deps, 'store' | 'clock'>,
  host: string,
  code: string,
): Promise<PublicRound | null> {
  const store = await programmeOf(deps.store, host);
  if (store === null) return null;
  return store.read(async (tx) => {
    const id = await roundOfCode(tx, code);
    if (id === null) return null;
    const { round, body } = await getRound(tx, id);
    const standing = roundStanding(round, deps.clock());
    const full = round.mode === 'room' && round.answers >= round.most;
    return {
      id,
      code: round.code,
      moment: round.moment,
      mode: round.mode,
      // A set that the server itself parsed when it was written.
      set: body === null ? null : (JSON.parse(body) as QuestionSet),
      standing: standing === 'open' && full ? 'full' : standing,
      opensAt: round.opensAt,
    };
  });
}
