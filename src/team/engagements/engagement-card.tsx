/**
 * How one invitation stands, for whoever organises. However it ended, the same words ([Note: One ending]): nothing here tells
 * a refusal from a date that passed, or from one's own change of mind.
 */
import { useId, useState } from 'react';
import type { EngagementOffer } from '#programme/engagement.ts';
import { missingToConfirm } from '#programme/engagement-rules.ts';
import type { Plan } from '#programme/plan.ts';
import type { EngagementView, PlanResult } from '#team/data/agenda.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';
import { MissingList } from './missing-list.tsx';
import { LIMIT, timeText } from './offer-words.ts';
import { OfferView } from './offer-view.tsx';

export interface EngagementCardProps {
  readonly engagement: EngagementView;
  readonly plan: Plan;
  /** All of the plan: a time is settled for everybody who comes. */
  readonly engagements: readonly EngagementView[];
  /** For a session: whether the organiser undertook to protect her, where the plan does not say so itself. */
  readonly undertaken?: boolean;
  /** Settles the time with the plan, in one commit; without it, nothing can be settled here. */
  readonly onSettle?: (choice: string) => Promise<PlanResult>;
}

export function EngagementCard(props: EngagementCardProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const now = useNow(60_000);
  const { engagement } = props;
  const { state, peer } = engagement;
  if (state === 'ended' || peer === null)
    return <p className={styles.over}>{m.team_engagements_card_ended(locale)}</p>;
  return (
    <section aria-label={nameOf(peer)} className={styles.card}>
      <h3 className={styles.peerName}>{nameOf(peer)}</h3>
      <Standing {...props} peer={peer} />
      {engagement.offer ? (
        <details className={styles.preview}>
          <summary>{m.team_engagements_card_offer(locale)}</summary>
          <div className={styles.previewed}>
            <OfferView offer={engagement.offer} level={4} />
          </div>
        </details>
      ) : null}
      {/* What she gave is hers, and paid by what was promised: nobody takes it back afterwards. */}
      {isOver(engagement, now) ? null : <TakeBack engagement={engagement.engagement} name={nameOf(peer)} />}
    </section>
  );
}

/** @param now epoch ms */
const isOver = ({ state, offer, choice }: EngagementView, now: number): boolean =>
  state === 'confirmed' && (offer?.times.some(({ id, endAt }) => id === choice && endAt <= now) ?? false);

function Standing({
  engagement,
  plan,
  engagements,
  undertaken,
  onSettle,
}: EngagementCardProps & { peer: string }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { state, offer, answer, answerBy, choice } = engagement;
  if (offer === null) return <p>{m.team_engagements_card_unreadable(locale)}</p>;
  if (state === 'open')
    return (
      <p>
        {answerBy === null
          ? m.team_engagements_card_waits(locale)
          : m.team_engagements_card_waits_until(locale, {
              time: formatMoment(answerBy, now, locale, timeZone),
            })}
      </p>
    );
  const times = offer.times.filter(({ id }) =>
    state === 'confirmed' ? id === choice : answer?.times.includes(id),
  );
  return (
    <>
      <p className={styles.stands}>
        <span aria-hidden="true">✓ </span>
        {state === 'confirmed'
          ? m.team_engagements_card_confirmed(locale)
          : m.team_engagements_card_accepted(locale)}
      </p>
      <ul role="list" className={styles.times}>
        {times.map((time) => (
          <Accepted
            key={time.id}
            time={time}
            {...(state === 'accepted'
              ? {
                  settling: {
                    plan,
                    engagements,
                    ...(undertaken === undefined ? {} : { undertaken }),
                    ...(onSettle ? { onSettle } : {}),
                  },
                }
              : {})}
          />
        ))}
      </ul>
      {answer?.note ? <p className={styles.note}>{answer.note}</p> : null}
      {answer && answer.allows.length > 0 ? (
        <p className={styles.soft}>
          {m.team_engagements_card_allows(locale, {
            limits: listOf(
              answer.allows.map((one) => LIMIT[one](locale)),
              locale,
            ),
          })}
        </p>
      ) : null}
    </>
  );
}

/** One of the times that she accepted, with what is missing before it can be settled. */
function Accepted({
  time,
  settling,
}: {
  time: EngagementOffer['times'][number];
  settling?: Pick<EngagementCardProps, 'plan' | 'engagements' | 'undertaken' | 'onSettle'>;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const id = useId();
  const limits = useTeam((state) => state.agenda?.limits);
  const { act, busy, failure } = useAct();
  const when = timeText(time, locale, timeZone);
  const { onSettle } = settling ?? {};
  const missing =
    settling === undefined
      ? []
      : missingToConfirm({ ...settling, choice: time.id, limits: limits ?? new Map() });
  return (
    <li className={styles.time}>
      <p className={`${styles.when} ${styles.day}`}>{when}</p>
      {onSettle ? (
        <Button
          isPending={busy}
          isDisabled={missing.length > 0}
          aria-label={m.team_engagements_card_settle_which(locale, { time: when })}
          {...(missing.length > 0 ? { 'aria-describedby': id } : {})}
          onPress={() =>
            void act(() => onSettle(time.id), m.team_engagements_card_settled(locale, { time: when }))
          }
        >
          {m.team_engagements_card_settle(locale)}
        </Button>
      ) : null}
      {settling ? <MissingList id={id} missing={missing} engagements={settling.engagements} /> : null}
      <FailureNote failure={failure} />
    </li>
  );
}

/** On its own, and nothing else in the same moment: whatever else one wrote then would stand beside it in the journal. */
function TakeBack({ engagement, name }: { engagement: string; name: string }) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const [asking, setAsking] = useState(false);
  const takeBack = async () => {
    const done = m.team_engagements_card_taken_back(locale);
    if (await act(async () => (await actions.agendaDesk()).end(engagement), done)) setAsking(false);
  };
  return (
    <div>
      <Button
        look="plain"
        className={styles.takeBack ?? ''}
        aria-label={m.team_engagements_card_take_back_which(locale, { who: name })}
        onPress={() => setAsking(true)}
      >
        {m.team_engagements_card_take_back(locale)}
      </Button>
      {asking ? (
        <ActionDialog
          title={m.team_engagements_card_take_back_title(locale)}
          role="alertdialog"
          submit={m.team_engagements_card_take_back(locale)}
          onSubmit={takeBack}
          busy={busy}
          failure={failure}
          onClose={() => setAsking(false)}
        >
          <p>{m.team_engagements_card_take_back_text(locale)}</p>
        </ActionDialog>
      ) : null}
    </div>
  );
}
