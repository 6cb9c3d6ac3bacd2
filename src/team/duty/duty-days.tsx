/** The next two weeks, day by day; mine are marked, and where nobody is stands out before it happens. */
import { useState } from 'react';
import type { Duty } from '#contract/duty.ts';
import type { DutyPlace } from '#programme/rota.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { formatDay } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import ruled from '#team/parts/ruled-head.module.css';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { type DutyDay, type DutyLine, daysOf } from './days.ts';
import styles from './duty.module.css';
import { placeText, spanOfPlace } from './duty-words.ts';
import { awayAt } from './on-duty-now.ts';
import { placeOf, plannedAt, samePlace } from './planned.ts';
import { rangeText } from './range-text.ts';
import { SwapDialog } from './swap-dialog.tsx';

const NOON_MS = 12 * 60 * 60_000;

export function DutyDays({ duty, now }: { duty: Duty; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const [asking, setAsking] = useState<DutyPlace | null>(null);
  const days = daysOf(duty, timeZone);
  return (
    <section aria-labelledby="duty-days">
      <header className={ruled.head}>
        <h2 id="duty-days" className={ruled.title}>
          {m.team_oncall_weeks(locale)}
        </h2>
        {duty.gaps.length > 0 ? (
          <p className={styles.look}>
            <span aria-hidden="true">▲ </span>
            {m.team_oncall_weeks_gaps(locale, { n: duty.gaps.length })}
          </p>
        ) : null}
      </header>
      <ol role="list" className={styles.days}>
        {days.map((day) => (
          <li key={day.date} className={styles.day}>
            <h3 className={styles.dayName}>{formatDay(day.at + NOON_MS, now, locale, timeZone)}</h3>
            {day.lines.length === 0 ? (
              <p className={styles.empty}>{m.team_oncall_no_shift(locale)}</p>
            ) : (
              <ul role="list" className={styles.lines}>
                {day.lines.map((line) => (
                  <Line key={line.from} duty={duty} day={day} line={line} now={now} onAsk={setAsking} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {asking ? <SwapDialog duty={duty} place={asking} now={now} onClose={() => setAsking(null)} /> : null}
    </section>
  );
}

interface LineProps {
  readonly duty: Duty;
  readonly day: DutyDay;
  readonly line: DutyLine;
  readonly now: number;
  readonly onAsk: (place: DutyPlace) => void;
}

function Line({ duty, day, line, now, onAsk }: LineProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const me = useTeam((state) => state.me.member);
  const range = rangeText(line.from, line.to, day.at, locale, timeZone);
  if (line.first === null)
    return (
      <li className={classes(styles.line, styles.gap)}>
        <span className={styles.range}>{range}</span>
        <span className={styles.people}>
          <span aria-hidden="true">▲ </span>
          {m.team_oncall_nobody(locale)}
        </span>
      </li>
    );
  const mine = line.first === me || line.second === me;
  const planned = plannedAt(duty.rota, line.from, timeZone)?.shift;
  const missing = [planned?.first, planned?.second].filter(
    (one): one is string => typeof one === 'string' && awayAt(duty.absences, one, line.from) !== null,
  );
  const place = mine ? placeOf(duty.rota, line.from, me, timeZone) : null;
  const asked = place
    ? duty.swaps.find((swap) => swap.asker === me && samePlace(swap.place, place))
    : undefined;
  const coming = place !== null && spanOfPlace(place, timeZone).from > now;
  return (
    <li className={classes(styles.line, mine && styles.mine)}>
      <span className={styles.range}>{range}</span>
      <span className={styles.people}>
        <strong className={styles.name}>{nameOf(line.first)}</strong>
        {line.second === null ? null : (
          <span className={styles.soft}>
            {' '}
            {line.second === me
              ? m.team_oncall_then_me(locale)
              : m.team_oncall_then(locale, { who: nameOf(line.second) })}
          </span>
        )}
        {missing.map((who) => (
          <span key={who} className={styles.note}>
            {who === me
              ? m.team_oncall_stands_in_me(locale)
              : m.team_oncall_stands_in(locale, { who: nameOf(who) })}
          </span>
        ))}
        {asked ? (
          <span className={styles.note}>
            {m.team_oncall_swap_asked_line(locale, { who: nameOf(asked.asked) })}
          </span>
        ) : null}
      </span>
      {place && coming && !asked ? (
        <Button
          look="plain"
          className={styles.ask ?? ''}
          aria-label={m.team_oncall_swap_which(locale, { place: placeText(place, now, locale, timeZone) })}
          onPress={() => onAsk(place)}
        >
          {m.team_oncall_swap(locale)}
        </Button>
      ) : null}
    </li>
  );
}
