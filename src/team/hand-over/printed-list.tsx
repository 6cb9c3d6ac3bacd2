/** The hand-over on paper: references and times, group by group. No name, no word of what was written. */
import { HAND_OVER_GROUPS, type HandOver, type HandOverGroup } from '#programme/hand-over.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { formatDate, formatMoment, formatTime } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './printed-list.module.css';

const TITLE: Readonly<Record<HandOverGroup, (locale: Locale) => string>> = {
  unclaimed: m.team_today_waiting,
  promised: m.team_hand_over_promised,
  untouched: m.team_today_untouched,
  changed: m.team_today_changes,
};

export function PrintedList({ told, now }: { told: HandOver<OpenRequest>; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const groups = HAND_OVER_GROUPS.filter((group) => told.groups[group].requests.length > 0);
  return (
    <div className={styles.printed}>
      <p>
        {formatDate(now, locale, timeZone)}, {formatTime(now, locale, timeZone)} ·{' '}
        {m.team_hand_over_print_note(locale)}
      </p>
      {groups.map((group) => (
        <table key={group} className={styles.table}>
          <caption>{TITLE[group](locale)}</caption>
          <thead>
            <tr>
              <th scope="col">{m.team_hand_over_print_reference(locale)}</th>
              <th scope="col">{m.team_hand_over_print_due(locale)}</th>
            </tr>
          </thead>
          <tbody>
            {told.groups[group].requests.map(({ row }) => (
              <tr key={row.file}>
                <td>{row.reference}</td>
                <td>{row.dueAt === null ? '' : formatMoment(row.dueAt, now, locale, timeZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {told.rest.length > 0 ? <p>{m.team_hand_over_rest(locale, { n: told.rest.length })}</p> : null}
    </div>
  );
}
