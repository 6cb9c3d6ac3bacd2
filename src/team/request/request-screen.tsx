/**
 * One request: what was asked, the call, what comes next, and everything that happened, in order. Two columns on wide
 * windows; on phones one, with the call in the reach of a thumb.
 */
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { Banner } from '#team/parts/banner.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { type Failed, failureText } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { CallCard } from './call-card.tsx';
import { ClosedCard } from './closed-card.tsx';
import { LaterPlans } from './later-plans.tsx';
import { RequestDue, RequestFacts } from './request-head.tsx';
import { RequestNotices } from './request-notices.tsx';
import { OpeningCard } from './opening-card.tsx';
import styles from './request-screen.module.css';
import { Tasks } from './tasks.tsx';
import { Thread } from './thread-list.tsx';

export function RequestScreen() {
  const { file } = useParams({ from: '/demande/$file' });
  // Every form, draft and message belongs to one request: another one starts afresh.
  return <OneRequest key={file} file={file} />;
}

function OneRequest({ file }: { file: string }) {
  const locale = useLocale();
  const actions = useActions();
  const request = useTeam((state) => state.requests.get(file) ?? null);
  const colleagues = useTeam((state) => state.colleagues);
  const offline = useTeam((state) => state.connection === 'offline');
  const [failed, setFailed] = useState<Failed | null>(null);
  const [loading, setLoading] = useState(true);
  const back = (
    <p className={styles.back}>
      <Link to="/">
        <span aria-hidden="true">‹</span>
        {m.team_nav_today(locale)}
      </Link>
    </p>
  );

  useEffect(() => {
    let left = false;
    const load = async () => {
      const loaded = await actions.loadRequest(file);
      if (left) return;
      setFailed(loaded.ok ? null : loaded);
      setLoading(false);
      // That somebody looked tells the partner “seen”; a look that fails is told again at the next one.
      if (loaded.ok) await actions.see(file);
    };
    void load();
    return () => {
      left = true;
    };
    // Again when the network is back.
  }, [actions, file, offline]);
  const problem = failed && failureText(failed, locale, colleagues);

  if (!request)
    return (
      <Screen
        title={loading ? m.team_request_opening(locale) : m.team_not_found_title(locale)}
        above={back}
        width="text"
      >
        {loading ? null : <p>{problem ?? m.team_not_found_text(locale)}</p>}
      </Screen>
    );
  return (
    <Screen
      title={request.row.reference}
      tabTitle={m.team_panel_request(locale)}
      above={back}
      under={<RequestFacts request={request} />}
      aside={<RequestDue request={request} />}
    >
      {problem ? <Banner tone="look">{m.team_request_not_fresh(locale, { why: problem })}</Banner> : null}
      <RequestNotices request={request} />
      <Body request={request} />
    </Screen>
  );
}

function Body({ request }: { request: OpenRequest }) {
  const now = useNow(5_000);
  const closed = request.row.state === 'closed';
  return (
    <div className={styles.columns}>
      <div className={styles.opening}>
        <OpeningCard request={request} now={now} />
      </div>
      <div className={styles.side}>
        {closed ? <ClosedCard request={request} now={now} /> : <CallCard request={request} now={now} />}
        <LaterPlans request={request} closing={closed} />
        <Tasks request={request} now={now} />
      </div>
      <div className={styles.thread}>
        <Thread request={request} now={now} />
      </div>
    </div>
  );
}
