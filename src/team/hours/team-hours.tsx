/**
 * Hours of everybody who is paid by the hour, and their payment. One person after the other, in the order of names:
 * nobody's hours stand beside another's.
 */
import { useState } from 'react';
import { type HourLine, hourLines } from '#programme/hours.ts';
import { may } from '#programme/roles.ts';
import type { AgendaDesk, AgendaView } from '#team/data/model.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatCalendarDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { minutesText } from '#team/wording/minutes-text.ts';
import * as m from '#texts/messages.ts';
import { openedTimes, partsText, whatText } from './hour-words.ts';
import type { HoursProps } from './hours-props.ts';
import styles from './hours.module.css';

const NOTE = 160;
/** Of one payment: see {@link Payment}. */
const MOST_LINES = 100;

export function TeamHours({ title, agendaDesk, times, agenda, notFresh }: HoursProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const pays = useTeam((state) => may(state.me.role, 'pay_hours'));
  const { opened, unread } = openedTimes(times);
  const lines = hourLines(opened, agenda.payments);
  const members = [...new Set(lines.map(({ member }) => member))].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b), locale),
  );
  return (
    <Screen
      title={title}
      aside={
        lines.length > 0 ? (
          <Button className={styles.noPrint ?? ''} onPress={() => print()}>
            {m.team_paid_print(locale)}
          </Button>
        ) : null
      }
    >
      <p className={styles.lead}>
        {pays ? m.team_paid_team_lead(locale) : m.team_paid_team_lead_reading(locale)}
      </p>
      {notFresh}
      {unread > 0 ? <Banner tone="look">{m.team_paid_unread_team(locale, { n: unread })}</Banner> : null}
      {members.length === 0 ? (
        <Empty title={m.team_paid_team_none(locale)}>{m.team_paid_team_none_text(locale)}</Empty>
      ) : null}
      {members.map((member) => (
        <HoursOf
          key={member}
          member={member}
          lines={lines.filter((line) => line.member === member)}
          payments={agenda.payments.filter((one) => one.member === member)}
          desk={pays ? agendaDesk : null}
        />
      ))}
    </Screen>
  );
}

function HoursOf({
  member,
  lines,
  payments,
  desk,
}: {
  member: string;
  lines: readonly HourLine[];
  payments: AgendaView['payments'];
  /** Null: she reads only. */
  desk: AgendaDesk | null;
}) {
  const locale = useLocale();
  const nameOf = useNames();
  const { act, busy, failure } = useAct();
  const [paying, setPaying] = useState(false);
  const due = lines.filter(({ paidOn }) => paidOn === null);
  const minutesOf = (records: readonly string[]) =>
    lines.filter(({ record }) => records.includes(record)).reduce((sum, { minutes }) => sum + minutes, 0);
  const name = nameOf(member);
  return (
    <section aria-labelledby={`hours-of-${member}`} className={styles.part}>
      <h2 id={`hours-of-${member}`}>{name}</h2>
      {due.length === 0 ? (
        <p className={styles.soft}>{m.team_paid_nothing_due(locale)}</p>
      ) : (
        <>
          <p className={styles.what}>
            {m.team_paid_due(locale, {
              time: minutesText(minutesOf(due.map(({ record }) => record)), locale),
            })}
          </p>
          <ul role="list" className={styles.list}>
            {due.map((line) => (
              <li key={line.record} className={styles.row}>
                <span>
                  {m.team_paid_pair(locale, {
                    what: formatCalendarDate(line.time.day, locale),
                    said: whatText(line.time.what, locale),
                  })}
                  {line.time.what === 'wording_review' ? null : (
                    <span className={styles.under}>{partsText(line.time.parts, locale)}</span>
                  )}
                </span>
                <span>{minutesText(line.minutes, locale)}</span>
              </li>
            ))}
          </ul>
          {desk ? (
            <Buttons className={styles.noPrint ?? ''}>
              <Button aria-label={m.team_paid_pay_which(locale, { name })} onPress={() => setPaying(true)}>
                {m.team_paid_pay(locale)}
              </Button>
            </Buttons>
          ) : null}
        </>
      )}
      <FailureNote failure={failure} />
      {payments.length > 0 ? (
        <>
          <h3 className={styles.paidTitle}>{m.team_paid_paid_title(locale)}</h3>
          <ul role="list" className={styles.list}>
            {[...payments]
              .sort((a, b) => b.payment.paidOn.localeCompare(a.payment.paidOn))
              .map(({ record, payment }) => {
                const paid = minutesText(minutesOf(payment.times), locale);
                const day = formatCalendarDate(payment.paidOn, locale);
                return (
                  <li key={record} className={styles.row}>
                    <span>
                      {m.team_paid_pair(locale, { what: day, said: paid })}
                      {payment.note ? <span className={styles.under}>{payment.note}</span> : null}
                    </span>
                    {desk ? (
                      <Button
                        look="plain"
                        className={styles.noPrint ?? ''}
                        isPending={busy}
                        aria-label={m.team_paid_unpay_which(locale, { name, day })}
                        onPress={() =>
                          void act(() => desk.dropPayment(record), m.team_paid_unpaid(locale, { name }))
                        }
                      >
                        {m.team_paid_unpay(locale)}
                      </Button>
                    ) : null}
                  </li>
                );
              })}
          </ul>
        </>
      ) : null}
      {paying && desk ? (
        <PayDialog desk={desk} member={member} due={due} onClose={() => setPaying(false)} />
      ) : null}
    </section>
  );
}

function PayDialog({
  desk,
  member,
  due,
  onClose,
}: {
  desk: AgendaDesk;
  member: string;
  due: readonly HourLine[];
  onClose: () => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const nameOf = useNames();
  const { act, busy, failure } = useAct();
  const payable = due.slice(-MOST_LINES);
  const [chosen, setChosen] = useState(() => payable.map(({ record }) => record));
  const [paidOn, setPaidOn] = useState(() => wallDate(now, timeZone));
  const [note, setNote] = useState('');
  const name = nameOf(member);
  const sum = payable
    .filter(({ record }) => chosen.includes(record))
    .reduce((all, { minutes }) => all + minutes, 0);
  const over = note.trim().length - NOTE;
  return (
    <ActionDialog
      title={m.team_paid_pay_title(locale, { name })}
      onClose={onClose}
      busy={busy}
      failure={failure}
      submit={m.team_paid_pay_submit(locale, { time: minutesText(sum, locale) })}
      disabled={chosen.length === 0 || paidOn === '' || over > 0}
      onSubmit={async () => {
        const payment = {
          kind: 'payment' as const,
          times: chosen,
          paidOn,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        };
        const done = m.team_paid_pay_done(locale, { time: minutesText(sum, locale), name });
        if (await act(() => desk.savePayment(member, payment), done)) onClose();
      }}
    >
      <div className={styles.fields}>
        <Choices
          label={m.team_paid_pay_lines(locale)}
          layout="stack"
          options={payable.map((line) => ({
            value: line.record,
            label: `${formatCalendarDate(line.time.day, locale)}, ${minutesText(line.minutes, locale)}`,
            detail: whatText(line.time.what, locale),
          }))}
          value={chosen}
          onChange={setChosen}
        />
        <div className={styles.day}>
          <span aria-hidden="true">{m.team_paid_pay_day(locale)}</span>
          <CalendarDateField label={m.team_paid_pay_day(locale)} value={paidOn} onChange={setPaidOn} />
        </div>
        <TextField
          label={m.team_paid_pay_note(locale)}
          hint={m.team_paid_pay_note_hint(locale, { name })}
          optional={m.team_optional(locale)}
          value={note}
          onChange={setNote}
          error={over > 0 ? m.team_text_over(locale, { over }) : null}
        />
      </div>
    </ActionDialog>
  );
}
