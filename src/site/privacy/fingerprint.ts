/**
 * The six words of *Privacy and known limits*: worked out here, from the certificate that this browser checked, so that
 * they say what this browser would seal to and not what a page claims.
 */
import { fingerprint, loadWords } from '#sealing/words.ts';
import * as m from '#texts/messages.ts';
import { byId, say } from '../parts/dom.ts';
import { readFacts } from '../parts/facts.ts';
import { verifiedIntake } from '../parts/intake.ts';

export async function showFingerprint(): Promise<void> {
  const { locale, programme } = readFacts();
  const place = byId('fingerprint');
  const { intake, publicationKey } = programme;
  if (intake === null || publicationKey === null) {
    say(place, m.site_words_none(locale));
    return;
  }
  const verified = await verifiedIntake(intake, programme.programme, publicationKey).catch(() => null);
  if (verified === null) {
    say(place, m.site_not_ours(locale));
    return;
  }
  try {
    say(place, fingerprint(verified.genesis, await loadWords(locale)).join(' · '));
  } catch {
    say(place, m.site_words_failed(locale));
  }
}
