/**
 * The word check under what a member writes to a partner: it points at wordings that the guide advises against, with why
 * and what to say instead. It blocks nothing, and nothing typed leaves the browser for it. Fetched at the first word;
 * when it cannot be, that is said, and asked for again by whoever wants it.
 */
import { type ComponentProps, type ComponentType, type RefObject, useEffect, useState } from 'react';
import type { WordCheck } from '#team/data/model.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import type { FoundList } from '#team/wording/found-list.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

interface Fetched {
  readonly List: ComponentType<ComponentProps<typeof FoundList>>;
  readonly check: WordCheck;
}

export function WordsFound({
  text,
  language,
  area,
}: {
  text: string;
  language: Locale;
  /** Where it is typed. */
  area: RefObject<HTMLTextAreaElement | null>;
}) {
  const locale = useLocale();
  const actions = useActions();
  const [fetched, setFetched] = useState<Fetched | 'failed' | null>(null);
  const [tries, setTries] = useState(0);
  const written = text.trim() !== '';

  useEffect(() => {
    if (!written) return;
    const here = new AbortController();
    const fetchAll = async (): Promise<Fetched | 'failed'> => {
      const [{ FoundList: List }, check] = await Promise.all([
        import('#team/wording/found-list.tsx'),
        actions.guideDesk().then((desk) => desk.wordCheck(language)),
      ]);
      return check === null ? 'failed' : { List, check };
    };
    fetchAll().then(
      (result) => here.signal.aborted || setFetched(result),
      () => here.signal.aborted || setFetched('failed'),
    );
    return () => here.abort();
  }, [actions, language, written, tries]);

  if (fetched === 'failed' && written)
    return (
      <div role="status">
        <p>{m.team_beside_check_failed(locale)}</p>
        <Button
          look="plain"
          onPress={() => {
            setFetched(null);
            setTries(tries + 1);
          }}
        >
          {m.team_beside_check_again(locale)}
        </Button>
      </div>
    );
  const shown = fetched === 'failed' ? null : fetched;
  return <div role="status">{shown ? <shown.List text={text} check={shown.check} area={area} /> : null}</div>;
}
