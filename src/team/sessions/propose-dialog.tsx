/** One to three times on the programme's wall clock. One that does not exist, or exists twice, is said; nothing is moved silently. */
import { useState } from 'react';
import { newId } from '#programme/new-id.ts';
import { proposedTimes } from '#programme/session-changes.ts';
import { STANDARD_TASKS } from '#programme/session-steps.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { comesTwice, readWall, type WallChoice } from '#programme/wall-choice.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { CalendarDateField, WallTimeField } from '#team/parts/wall-fields.tsx';
import * as m from '#texts/messages.ts';
import { SIDES } from './cancel-dialog.tsx';
import { endInvitations } from './end-invitations.ts';
import { firstChecklist } from './new-plan.ts';
import { ASKED_BY, TASK } from './session-words.ts';
import styles from './sessions.module.css';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

const MOST = 3;
const NOTHING: WallChoice = { date: '', time: '', which: null };

export function ProposeDialog({ at, onClose }: { at: SessionAtHand; onClose: () => void }) {
  const locale = useLocale();
  const types = useTeam((state) => sessionTypesOf(state.settings));
  const actions = useActions();
  const { content, me, now, timeZone, today, dayOf } = at;
  const { write, busy, failure } = useWriteSession(at);
  const moves = content.times.length > 0;
  const [choices, setChoices] = useState<readonly WallChoice[]>([NOTHING]);
  const [who, setWho] = useState<(typeof SIDES)[number]>('partner');
  const [tried, setTried] = useState(false);
  const read = choices.map((choice) => readWall(choice, timeZone, now));

  const submit = async () => {
    setTried(true);
    const starts = read.map((one) => one.at);
    if (starts.some((start) => start === null)) return;
    const times = (starts as number[])
      .toSorted((a, b) => a - b)
      .map((startAt) => ({ id: newId(), startAt, endAt: startAt + content.minutes * 60_000 }));
    const [first] = times;
    if (!first) return;
    const change = proposedTimes(content, times, { by: me, at: now, who: moves ? who : 'team', dayOf });
    const type = types.find(({ id }) => id === content.sessionType);
    const checklist =
      moves || content.checklist.length > 0
        ? change.checklist
        : firstChecklist(
            type?.[content.language === 'en' ? 'en' : 'fr'].materials ?? [],
            STANDARD_TASKS.map(({ key, days }) => ({ what: TASK[key](locale), days })),
            { date: dayOf(first.startAt), today },
            content.professional ?? me,
          );
    if (!(await write({ ...change, checklist }, m.team_sessions_proposed(locale)))) return;
    // What she said yes to is not this: she is asked anew, or not at all.
    if (moves) await endInvitations(await actions.agendaDesk(), at.engagements);
    onClose();
  };

  return (
    <ActionDialog
      title={moves ? m.team_sessions_move(locale) : m.team_sessions_propose(locale)}
      wide
      onClose={onClose}
      submit={m.team_sessions_propose_do(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <p>{moves ? m.team_sessions_move_text(locale) : m.team_sessions_propose_text(locale)}</p>
      {moves ? (
        <Choice
          label={m.team_sessions_move_who(locale)}
          required
          value={who}
          onChange={(next) => next && setWho(next)}
          options={SIDES.map((value) => ({ value, label: ASKED_BY[value](locale) }))}
        />
      ) : null}
      {choices.map((choice, i) => {
        const set = (patch: Partial<WallChoice>) =>
          setChoices(choices.map((one, j) => (j === i ? { ...one, ...patch } : one)));
        const problem = read[i]?.problem ?? null;
        return (
          <fieldset key={i} className={styles.choice}>
            <legend>{m.team_sessions_time_n(locale, { n: String(i + 1) })}</legend>
            <div className={styles.wall}>
              <CalendarDateField
                label={m.team_sessions_day(locale)}
                value={choice.date}
                onChange={(date) => set({ date })}
              />
              <WallTimeField
                label={m.team_sessions_hour(locale)}
                value={choice.time}
                onChange={(time) => set({ time })}
              />
            </div>
            {comesTwice(choice, timeZone) ? (
              <Choice
                label={m.team_sessions_which(locale)}
                value={choice.which}
                onChange={(which) => set({ which })}
                options={[
                  { value: 'first', label: m.team_sessions_which_first(locale) },
                  { value: 'second', label: m.team_sessions_which_second(locale) },
                ]}
              />
            ) : null}
            {problem !== null && (tried || problem === 'skipped') ? (
              <p role="alert" className={styles.wrong}>
                <span aria-hidden="true">▲ </span>
                {WALL_PROBLEM[problem](locale)}
              </p>
            ) : null}
          </fieldset>
        );
      })}
      {choices.length < MOST ? (
        <div>
          <Button look="plain" onPress={() => setChoices([...choices, NOTHING])}>
            {m.team_sessions_one_more_time(locale)}
          </Button>
        </div>
      ) : null}
    </ActionDialog>
  );
}

const WALL_PROBLEM = {
  incomplete: m.team_sessions_wall_incomplete,
  skipped: m.team_sessions_wall_skipped,
  which: m.team_sessions_wall_which,
  quarter: m.team_sessions_wall_quarter,
  past: m.team_sessions_wall_past,
};
