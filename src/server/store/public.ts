/** What a programme publishes: for the partner's form, and for the public pages. */
import type { PublicProgramme } from '#contract/door.ts';
import { answerDueAt } from '#programme/clock.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import { openState, rulesAt } from './calendar.ts';
import { intakeOf } from './epochs.ts';
import { settingsOf } from './programmes.ts';
import type { ProgrammeStore } from './store.ts';

export interface PublicFacts {
  readonly programme: PublicProgramme;
  readonly settings: ProgrammeSettings;
}

/** @param now epoch ms: open or closed, and when a call would come, are told for this moment */
export async function publicFacts(store: ProgrammeStore, now: number): Promise<PublicFacts> {
  const [stored, intake] = await store.read(async (tx) => [await settingsOf(tx), await intakeOf(tx)] as const);
  const { settings } = stored;
  const rules = rulesAt(settings, now);
  const { openNow, nextOpeningAt, closesAt } = openState(rules);
  const callBy = (promptness: 'now' | 'soon' | 'no_rush'): number => answerDueAt({ ...rules, promptness, receivedAt: now });
  return {
    settings,
    programme: {
      programme: store.programme,
      doorOpen: stored.kitConfirmedAt !== null && intake !== null,
      name: settings.essentials.name,
      organisation: settings.essentials.organisation,
      phone: settings.essentials.phone,
      timeZone: settings.hours.timeZone,
      openNow,
      closesAt,
      nextOpeningAt,
      callBy: { now: callBy('now'), soon: callBy('soon'), no_rush: callBy('no_rush') },
      intake: intake?.intake ?? null,
      publicationKey: intake?.publicationKey ?? null,
    },
  };
}
