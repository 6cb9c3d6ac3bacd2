/**
 * What came of it: whether she came, never why not; what she asked for next, in few words; the next step with its date, in the
 * request's clock too. Of a café, heads alone.
 */
import { type SubmitEvent, useRef, useState } from 'react';
import { held } from '#programme/meeting-changes.ts';
import { CAFE_THEMES, type MeetingOutcome, type MeetingPlan } from '#programme/meeting-plan.ts';
import { may } from '#programme/roles.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Check, Choices } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { FieldNotes } from '#team/parts/field.tsx';
import fieldStyles from '#team/parts/field.module.css';
import { wallDate } from '#team/parts/format.ts';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { showToast } from '#team/parts/toast.ts';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { WordsFound } from '#team/request/words-found.tsx';
import { useDraft } from '#team/shell/draft.ts';
import { usePlanScreening, useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { ATTENDED, optionsFrom, POSTPONED_BY, THEME } from './meeting-words.ts';
import { dueAtOf } from './next-due.ts';
import { draftOver, type PartProps } from './open-meeting.ts';
import { usePlanAct } from './use-plan-act.ts';

const ASKED_MAX = 300;
const NEXT_MAX = 200;

interface OutcomeFields extends Record<string, unknown> {
  readonly attended: MeetingOutcome['attended'] | null;
  readonly postponedBy: MeetingOutcome['postponedBy'] | null;
  readonly askedNext: string;
  readonly doorStaysOpen: boolean;
  readonly headCount: number;
  readonly themes: readonly string[];
  readonly nextWhat: string;
  readonly nextOn: string;
  readonly nextOwner: string;
  readonly onRequest: boolean;
}

const fieldsFrom = ({ outcome, next, headCount, themes }: MeetingPlan, me: string): OutcomeFields => ({
  attended: outcome?.attended ?? null,
  postponedBy: outcome?.postponedBy ?? null,
  askedNext: outcome?.askedNext ?? '',
  doorStaysOpen: outcome?.doorStaysOpen ?? true,
  headCount: outcome?.headCount ?? headCount ?? 0,
  themes,
  nextWhat: next?.what ?? '',
  nextOn: next?.dueOn ?? '',
  nextOwner: next?.owner ?? me,
  onRequest: true,
});

export function OutcomeForm({ meeting, now, onClose }: PartProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const screening = useScreening();
  const ours = usePlanScreening();
  const { content, view } = meeting;
  const { me, colleagues, hours, request } = useTeam((state) => ({
    me: state.me.member,
    colleagues: state.colleagues,
    hours: state.settings.hours,
    request: content.file === null ? null : (state.requests.get(content.file)?.row ?? null),
  }));
  const { save, busy, failure, stale } = usePlanAct(view.version);
  const { fields, set, drop } = useDraft<OutcomeFields>(
    { screen: `meeting.after.${view.plan}`, file: null },
    fieldsFrom(content, me),
  );
  const [tried, setTried] = useState(false);
  const askedArea = useRef<HTMLTextAreaElement>(null);
  const cafe = content.what === 'cafe';
  const owners = [...colleagues.values()].filter(({ role }) => may(role, 'own_requests'));
  /** The clock of a request runs on a plan only once its partner was reached, and while it is open. */
  const clocked = request !== null && request.state !== 'closed' && request.answeredAt !== null;
  const nextWhat = fields.nextWhat.trim();
  const today = wallDate(now, timeZone);
  const dated = /^\d{4}-\d\d-\d\d$/.test(fields.nextOn) && fields.nextOn >= today;
  const problems = {
    attended: !cafe && fields.attended === null,
    by: fields.attended === 'postponed' && fields.postponedBy === null,
    asked: fields.askedNext.trim().length > ASKED_MAX,
    next: nextWhat.length > NEXT_MAX,
    date: nextWhat !== '' && !dated && fields.nextOn !== content.next?.dueOn,
  };
  const sound = !Object.values(problems).includes(true);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!sound || busy) return;
    const { attended, postponedBy, askedNext } = fields;
    const outcome: MeetingOutcome = {
      attended: cafe ? 'attended' : (attended ?? 'attended'),
      ...(attended === 'postponed' && postponedBy ? { postponedBy } : {}),
      ...(!cafe && askedNext.trim() !== '' ? { askedNext: askedNext.trim() } : {}),
      doorStaysOpen: fields.doorStaysOpen,
      ...(cafe ? { headCount: fields.headCount } : {}),
    };
    const next =
      nextWhat === '' ? null : { what: nextWhat, dueOn: fields.nextOn, owner: fields.nextOwner, done: false };
    const after = held(content, { outcome, next }, { by: me, at: now });
    const themes = cafe ? CAFE_THEMES.filter((theme) => fields.themes.includes(theme)) : content.themes;
    const written = await save(
      draftOver(meeting, { content: { ...after, themes } }),
      m.team_meeting_after_done(locale),
    );
    if (!written) return;
    drop();
    if (next !== null && clocked && fields.onRequest) {
      const told = await actions.plan(request.file, next.what, dueAtOf(next.dueOn, hours, now), next.owner);
      // The meeting has it; the request does not: said, since its clock would not follow.
      if (!told.ok) showToast({ text: m.team_meeting_next_not_on_request(locale), undo: null });
    }
    onClose();
  };

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      {cafe ? (
        <>
          <NumberField
            label={m.team_meeting_heads(locale)}
            hint={m.team_meeting_no_names(locale)}
            unit={m.team_meeting_people(locale, { n: fields.headCount })}
            value={fields.headCount}
            onChange={(headCount) => set({ headCount })}
            min={0}
            max={200}
          />
          <Choices
            label={m.team_meeting_themes_spoken(locale)}
            options={optionsFrom(THEME, locale, CAFE_THEMES)}
            value={fields.themes as readonly (typeof CAFE_THEMES)[number][]}
            onChange={(themes) => set({ themes })}
          />
        </>
      ) : (
        <>
          <Choice
            label={
              content.what === 'meeting'
                ? m.team_meeting_attended_label(locale)
                : m.team_meeting_attended_label_workers(locale)
            }
            hint={m.team_meeting_nobodys_fault(locale)}
            error={tried && problems.attended ? m.team_meeting_choose_one(locale) : null}
            required
            options={optionsFrom(ATTENDED, locale)}
            value={fields.attended}
            onChange={(attended) => set({ attended })}
          />
          {fields.attended === 'postponed' ? (
            <Choice
              label={m.team_meeting_who_asked(locale)}
              error={tried && problems.by ? m.team_meeting_choose_one(locale) : null}
              required
              options={optionsFrom(POSTPONED_BY, locale)}
              value={fields.postponedBy ?? null}
              onChange={(postponedBy) => set({ postponedBy })}
            />
          ) : null}
          <div>
            <GuardedTextArea
              label={
                content.what === 'meeting'
                  ? m.team_meeting_asked_next(locale)
                  : m.team_meeting_asked_next_workers(locale)
              }
              hint={m.team_meeting_asked_next_hint(locale)}
              optional={m.team_optional(locale)}
              screening={screening}
              value={fields.askedNext}
              onChange={(askedNext) => set({ askedNext })}
              max={ASKED_MAX}
              areaRef={askedArea}
              rows={2}
            />
            <WordsFound text={fields.askedNext} language={locale} area={askedArea} />
          </div>
        </>
      )}
      <fieldset className={styles.next}>
        <legend className={styles.sideTitle}>{m.team_meeting_next(locale)}</legend>
        <GuardedTextArea
          label={m.team_meeting_next_what(locale)}
          optional={m.team_optional(locale)}
          screening={ours}
          value={fields.nextWhat}
          onChange={(what) => set({ nextWhat: what })}
          max={NEXT_MAX}
          rows={1}
          className={styles.short ?? ''}
        />
        {nextWhat === '' ? null : (
          <>
            <div className={fieldStyles.field}>
              <p aria-hidden="true" className={fieldStyles.label}>
                {m.team_meeting_next_on(locale)}
              </p>
              <FieldNotes
                id="meeting-next-on"
                error={tried && problems.date ? m.team_meeting_next_on_needed(locale) : null}
              />
              <div>
                <CalendarDateField
                  label={m.team_meeting_next_on(locale)}
                  value={fields.nextOn}
                  onChange={(nextOn) => set({ nextOn })}
                />
              </div>
            </div>
            <Choice
              label={m.team_meeting_next_owner(locale)}
              required
              options={owners.map((one) => ({
                value: one.member,
                label: one.isMe ? m.team_me(locale) : one.name,
              }))}
              value={fields.nextOwner}
              onChange={(nextOwner) => nextOwner && set({ nextOwner })}
            />
            {clocked ? (
              <Check
                value={fields.onRequest}
                onChange={(onRequest) => set({ onRequest })}
                hint={m.team_meeting_next_on_request_hint(locale)}
              >
                {m.team_meeting_next_on_request(locale)}
              </Check>
            ) : null}
          </>
        )}
      </fieldset>
      {cafe ? null : (
        <Check
          value={fields.doorStaysOpen}
          onChange={(doorStaysOpen) => set({ doorStaysOpen })}
          hint={m.team_meeting_door_hint(locale)}
        >
          {m.team_meeting_door(locale)}
        </Check>
      )}
      {stale ? (
        <Banner tone="look" role="alert">
          {m.team_meeting_stale(locale)}
        </Banner>
      ) : null}
      <FailureNote failure={failure ?? (tried && !sound ? m.team_meeting_look_above(locale) : null)} />
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {m.team_meeting_after_submit(locale)}
        </Button>
        <Button look="plain" onPress={onClose}>
          {m.team_back_without_changing(locale)}
        </Button>
      </Buttons>
    </form>
  );
}
