/** The six words on the card are those of the key that this browser checked; where they are not, nobody should print it. */
import { fingerprint, loadWords } from '#sealing/words.ts';
import { readFacts } from '../parts/facts.ts';
import { verifiedIntake } from '../parts/intake.ts';

export async function confirmWords(): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('.six-words')];
  if (places.length === 0) return;
  const { locale, programme } = readFacts();
  const { intake, publicationKey } = programme;
  if (intake === null || publicationKey === null) return;
  const list = await loadWords(locale).catch(() => null);
  // Without a network the list may not be here: the copy shows what was published when it was made.
  if (list === null) return;
  const verified = await verifiedIntake(intake, programme.programme, publicationKey).catch(() => null);
  const words = verified === null ? null : fingerprint(verified.genesis, list).join(' · ');
  for (const place of places)
    if (place.textContent !== words) place.replaceChildren(place.dataset['wrong'] ?? '');
}
