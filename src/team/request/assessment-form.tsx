/**
 * The assessment, filled while calling. Identity comes first, through our own number; then what the worker wants to
 * get right, what the woman asked for — never who she is —, and each person's own duty to report.
 */
import { Assessment, NOTE_MAX } from '#programme/entries.ts';
import { dialAddress } from '#programme/dial.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatCalendarDate, wallDate } from '#team/parts/format.ts';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { optionsOf } from '#team/parts/words.ts';
import { useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './assessment-form.module.css';
import { CONSENT, IDENTITY, NEED } from './assessment-words.ts';
import { directoryMatch } from './directory-match.ts';
import { DutyToReport, type DutyFields } from './duty-to-report.tsx';
import { useActionForm } from './action-form.ts';
import { Form } from './form-parts.tsx';
import type { TaskProps } from './request-task.ts';
import { RightWords } from './right-words.tsx';
import { latestNote } from './thread.ts';

type How = Assessment['identity']['how'];
type Need = Assessment['needs'][number];

interface Fields extends DutyFields, Record<string, unknown> {
  readonly how: How | null;
  readonly identityNote: string;
  readonly workerWants: string;
  readonly womanAskedFor: string;
  readonly needs: Need[];
  readonly consent: Assessment['consentRelayed'] | null;
}

const MOMENTS = ['assessment'] as const;
const IDENTITY_NOTE_MAX = 300;

export function AssessmentForm({ request, now, onDone }: TaskProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const screening = useScreening();
  const directory = useTeam((state) => state.directory);
  const { row, opening, timeline } = request;
  const before = latestNote(timeline, 'assessment')?.content ?? null;
  const { fields, set, fail, send, frame } = useActionForm<Fields>(
    { screen: 'request.assess', file: row.file },
    fieldsFrom(before),
  );
  const match = opening?.organisation ? directoryMatch(opening.organisation, directory) : null;
  const age = opening?.ageBand ?? 'unknown';
  const mayBeMinor = age !== 'adult' && opening?.need !== 'session';
  const tooLong =
    !fits(fields.workerWants, NOTE_MAX) ||
    !fits(fields.womanAskedFor, NOTE_MAX) ||
    fields.identityNote.length > IDENTITY_NOTE_MAX;

  const submit = async () => {
    if (fields.how === null) {
      fail(m.team_assess_identity_needed(locale));
      return;
    }
    const assessment: Assessment = {
      kind: 'assessment',
      identity: {
        how: fields.how,
        ...(match && (fields.how === 'called_switchboard' || fields.how === 'directory_number')
          ? { organisationRecord: match.record }
          : {}),
        ...optional('note', fields.identityNote),
      },
      ...optional('workerWants', fields.workerWants),
      ...optional('womanAskedFor', fields.womanAskedFor),
      needs: fields.needs,
      dutyToReport: {
        shown: mayBeMinor,
        state: mayBeMinor ? (fields.dutyState ?? 'not_applicable') : 'not_applicable',
        ...(mayBeMinor && fields.dutyState && fields.dutyState !== 'not_applicable'
          ? { on: wallDate(now, timeZone), ...optional('byRole', fields.dutyRole) }
          : {}),
      },
      consentRelayed: fields.consent ?? 'unknown',
    };
    if (
      await send(
        () => actions.assess(row.file, assessment),
        m.team_assess_done(locale, { reference: row.reference }),
      )
    )
      onDone('decide');
  };

  return (
    <Form {...frame} submit={m.team_assess_submit(locale)} onSubmit={() => void submit()} disabled={tooLong}>
      <div className={styles.identity}>
        <p className={styles.rule}>{m.team_assess_identity_rule(locale)}</p>
        {match?.entry.switchboard ? (
          <p className={styles.number}>
            <span>{match.entry.organisation}</span>
            <a href={dialAddress(match.entry.switchboard)}>{match.entry.switchboard}</a>
            <span className={styles.checked}>
              {match.entry.checkedOn
                ? m.team_call_checked_on(locale, { date: formatCalendarDate(match.entry.checkedOn, locale) })
                : m.team_call_never_checked(locale)}
            </span>
          </p>
        ) : (
          <p className={styles.checked}>{m.team_assess_no_number(locale)}</p>
        )}
        <Choice<How>
          label={m.team_assess_identity(locale)}
          layout="stack"
          required
          value={fields.how}
          onChange={(how) => set({ how })}
          options={optionsOf(IDENTITY, locale)}
        />
        <TextField
          label={m.team_assess_identity_note(locale)}
          hint={m.team_assess_identity_note_hint(locale)}
          optional={m.team_optional(locale)}
          value={fields.identityNote}
          onChange={(identityNote) => set({ identityNote })}
        />
      </div>
      <RightWords moments={MOMENTS} />
      <GuardedTextArea
        label={m.team_assess_worker_wants(locale)}
        hint={m.team_assess_worker_wants_hint(locale)}
        value={fields.workerWants}
        onChange={(workerWants) => set({ workerWants })}
        max={NOTE_MAX}
        rows={2}
        screening={screening}
      />
      {opening?.need === 'session' ? null : (
        <>
          <GuardedTextArea
            label={m.team_assess_woman_asked(locale)}
            hint={m.team_assess_woman_asked_hint(locale)}
            value={fields.womanAskedFor}
            onChange={(womanAskedFor) => set({ womanAskedFor })}
            max={NOTE_MAX}
            rows={2}
            screening={screening}
          />
          <Choices<Need>
            label={m.team_assess_needs(locale)}
            options={optionsOf(NEED, locale)}
            value={fields.needs}
            onChange={(needs) => set({ needs })}
          />
          <Choice
            label={m.team_assess_consent(locale)}
            hint={m.team_assess_consent_hint(locale)}
            value={fields.consent}
            onChange={(consent) => set({ consent })}
            options={optionsOf(CONSENT, locale)}
          />
        </>
      )}
      {mayBeMinor ? <DutyToReport fields={fields} onChange={set} unknown={age === 'unknown'} /> : null}
    </Form>
  );
}

const optional = <K extends string>(key: K, value: string): Partial<Record<K, string>> =>
  value.trim() === '' ? {} : ({ [key]: value.trim() } as Record<K, string>);

/** A form begins with what was last noted: nobody retypes an assessment to add one line. */
const fieldsFrom = (before: Assessment | null): Fields => ({
  how: before?.identity.how ?? null,
  identityNote: before?.identity.note ?? '',
  workerWants: before?.workerWants ?? '',
  womanAskedFor: before?.womanAskedFor ?? '',
  needs: before?.needs ?? [],
  consent: before?.consentRelayed ?? null,
  dutyState: before?.dutyToReport.shown ? before.dutyToReport.state : null,
  dutyRole: before?.dutyToReport.byRole ?? '',
});
