/**
 * The questions of a request, in the order in which a caller tells things; the paper call sheet has the same. Enter
 * goes on to the next one, so that a hand never leaves the keyboard.
 */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { DateTimeField } from '#team/parts/date-time.tsx';
import { TextField } from '#team/parts/field.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { later } from '#team/parts/later.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { OrganisationField } from '#team/parts/organisation-field.tsx';
import {
  AGE,
  AGREES_ANSWER,
  KIND_SHORT,
  LANGUAGE,
  MESSAGE_SAFE_ANSWER,
  optionsOf,
  PROMPTNESS,
  SECTOR,
} from '#team/parts/words.ts';
import { useQuickChoices } from '#team/shell/quick-choices.ts';
import { useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import {
  LIMITS,
  type OpeningForm,
  type OpeningProblem,
  type RequiredField,
  textMax,
} from './opening-form.ts';
import styles from './opening-fields.module.css';

const SessionQuestions = later(
  async () => (await import('#team/asked/session-questions.tsx')).SessionQuestions,
);

export interface OpeningFieldsProps {
  readonly fields: OpeningForm;
  readonly onChange: (patch: Partial<OpeningForm>) => void;
  readonly problem: OpeningProblem | null;
  /** Promptness and *not before* have their own steps once the request exists. */
  readonly correcting?: boolean;
  /** Beside the text's counter. */
  readonly aside?: ReactNode;
}

export function OpeningFields({ fields, onChange, problem, correcting = false, aside }: OpeningFieldsProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const screening = useScreening();
  const now = useNow(60_000);
  const quick = useQuickChoices(now);
  const directory = useTeam((state) => state.directory);
  const around = useRef<HTMLDivElement>(null);
  const missing = (field: RequiredField) =>
    problem?.missing.includes(field) ? m.team_phone_needed(locale) : null;
  const long = (field: keyof typeof LIMITS) =>
    problem?.tooLong.includes(field)
      ? m.team_text_over(locale, { over: fields[field].trim().length - LIMITS[field] })
      : null;

  return (
    // On the way down: a radio button keeps Enter to itself, and the browser would then send the form.
    <div
      ref={around}
      className={styles.columns}
      onKeyDownCapture={(event) => goOnWithEnter(event, around.current)}
    >
      {correcting ? null : (
        <Choice
          className={styles.promptness ?? ''}
          label={m.team_request_promptness(locale)}
          error={missing('promptness')}
          required
          numbered
          value={fields.promptness}
          onChange={(promptness) => onChange({ promptness })}
          onKeyChosen={() => focusAfter(around.current, '[role="radiogroup"]')}
          options={optionsOf(PROMPTNESS, locale)}
        />
      )}
      <div className={styles.column}>
        <OrganisationField
          directory={directory}
          value={fields.organisation}
          onChange={(organisation) => onChange({ organisation })}
          onChosen={({ sector }) => onChange({ sector })}
          error={missing('organisation') ?? long('organisation')}
        />
        <div className={styles.pair}>
          <TextField
            label={m.team_phone_first_name(locale)}
            value={fields.firstName}
            onChange={(firstName) => onChange({ firstName })}
            error={missing('firstName') ?? long('firstName')}
            autoComplete="off"
          />
          <TextField
            label={m.team_phone_number(locale)}
            inputMode="tel"
            value={fields.phone}
            onChange={(phone) => onChange({ phone })}
            error={missing('phone') ?? long('phone')}
            placeholder={m.team_phone_number_example(locale)}
            autoComplete="off"
          />
        </div>
        <Choice
          label={m.team_opening_kind(locale)}
          numbered
          value={fields.need}
          onChange={(need) => onChange({ need })}
          options={optionsOf(KIND_SHORT, locale)}
        />
        <Choice
          label={m.team_opening_sector(locale)}
          numbered
          value={fields.sector}
          onChange={(sector) => onChange({ sector })}
          options={optionsOf(SECTOR, locale)}
        />
        <Choice
          label={m.team_opening_language(locale)}
          numbered
          value={fields.language}
          onChange={(language) => onChange({ language })}
          options={optionsOf(LANGUAGE, locale)}
        />
      </div>
      <div className={styles.column}>
        <TextField
          label={m.team_phone_when(locale)}
          hint={m.team_phone_when_hint(locale)}
          value={fields.whenToCall}
          onChange={(whenToCall) => onChange({ whenToCall })}
          error={long('whenToCall')}
          autoComplete="off"
        />
        {correcting ? null : (
          <details className={styles.details}>
            <summary className={styles.summary}>{m.team_phone_not_before(locale)}</summary>
            <DateTimeField
              label={m.team_not_before_label(locale)}
              value={fields.notBefore}
              onChange={(notBefore) => onChange({ notBefore })}
              timeZone={timeZone}
              now={now}
              quick={quick}
            />
          </details>
        )}
        <Choice
          label={m.team_phone_message(locale)}
          numbered
          value={fields.messageSafe}
          onChange={(messageSafe) => onChange({ messageSafe })}
          options={optionsOf(MESSAGE_SAFE_ANSWER, locale)}
        />
        {fields.need === 'session' ? (
          <SessionQuestions value={fields.session} onChange={(session) => onChange({ session })} />
        ) : (
          <>
            <Choice
              label={m.team_opening_age(locale)}
              numbered
              value={fields.ageBand}
              onChange={(ageBand) => onChange({ ageBand })}
              options={optionsOf(AGE, locale)}
            />
            <Choice
              label={m.team_opening_agrees(locale)}
              numbered
              value={fields.sheAgrees}
              onChange={(sheAgrees) => onChange({ sheAgrees })}
              options={optionsOf(AGREES_ANSWER, locale)}
            />
          </>
        )}
        <GuardedTextArea
          label={m.team_phone_text(locale)}
          hint={m.team_phone_text_hint(locale)}
          value={fields.text}
          onChange={(text) => onChange({ text })}
          max={textMax(fields.need)}
          rows={5}
          screening={screening}
          aside={aside}
        />
      </div>
    </div>
  );
}

const STOPS = 'input:not([type="hidden"]):not([disabled]), textarea, summary';

/** Enter in a one-line field goes on to the next question: a form that is sent by it would be sent half told. */
function goOnWithEnter(event: KeyboardEvent, around: HTMLElement | null): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(target instanceof HTMLInputElement))
    return;
  // A suggestion is marked: Enter takes it. An open list without a mark is left behind.
  if (marksAnother(target)) return;
  event.preventDefault();
  // A group of radio buttons is one question: the others of the group are passed over.
  const sameQuestion = (stop: HTMLElement) =>
    stop instanceof HTMLInputElement && stop.type === 'radio' && stop.name === target.name;
  stopsIn(around)
    .find((stop) => comesAfter(stop, target) && !sameQuestion(stop))
    ?.focus();
}

/**
 * True while the field marks a suggestion that is not yet what it says. The list closes a moment after its suggestion
 * was taken: whoever types fast has pressed Enter again by then, and means the next question.
 */
function marksAnother(field: HTMLInputElement): boolean {
  const marked = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
  return marked !== null && marked.querySelector('[slot="label"]')?.textContent !== field.value;
}

function focusAfter(around: HTMLElement | null, selector: string): void {
  const group = around?.querySelector(selector);
  if (!group) return;
  stopsIn(around)
    .find((stop) => !group.contains(stop) && comesAfter(stop, group))
    ?.focus();
}

const comesAfter = (stop: Node, before: Node): boolean =>
  (before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const stopsIn = (around: HTMLElement | null): HTMLElement[] =>
  [...(around?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter(
    (stop) => stop.checkVisibility() && stop.tabIndex >= 0,
  );
