/** Who is called first now, as large as a name on a door, and who comes after. */
import type { Duty } from '#contract/duty.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { formatAt, formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './duty.module.css';
import { onDutyNow } from './on-duty-now.ts';

export function DutyNowCard({ duty, now }: { duty: Duty; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const me = useTeam((state) => state.me.member);
  const { first, second, until } = onDutyNow(duty, now);
  const next = duty.spans.find((span) => span.from > now && span.first !== null);
  return (
    <section aria-labelledby="duty-now" className={styles.now}>
      <h2 id="duty-now" className={styles.nowTitle}>
        {m.team_oncall_now(locale)}
      </h2>
      {first === null ? (
        <>
          <p className={styles.nobody}>{m.team_oncall_nobody_now(locale)}</p>
          <p className={styles.soft}>
            {m.team_oncall_nobody_now_text(locale)}
            {next?.first
              ? ` ${m.team_oncall_next(locale, {
                  who: next.first === me ? m.team_here_you(locale) : nameOf(next.first),
                  time: formatAt(next.from, now, locale, timeZone),
                })}`
              : ''}
          </p>
        </>
      ) : (
        <>
          <p className={styles.first}>
            {first === me ? m.team_oncall_now_me(locale) : nameOf(first)}
            {until === null ? null : (
              <span className={styles.until}>
                {' '}
                {m.team_oncall_now_until(locale, { time: formatMoment(until, now, locale, timeZone) })}
              </span>
            )}
          </p>
          {second === null ? null : (
            <p className={styles.soft}>
              {m.team_oncall_second_why(locale, {
                who: second === me ? m.team_here_you(locale) : nameOf(second),
                me: first === me ? 'yes' : 'no',
                first: nameOf(first),
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
