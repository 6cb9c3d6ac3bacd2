/**
 * The planner: two or three times with the people she knows already, and what makes it safe for her. A new plan, or one that
 * is changed; what a peer was told of it is not changed here but by moving it, with a new invitation.
 */
import { type SubmitEvent, useState } from 'react';
import { CAFE_THEMES, type MeetingPlan } from '#programme/meeting-plan.ts';
import { proposed } from '#programme/meeting-changes.ts';
import { may } from '#programme/roles.ts';
import type { PlanView } from '#team/data/agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { Saved } from '#team/parts/saved.tsx';
import { minutesText } from '#team/engagements/offer-words.ts';
import { useDraft } from '#team/shell/draft.ts';
import { usePlanScreening, useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { HOW, optionsFrom, THEME, WHAT } from './meeting-words.ts';
import {
  LENGTHS,
  MOST,
  planFrom,
  type PlannerFields,
  type PlannerProblem,
  problemsOf,
  readTimes,
  usualOf,
} from './planner-fields.ts';
import { SafeRule } from './safe-rule.tsx';
import { TypedTimes } from './typed-times.tsx';
import { usePlanAct } from './use-plan-act.ts';

/** What is not asked here once others were told: it changes by moving it. */
const TOLD: readonly PlannerProblem[] = ['times', 'overlap', 'professional'];
/** What the team plans for itself, where a colleague is rightly named. */
const OURS: ReadonlySet<keyof typeof MOST> = new Set(['broughtBy', 'ifAbsent', 'planB']);

export interface PlannerProps {
  readonly start: PlannerFields;
  /** What is changed; null: a new one. */
  readonly stands: (PlanView & { readonly content: MeetingPlan }) | null;
  /** The request that a new one comes from. */
  readonly from: { readonly file: string; readonly reference: string } | null;
  /** A peer is invited: what she was told is not changed here. */
  readonly invited: boolean;
  /** What it may be: the decisions of the request. */
  readonly whats: readonly MeetingPlan['what'][];
  readonly onDone: (plan: string) => void;
  readonly onClose: (() => void) | null;
}

export function Planner({ start, stands, from, invited, whats, onDone, onClose }: PlannerProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const aboutHer = useScreening();
  const ours = usePlanScreening();
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const { save, busy, failure, stale } = usePlanAct(stands?.version ?? null);
  const { fields, set, saving, drop } = useDraft<PlannerFields>(
    stands === null
      ? { screen: 'meeting.new', file: from?.file ?? null }
      : { screen: `meeting.edit.${stands.plan}`, file: null },
    start,
  );
  const [tried, setTried] = useState(false);
  const members = [...colleagues.values()].filter(({ role }) => may(role, 'plan_meetings'));
  const told = invited || (stands !== null && stands.content.settled !== null);
  const problems = told
    ? problemsOf(fields, { timeZone, now, invited }).filter((one) => !TOLD.includes(one))
    : problemsOf(fields, { timeZone, now, invited });
  const wrong = (problem: PlannerProblem, text: string): string | null =>
    tried && problems.includes(problem) ? text : null;
  const file = stands === null ? (from?.file ?? null) : stands.content.file;
  const people = [fields.professional, ...fields.team].filter(
    (one, index, all) => one !== '' && all.indexOf(one) === index,
  );
  const text = (
    name: keyof typeof MOST,
    words: { label: string; hint?: string; error?: string | null; needed?: boolean },
  ) => (
    <GuardedTextArea
      label={words.label}
      {...(words.hint ? { hint: words.hint } : {})}
      {...(words.needed ? {} : { optional: m.team_optional(locale) })}
      error={words.error ?? null}
      screening={OURS.has(name) ? ours : aboutHer}
      value={fields[name]}
      onChange={(value) => set({ [name]: value })}
      max={MOST[name]}
      rows={name === 'place' || name === 'broughtBy' ? 1 : 2}
      className={styles.short ?? ''}
    />
  );

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length > 0 || busy) return;
    const times = told
      ? (stands?.content.times ?? [])
      : readTimes(fields.times, fields.minutes, timeZone, now).times;
    const content = planFrom(fields, times, stands?.content ?? null, from);
    const plan = stands?.plan ?? fields.plan;
    const written = await save(
      {
        plan,
        over: stands?.version ?? 0,
        owner: stands?.owner ?? me,
        content: stands === null ? proposed(content, { by: me, at: now }) : content,
        place: told
          ? (stands?.place ?? null)
          : fields.place.trim() === ''
            ? null
            : { kind: 'plan_place', label: fields.place.trim() },
        offers: [],
        settle: [],
      },
      stands === null ? m.team_meeting_planned(locale) : m.team_meeting_saved(locale),
    );
    if (!written) return;
    drop();
    onDone(plan);
  };

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      {whats.length > 1 && stands === null ? (
        <Choice
          label={m.team_meeting_what(locale)}
          required
          options={optionsFrom(WHAT, locale, whats)}
          value={fields.what}
          onChange={(what) => what && what !== fields.what && set({ what, ...usualOf(what) })}
        />
      ) : null}
      {file !== null ? <SafeRule file={file} /> : null}
      {told ? (
        <Banner>{m.team_meeting_told_already(locale)}</Banner>
      ) : (
        <>
          <Choice
            label={m.team_meeting_minutes(locale)}
            required
            options={LENGTHS[fields.what].map((n) => ({ value: String(n), label: minutesText(n, locale) }))}
            value={String(fields.minutes)}
            onChange={(next) => next && set({ minutes: Number(next) })}
          />
          <TypedTimes
            plan={stands?.plan ?? fields.plan}
            times={fields.times}
            onChange={(times) => set({ times })}
            minutes={fields.minutes}
            members={people}
            around={fields}
            now={now}
            tried={tried}
            refused={failure}
          />
          <Choice
            label={m.team_meeting_how(locale)}
            required
            options={optionsFrom(HOW, locale)}
            value={fields.how}
            onChange={(how) => how && set({ how })}
          />
          {text('place', { label: m.team_meeting_place(locale), hint: m.team_meeting_place_hint(locale) })}
        </>
      )}
      {told && fields.professional === '' ? null : (
        <Choice
          label={m.team_meeting_professional(locale)}
          hint={m.team_meeting_professional_hint(locale)}
          error={wrong('professional', m.team_meeting_professional_needed(locale))}
          required
          options={members
            .filter(({ member }) => !told || member === fields.professional)
            .map((one) => ({ value: one.member, label: one.isMe ? m.team_me(locale) : one.name }))}
          value={fields.professional || null}
          onChange={(professional) => professional && set({ professional })}
        />
      )}
      {members.length > 1 ? (
        <Choices
          label={m.team_meeting_team(locale)}
          optional={m.team_optional(locale)}
          options={members
            .filter(({ member }) => member !== fields.professional)
            .map((one) => ({ value: one.member, label: one.isMe ? m.team_me(locale) : one.name }))}
          value={fields.team}
          onChange={(team) => set({ team })}
        />
      ) : null}
      {fields.what === 'cafe' ? (
        <Choices
          label={m.team_meeting_themes(locale)}
          hint={m.team_meeting_no_names(locale)}
          error={wrong('themes', m.team_meeting_themes_needed(locale))}
          options={optionsFrom(THEME, locale, CAFE_THEMES)}
          value={fields.themes as readonly (typeof CAFE_THEMES)[number][]}
          onChange={(themes) => set({ themes })}
        />
      ) : null}
      {fields.what === 'meeting' ? null : (
        <NumberField
          label={fields.what === 'cafe' ? m.team_meeting_expected(locale) : m.team_meeting_workers(locale)}
          unit={m.team_meeting_people(locale, { n: fields.headCount })}
          value={fields.headCount}
          onChange={(headCount) => set({ headCount })}
          min={1}
          max={200}
        />
      )}
      {fields.what === 'cafe'
        ? null
        : text('safeContact', {
            ...(fields.what === 'coaching'
              ? { label: m.team_meeting_contact(locale), hint: m.team_meeting_contact_hint(locale) }
              : {
                  label: m.team_meeting_safe_contact(locale),
                  hint: m.team_meeting_safe_contact_hint(locale),
                }),
          })}
      {fields.what === 'meeting' ? (
        <>
          {text('broughtBy', {
            label: m.team_meeting_brought_by(locale),
            hint: m.team_meeting_brought_by_hint(locale),
          })}
          {text('ifAbsent', {
            label: m.team_meeting_if_absent(locale),
            hint: m.team_meeting_if_absent_hint(locale),
          })}
        </>
      ) : null}
      {text('planB', {
        label: m.team_meeting_plan_b(locale),
        hint: m.team_meeting_plan_b_hint(locale),
        error: wrong('plan_b', m.team_meeting_plan_b_needed(locale)),
        needed: fields.what === 'meeting' || invited,
      })}
      {stale ? (
        <Banner tone="look" role="alert">
          {m.team_meeting_stale(locale)}
        </Banner>
      ) : null}
      <FailureNote
        failure={failure ?? (tried && problems.length > 0 ? m.team_meeting_look_above(locale) : null)}
      />
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {stands === null ? m.team_meeting_plan_submit(locale) : m.team_meeting_save(locale)}
        </Button>
        {saving.state === 'empty' ? null : (
          <Button look="plain" onPress={drop}>
            {m.team_draft_discard(locale)}
          </Button>
        )}
        {onClose ? (
          <Button look="plain" onPress={onClose}>
            {m.team_back_without_changing(locale)}
          </Button>
        ) : null}
        <Saved saving={saving} locale={locale} timeZone={timeZone} />
      </Buttons>
    </form>
  );
}
