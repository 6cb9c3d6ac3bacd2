/** The rota being written: a week of shifts, and dates of their own. What is wrong is said beside it; nothing typed is lost. */
import { type SubmitEvent, useState } from 'react';
import type { Duty } from '#contract/duty.ts';
import { may } from '#programme/roles.ts';
import type { Rota, Shift } from '#programme/rota.ts';
import { WEEKDAYS, type Weekday } from '#programme/settings.ts';
import type { ActionResult } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { Saved } from '#team/parts/saved.tsx';
import { useTakeLostFocus } from '#team/parts/take-lost-focus.ts';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useAct } from '#team/shell/act.ts';
import { type Fields as DraftFields, useDraft } from '#team/shell/draft.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { dateAfter } from './days.ts';
import { dateProblem, isSound, keptRota, problemAt, proposedWeek, ROTA_DRAFT } from './rota-draft.ts';
import styles from './rota-form.module.css';
import { ShiftFields } from './shift-fields.tsx';

const COPIED: readonly Weekday[] = ['tue', 'wed', 'thu', 'fri'];

interface Fields extends DraftFields {
  readonly rota: unknown;
  /** Of the rota when it began to be changed: what somebody saves meanwhile is not written over unseen. */
  readonly version: number | null;
}

const EMPTY: Fields = { rota: null, version: null };

export function RotaForm({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const hours = useTeam((state) => state.settings.hours);
  const people = useTeam((state) =>
    [...state.colleagues.values()]
      .filter(({ role }) => may(role, 'own_requests'))
      .sort((a, b) => a.since - b.since || (a.member < b.member ? -1 : 1))
      .map(({ member }) => member),
  );
  const heading = useTakeLostFocus<HTMLHeadingElement>();
  const timeZone = useTimeZone();
  const { fields, set, saving, drop } = useDraft<Fields>(ROTA_DRAFT, EMPTY);
  // Untouched, it is the rota as it stands.
  const rota = keptRota(fields.rota) ?? duty.rota;
  const setRota = (next: Rota) => set({ rota: next, version: fields.version ?? duty.version });
  const [conflict, setConflict] = useState(false);
  const [tried, setTried] = useState(false);
  const sound = isSound(rota);
  const opens = WEEKDAYS.some((day) => hours.week[day].length > 0);

  const setDay = (day: Weekday, shifts: Shift[]) =>
    setRota({ ...rota, week: { ...rota.week, [day]: shifts } });
  const setException = (at: number, patch: Partial<Rota['exceptions'][number]>) =>
    setRota({
      ...rota,
      exceptions: rota.exceptions.map((one, i) => (i === at ? { ...one, ...patch } : one)),
    });
  const startAgain = () => {
    drop();
    setConflict(false);
    setTried(false);
  };

  const leave = () => {
    drop();
    onClose();
  };

  const save = async (): Promise<ActionResult> => {
    // After a conflict, what stands now was shown: saving again replaces that, and nothing newer.
    const result = await actions.saveRota(conflict ? duty.version : (fields.version ?? duty.version), rota);
    if (!result.ok && result.code === 'stale') setConflict(true);
    return result;
  };
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (sound && (await act(save, m.team_oncall_saved(locale)))) leave();
  };

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className={styles.form}>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {m.team_oncall_rota(locale)}
        </h2>
        <p className={styles.why}>{m.team_oncall_rota_why(locale)}</p>
      </header>
      <div className={styles.propose}>
        <Button isDisabled={!opens} onPress={() => setRota({ ...rota, week: proposedWeek(hours, people) })}>
          {m.team_oncall_from_hours(locale)}
        </Button>
        <p className={styles.soft}>
          {opens ? m.team_oncall_from_hours_hint(locale) : m.team_oncall_from_hours_none(locale)}
        </p>
      </div>
      <ul role="list" className={styles.week}>
        {WEEKDAYS.map((day) => (
          <li key={day} className={styles.day}>
            <h3 className={styles.name}>{dayName(day, locale)}</h3>
            <ShiftFields
              name={dayName(day, locale)}
              shifts={rota.week[day]}
              people={people}
              problem={(at) => problemAt(rota, day, at)}
              onChange={(shifts) => setDay(day, shifts)}
            />
          </li>
        ))}
      </ul>
      {rota.week.mon.length > 0 ? (
        <Button
          look="plain"
          className={styles.add ?? ''}
          onPress={() =>
            setRota({
              ...rota,
              week: { ...rota.week, ...Object.fromEntries(COPIED.map((day) => [day, rota.week.mon])) },
            })
          }
        >
          {m.team_oncall_copy_day(locale)}
        </Button>
      ) : null}
      <section aria-labelledby="rota-dates" className={styles.dates}>
        <h3 id="rota-dates" className={styles.name}>
          {m.team_oncall_exceptions(locale)}
        </h3>
        <p className={styles.soft}>{m.team_oncall_exceptions_why(locale)}</p>
        {rota.exceptions.map((one, at) => {
          const wrong = dateProblem(rota, at);
          const day = wrong === 'date_missing' ? String(at + 1) : formatCalendarDate(one.date, locale);
          return (
            <div key={at} className={styles.day}>
              <div className={styles.date}>
                <CalendarDateField
                  label={m.team_oncall_exception_date(locale, { n: at + 1 })}
                  value={one.date}
                  onChange={(date) => setException(at, { date })}
                />
                <Button
                  look="plain"
                  aria-label={m.team_oncall_exception_remove(locale, { day })}
                  onPress={() => setRota({ ...rota, exceptions: rota.exceptions.filter((_, i) => i !== at) })}
                >
                  <span aria-hidden="true">×</span>
                </Button>
                {wrong ? (
                  <p className={styles.problem}>
                    {wrong === 'date_twice'
                      ? m.team_oncall_wrong_date_twice(locale)
                      : m.team_oncall_wrong_date(locale)}
                  </p>
                ) : null}
              </div>
              <ShiftFields
                name={day}
                shifts={one.shifts}
                people={people}
                problem={(shift) => problemAt(rota, one.date, shift)}
                onChange={(shifts) => setException(at, { shifts })}
              />
            </div>
          );
        })}
        <Button
          look="plain"
          className={styles.add ?? ''}
          onPress={() =>
            setRota({
              ...rota,
              exceptions: [...rota.exceptions, { date: nextFreeDate(rota, duty.today), shifts: [] }],
            })
          }
        >
          {m.team_oncall_exception_add(locale)}
        </Button>
      </section>
      {conflict ? (
        <Banner
          tone="look"
          role="alert"
          title={m.team_oncall_conflict_title(locale)}
          actions={<Button onPress={startAgain}>{m.team_oncall_conflict_leave(locale)}</Button>}
        >
          {m.team_oncall_conflict_text(locale)}
        </Banner>
      ) : (
        <FailureNote failure={failure ?? (tried && !sound ? m.team_oncall_mend(locale) : null)} />
      )}
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {m.team_save(locale)}
        </Button>
        <Button look="plain" onPress={leave}>
          {m.team_oncall_stop_editing(locale)}
        </Button>
        <Saved saving={saving} locale={locale} timeZone={timeZone} />
      </Buttons>
    </form>
  );
}

/** The first date from tomorrow on that is not in the list yet. */
function nextFreeDate({ exceptions }: Rota, today: string): string {
  let date = dateAfter(today, 1);
  while (exceptions.some((one) => one.date === date)) date = dateAfter(date, 1);
  return date;
}

/** 1 January 2024 was a Monday. */
function dayName(day: Weekday, locale: Locale): string {
  const name = new Intl.DateTimeFormat(languageTag(locale), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day)),
  );
  return name.charAt(0).toUpperCase() + name.slice(1);
}
