/** One appointment for one's own calendar: like the reminder of a request, it says neither with whom, nor where, nor what. */
import { TEAM_PATH } from '#contract/links.ts';
import type { ProposedTime } from '#programme/engagement.ts';
import { Button } from '#team/parts/button.tsx';
import { calendarFile } from '#team/parts/calendar-file.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { saveFile } from '#team/parts/save-file.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';

const ALARM_MINUTES = 60;

export function ToCalendar({
  plan,
  version,
  time,
  now,
}: {
  plan: string;
  version: number;
  time: ProposedTime;
  now: number;
}) {
  const locale = useLocale();
  const add = () =>
    saveFile(
      `${m.team_reminder_file(locale)}.ics`,
      'text/calendar;charset=utf-8',
      calendarFile({
        // Only what was drawn at random: the beginning of an id tells when it was made.
        uid: `${plan.split('-').slice(-2).join('-')}@passerelle`,
        sequence: version,
        startsAt: time.startAt,
        minutes: (time.endAt - time.startAt) / 60_000,
        alarmMinutes: ALARM_MINUTES,
        title: m.team_reminder_title(locale),
        description: `${location.origin}${TEAM_PATH}`,
        now,
      }),
    );
  return (
    <Button look="plain" className={styles.small ?? ''} onPress={add}>
      {m.team_reminder_add(locale)}
    </Button>
  );
}
