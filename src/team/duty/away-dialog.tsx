/**
 * Away in one tap, or from a day to come: until when, and what will happen to the requests and the duties, said before
 * it is confirmed.
 */
import { carrierOf } from '#programme/ownership.ts';
import { useState } from 'react';
import type { Duty } from '#contract/duty.ts';
import { may } from '#programme/roles.ts';
import { SelectField } from '#team/access/select-field.tsx';
import type { ActionResult, AwayResult } from '#team/data/model.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice } from '#team/parts/choice.tsx';
import fieldStyles from '#team/parts/field.module.css';
import { DateTimeField } from '#team/parts/date-time.tsx';
import { FieldNotes } from '#team/parts/field.tsx';
import { formatMoment, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { showToast } from '#team/parts/toast.ts';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useNames } from '#team/shell/names.ts';
import { useQuickChoices } from '#team/shell/quick-choices.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { type AwayChoice, awayUntil } from './away-until.ts';
import styles from './duty.module.css';
import { useDutyAct } from './duty-act.ts';
import { awayLater } from './on-duty-now.ts';
import { standInFor, takersFor } from './stand-in.ts';

export function AwayDialog({
  duty,
  member,
  onClose,
}: {
  duty: Duty;
  /** Null: a colleague, to be chosen here. */
  member: string | null;
  onClose: () => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const nameOf = useNames();
  const actions = useActions();
  const { act, busy, failure } = useDutyAct();
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const today = wallDate(now, timeZone);
  const here = takersFor(me, duty, colleagues.values(), now);
  const [who, setWho] = useState<string | null>(member);
  const [choice, setChoice] = useState<AwayChoice>('today');
  const [later, setLater] = useState(false);
  /** Of the absence that is told for later. */
  const [begins, setBegins] = useState<number | null>(null);
  const [chosenLast, setLast] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);

  const mine = who === me;
  const quick = useQuickChoices(now, 'days');
  const firstDay = later && begins !== null ? wallDate(begins, timeZone) : today;
  const last = chosenLast ?? firstDay;
  const until = awayUntil(choice, last, firstDay, timeZone);
  const wrongBegin = later && (begins === null || begins <= now);
  const wrongDate =
    !tried || until !== undefined
      ? null
      : later
        ? m.team_away_date_wrong_from(locale)
        : m.team_away_date_wrong(locale);
  const name = who === null ? '' : nameOf(who);

  const submit = async () => {
    setTried(true);
    if (who === null || until === undefined || wrongBegin) return;
    let answer: AwayResult | null = null;
    const action = async (): Promise<ActionResult> => {
      answer = await actions.goAway(who, { from: later ? begins : null, until }, to || null);
      return answer;
    };
    if (!(await act(action, null))) return;
    showToast({ text: doneText(answer), undo: null });
    onClose();
  };

  function doneText(answer: AwayResult | null): string {
    const whose = { me: mine ? 'yes' : 'no', name } as const;
    if (later && begins !== null)
      return m.team_away_done_later(locale, { ...whose, time: formatMoment(begins, now, locale, timeZone) });
    return answer?.ok && answer.handedOver > 0 && answer.to !== null
      ? m.team_away_done_given(locale, {
          ...whose,
          n: answer.handedOver,
          who: answer.to === me ? m.team_away_me(locale) : nameOf(answer.to),
        })
      : m.team_away_done(locale, whose);
  }

  return (
    <ActionDialog
      title={
        member === null
          ? m.team_oncall_for_colleague(locale)
          : mine
            ? m.team_away_title(locale)
            : m.team_away_title_for(locale, { name })
      }
      onClose={onClose}
      submit={m.team_away_submit(locale, { me: member === me ? 'yes' : 'no' })}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={who === null}
    >
      {member === null ? (
        <Choice
          label={m.team_away_who(locale)}
          options={here.map((one) => ({ value: one.member, label: one.name }))}
          value={who}
          onChange={(next) => {
            setWho(next);
            setTo('');
          }}
          required
        />
      ) : null}
      <Choice
        label={m.team_away_from(locale)}
        required
        value={later ? 'later' : 'now'}
        onChange={(next) => {
          setLater(next === 'later');
          setTo('');
        }}
        options={[
          { value: 'now', label: m.team_away_from_now(locale) },
          { value: 'later', label: m.team_away_from_later(locale) },
        ]}
      />
      {later ? (
        <DateTimeField
          label={m.team_away_from_label(locale)}
          error={tried && wrongBegin ? m.team_away_from_wrong(locale) : null}
          value={begins}
          onChange={setBegins}
          timeZone={timeZone}
          now={now}
          quick={quick}
        />
      ) : null}
      <Choice
        label={m.team_away_until(locale)}
        layout="stack"
        required
        value={choice}
        onChange={(next) => next && setChoice(next)}
        options={[
          { value: 'today', label: later ? m.team_away_that_day(locale) : m.team_away_today(locale) },
          {
            value: 'tomorrow',
            label: later ? m.team_away_day_after(locale) : m.team_away_tomorrow(locale),
          },
          { value: 'date', label: m.team_away_date(locale) },
          {
            value: 'open',
            label: m.team_away_open_end(locale, { me: mine || member === me ? 'yes' : 'no' }),
          },
        ]}
      />
      {choice === 'date' ? (
        <div className={fieldStyles.field}>
          <p aria-hidden="true" className={fieldStyles.label}>
            {m.team_away_date_label(locale)}
          </p>
          <FieldNotes id="away-date" error={wrongDate} />
          <div>
            <CalendarDateField label={m.team_away_date_label(locale)} value={last} onChange={setLast} />
          </div>
        </div>
      ) : null}
      {who === null ? null : (
        <WhatHappens
          duty={duty}
          who={who}
          to={to}
          onTo={setTo}
          now={now}
          begins={later ? (begins ?? now) : null}
        />
      )}
    </ActionDialog>
  );
}

interface WhatHappensProps {
  readonly duty: Duty;
  readonly who: string;
  /** Empty: whoever is proposed. */
  readonly to: string;
  readonly onTo: (to: string) => void;
  readonly now: number;
  /** Epoch ms, when it is told for later: who is there then is not known yet. */
  readonly begins: number | null;
}

function WhatHappens({ duty, who, to, onTo, now, begins }: WhatHappensProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const { me, colleagues, requests } = useTeam((state) => ({
    me: state.me.member,
    colleagues: state.colleagues,
    requests: state.requests,
  }));
  const timeZone = useTimeZone();
  const later = begins !== null;
  const proposed = later ? null : standInFor(who, duty, colleagues.values(), now);
  const takers = takersFor(who, duty, colleagues.values(), begins ?? now);
  const replaced = awayLater(duty.absences, who, now);
  const n = [...requests.values()].filter(
    ({ row }) => carrierOf(row) === who && row.state !== 'closed',
  ).length;
  const on = { me: who === me ? 'yes' : 'no', name: nameOf(who) } as const;
  const called = (member: string) => (member === me ? m.team_away_me(locale) : nameOf(member));
  const said = (member: string) =>
    proposed?.member === member && proposed.onDuty
      ? m.team_away_on_duty(locale, { who: called(member) })
      : called(member);
  const taker = to || proposed?.member;
  const hasDuty = duty.spans.some(({ first, second }) => first === who || second === who);
  return (
    <section aria-labelledby="away-what" className={styles.what}>
      <h3 id="away-what" className={styles.whatTitle}>
        {m.team_away_what(locale)}
      </h3>
      <ul className={styles.whatList}>
        <li>
          {later
            ? m.team_away_requests_then(locale, {
                ...on,
                who: taker === undefined ? m.team_away_whoever(locale) : said(taker),
              })
            : taker === undefined && n > 0
              ? m.team_away_requests_stay(locale, { ...on, n })
              : m.team_away_requests(locale, { ...on, n, who: taker === undefined ? '' : said(taker) })}
        </li>
        {hasDuty ? <li>{m.team_away_duties(locale, { me: on.me })}</li> : null}
        {who === me ? <li>{later ? m.team_away_quiet_then(locale) : m.team_away_quiet(locale)}</li> : null}
        {replaced ? (
          <li>
            {m.team_away_replaces(locale, {
              ...on,
              time: formatMoment(replaced.from, now, locale, timeZone),
            })}
          </li>
        ) : null}
      </ul>
      {takers.length > 0 && (later || (n > 0 && takers.length > 1)) ? (
        <SelectField
          label={m.team_away_to(locale)}
          value={taker ?? ''}
          onChange={(next) => onTo(next === proposed?.member ? '' : next)}
          groups={[
            {
              label: null,
              options: [
                ...(later ? [{ value: '', label: m.team_away_whoever_option(locale) }] : []),
                ...takers
                  .filter(({ role }) => may(role, 'own_requests'))
                  .map(({ member }) => ({ value: member, label: said(member) })),
              ],
            },
          ]}
        />
      ) : null}
    </section>
  );
}
