/** Paid time: hers to correct and print; for coordinators and professionals, what each member has done. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PaidTime } from '#programme/entries.ts';
import { may } from '#programme/roles.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import type { GuideProps } from './guide-props.ts';
import { unnotedIn } from './sitting.ts';
import styles from './wording.module.css';

interface Line {
  readonly record: string;
  readonly member: string;
  readonly time: PaidTime;
}

export function PaidHours({ desk, view }: GuideProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const actions = useActions();
  const { me, drafts } = useTeam((state) => ({ me: state.me, drafts: state.drafts }));
  const { act, busy, failure } = useAct();
  const [changing, setChanging] = useState<Line | null>(null);
  const team = may(me.role, 'read_paid_time');
  const lines = view.times
    .flatMap(({ time, ...rest }) => (time === null ? [] : [{ ...rest, time }]))
    .sort((a, b) => (a.time.day < b.time.day ? 1 : -1));
  const unread = view.times.length - lines.length;
  const mine = lines.filter(({ member }) => member === me.member);
  const members = [...new Set(lines.map(({ member }) => member))];
  const noteOld = (old: ReturnType<typeof unnotedIn>[number]) =>
    act(
      async () => {
        const { record, day, minutes } = old;
        const result = await desk.saveTime(null, { kind: 'paid_time', what: 'wording_review', day, minutes });
        if (result.ok) await actions.dropDraft(record);
        return result;
      },
      m.team_guide_time_saved(locale, { n: old.minutes }),
    );

  return (
    <Screen
      title={team ? m.team_guide_hours_team(locale) : m.team_guide_hours_mine(locale)}
      above={
        <Link to="/guide" search={{}} className={buttonClass('plain', false, styles.noPrint)}>
          {m.team_guide_back_to_list(locale)}
        </Link>
      }
      aside={
        lines.length > 0 ? (
          <Button className={styles.noPrint ?? ''} onPress={() => print()}>
            {m.team_guide_print(locale)}
          </Button>
        ) : null
      }
    >
      <p className={styles.lead}>{m.team_guide_hours_lead(locale)}</p>
      {unnotedIn(drafts).map((old) => (
        <Banner
          key={old.record}
          tone="look"
          actions={
            <>
              <Button isPending={busy} onPress={() => void noteOld(old)}>
                {m.team_guide_time_save(locale)}
              </Button>
              <Button look="plain" onPress={() => void actions.dropDraft(old.record)}>
                {m.team_guide_time_forget(locale)}
              </Button>
            </>
          }
        >
          {m.team_guide_time_unnoted(locale, {
            day: formatCalendarDate(old.day, locale),
            time: minutesText(old.minutes, locale),
          })}
        </Banner>
      ))}
      <FailureNote failure={failure} />
      {unread > 0 ? <Banner tone="look">{m.team_guide_hours_unread(locale, { n: unread })}</Banner> : null}
      {lines.length === 0 ? (
        <Empty title={m.team_guide_hours_none(locale)}>{m.team_guide_hours_none_text(locale)}</Empty>
      ) : null}
      {team && lines.length > 0 ? (
        <table className={styles.table}>
          <caption>{m.team_guide_hours_done(locale)}</caption>
          <thead>
            <tr>
              <th scope="col">{m.team_guide_hours_member(locale)}</th>
              <th scope="col">{m.team_guide_hours_sittings(locale)}</th>
              <th scope="col">{m.team_guide_hours_time(locale)}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => {
              const hers = lines.filter((line) => line.member === member);
              return (
                <tr key={member}>
                  <th scope="row">{nameOf(member)}</th>
                  <td>{hers.length}</td>
                  <td>{minutesText(total(hers), locale)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {mine.length > 0 ? (
        <table className={styles.table}>
          <caption>{m.team_guide_hours_list(locale)}</caption>
          <thead>
            <tr>
              <th scope="col">{m.team_guide_hours_day(locale)}</th>
              <th scope="col">{m.team_guide_hours_what(locale)}</th>
              <th scope="col">{m.team_guide_hours_time(locale)}</th>
              <td className={styles.noPrint} />
            </tr>
          </thead>
          <tbody>
            {mine.map((line) => (
              <tr key={line.record}>
                <th scope="row">{formatCalendarDate(line.time.day, locale)}</th>
                <td>{m.team_guide_hours_review(locale)}</td>
                <td>{minutesText(line.time.minutes, locale)}</td>
                <td className={styles.noPrint}>
                  <Button
                    look="plain"
                    aria-label={m.team_guide_hours_change_which(locale, {
                      day: formatCalendarDate(line.time.day, locale),
                    })}
                    onPress={() => setChanging(line)}
                  >
                    {m.team_guide_hours_change(locale)}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {m.team_guide_hours_total(locale)}
              </th>
              <td>{minutesText(total(mine), locale)}</td>
              <td className={styles.noPrint} />
            </tr>
          </tfoot>
        </table>
      ) : null}
      {changing ? <ChangeTime desk={desk} line={changing} onClose={() => setChanging(null)} /> : null}
    </Screen>
  );
}

function ChangeTime({
  desk,
  line: { record, time },
  onClose,
}: Pick<GuideProps, 'desk'> & { line: Line; onClose: () => void }) {
  const locale = useLocale();
  const { act, busy, failure } = useAct();
  const [day, setDay] = useState(time.day);
  const [minutes, setMinutes] = useState(time.minutes);
  return (
    <ActionDialog
      title={m.team_guide_hours_change_title(locale)}
      onClose={onClose}
      busy={busy}
      failure={failure}
      submit={m.team_save(locale)}
      disabled={day === ''}
      onSubmit={async () => {
        const changed = () => desk.saveTime(record, { ...time, day, minutes });
        if (await act(changed, m.team_guide_time_saved(locale, { n: minutes }))) onClose();
      }}
      beside={
        <Button
          isPending={busy}
          onPress={() =>
            void act(() => desk.dropTime(record), m.team_guide_time_dropped(locale)).then(
              (dropped) => dropped && onClose(),
            )
          }
        >
          {m.team_guide_time_drop(locale)}
        </Button>
      }
    >
      <CalendarDateField label={m.team_guide_hours_day(locale)} value={day} onChange={setDay} />
      <NumberField
        label={m.team_guide_time(locale)}
        unit={m.team_guide_minutes(locale)}
        value={minutes}
        onChange={setMinutes}
        min={1}
        max={24 * 60}
      />
    </ActionDialog>
  );
}

const total = (lines: readonly Line[]): number => lines.reduce((sum, { time }) => sum + time.minutes, 0);

/** `1 h 25`, `40 min`. */
export function minutesText(minutes: number, locale: Parameters<typeof m.team_save>[0]): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0
    ? m.team_guide_only_minutes(locale, { n: String(rest) })
    : m.team_guide_hours_minutes(locale, { hours: String(hours), minutes: String(rest).padStart(2, '0') });
}
