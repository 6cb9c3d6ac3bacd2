/** When a request for *now* that nobody takes reaches the next person, and what that looks like as a ladder. */
import { hasShifts } from '#programme/rota.ts';
import { DEFAULT_ESCALATION } from '#programme/settings.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import * as m from '#texts/messages.ts';
import styles from './ladder-form.module.css';
import settingsStyles from './settings.module.css';
import { usePart } from './use-part.ts';

export function LadderForm() {
  const locale = useLocale();
  const { rota, nowMinutes } = useTeam((state) => ({
    rota: state.duty !== null && hasShifts(state.duty.rota),
    nowMinutes: state.settings.targets.nowMinutes,
  }));
  const part = usePart(
    ({ escalation }) => escalation ?? DEFAULT_ESCALATION,
    (settings, escalation) => ({ ...settings, escalation }),
    ({ secondAfterMinutes, coordinatorsAfterMinutes }) => secondAfterMinutes <= coordinatorsAfterMinutes,
  );
  const { secondAfterMinutes, coordinatorsAfterMinutes } = part.value;
  const backwards = secondAfterMinutes > coordinatorsAfterMinutes;
  // Told in the order in which it happens, whatever the numbers.
  const rungs = [
    { at: 0, who: m.team_ladder_first_told(locale) },
    { at: secondAfterMinutes, who: m.team_ladder_second_told(locale) },
    { at: coordinatorsAfterMinutes, who: m.team_ladder_coordinators_told(locale) },
    { at: nowMinutes, who: m.team_ladder_everyone_told(locale) },
  ].sort((a, b) => a.at - b.at);
  return (
    <form noValidate onSubmit={part.onSubmit} className={settingsStyles.form}>
      <div className={settingsStyles.pair}>
        <NumberField
          label={m.team_ladder_second(locale)}
          unit={m.team_settings_minutes(locale)}
          value={secondAfterMinutes}
          onChange={(next) => part.set({ secondAfterMinutes: next })}
          min={1}
          max={240}
        />
        <NumberField
          label={m.team_ladder_coordinators(locale)}
          unit={m.team_settings_minutes(locale)}
          value={coordinatorsAfterMinutes}
          onChange={(next) => part.set({ coordinatorsAfterMinutes: next })}
          min={1}
          max={480}
        />
      </div>
      <section aria-labelledby="ladder-told" className={styles.told}>
        <h3 id="ladder-told" className={styles.title}>
          {m.team_ladder_label(locale)}
        </h3>
        <ol role="list" className={styles.ladder}>
          {rungs.map(({ at, who }) => (
            <li key={who} className={styles.rung}>
              <span className={styles.at}>{m.team_ladder_at(locale, { n: at })}</span>
              <span>{who}</span>
            </li>
          ))}
        </ol>
        {rota ? null : <p className={settingsStyles.soft}>{m.team_ladder_no_rota(locale)}</p>}
      </section>
      <SaveRow
        changed={part.changed}
        busy={part.busy}
        failure={part.failure ?? (backwards ? m.team_ladder_order(locale) : null)}
      />
    </form>
  );
}
