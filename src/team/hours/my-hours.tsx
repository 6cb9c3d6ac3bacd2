/** A peer's hours: promised, done, paid; her statement, and what she may take with her. */
import { useState } from 'react';
import { hourLines, hourSums, promisedHours, type HourLine, type Promised } from '#programme/hours.ts';
import { type PaidTime, partsSum } from '#programme/paid-time.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate, formatDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { minutesText } from '#team/wording/minutes-text.ts';
import { unnotedIn } from '#team/wording/sitting.ts';
import * as m from '#texts/messages.ts';
import { openedTimes, partsText, whatText } from './hour-words.ts';
import type { HoursProps } from './hours-props.ts';
import styles from './hours.module.css';
import { Statement } from './statement.tsx';
import { TakeAway } from './take-away.tsx';
import { TimeDialog } from './time-dialog.tsx';

/** What the dialog is open on. */
type Open = { readonly record: string | null; readonly time: PaidTime; readonly title: string };

export function MyHours({ title, desk, agendaDesk, times, agenda, notFresh }: HoursProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const now = useNow(60_000);
  const { me, drafts } = useTeam((state) => ({ me: state.me.member, drafts: state.drafts }));
  const { act, busy, failure } = useAct();
  const [open, setOpen] = useState<Open | null>(null);
  const { opened, unread } = openedTimes(times);
  const mine = opened.filter(({ member }) => member === me);
  const lines = hourLines(mine, agenda.payments);
  const promised = promisedHours(agenda.engagements, mine, now);
  const sums = hourSums(lines, promised);
  const today = wallDate(now, timeZone);

  const timeOf = ({ what, engagement, startAt, parts }: Promised): PaidTime => ({
    kind: 'paid_time',
    what,
    day: wallDate(startAt, timeZone),
    engagement,
    parts,
  });
  const note = (time: PaidTime, minutes: number) =>
    act(() => desk.saveTime(null, time), m.team_paid_noted(locale, { time: minutesText(minutes, locale) }));
  const noteSitting = (old: ReturnType<typeof unnotedIn>[number]) =>
    act(
      async () => {
        const { record, day, minutes } = old;
        const result = await desk.saveTime(null, { kind: 'paid_time', what: 'wording_review', day, minutes });
        if (result.ok) await actions.dropDraft(record);
        return result;
      },
      m.team_guide_time_saved(locale, { n: old.minutes }),
    );
  const change = ({ record, time }: HourLine) =>
    setOpen({ record, time, title: m.team_paid_change_title(locale) });

  return (
    <Screen title={title}>
      <div className={styles.noPrint}>
        <p className={styles.lead}>{m.team_paid_lead(locale)}</p>
        {notFresh}
        <FailureNote failure={failure} />
        {unread > 0 ? <Banner tone="look">{m.team_paid_unread(locale, { n: unread })}</Banner> : null}
        <dl className={styles.sums}>
          {(['promised', 'done', 'paid'] as const).map((state) => (
            <div key={state}>
              <dt>{m.team_paid_state(locale, { state })}</dt>
              <dd>{minutesText(sums[state], locale)}</dd>
            </div>
          ))}
        </dl>
        {unnotedIn(drafts).map((old) => (
          <Banner
            key={old.record}
            tone="look"
            actions={
              <>
                <Button isPending={busy} onPress={() => void noteSitting(old)}>
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
        {promised.toNote.length > 0 ? (
          <section aria-labelledby="hours-to-note" className={styles.part}>
            <h2 id="hours-to-note">{m.team_paid_to_note(locale)}</h2>
            <p className={styles.soft}>{m.team_paid_to_note_why(locale)}</p>
            <ul role="list" className={styles.list}>
              {promised.toNote.map((one, i) => {
                const minutes = partsSum(one.parts);
                return (
                  <li key={one.engagement} className={styles.line}>
                    <PromisedWords one={one} />
                    <Buttons>
                      <Button
                        look={i === 0 ? 'primary' : 'quiet'}
                        isPending={busy}
                        onPress={() => void note(timeOf(one), minutes)}
                      >
                        {m.team_paid_note(locale, { time: minutesText(minutes, locale) })}
                      </Button>
                      <Button
                        look="plain"
                        onPress={() =>
                          setOpen({
                            record: null,
                            time: timeOf(one),
                            title: m.team_paid_note_title(locale),
                          })
                        }
                      >
                        {m.team_paid_change_before(locale)}
                      </Button>
                    </Buttons>
                  </li>
                );
              })}
            </ul>
          </section>
        ) : null}
        {promised.coming.length > 0 ? (
          <section aria-labelledby="hours-promised" className={styles.part}>
            <h2 id="hours-promised">{m.team_paid_promised(locale)}</h2>
            <ul role="list" className={styles.list}>
              {promised.coming.map((one) => (
                <li key={one.engagement} className={styles.line}>
                  <PromisedWords one={one} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <Statement lines={lines} today={today} onChange={change}>
        <Button
          onPress={() =>
            setOpen({
              record: null,
              time: {
                kind: 'paid_time',
                what: 'meeting',
                day: today,
                engagement: null,
                parts: { preparation: 0, meeting: 60, debrief: 0, travel: 0 },
              },
              title: m.team_paid_add(locale),
            })
          }
        >
          {m.team_paid_add(locale)}
        </Button>
      </Statement>
      <TakeAway desk={agendaDesk} agenda={agenda} lines={lines} />
      {open ? <TimeDialog desk={desk} {...open} today={today} onClose={() => setOpen(null)} /> : null}
    </Screen>
  );
}

function PromisedWords({ one: { what, startAt, parts } }: { one: Promised }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  return (
    <div>
      <p className={styles.what}>
        {whatText(what, locale)}, {formatDate(startAt, locale, timeZone)}
      </p>
      <p className={styles.soft}>
        {m.team_paid_pair(locale, {
          what: minutesText(partsSum(parts), locale),
          said: partsText(parts, locale),
        })}
      </p>
    </div>
  );
}
