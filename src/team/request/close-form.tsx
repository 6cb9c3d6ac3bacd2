/**
 * Closing: what came of it, whether the door stays open, what is counted and when everything else is destroyed. All of
 * it is shown before the button is pressed.
 */
import { type Decision, NOTE_MAX } from '#programme/entries.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import type { ClosingChoice } from '#team/data/model.ts';
import { Choice } from '#team/parts/choice.tsx';
import { Check } from '#team/parts/choices.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatDate } from '#team/parts/format.ts';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { AGE, DECISION, KIND, optionsOf, PROMPTNESS, SECTOR } from '#team/parts/words.ts';
import { useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './close-form.module.css';
import { CLOSING } from './closing-words.ts';
import { useActionForm } from './action-form.ts';
import { Form } from './form-parts.tsx';
import { LaterPlans } from './later-plans.tsx';
import type { TaskProps } from './request-task.ts';
import { RightWords } from './right-words.tsx';
import { latestNote } from './thread.ts';

interface Fields extends Record<string, unknown> {
  readonly outcome: ClosingChoice['outcome'] | null;
  readonly doorStaysOpen: boolean;
  readonly first: string;
  readonly second: string;
  readonly doNotAskAgain: string;
  readonly note: string;
}

const DAY_MS = 86_400_000;
const CARD_TEXT_MAX = 600;

const MOMENTS = ['closing'] as const;

export function CloseForm({ request, now, onDone }: TaskProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const screening = useScreening();
  const { row } = request;
  const { myName, settings } = useTeam((state) => ({ myName: state.myName, settings: state.settings }));
  const { fields, set, fail, send, frame } = useActionForm<Fields>(
    { screen: 'request.close', file: row.file },
    {
      outcome: row.withdrawnAt === null ? null : 'withdrawn',
      doorStaysOpen: false,
      first: myName,
      second: '',
      doNotAskAgain: '',
      note: '',
    },
  );
  const tooLong = !fits(fields.note, NOTE_MAX) || !fits(fields.doNotAskAgain, CARD_TEXT_MAX);

  const submit = async () => {
    const { outcome, doorStaysOpen } = fields;
    if (outcome === null) {
      fail(m.team_close_outcome_needed(locale));
      return;
    }
    const people = [fields.first, fields.second]
      .map((name) => name.trim().slice(0, 80))
      .filter((name) => name !== '');
    const choice: ClosingChoice = {
      outcome,
      doorStaysOpen,
      ...(fields.note.trim() === '' ? {} : { note: fields.note.trim() }),
      returnCard: doorStaysOpen
        ? {
            kind: 'return_card',
            reference: row.reference,
            people,
            doNotAskAgain: fields.doNotAskAgain.trim(),
          }
        : null,
      reason: outcome === 'withdrawn' ? 'withdrawn_by_partner' : 'done',
    };
    if (
      await send(
        () => actions.close(row.file, choice),
        m.team_close_done(locale, { reference: row.reference }),
      )
    )
      onDone();
  };

  return (
    <Form {...frame} submit={m.team_close_submit(locale)} onSubmit={() => void submit()} disabled={tooLong}>
      <Choice
        label={m.team_close_outcome(locale)}
        required
        value={fields.outcome}
        onChange={(outcome) => set({ outcome })}
        options={optionsOf(CLOSING, locale)}
      />
      <RightWords moments={MOMENTS} />
      <Check
        value={fields.doorStaysOpen}
        onChange={(doorStaysOpen) => set({ doorStaysOpen })}
        hint={m.team_close_door_hint(locale, { n: settings.returnCardMonths })}
      >
        {m.team_close_door(locale)}
      </Check>
      {fields.doorStaysOpen ? (
        <div className={styles.card}>
          <p className={styles.cardTitle}>{m.team_card_title(locale, { reference: row.reference })}</p>
          <TextField
            label={m.team_card_first(locale)}
            value={fields.first}
            onChange={(first) => set({ first })}
          />
          <TextField
            label={m.team_card_second(locale)}
            optional={m.team_optional(locale)}
            value={fields.second}
            onChange={(second) => set({ second })}
          />
          <GuardedTextArea
            label={m.team_card_do_not_ask(locale)}
            hint={m.team_card_do_not_ask_hint(locale)}
            value={fields.doNotAskAgain}
            onChange={(doNotAskAgain) => set({ doNotAskAgain })}
            max={CARD_TEXT_MAX}
            rows={2}
            screening={screening}
          />
        </div>
      ) : null}
      <GuardedTextArea
        label={m.team_note_label(locale)}
        optional={m.team_optional(locale)}
        value={fields.note}
        onChange={(note) => set({ note })}
        max={NOTE_MAX}
        rows={2}
        screening={screening}
      />
      <LaterPlans request={request} closing />
      <div className={styles.after}>
        <p>
          <strong>
            {row.practice
              ? m.team_close_practice(locale)
              : m.team_close_destroyed_on(locale, {
                  date: formatDate(now + settings.retentionDays * DAY_MS, locale, timeZone),
                })}
          </strong>
        </p>
        {row.practice ? null : <Counted request={request} />}
      </div>
    </Form>
  );
}

/** What the tally keeps: said in words, so that nobody wonders what was counted about her. */
function Counted({ request: { row, opening, timeline } }: Pick<TaskProps, 'request'>) {
  const locale = useLocale();
  const decided: readonly Decision[] = latestNote(timeline, 'decision')?.content.decisions ?? [];
  const counted = [
    PROMPTNESS[row.promptness](locale),
    opening?.need && KIND[opening.need](locale),
    opening?.sector && SECTOR[opening.sector](locale),
    opening?.ageBand && AGE[opening.ageBand](locale),
    ...decided.map((one) => DECISION[one](locale)),
    row.answeredAt === null
      ? null
      : row.answeredAt <= row.answerDueAt
        ? m.team_close_in_time(locale)
        : m.team_close_not_in_time(locale),
  ].filter(Boolean);
  return (
    <p className={styles.counted}>
      {m.team_close_counted(locale)} {counted.join(' · ')}
    </p>
  );
}
