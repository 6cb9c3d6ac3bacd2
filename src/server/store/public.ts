/** What a programme publishes: for the partner's form, and for the public pages. */
import type { PublicProgramme } from '#contract/door.ts';
import { answerDueAt } from '#programme/clock.ts';
import { openState, rulesAt } from './calendar.ts';
import { doorOf } from './programmes.ts';
import type { Tx } from './tx.ts';

/** @param now epoch ms: open or closed, and when a call would come, are told for this moment */
export async function publicProgramme(tx: Tx, now: number): Promise<PublicProgramme> {
  const stored = await doorOf(tx);
  const { founded, epoch } = stored;
  const { essentials, hours } = stored.settings;
  const rules = rulesAt(stored.settings, now);
  const { openNow, nextOpeningAt, closesAt } = openState(rules);
  const callBy = (promptness: 'now' | 'soon' | 'no_rush'): number =>
    answerDueAt({ ...rules, promptness, receivedAt: now });
  return {
    programme: tx.programme,
    doorOpen: stored.kitConfirmedAt !== null && founded !== null,
    name: essentials.name,
    organisation: essentials.organisation,
    phone: essentials.phone,
    timeZone: hours.timeZone,
    openNow,
    closesAt,
    nextOpeningAt,
    callBy: { now: callBy('now'), soon: callBy('soon'), no_rush: callBy('no_rush') },
    intake: founded === null || epoch === null ? null : { ...epoch, genesisHash: founded.genesisHash },
    publicationKey: founded?.publicationKey ?? null,
  };
}
