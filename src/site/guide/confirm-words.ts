/** The six words on the card are those of the key that this browser checked; where they are not, nobody should print it. */
import type { PublicProgramme } from '#contract/door.ts';
import { PROGRAMME_PATH } from '#contract/links.ts';
import { fingerprint, loadWords } from '#sealing/words.ts';
import { pageLocale } from '../parts/page-locale.ts';
import { verifiedIntake } from '../parts/intake.ts';

export async function confirmWords(): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('.six-words')];
  if (places.length === 0) return;
  // Without a network nothing can be confirmed: the copy shows what was published when it was made.
  const [programme, list] = await Promise.all([published(), loadWords(pageLocale()).catch(() => null)]);
  if (programme === null || list === null) return;
  const { intake, publicationKey } = programme;
  const verified =
    intake === null || publicationKey === null
      ? null
      : await verifiedIntake(intake, programme.programme, publicationKey).catch(() => null);
  const words = verified === null ? null : fingerprint(verified.genesis, list).join(' · ');
  for (const place of places)
    if (place.textContent !== words) place.replaceChildren(place.dataset['wrong'] ?? '');
}

/** Asked for here rather than in the page, which is kept on devices seven times over. */
async function published(): Promise<PublicProgramme | null> {
  try {
    const response = await fetch(PROGRAMME_PATH, { credentials: 'omit' });
    return response.ok ? ((await response.json()) as PublicProgramme) : null;
  } catch {
    return null;
  }
}
