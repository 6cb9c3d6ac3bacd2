/** A peer's limits as whoever organises reads them: rules of the team, to be kept and not to be discussed. */
import type { PeerLimits } from '#programme/engagement.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';
import { AUDIENCE } from './offer-words.ts';

export function LimitsOf({ limits }: { limits: PeerLimits }) {
  const locale = useLocale();
  return (
    <div className={styles.rules}>
      <p className={styles.rulesTitle}>{m.team_engagements_rules_title(locale)}</p>
      <ul className={styles.rulesList}>
        {rulesOf(limits, locale).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {limits.words ? <p className={styles.rulesWords}>{limits.words}</p> : null}
    </div>
  );
}

/** One sentence a rule. */
export function rulesOf(limits: PeerLimits, locale: Locale): string[] {
  const { topics, places, audiences, media, hoursPerWeek, restHours, restHoursAfterHard } = limits;
  const number = (n: number) => new Intl.NumberFormat(`${locale}-CA`).format(n);
  return [
    ...(topics.length > 0 ? [m.team_engagements_rules_topics(locale, { list: listOf(topics, locale) })] : []),
    ...(places.length > 0 ? [m.team_engagements_rules_places(locale, { list: listOf(places, locale) })] : []),
    ...(audiences.length > 0
      ? [
          m.team_engagements_rules_audiences(locale, {
            list: listOf(
              audiences.map((one) => AUDIENCE[one](locale)),
              locale,
            ),
          }),
        ]
      : []),
    media === 'never'
      ? m.team_engagements_rules_media_never(locale)
      : m.team_engagements_rules_media_ask(locale),
    ...(hoursPerWeek === null ? [] : [m.team_engagements_rules_hours(locale, { n: number(hoursPerWeek) })]),
    ...(restHours > 0 ? [m.team_engagements_rules_rest(locale, { n: number(restHours) })] : []),
    ...(restHoursAfterHard > restHours
      ? [m.team_engagements_rules_rest_hard(locale, { n: number(restHoursAfterHard) })]
      : []),
  ];
}
