/**
 * All that a peer sees of an invitation before she says anything: what, who, how many, recorded or not, with whom she goes,
 * how she is paid, what happens without her. Organisers preview it by the same component.
 */
import type { ReactNode } from 'react';
import type { Allowance, EngagementOffer } from '#programme/engagement.ts';
import { useNow } from '#team/data/use-team.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';
import { AUDIENCE, LIMIT, minutesText, OCCASION, stretchText, timeText, UNIFORMED } from './offer-words.ts';

export interface OfferViewProps {
  readonly offer: EngagementOffer;
  /** Limits of hers that it goes past, time by time: said, and hers alone to allow. */
  readonly crossed?: ReadonlyMap<string, readonly Allowance[]>;
  /** After each time: what can be done with it. */
  readonly beside?: (time: EngagementOffer['times'][number]) => ReactNode;
  /** Of the title. */
  readonly level?: 2 | 3 | 4;
}

export function OfferView({ offer, crossed = new Map(), beside, level = 2 }: OfferViewProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const nameOf = useNames();
  const Title = `h${level}` as const;
  const { times, topics, questions } = offer;
  return (
    <article className={styles.offer}>
      <Title className={styles.offerTitle}>{OCCASION[offer.occasion](locale)}</Title>
      <p className={styles.brief}>{offer.brief}</p>
      <ul role="list" className={styles.times}>
        {times.map((time) => {
          const past = crossed.get(time.id) ?? [];
          return (
            <li key={time.id} className={styles.time}>
              <div className={styles.when}>
                <p className={styles.day}>{timeText(time, locale, timeZone)}</p>
                <p className={styles.soft}>{stretchText(offer, time, locale, timeZone)}</p>
                {past.length > 0 ? (
                  <p className={styles.soft}>
                    {m.team_engagements_offer_past(locale, {
                      limits: listOf(
                        past.map((one) => LIMIT[one](locale)),
                        locale,
                      ),
                    })}
                  </p>
                ) : null}
              </div>
              {beside?.(time)}
            </li>
          );
        })}
      </ul>
      <dl className={styles.facts}>
        <Fact name={m.team_engagements_offer_before(locale)}>
          {AUDIENCE[offer.audience](locale)}
          {offer.who ? ` — ${offer.who}` : null}
          <span className={styles.line}>
            {m.team_engagements_offer_heads(locale, { n: offer.headCount })}
            {offer.audience === 'woman' ? null : ` · ${UNIFORMED[offer.uniformed](locale)}`}
          </span>
        </Fact>
        <Fact name={m.team_engagements_offer_with(locale)}>{nameOf(offer.withMember)}</Fact>
        <Fact name={m.team_engagements_offer_recorded(locale)}>
          {offer.recorded === 'yes'
            ? m.team_engagements_recorded_yes(locale)
            : m.team_engagements_recorded_no(locale)}
        </Fact>
        {topics.length > 0 ? (
          <Fact name={m.team_engagements_offer_topics(locale)}>{listOf(topics, locale)}</Fact>
        ) : null}
        <Fact name={m.team_engagements_offer_questions(locale)}>
          {questions.length === 0 ? (
            m.team_engagements_offer_no_questions(locale)
          ) : (
            <ul className={styles.questions}>
              {questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          )}
        </Fact>
        {offer.place ? <Fact name={m.team_engagements_offer_place(locale)}>{offer.place}</Fact> : null}
        {offer.travel || offer.travelMinutes > 0 ? (
          <Fact name={m.team_engagements_offer_travel(locale)}>
            {[
              offer.travel,
              offer.travelMinutes > 0
                ? m.team_engagements_offer_way(locale, { time: minutesText(offer.travelMinutes, locale) })
                : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        ) : null}
        <Fact name={m.team_engagements_offer_around(locale)}>
          {m.team_engagements_offer_around_text(locale, {
            before: minutesText(offer.preparationMinutes, locale),
            after: minutesText(offer.debriefMinutes, locale),
          })}
        </Fact>
        <Fact name={m.team_engagements_offer_pay(locale)}>{offer.pay}</Fact>
        {offer.hard ? (
          <Fact name={m.team_engagements_offer_rest(locale)}>{m.team_engagements_offer_hard(locale)}</Fact>
        ) : null}
        <Fact name={m.team_engagements_offer_without(locale)}>{offer.planB}</Fact>
        <Fact name={m.team_engagements_offer_answer_by(locale)}>
          {formatMoment(offer.answerBy, now, locale, timeZone)}
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
