/** What the public pages may say about the programme that answers at a host name. */
import type { PublicFacts } from './pages/facts.ts';
import type { Deps } from './routes/deps.ts';
import { programmeOf } from './routes/programme-of.ts';
import { settingsOf } from './store/programmes.ts';
import { publicProgramme } from './store/public.ts';
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
