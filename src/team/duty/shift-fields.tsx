/** The shifts of one day or date: from, to, who is first, who is second. */
import type { Shift } from '#programme/rota.ts';
import { SelectField } from '#team/access/select-field.tsx';
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { WallTimeField } from '#team/parts/wall-fields.tsx';
import { useNames } from '#team/shell/names.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { type DraftProblem, nextShift } from './rota-draft.ts';
import styles from './rota-form.module.css';

const MOST = 6;

export interface ShiftFieldsProps {
  /** Of the day. */
  readonly name: string;
  readonly shifts: readonly Shift[];
  readonly people: readonly string[];
  readonly problem: (shift: number) => DraftProblem | null;
  readonly onChange: (shifts: Shift[]) => void;
}

export function ShiftFields({ name, shifts, people, problem, onChange }: ShiftFieldsProps) {
  const locale = useLocale();
  const nameOf = useNames();
  // Whoever has no access any more still stands there until somebody else is chosen.
  const known = useTeam((state) => state.colleagues);
  const set = (at: number, patch: Partial<Shift>) =>
    onChange(shifts.map((shift, i) => (i === at ? { ...shift, ...patch } : shift)));
  const add = () => {
    const next = nextShift(shifts, people);
    if (next) onChange([...shifts, next]);
  };
  const options = (chosen: string | null) =>
    [...people, ...(chosen !== null && !people.includes(chosen) ? [chosen] : [])].map((member) => ({
      value: member,
      label: known.get(member)?.name ?? nameOf(member),
    }));
  return (
    <div className={styles.shifts}>
      {shifts.length === 0 ? <p className={styles.none}>{m.team_oncall_no_shift(locale)}</p> : null}
      {shifts.map((shift, at) => {
        const wrong = problem(at);
        return (
          <fieldset key={at} className={styles.shift}>
            <legend className="visually-hidden">
              {m.team_oncall_shift_of(locale, { day: name, n: at + 1 })}
            </legend>
            <div className={styles.times}>
              <WallTimeField
                label={m.team_oncall_shift_from(locale, { day: name, n: at + 1 })}
                value={shift.from}
                onChange={(from) => set(at, { from })}
              />
              <span aria-hidden="true">–</span>
              <WallTimeField
                label={m.team_oncall_shift_to(locale, { day: name, n: at + 1 })}
                // No clock shows 24:00: midnight at the end of a shift is written so.
                value={shift.to === '24:00' ? '00:00' : shift.to}
                onChange={(to) => set(at, { to: to === '00:00' ? '24:00' : to })}
              />
            </div>
            <SelectField
              className={styles.person ?? ''}
              label={m.team_oncall_shift_first(locale)}
              value={shift.first ?? ''}
              onChange={(first) => set(at, { first: first || null })}
              groups={[
                {
                  label: null,
                  options: [
                    { value: '', label: m.team_oncall_shift_vacant(locale) },
                    ...options(shift.first),
                  ],
                },
              ]}
            />
            <SelectField
              className={styles.person ?? ''}
              label={m.team_oncall_shift_second(locale)}
              value={shift.second ?? ''}
              onChange={(second) => set(at, { second: second || null })}
              groups={[
                {
                  label: null,
                  options: [
                    { value: '', label: m.team_oncall_shift_no_second(locale) },
                    ...options(shift.second),
                  ],
                },
              ]}
            />
            <Button
              look="plain"
              className={styles.remove ?? ''}
              aria-label={m.team_oncall_shift_remove(locale, { day: name, n: at + 1 })}
              onPress={() => onChange(shifts.filter((_, i) => i !== at))}
            >
              <span aria-hidden="true">×</span>
            </Button>
            {wrong ? (
              <p className={styles.problem}>
                <span aria-hidden="true">▲ </span>
                {PROBLEM[wrong](locale)}
              </p>
            ) : null}
          </fieldset>
        );
      })}
      {shifts.length < MOST ? (
        <Button
          look="plain"
          className={styles.add ?? ''}
          isDisabled={people.length === 0}
          aria-label={m.team_oncall_shift_add_to(locale, { day: name })}
          onPress={add}
        >
          {m.team_oncall_shift_add(locale)}
        </Button>
      ) : null}
    </div>
  );
}

const PROBLEM: Readonly<Record<DraftProblem, (locale: Locale) => string>> = {
  time_missing: m.team_oncall_wrong_time,
  ends_before_it_begins: m.team_oncall_wrong_end,
  overlaps: m.team_oncall_wrong_overlap,
  same_person_twice: m.team_oncall_wrong_twice,
};
