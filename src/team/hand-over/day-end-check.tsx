/** Before leaving: one line per thing that must not wait until tomorrow, each with its one action, ticking itself. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { isLastHour } from '#programme/day-end.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './day-end-check.module.css';
import { DAY_END_ID } from './day-end-id.ts';
import { DayEndLineItem, titleOf } from './day-end-line.tsx';
import { dayEndLines, tickable } from './day-end-lines.ts';
import { NextDuty } from './next-duty.tsx';
import { useSettled } from './settled.ts';

/** So many at a time: a long list is gone through from its top, and its count says what remains. */
const SHOWN = 8;

/** @param first one came here for it, so the focus goes where the eyes go */
export function DayEndCheck({ now, first }: { now: number; first: boolean }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const state = useTeam(({ me, requests, drafts, waiting, openNow, closesAt, opensAgainAt }) => ({
    me: me.member,
    requests,
    drafts,
    waiting,
    openNow,
    closesAt,
    opensAgainAt,
  }));
  const lines = useMemo(() => dayEndLines(state, now, timeZone), [state, now, timeZone]);
  const evening = !state.openNow || isLastHour(now, state.closesAt, state.opensAgainAt, timeZone);
  const titles = useMemo(
    () => new Map(tickable(lines).map((line) => [line.key, titleOf(line, locale)])),
    [lines, locale],
  );
  const settled = useSettled(actions, wallDate(now, timeZone), titles);
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, SHOWN);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!first) return;
    heading.current?.scrollIntoView();
    heading.current?.focus();
  }, [first]);

  return (
    <section id={DAY_END_ID} aria-labelledby="day-end" className={styles.check}>
      <header className={styles.head}>
        <h2 id="day-end" ref={heading} tabIndex={-1} className={styles.title}>
          {m.team_day_end_title(locale)}
        </h2>
        {lines.length > 0 ? (
          <p className={styles.left}>{m.team_day_end_left(locale, { n: lines.length })}</p>
        ) : null}
      </header>
      {lines.length > 0 ? <p className={styles.intro}>{m.team_day_end_intro(locale)}</p> : null}
      <div role="status">
        {lines.length === 0 ? (
          <div className={styles.all}>
            <p className={styles.good}>
              {evening ? m.team_day_end_all(locale) : m.team_day_end_all_by_day(locale)}
            </p>
            {evening ? <NextDuty now={now} /> : null}
          </div>
        ) : null}
      </div>
      <ol role="list" className={styles.list}>
        {shown.map((line) => (
          <DayEndLineItem key={line.key} line={line} now={now} />
        ))}
        {settled.map(([key, title]) => (
          <li key={key} className={styles.settled}>
            <span className={styles.box} aria-hidden="true">
              ✓
            </span>
            <span>
              {title} <span className={styles.soft}>{m.team_day_end_done(locale)}</span>
            </span>
          </li>
        ))}
      </ol>
      {shown.length < lines.length ? (
        <Button look="plain" className={classes(styles.rest)} onPress={() => setAll(true)}>
          {m.team_list_rest(locale, { n: lines.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
