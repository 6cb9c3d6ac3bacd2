/** The programme's six words, to compare with a colleague's screen or the printed kit. */
import { useEffect, useState } from 'react';
import { Fingerprint } from '#team/access/fingerprint.tsx';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import { useLocale } from '#team/parts/locale.tsx';

export function FingerprintPart() {
  const words = useFingerprint();
  return words.length > 0 ? <Fingerprint words={words} /> : null;
}

/** Empty until the vault has answered. */
export function useFingerprint(): readonly string[] {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const [words, setWords] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    void team.room.vault
      .fingerprint(team.keys().genesisHash, locale)
      .then((found) => !gone && setWords(found));
    return () => {
      gone = true;
    };
  }, [team, locale]);
  return words;
}
