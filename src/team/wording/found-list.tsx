/** What the word check found in a text, after a pause: each thing once, with the places to go through. */
import { type RefObject, useEffect, useState } from 'react';
import type { FoundWording, WordCheck } from '#team/data/model.ts';
import { Button } from '#team/parts/button.tsx';
import guard from '#team/parts/guarded-text-area.module.css';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { type FoundTogether, foundTogether } from '#wording/check/together.ts';
import styles from './found-list.module.css';

const PAUSE_MS = 700;

export function FoundList({
  text,
  check,
  area,
}: {
  text: string;
  check: WordCheck;
  area: RefObject<HTMLTextAreaElement | null>;
}) {
  const locale = useLocale();
  const [found, setFound] = useState<{ readonly of: string; readonly list: readonly FoundWording[] }>({
    of: '',
    list: [],
  });
  useEffect(() => {
    const timer = setTimeout(() => setFound({ of: text, list: check(text) }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, check]);

  // What was found in an older text is shown only while it still stands there.
  const list = found.list.filter(({ from, to }) => text.slice(from, to) === found.of.slice(from, to));
  if (list.length === 0) return null;
  const notes = foundTogether(list, text, ({ why, prefer }) => `${why} ${prefer ?? ''}`);
  return (
    <div className={guard.flags}>
      <p className={guard.title}>{m.team_guide_check_title(locale, { n: notes.length })}</p>
      <ul role="list" className={styles.notes}>
        {notes.map((note) => (
          <Note key={note.first.why} note={note} area={area} />
        ))}
      </ul>
      <p className={guard.why}>{m.team_guide_check_why(locale)}</p>
    </div>
  );
}

function Note({
  note: { first, places, excerpts, more },
  area,
}: {
  note: FoundTogether<FoundWording>;
  area: RefObject<HTMLTextAreaElement | null>;
}) {
  const locale = useLocale();
  const [next, setNext] = useState(0);
  const show = () => {
    const place = places[next % places.length] as FoundWording;
    setNext(next + 1);
    area.current?.focus();
    area.current?.setSelectionRange(place.from, place.to);
  };
  return (
    <li className={styles.note}>
      <p className={styles.said}>
        {excerpts.map((excerpt) => (
          <mark key={excerpt} className={guard.excerpt}>
            {excerpt}
          </mark>
        ))}
        {more ? '…' : null}
      </p>
      <p>{first.why}</p>
      {first.prefer ? <p>{m.team_guide_check_try(locale, { prefer: first.prefer })}</p> : null}
      <Button look="plain" className={styles.show ?? ''} onPress={show}>
        {places.length === 1
          ? m.team_guide_check_show(locale)
          : m.team_guide_check_show_next(locale, {
              next: String((next % places.length) + 1),
              of: String(places.length),
            })}
      </Button>
    </li>
  );
}
