/**
 * The word check under what a member writes to a partner: after a pause it points at wordings that the guide advises
 * against, with why and what to say instead. It blocks nothing, and nothing typed leaves the browser for it.
 */
import { useEffect, useState } from 'react';
import type { FoundWording, WordCheck } from '#team/data/model.ts';
import { useActions } from '#team/data/use-team.tsx';
import guard from '#team/parts/guarded-text-area.module.css';
import { useLocale } from '#team/parts/locale.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

const PAUSE_MS = 700;

export function WordsFound({ text, language }: { text: string; language: Locale }) {
  const locale = useLocale();
  const actions = useActions();
  const [check, setCheck] = useState<{ readonly run: WordCheck } | null>(null);
  const [found, setFound] = useState<{ readonly of: string; readonly list: readonly FoundWording[] }>({
    of: '',
    list: [],
  });
  const written = text.trim() !== '';

  // Nobody waits for it: what cannot be fetched now is fetched when the form is opened again.
  useEffect(() => {
    if (!written) return;
    const here = new AbortController();
    const fetchCheck = async () => (await actions.guideDesk()).wordCheck(language);
    fetchCheck().then(
      (run) => here.signal.aborted || setCheck(run && { run }),
      () => here.signal.aborted || setCheck(null),
    );
    return () => here.abort();
  }, [actions, language, written]);
  useEffect(() => {
    const timer = setTimeout(() => setFound({ of: text, list: check?.run(text) ?? [] }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, check]);

  // What was found in an older text is shown only while it still stands there.
  const list = found.list.filter(({ from, to }) => text.slice(from, to) === found.of.slice(from, to));
  return (
    <div role="status" className={guard.around}>
      {list.length > 0 ? (
        <div className={guard.flags}>
          <p className={guard.title}>{m.team_beside_check(locale, { n: list.length })}</p>
          <ul role="list">
            {list.map(({ from, to, why, prefer }) => (
              <li key={from}>
                <mark className={guard.excerpt}>{text.slice(from, to)}</mark> {why}{' '}
                {prefer ? m.team_beside_check_try(locale, { prefer }) : null}
              </li>
            ))}
          </ul>
          <p className={guard.why}>{m.team_beside_check_why(locale)}</p>
        </div>
      ) : null}
    </div>
  );
}
