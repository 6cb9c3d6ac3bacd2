/**
 * [Note: Pocket card] Six wordings for one reader, on a card that is read standing up. Chosen by hand for what that
 * trade does first, loses most often, and can mend with one sentence; what a programme hides makes room for another, a
 * situation at a time, so that the card is never short while the guide is not.
 */
import type { Reader } from './entry.ts';
import type { GuideEntry } from './guide.ts';

export const CARD_SIZE = 6;

/** By reader, the most useful first. */
export const CARD_FIRST: Readonly<Record<Reader, readonly string[]>> = {
  // At a hotel door, then in an interview: no label, no rescue, no “why”, no condition, no promise.
  police: [
    'are-you-a-victim',
    'we-will-rescue-you',
    'why-did-you-not-leave',
    'no-complaint-no-help',
    'your-pimp',
    'he-will-go-to-jail',
  ],
  health: [
    'are-you-a-victim',
    'how-many-partners',
    'is-someone-forcing-you',
    'you-must-be-examined',
    'calm-down',
    'your-friend-can-stay',
  ],
  community: [
    'are-you-a-victim',
    'a-form-to-fill-in',
    'everything-stays-between-us',
    'i-will-call-you',
    'you-must',
    'did-you-go-back',
  ],
  school: [
    'are-you-a-victim',
    'everything-stays-between-us',
    'do-you-have-proof',
    'give-me-details',
    'how-awful',
    'you-must',
  ],
  justice: [
    'are-you-a-victim',
    'why-did-you-not-leave',
    'are-you-sure',
    'from-the-start-in-order',
    'you-should-testify',
    'he-will-go-to-jail',
  ],
  youth: [
    'are-you-a-victim',
    'everything-stays-between-us',
    'children-as-leverage',
    'give-me-details',
    'you-were-paid',
    'you-must',
  ],
  team: [
    'voicemail-that-names-us',
    'talking-at-once',
    'ready-to-leave',
    'you-must',
    'no-show-we-close',
    'contact-after-no',
  ],
};

/** At most six entries of what is shown, in the order of the guide. */
export function cardEntries(shown: readonly GuideEntry[], reader: Reader): GuideEntry[] {
  const theirs = shown.filter(({ readers }) => readers.includes(reader));
  const first = CARD_FIRST[reader].flatMap((id) => theirs.filter((entry) => entry.id === id));
  const chosen = new Set(first.slice(0, CARD_SIZE));
  const add = (entry: GuideEntry) => chosen.size < CARD_SIZE && chosen.add(entry);
  const situations = () => new Set([...chosen].map(({ situation }) => situation));
  for (const entry of theirs) if (!situations().has(entry.situation)) add(entry);
  for (const entry of theirs) add(entry);
  return theirs.filter((entry) => chosen.has(entry));
}
