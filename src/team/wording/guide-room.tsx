/** The guide in the app: read it, review it ten at a time, make it the programme's own. */
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { GuideDesk } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { type Failed, failureText } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { EntryForm } from './entry-form.tsx';
import type { GuideProps } from './guide-props.ts';
import { GuideList } from './guide-list.tsx';
import { entriesIn, practiceIn } from './guide-items.ts';
import { Review } from './review.tsx';

export function GuideRoom() {
  const locale = useLocale();
  const actions = useActions();
  const navigate = useNavigate();
  const { faire } = useSearch({ from: '/guide' });
  const view = useTeam((state) => state.guide);
  const colleagues = useTeam((state) => state.colleagues);
  const [desk, setDesk] = useState<GuideDesk | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [tries, setTries] = useState(0);
  const [editing, setEditing] = useState<string | null>(null);

  useEffect(() => {
    const here = new AbortController();
    const unreachable: Failed = { ok: false, code: 'unreachable' };
    const open = async () => {
      const opened = await actions.guideDesk();
      return { opened, loaded: await opened.load() };
    };
    open().then(
      ({ opened, loaded }) => {
        if (here.signal.aborted) return;
        setDesk(opened);
        setFailed(loaded.ok ? null : loaded);
      },
      () => here.signal.aborted || setFailed(unreachable),
    );
    return () => here.abort();
  }, [actions, tries]);

  const entries = useMemo(() => (view ? entriesIn(view.wording) : []), [view]);
  const again = <Button onPress={() => setTries(tries + 1)}>{m.team_screen_failed_again(locale)}</Button>;

  // Where hours stood before they had a room of their own.
  if (faire === 'heures') return <Navigate to="/heures" replace />;
  if (!desk || !view)
    return (
      <Screen title={m.team_nav_guide(locale)}>
        {failed ? (
          <Banner tone="look" role="alert" actions={again}>
            {failureText(failed, locale, colleagues)}
          </Banner>
        ) : (
          <p role="status">{m.team_access_one_moment(locale)}</p>
        )}
      </Screen>
    );

  const shared: GuideProps = { desk, view, entries, practice: practiceIn(view.wording) };
  const toList = () => void navigate({ to: '/guide', search: {} });
  if (faire === 'relire') return <Review {...shared} onLeave={toList} />;
  if (editing !== null)
    return (
      <EntryForm
        key={editing}
        {...shared}
        entry={entries.find(({ id }) => id === editing) ?? null}
        onClose={() => setEditing(null)}
      />
    );
  return (
    <GuideList
      {...shared}
      notFresh={
        failed ? (
          <Banner tone="look" actions={again}>
            {m.team_guide_not_fresh(locale)}
          </Banner>
        ) : null
      }
      onEdit={(id) => setEditing(id ?? '')}
    />
  );
}
