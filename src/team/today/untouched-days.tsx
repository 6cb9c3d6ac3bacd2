/** After how many days a request counts as untouched: chosen once, remembered by this device. */
import { UNTOUCHED_DAYS } from '#programme/hand-over.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { setDevicePreferences, useDevicePreferences } from '#team/shell/device.ts';
import * as m from '#texts/messages.ts';
import styles from './side.module.css';

export function UntouchedDaysChoice() {
  const locale = useLocale();
  const { untouchedDays } = useDevicePreferences();
  return (
    <div className={styles.days} role="group" aria-label={m.team_today_untouched_days(locale)}>
      {UNTOUCHED_DAYS.map((n) => (
        <button
          key={n}
          type="button"
          className={styles.day}
          aria-pressed={n === untouchedDays}
          onClick={() => setDevicePreferences({ untouchedDays: n })}
        >
          {m.team_today_untouched_days_n(locale, { n })}
        </button>
      ))}
    </div>
  );
}
