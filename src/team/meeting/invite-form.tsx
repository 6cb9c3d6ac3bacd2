/** Inviting a peer to this meeting. The plan never names her: her invitation stands in it by its id alone. */
import { useMemo } from 'react';
import { minutesWithHer } from '#programme/engagement-rules.ts';
import type { Audience } from '#programme/engagement.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import { liveTimes } from '#programme/plan-times.ts';
import { InvitePeer } from '#team/engagements/invite-peer.tsx';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { hereOf, withoutGone } from '#team/agenda/gone.ts';
import { peersBefore } from './last-peers.ts';
import { draftOver, type PartProps } from './open-meeting.ts';

/** As many as a plan names. */
const INVITED_MAX = 6;
const AUDIENCE: Readonly<Record<MeetingPlan['what'], Audience>> = {
  meeting: 'woman',
  coaching: 'worker',
  cafe: 'women_group',
};

export function InviteForm({ meeting, onClose }: PartProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const actions = useActions();
  const { view, content, live } = meeting;
  const { agenda, colleagues } = useTeam((state) => ({ agenda: state.agenda, colleagues: state.colleagues }));
  const last = useMemo(() => (agenda === null ? [] : peersBefore(agenda, view.plan)), [agenda, view.plan]);
  return (
    <>
      {last && last.length > 0 ? (
        <p className={styles.soft}>
          {m.team_meeting_last_peer(locale, { who: listOf(last.map(nameOf), locale) })}
        </p>
      ) : null}
      <InvitePeer
        plan={view.plan}
        occasion={content.what}
        times={liveTimes(content)}
        professional={withoutGone(content, hereOf(colleagues)).professional}
        before={last}
        already={live.flatMap(({ peer }) => peer ?? [])}
        defaults={{
          audience: AUDIENCE[content.what],
          headCount: content.headCount ?? 1,
          place: view.place?.label ?? '',
          planB: content.planB,
          uniformed: content.what === 'coaching' ? 'unknown' : 'no',
        }}
        onInvite={async (asked) => {
          const offers = asked.map((offer) => ({ engagement: newId(), offer }));
          const around = minutesWithHer(asked);
          const desk = await actions.agendaDesk();
          return desk.savePlan(
            draftOver(meeting, {
              content: {
                ...content,
                // Those that ended say nothing more, and would fill the list.
                engagements: [
                  ...live.map(({ engagement }) => engagement),
                  ...offers.map((one) => one.engagement),
                ].slice(-INVITED_MAX),
                planB: content.planB || (asked[0]?.planB ?? ''),
                beforeMinutes: Math.max(content.beforeMinutes, around.beforeMinutes),
                afterMinutes: Math.max(content.afterMinutes, around.afterMinutes),
              },
              offers,
            }),
          );
        }}
        onClose={onClose}
      />
    </>
  );
}
