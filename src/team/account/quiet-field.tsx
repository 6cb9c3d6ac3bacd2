/** Hours in which nothing is sent to me. */
import type { AlertPrefs } from '#programme/alert-prefs.ts';
import { Check } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { WallTimeField } from '#team/parts/wall-fields.tsx';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

const NIGHT = { from: '21:00', to: '07:00', evenNow: false } as const;

/** Hours that begin when they end are none. */
export const isNoQuiet = (quiet: AlertPrefs['quiet']): boolean => quiet !== null && quiet.from === quiet.to;

export function QuietField({
  quiet,
  onChange,
  tried,
  duty,
}: {
  quiet: AlertPrefs['quiet'];
  onChange: (quiet: AlertPrefs['quiet']) => void;
  /** It was asked to be saved: what is missing is said. */
  tried: boolean;
  /** Of somebody who answers requests: what cannot wait is said in the words of the door. */
  duty: boolean;
}) {
  const locale = useLocale();
  const missing = (time: string) =>
    tried && time === '' ? <p className={styles.problem}>{m.team_told_time_missing(locale)}</p> : null;
  return (
    <div className={styles.group}>
      <Check
        value={quiet !== null}
        onChange={(next) => onChange(next ? NIGHT : null)}
        hint={duty ? m.team_told_quiet_hint(locale) : m.team_told_quiet_hint_peer(locale)}
      >
        {m.team_told_quiet(locale)}
      </Check>
      {quiet ? (
        <div className={styles.inset}>
          <div className={styles.times}>
            <WallTimeField
              label={m.team_told_quiet_from(locale)}
              value={quiet.from}
              onChange={(from) => onChange({ ...quiet, from })}
            />
            <span aria-hidden="true">–</span>
            <WallTimeField
              label={m.team_told_quiet_to(locale)}
              value={quiet.to}
              onChange={(to) => onChange({ ...quiet, to })}
            />
          </div>
          {missing(quiet.from) ?? missing(quiet.to)}
          {isNoQuiet(quiet) && quiet.from !== '' ? (
            <p className={styles.problem}>{m.team_told_quiet_same(locale)}</p>
          ) : null}
          <Check value={quiet.evenNow} onChange={(evenNow) => onChange({ ...quiet, evenNow })}>
            {duty ? m.team_told_quiet_now(locale) : m.team_told_quiet_now_peer(locale)}
          </Check>
        </div>
      ) : null}
    </div>
  );
}
