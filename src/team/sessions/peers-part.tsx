/**
 * The peers of a session, each by her own invitation. A session can do without: then nobody is asked. The plan names none of
 * them: their invitations stand in it by their ids alone.
 */
import { useState } from 'react';
import { minutesWithHer } from '#programme/engagement-rules.ts';
import type { EngagementOffer } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import { liveTimes } from '#programme/plan-times.ts';
import { settledOn } from '#programme/session-changes.ts';
import type { PlanResult } from '#team/data/agenda.ts';
import { useActions } from '#team/data/use-team.tsx';
import { EngagementCard } from '#team/engagements/engagement-card.tsx';
import { InvitePeer } from '#team/engagements/invite-peer.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { titleOf } from './session-words.ts';
import styles from './sessions.module.css';
import { draftOver, type SessionAtHand } from './use-session.ts';

/** As many as a plan names. */
const INVITED_MAX = 6;

export function PeersPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const actions = useActions();
  const [inviting, setInviting] = useState(false);
  const { content, view, engagements, me, now, dayOf, stage } = at;
  const live = engagements.filter(({ state }) => state !== 'ended');
  const open = stage === 'preparing' || stage === 'to_hold';

  const invite = async (asked: readonly EngagementOffer[]): Promise<PlanResult> => {
    const offers = asked.map((offer) => ({ engagement: newId(), offer }));
    const around = minutesWithHer(asked);
    const desk = await actions.agendaDesk();
    return desk.savePlan(
      draftOver(at, {
        content: {
          ...content,
          // Those that ended say nothing more, and would fill the list.
          engagements: [...live, ...offers].map(({ engagement }) => engagement).slice(-INVITED_MAX),
          planB: content.planB || (asked[0]?.planB ?? ''),
          beforeMinutes: Math.max(content.beforeMinutes, around.beforeMinutes),
          afterMinutes: Math.max(content.afterMinutes, around.afterMinutes),
        },
        offers,
      }),
    );
  };
  const settle = async (choice: string): Promise<PlanResult> => {
    const desk = await actions.agendaDesk();
    return desk.savePlan(
      draftOver(at, {
        content: settledOn(content, choice, { by: me, at: now, dayOf }),
        settle: accepting(at, choice),
      }),
    );
  };

  return (
    <div className={styles.form}>
      <h3 className={styles.subtitle}>{m.team_sessions_peers(locale)}</h3>
      {engagements.length === 0 ? <p className={styles.soft}>{m.team_sessions_peers_none(locale)}</p> : null}
      {engagements.map((engagement) => (
        <EngagementCard
          key={engagement.engagement}
          engagement={engagement}
          plan={content}
          engagements={engagements}
          {...(content.settled === null && open ? { onSettle: settle } : {})}
        />
      ))}
      {inviting ? (
        <InvitePeer
          plan={view.plan}
          occasion="session"
          times={liveTimes(content)}
          professional={content.professional}
          already={live.flatMap(({ peer }) => peer ?? [])}
          defaults={{
            audience: content.audience,
            who: titleOf(content, locale).slice(0, 160),
            headCount: content.expected ?? 1,
            uniformed: content.audience === 'police' ? 'unknown' : 'no',
            place: view.place?.label ?? '',
            planB: content.planB,
          }}
          onInvite={invite}
          onClose={() => setInviting(false)}
        />
      ) : open && content.times.length > 0 && content.settled === null ? (
        <Buttons>
          <Button onPress={() => setInviting(true)}>{m.team_sessions_peers_invite(locale)}</Button>
        </Buttons>
      ) : open && content.times.length === 0 ? (
        <p className={styles.soft}>{m.team_sessions_peers_times_first(locale)}</p>
      ) : null}
    </div>
  );
}

/** The invitations that said yes to `choice`: settled with the plan, in one commit. */
export const accepting = ({ engagements }: Pick<SessionAtHand, 'engagements'>, choice: string) =>
  engagements
    .filter(({ state, answer }) => state === 'accepted' && answer?.times.includes(choice))
    .map(({ engagement, version }) => ({ engagement, version, choice }));
