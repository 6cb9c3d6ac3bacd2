/** Two or three times to propose; under each, who of the team has none. */
import type { ProposedTime } from '#programme/engagement.ts';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { WallTimeChoice } from '#team/parts/wall-time-choice.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { blankTime, overlapping, readTimes, TIMES_MAX, type TypedTime } from './planner-fields.ts';
import { useSpoken } from './spoken.ts';
import { spanWords } from './time-words.ts';
import { freeKey, useFreeTimes } from './use-free-times.ts';

export interface TypedTimesProps {
  readonly plan: string;
  readonly times: readonly TypedTime[];
  readonly onChange: (times: readonly TypedTime[]) => void;
  readonly minutes: number;
  /** Of the team, who attend. */
  readonly members: readonly string[];
  readonly around: { readonly beforeMinutes: number; readonly afterMinutes: number };
  readonly now: number;
  readonly tried: boolean;
  /** What was said when the times were last refused. */
  readonly refused: string | null;
}

export function TypedTimes({
  plan,
  times,
  onChange,
  minutes,
  members,
  around,
  now,
  tried,
  refused,
}: TypedTimesProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const read = readTimes(times, minutes, timeZone, now).times;
  const free = useFreeTimes(read, members, around, plan, refused);
  const overlap = overlapping(read);
  return (
    <div className={styles.typedTimes}>
      {times.map((time, index) => {
        const whole = read.find(({ id }) => id === time.id);
        const blank = time.date === '' && time.time === '';
        return (
          <div key={time.id} className={styles.typedTime}>
            <WallTimeChoice
              label={m.team_meeting_time_nth(locale, { n: index + 1 })}
              hint={index === 0 ? m.team_meeting_times_hint(locale) : null}
              value={time}
              onChange={(next) =>
                onChange(times.map((one) => (one.id === time.id ? { ...one, ...next } : one)))
              }
              timeZone={timeZone}
              now={now}
              tried={tried && (index === 0 || !blank)}
            />
            {whole ? (
              <p className={styles.soft}>
                {spanWords(whole, locale, timeZone)}
                {overlap?.id === whole.id ? <strong> {m.team_meeting_overlap(locale)}</strong> : null}
              </p>
            ) : null}
            {whole ? <Free time={whole} members={members} free={free} /> : null}
            {index > 0 ? (
              <Button
                look="plain"
                className={classes(styles.small)}
                onPress={() => onChange(times.filter(({ id }) => id !== time.id))}
                aria-label={m.team_meeting_time_remove_which(locale, { n: String(index + 1) })}
              >
                {m.team_meeting_time_remove(locale)}
              </Button>
            ) : null}
          </div>
        );
      })}
      {times.length < TIMES_MAX ? (
        <Button
          look="plain"
          className={classes(styles.small)}
          onPress={() => onChange([...times, blankTime()])}
        >
          {m.team_meeting_time_add(locale)}
        </Button>
      ) : null}
    </div>
  );
}

/** Said only where it is known; what takes somebody's time is not. */
function Free({
  time,
  members,
  free,
}: {
  time: ProposedTime;
  members: readonly string[];
  free: ReturnType<typeof useFreeTimes>;
}) {
  const locale = useLocale();
  const spoken = useSpoken();
  const taken = members.filter((member) => (free?.get(freeKey(time.id, member)) ?? 'free') !== 'free');
  return (
    <p role="status" className={taken.length > 0 ? styles.look : styles.soft}>
      {free === null || members.length === 0 ? null : taken.length === 0 ? (
        m.team_meeting_free(locale, { who: listOf(members.map(spoken), locale), n: members.length })
      ) : (
        <>
          <span aria-hidden="true">▲ </span>
          {m.team_meeting_taken(locale, { who: listOf(taken.map(spoken), locale), n: taken.length })}
        </>
      )}
    </p>
  );
}
