/** A desk that is fetched when its screen opens, with what it works on; what it says while it is not there. */
import { type ReactNode, useEffect, useState } from 'react';
import type { AgendaDesk, HoursDesk, TeamActions } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { type Failed, failureText } from './act.ts';

export interface OpenedDesk<D> {
  /** Null until it is there. */
  readonly desk: D | null;
  /** Why what it works on could not be loaded. */
  readonly failed: Failed | null;
  readonly again: () => void;
}

interface Desks {
  readonly agendaDesk: AgendaDesk;
  readonly hoursDesk: HoursDesk;
}

/** @param name which of the team's actions fetches it */
export function useDesk<N extends keyof Desks>(name: N): OpenedDesk<Desks[N]> {
  const actions: Pick<TeamActions, 'agendaDesk' | 'hoursDesk'> = useActions();
  const [desk, setDesk] = useState<Desks[N] | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const here = new AbortController();
    const open = async () => {
      const opened: Desks[N] = await (actions[name] as () => Promise<Desks[N]>)();
      return { opened, loaded: await opened.load() };
    };
    open().then(
      ({ opened, loaded }) => {
        if (here.signal.aborted) return;
        setDesk(opened);
        setFailed(loaded.ok ? null : loaded);
      },
      () => here.signal.aborted || setFailed({ ok: false, code: 'unreachable' }),
    );
    return () => here.abort();
  }, [actions, name, tries]);
  return { desk, failed, again: () => setTries(tries + 1) };
}

/** While it opens, or what failed and the way to try again. */
export function DeskWaiting({
  failed,
  again,
  children,
}: Pick<OpenedDesk<unknown>, 'failed' | 'again'> & { children?: ReactNode }) {
  const locale = useLocale();
  const colleagues = useTeam((state) => state.colleagues);
  if (failed === null) return <p role="status">{m.team_access_one_moment(locale)}</p>;
  return (
    <Banner
      tone="look"
      role="alert"
      actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}
    >
      {children ?? failureText(failed, locale, colleagues)}
    </Banner>
  );
}
