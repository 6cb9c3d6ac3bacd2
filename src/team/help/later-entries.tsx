/** The help's words, fetched when they are first asked for: whoever opens the app rarely needs them at once. */
import { useEffect, useState } from 'react';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { HelpEntries } from './help-entries.tsx';
import type { HelpTopic } from './topics.ts';

let fetched: typeof HelpEntries | null = null;

/** Fetches them once. @throws when they cannot be fetched: the next try fetches again */
export async function fetchHelpEntries(): Promise<void> {
  fetched ??= (await import('./help-entries.tsx')).HelpEntries;
}

export function LaterEntries({ topic }: { topic: HelpTopic }) {
  const locale = useLocale();
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<'here' | 'waiting' | 'failed'>(fetched === null ? 'waiting' : 'here');

  useEffect(() => {
    let shown = true;
    fetchHelpEntries().then(
      () => shown && setState('here'),
      () => shown && setState('failed'),
    );
    return () => {
      shown = false;
    };
  }, [tries]);

  const Entries = fetched;
  if (state === 'here' && Entries !== null) return <Entries topic={topic} level={3} />;
  if (state === 'waiting') return <p role="status">{m.team_access_one_moment(locale)}</p>;
  return (
    <>
      <p role="alert">{m.team_panel_failed(locale)}</p>
      <Button
        onPress={() => {
          setState('waiting');
          setTries(tries + 1);
        }}
      >
        {m.team_screen_failed_again(locale)}
      </Button>
    </>
  );
}
