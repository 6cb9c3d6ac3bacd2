/** How I am told while the app is closed: by which way for which promptness, when not, and the proof that it works. */
import { type SubmitEvent, useState } from 'react';
import { AlertPrefs } from '#programme/alert-prefs.ts';
import { Promptness } from '#programme/request.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Choices, Check } from '#team/parts/choices.tsx';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { WallTimeField } from '#team/parts/wall-fields.tsx';
import { optionsOf, PROMPTNESS } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';
import { isNoQuiet, QuietField } from './quiet-field.tsx';

const MORNING = '08:30';

export function ToldForm() {
  const locale = useLocale();
  const actions = useActions();
  const me = useTeam((state) => state.me);
  const { act, busy, failure } = useAct();
  const [typed, setTyped] = useState<AlertPrefs | null>(null);
  const [tried, setTried] = useState(false);
  const value = typed ?? me.alerts;
  const { mail, push, every, quiet, daily } = value;
  const set = (patch: Partial<AlertPrefs>) => setTyped({ ...value, ...patch });
  const options = optionsOf(PROMPTNESS, locale);
  const changed = typed !== null && JSON.stringify(typed) !== JSON.stringify(me.alerts);
  const whole = AlertPrefs.safeParse(value).success;
  const silent = Promptness.options.filter(
    (one) => !push.includes(one) && (me.alertEmail === null || !mail.includes(one)),
  );

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!whole || isNoQuiet(quiet)) return;
    // Nothing can be sent each day to nowhere.
    const kept = me.alertEmail === null ? { ...value, daily: null } : value;
    if (await act(() => actions.saveMe(me.language, me.alertEmail, kept), m.team_told_saved(locale)))
      setTyped(null);
  };
  const missing = (time: string) =>
    tried && time === '' ? <p className={styles.problem}>{m.team_told_time_missing(locale)}</p> : null;

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className={styles.form}>
      <Choices
        label={m.team_told_mail(locale)}
        hint={me.alertEmail === null ? m.team_told_no_address(locale) : undefined}
        options={options}
        value={mail}
        onChange={(next) => set({ mail: next })}
      />
      <Choices
        label={m.team_told_push(locale)}
        options={options}
        value={push}
        onChange={(next) => set({ push: next })}
      />
      {silent.length > 0 ? (
        <p role="status" className={styles.problem}>
          <span aria-hidden="true">▲ </span>
          {m.team_told_neither(locale, {
            list: listOf(
              silent.map((one) => PROMPTNESS[one](locale)),
              locale,
            ),
          })}
        </p>
      ) : null}
      <Check value={every} onChange={(next) => set({ every: next })}>
        {m.team_told_every(locale)}
      </Check>
      <QuietField quiet={quiet} onChange={(next) => set({ quiet: next })} tried={tried} duty />
      <div className={styles.group}>
        <Check
          value={daily !== null && me.alertEmail !== null}
          onChange={(next) => set({ daily: next ? MORNING : null })}
          hint={m.team_told_daily_hint(locale)}
          disabled={me.alertEmail === null}
        >
          {m.team_told_daily(locale)}
        </Check>
        {me.alertEmail === null ? (
          <p className={styles.soft}>
            {m.team_told_daily_no_address(locale)}{' '}
            <a
              href="#alertes"
              onClick={(event) => {
                event.preventDefault();
                document.querySelector<HTMLInputElement>('#alertes input[type="email"]')?.focus();
              }}
            >
              {m.team_told_daily_give_address(locale)}
            </a>
          </p>
        ) : daily === null ? null : (
          <div className={styles.inset}>
            <div className={styles.times}>
              <WallTimeField
                label={m.team_told_daily_at(locale)}
                value={daily}
                onChange={(next) => set({ daily: next })}
              />
            </div>
            {missing(daily)}
          </div>
        )}
      </div>
      <SaveRow changed={changed} busy={busy} failure={failure} />
    </form>
  );
}
