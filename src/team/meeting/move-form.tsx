/**
 * Other times for a meeting that is proposed, settled, cancelled or was put off. What was typed stays when somebody else moved
 * it first; what stands now is said above it.
 */
import { type SubmitEvent, useState } from 'react';
import type { AskedBy } from '#programme/meeting-changes.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import { liveTimes } from '#programme/plan-times.ts';
import { may } from '#programme/roles.ts';
import { minutesText } from '#team/engagements/offer-words.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useDraft } from '#team/shell/draft.ts';
import { useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { AskedByChoice } from './asked-by.tsx';
import { hereOf, holderGone, withoutGone } from '#team/agenda/gone.ts';
import styles from './meeting.module.css';
import { moving } from './move.ts';
import {
  blankTime,
  LENGTHS,
  MOST,
  overlapping,
  readTimes,
  typedTime,
  type TypedTime,
} from './planner-fields.ts';
import { spanWords } from './time-words.ts';
import { TypedTimes } from './typed-times.tsx';
import { endAll, usePlanAct } from './use-plan-act.ts';
import type { PartProps } from './open-meeting.ts';

interface MoveFields extends Record<string, unknown> {
  readonly times: readonly TypedTime[];
  readonly minutes: number;
  readonly place: string;
  readonly professional: string;
  readonly who: AskedBy | null;
}

export function MoveForm({ meeting, now, onClose }: PartProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const screening = useScreening();
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const { act, busy, failure, stale } = usePlanAct(meeting.view.version);
  const { view, content, live } = meeting;
  const members = [...colleagues.values()].filter(({ role }) => may(role, 'plan_meetings'));
  const gone = holderGone(content, meeting.stage, hereOf(colleagues));
  const { team } = withoutGone(content, hereOf(colleagues));
  const { fields, set, drop } = useDraft<MoveFields>(
    { screen: `meeting.move.${view.plan}`, file: null },
    {
      // Nothing else changes where only whoever was to hold it left: a new name, since it is another invitation.
      times: gone ? again(content, now, timeZone) : [blankTime()],
      minutes: content.minutes,
      place: view.place?.label ?? '',
      professional: members.some(({ member }) => member === content.professional)
        ? (content.professional ?? me)
        : me,
      who: gone
        ? 'team'
        : content.outcome?.attended === 'postponed'
          ? postponedBy(content.outcome.postponedBy)
          : null,
    },
  );
  const [tried, setTried] = useState(false);
  const { times, sound } = readTimes(fields.times, fields.minutes, timeZone, now);
  const tooLong = fields.place.trim().length > MOST.place;
  const lengths = [...new Set([...LENGTHS[content.what], content.minutes])].sort((a, b) => a - b);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const { who } = fields;
    if (!sound || who === null || tooLong || busy) return;
    const { draft, ends } = moving(
      meeting,
      { times, place: fields.place.trim(), professional: fields.professional, who, team },
      { by: me, at: now },
    );
    const done = await act(async (desk) => {
      const written = await desk.savePlan(draft);
      if (written.ok) await endAll(desk, ends);
      return written;
    }, m.team_meeting_moved_done(locale));
    if (!done) return;
    drop();
    onClose();
  };

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      {stale ? (
        <Banner tone="look" role="alert" title={m.team_meeting_stale(locale)}>
          <ul>
            {liveTimes(content).map((time) => (
              <li key={time.id}>{spanWords(time, locale, timeZone)}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <p>
        {live.length > 0
          ? m.team_meeting_move_text(locale, { n: live.length })
          : m.team_meeting_move_text_alone(locale)}
      </p>
      <AskedByChoice
        value={fields.who}
        onChange={(who) => set({ who })}
        missing={tried && fields.who === null}
        cafe={content.what === 'cafe'}
      />
      <Choice
        label={m.team_meeting_minutes(locale)}
        required
        options={lengths.map((n) => ({ value: String(n), label: minutesText(n, locale) }))}
        value={String(fields.minutes)}
        onChange={(next) => next && set({ minutes: Number(next) })}
      />
      <TypedTimes
        plan={view.plan}
        times={fields.times}
        onChange={(typed) => set({ times: typed })}
        minutes={fields.minutes}
        members={[...new Set([fields.professional, ...team])]}
        around={content}
        now={now}
        tried={tried}
        refused={failure}
      />
      <GuardedTextArea
        label={m.team_meeting_place(locale)}
        hint={m.team_meeting_place_hint(locale)}
        optional={m.team_optional(locale)}
        screening={screening}
        value={fields.place}
        onChange={(place) => set({ place })}
        max={MOST.place}
        rows={1}
        className={styles.short ?? ''}
      />
      <Choice
        label={m.team_meeting_professional(locale)}
        required
        options={members.map((one) => ({
          value: one.member,
          label: one.isMe ? m.team_me(locale) : one.name,
        }))}
        value={fields.professional}
        onChange={(professional) => professional && set({ professional })}
      />
      <FailureNote
        failure={
          failure ??
          (tried && overlapping(times) ? m.team_meeting_overlap(locale) : null) ??
          (tried && (!sound || fields.who === null) ? m.team_meeting_look_above(locale) : null)
        }
      />
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {m.team_meeting_move_submit(locale)}
        </Button>
        <Button look="plain" onPress={onClose}>
          {m.team_back_without_changing(locale)}
        </Button>
      </Buttons>
    </form>
  );
}

const postponedBy = (who: 'woman' | 'worker' | 'team' | 'other' | undefined): AskedBy | null =>
  who === 'worker' ? 'partner' : (who ?? null);

/** The same times, as far as they are still to come. */
function again(content: MeetingPlan, now: number, timeZone: string): readonly TypedTime[] {
  const times = liveTimes(content).filter(({ startAt }) => startAt > now);
  return times.length === 0
    ? [blankTime()]
    : times.map((time) => ({ ...typedTime(time, timeZone), id: newId() }));
}
