/**
 * A reminder for one's own calendar, of the action that is planned. A calendar is shared, synchronised and read over a
 * shoulder: the reminder says neither whose request it is, nor its reference, nor that it is one (do no harm, 6).
 */
import { TEAM_PATH } from '#contract/links.ts';
import type { RequestRow } from '#programme/request.ts';
import { Button } from '#team/parts/button.tsx';
import { calendarFile } from '#team/parts/calendar-file.ts';
import { classes } from '#team/parts/classes.ts';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { saveFile } from '#team/parts/save-file.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './add-to-calendar.module.css';

const MINUTES = 30;
const ALARM_MINUTES = 15;

/** Epoch ms of the planned action, also while a message comes before it; null when there is none to come. */
function plannedAt(row: RequestRow, now: number): number | null {
  const at = row.dueKind === 'promised' ? row.dueAt : row.promisedAt;
  return at !== null && at > now ? at : null;
}

export function AddToCalendar({ row, now }: { row: RequestRow; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const startsAt = plannedAt(row, now);
  if (startsAt === null) return null;
  const add = () =>
    saveFile(
      `${m.team_reminder_file(locale)}.ics`,
      'text/calendar;charset=utf-8',
      calendarFile({
        uid: uidOf(row.file),
        sequence: row.version,
        startsAt,
        minutes: MINUTES,
        alarmMinutes: ALARM_MINUTES,
        title: m.team_reminder_title(locale),
        description: `${location.origin}${TEAM_PATH}`,
        now,
      }),
    );
  return (
    <p>
      <Button look="plain" className={classes(styles.add)} aria-describedby="agenda-why" onPress={add}>
        {startsAt === row.dueAt
          ? m.team_reminder_add(locale)
          : // What is due first is the message; this is about the action behind it.
            m.team_reminder_add_planned(locale, { time: formatAt(startsAt, now, locale, timeZone) })}
      </Button>
      <span id="agenda-why" className="visually-hidden">
        {m.team_reminder_why(locale)}
      </span>
    </p>
  );
}

/** Only what was drawn at random: the beginning of a file's id would tell when the request came in. */
const uidOf = (file: string): string => `${file.split('-').slice(-2).join('-')}@passerelle`;
