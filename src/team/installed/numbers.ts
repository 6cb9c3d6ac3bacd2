/**
 * The numbers that the offline screen shows: what the programme publishes anyway, copied while the app is open, with the
 * date of the copy. Nothing about anyone who asked. Signing out deletes it; see [Note: Offline].
 */
import { z } from 'zod';
import { TEAM_PATH } from '#contract/links.ts';
import { checkOf, HelpLine, type ShownHelpLine, visibleHelpLines } from '#programme/help-lines.ts';
import type { TeamState } from '#team/data/model.ts';
import { wallDate } from '#team/parts/format.ts';

const CACHE = 'passerelle-numbers';
/** The name of the copy; the server has nothing there. */
const KEY = `${TEAM_PATH}/numeros.json`;

const { id, name, number, hours, checkedOn } = HelpLine.shape;
const Numbers = z.object({
  name: z.string(),
  organisation: z.string(),
  phone: z.string(),
  timeZone: z.string(),
  lines: z.array(z.object({ id, name, number, hours, checkedOn })),
  /** Epoch ms. */
  copiedAt: z.int(),
});
type Numbers = z.infer<typeof Numbers>;

type Published = Pick<TeamState, 'settings' | 'helpLines'>;

export function numbersOf({ settings, helpLines }: Published, now: number): Numbers {
  const { essentials } = settings;
  const today = wallDate(now, essentials.timeZone);
  return {
    name: essentials.name,
    organisation: essentials.organisation,
    phone: essentials.phone,
    timeZone: essentials.timeZone,
    lines: visibleHelpLines(helpLines, settings.helpLines, today).map(publicPart),
    copiedAt: now,
  };
}

/** Who checked a number is the team's own business. */
const publicPart = (line: ShownHelpLine): Numbers['lines'][number] => ({
  id: line.id,
  name: line.name,
  number: line.number,
  hours: line.hours,
  checkedOn: line.checkedOn,
});

/** A browser that keeps nothing simply has none offline. */
export async function keepNumbers(numbers: Numbers): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(KEY, new Response(JSON.stringify(numbers)));
  } catch {
    // A private window, a full disk: the paper sheet has the numbers too.
  }
}

/** The copy, each number with what its check is worth today. */
export type KeptNumbers = Omit<Numbers, 'lines'> & {
  readonly lines: readonly (Numbers['lines'][number] & Pick<ShownHelpLine, 'check'>)[];
};

/** Null: there is no copy here, or it cannot be read. @param now epoch ms, of this device */
export async function keptNumbers(now: number): Promise<KeptNumbers | null> {
  try {
    const kept = await caches.match(KEY, { cacheName: CACHE });
    if (!kept) return null;
    const { lines, ...rest } = Numbers.parse(await kept.json());
    const today = wallDate(now, rest.timeZone);
    return { ...rest, lines: lines.map((line) => ({ ...line, check: checkOf(line, today) })) };
  } catch {
    return null;
  }
}

/** Signing out: the copies of the app and of the numbers go. What knocks stays; see docs/decisions/0010. */
export async function forgetCopies(): Promise<void> {
  try {
    const names = await caches.keys();
    await Promise.all(names.map((one) => caches.delete(one)));
  } catch {
    // A browser that keeps nothing.
  }
}
