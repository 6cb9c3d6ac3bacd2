/**
 * Inviting a peer to a meeting or a session. Her limits come first, as the team's rules; whether she has time is said without
 * saying what takes it; what she will see is shown as she will see it. Whoever writes never asks for a story.
 */
import { type SubmitEvent, useId, useState } from 'react';
import {
  type Allowance,
  AUDIENCES,
  type EngagementOffer,
  NO_LIMITS,
  type Occasion,
  type ProposedTime,
} from '#programme/engagement.ts';
import { limitsCrossed } from '#programme/engagement-rules.ts';
import { SelectField } from '#team/access/select-field.tsx';
import type { PlanResult } from '#team/data/agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Check, Choices } from '#team/parts/choices.tsx';
import { DateTimeField } from '#team/parts/date-time.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { TextArea } from '#team/parts/text-area.tsx';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import { useNames } from '#team/shell/names.ts';
import { usePlanScreening, useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';
import {
  chosenFirst,
  invitationOf,
  type InviteFields,
  type InviteProblem,
  previewOf,
  problemsOf,
  startingFields,
} from './invite-form.ts';
import { InvitedPeer } from './invited-peer.tsx';
import { AUDIENCE, minutesText } from './offer-words.ts';
import { OfferView } from './offer-view.tsx';
import { lastPay } from './last-pay.ts';
import { usePeerTimes } from './use-peer-times.ts';

export interface InvitePeerProps {
  readonly plan: string;
  readonly occasion: Occasion;
  readonly times: readonly ProposedTime[];
  /** Who goes with her; null while nobody is named: then nobody is invited. */
  readonly professional: string | null;
  /** Whatever the plan knows already: audience, place, heads, plan B… */
  readonly defaults?: Partial<InviteFields>;
  /** Peers who are invited to this plan already. */
  readonly already?: readonly string[];
  /** Whom to begin with, when they can be asked; otherwise the only one there is. Null: with nobody. */
  readonly before?: readonly string[] | null;
  /** One invitation a peer; each is to be written with the plan, in one commit. */
  readonly onInvite: (offers: readonly EngagementOffer[]) => Promise<PlanResult>;
  readonly onClose?: () => void;
}

const NOBODY: readonly string[] = [];

export function InvitePeer({
  plan,
  occasion,
  times,
  professional,
  defaults = {},
  already = NOBODY,
  before,
  onInvite,
  onClose,
}: InvitePeerProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const nameOf = useNames();
  const screening = useScreening();
  const ours = usePlanScreening();
  const { act, busy, failure, fail } = useAct();
  const { colleagues, agenda } = useTeam((state) => ({ colleagues: state.colleagues, agenda: state.agenda }));
  const peers = [...colleagues.values()].filter(
    ({ role, member }) => role === 'peer' && !already.includes(member),
  );
  const [chosen, setChosen] = useState(() =>
    chosenFirst(
      peers.map(({ member }) => member),
      before,
    ),
  );
  const [tried, setTried] = useState(false);
  const [start] = useState(() =>
    startingFields(defaults, { times, lastPay: lastPay(agenda), now, timeZone }),
  );
  const { fields, set, drop } = useDraft<InviteFields>({ screen: `invite.${plan}`, file: null }, start);
  const asked = usePeerTimes(chosen, { ...fields, times: [...times] }, plan);
  const limitsOf = (peer: string) => agenda?.limits.get(peer)?.limits ?? NO_LIMITS;

  const fixed = { occasion, professional, times };
  const problems = problemsOf(fields, { peers: chosen, professional, times, now });
  const wrong = (...some: InviteProblem[]) => tried && some.some((one) => problems.includes(one));
  const preview = previewOf(fields, { ...fixed, peer: chosen[0] ?? '', missing: '…' });
  const crossedOf = (peer: string): ReadonlyMap<string, readonly Allowance[]> => {
    if (preview === null) return new Map();
    const found = asked.times?.get(peer);
    const loads = new Map([...(found ?? [])].map(([id, { load }]) => [id, load] as const));
    return limitsCrossed({ ...preview, peer }, limitsOf(peer), loads);
  };
  const without = chosen.filter((peer) => {
    const found = asked.times?.get(peer);
    return found !== undefined && times.every(({ id }) => found.get(id)?.state === 'taken');
  });

  const submit = async () => {
    setTried(true);
    if (problems.length > 0 || without.length > 0) return;
    const offers = chosen.flatMap((peer) => invitationOf(fields, { ...fixed, peer }) ?? []);
    let members: readonly string[] = [];
    const sent = await act(
      async () => {
        const result = await onInvite(offers);
        if (!result.ok) members = result.members ?? [];
        return result;
      },
      m.team_engagements_invite_sent(locale, { n: offers.length }),
    );
    if (sent) {
      drop();
      onClose?.();
    } else if (members.length > 0)
      fail(m.team_engagements_invite_whose_time(locale, { who: members.map(nameOf).join(', ') }));
  };

  return (
    <form
      noValidate
      className={styles.invite}
      aria-label={m.team_engagements_invite_title(locale)}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      {peers.length === 0 ? (
        <p>{m.team_engagements_invite_nobody(locale)}</p>
      ) : (
        <Choices
          label={m.team_engagements_invite_who(locale)}
          hint={m.team_engagements_invite_who_hint(locale)}
          error={wrong('peer') ? m.team_engagements_invite_no_peer(locale) : null}
          options={peers.map(({ member, name }) => ({ value: member, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {asked.failed ? <p className={styles.soft}>{m.team_engagements_invite_unchecked(locale)}</p> : null}
      {chosen.map((peer) => (
        <InvitedPeer
          key={peer}
          name={nameOf(peer)}
          limits={limitsOf(peer)}
          times={times}
          found={asked.times?.get(peer) ?? null}
          crossed={crossedOf(peer)}
        />
      ))}

      <GuardedTextArea
        label={m.team_engagements_invite_brief(locale)}
        hint={m.team_engagements_invite_brief_hint(locale)}
        error={
          wrong('brief')
            ? m.team_engagements_invite_missing(locale)
            : wrong('brief_lines')
              ? m.team_engagements_invite_brief_lines(locale)
              : null
        }
        screening={screening}
        value={fields.brief}
        onChange={(brief) => set({ brief })}
        max={360}
        rows={3}
      />
      <div className={styles.pair}>
        <SelectField
          label={m.team_engagements_offer_before(locale)}
          value={fields.audience}
          onChange={(audience) => set({ audience: audience as InviteFields['audience'] })}
          groups={[
            {
              label: null,
              options: AUDIENCES.map((one) => ({ value: one, label: AUDIENCE[one](locale) })),
            },
          ]}
        />
        <NumberField
          label={m.team_engagements_invite_heads(locale)}
          unit={m.team_engagements_invite_people(locale)}
          value={fields.headCount}
          onChange={(headCount) => set({ headCount })}
          min={1}
          max={1000}
        />
      </div>
      <TextField
        label={m.team_engagements_invite_whom(locale)}
        hint={m.team_engagements_invite_whom_hint(locale)}
        optional={m.team_optional(locale)}
        value={fields.who}
        onChange={(who) => set({ who })}
        maxLength={160}
      />
      {fields.audience === 'woman' ? null : (
        <Choice
          label={m.team_engagements_invite_uniform(locale)}
          required
          options={[
            { value: 'no', label: m.team_no(locale) },
            { value: 'yes', label: m.team_yes(locale) },
            { value: 'unknown', label: m.team_engagements_invite_not_known(locale) },
          ]}
          value={fields.uniformed}
          onChange={(next) => next && set({ uniformed: next })}
        />
      )}
      <Choice
        label={m.team_engagements_invite_recorded(locale)}
        required
        options={[
          { value: 'no', label: m.team_no(locale) },
          { value: 'yes', label: m.team_yes(locale) },
        ]}
        value={fields.recorded}
        onChange={(next) => next && set({ recorded: next })}
      />
      <TextArea
        label={m.team_engagements_offer_topics(locale)}
        hint={m.team_engagements_invite_one_a_line(locale)}
        optional={m.team_optional(locale)}
        value={fields.topics}
        onChange={(topics) => set({ topics })}
        max={600}
        rows={2}
      />
      <GuardedTextArea
        label={m.team_engagements_offer_questions(locale)}
        hint={m.team_engagements_invite_questions_hint(locale)}
        optional={m.team_optional(locale)}
        screening={screening}
        value={fields.questions}
        onChange={(questions) => set({ questions })}
        max={2000}
        rows={2}
      />
      <TextField
        label={m.team_engagements_invite_place(locale)}
        hint={m.team_engagements_invite_place_hint(locale)}
        optional={m.team_optional(locale)}
        value={fields.place}
        onChange={(place) => set({ place })}
        maxLength={120}
      />
      <TextField
        label={m.team_engagements_offer_pay(locale)}
        hint={m.team_engagements_invite_pay_hint(locale)}
        error={wrong('pay') ? m.team_engagements_invite_missing(locale) : null}
        value={fields.pay}
        onChange={(pay) => set({ pay })}
        maxLength={160}
      />
      <GuardedTextArea
        label={m.team_engagements_invite_plan_b(locale)}
        hint={m.team_engagements_invite_plan_b_hint(locale)}
        error={wrong('plan_b') ? m.team_engagements_invite_missing(locale) : null}
        screening={ours}
        value={fields.planB}
        onChange={(planB) => set({ planB })}
        max={360}
        rows={2}
      />
      <Around fields={fields} set={set} open={tried && problems.includes('answer_by')} />
      <DateTimeField
        label={m.team_engagements_invite_answer_by(locale)}
        hint={m.team_engagements_invite_answer_by_hint(locale)}
        error={wrong('answer_by') ? m.team_engagements_invite_answer_by_wrong(locale) : null}
        value={fields.answerBy}
        onChange={(answerBy) => set({ answerBy })}
        timeZone={timeZone}
        now={now}
      />

      {preview === null || chosen.length === 0 ? null : (
        <details className={styles.preview}>
          <summary>{m.team_engagements_invite_preview(locale)}</summary>
          <div className={styles.previewed}>
            <OfferView offer={preview} crossed={crossedOf(chosen[0] ?? '')} level={3} />
          </div>
        </details>
      )}
      <FailureNote failure={failure ?? (tried ? inTheWay(problems, without.map(nameOf)) : null)} />
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {m.team_engagements_invite_send(locale, { n: Math.max(1, chosen.length) })}
        </Button>
        {onClose ? (
          <Button look="plain" onPress={onClose}>
            {m.team_back_without_changing(locale)}
          </Button>
        ) : null}
      </Buttons>
    </form>
  );

  /** What no field can say beside itself. */
  function inTheWay(problems: readonly InviteProblem[], taken: readonly string[]): string | null {
    if (problems.includes('professional')) return m.team_engagements_invite_no_professional(locale);
    if (problems.includes('times')) return m.team_engagements_invite_no_times(locale);
    if (taken.length > 0) return m.team_engagements_invite_all_taken(locale, { who: taken.join(', ') });
    if (problems.includes('too_long')) return m.team_engagements_invite_too_long(locale);
    return problems.length > 0 ? m.team_engagements_invite_look(locale) : null;
  }
}

/** What seldom changes from one invitation to the next: said in a line, opened to be changed. */
function Around({
  fields,
  set,
  open,
}: {
  fields: InviteFields;
  set: (patch: Partial<InviteFields>) => void;
  open: boolean;
}) {
  const locale = useLocale();
  const id = useId();
  const { preparationMinutes, debriefMinutes, travelMinutes } = fields;
  const minutes = (label: string, value: number, onChange: (n: number) => void, min: number, max: number) => (
    <NumberField
      label={label}
      unit={m.team_engagements_invite_minutes(locale)}
      value={value}
      onChange={onChange}
      min={min}
      max={max}
      step={15}
    />
  );
  return (
    <details className={styles.around} aria-labelledby={id} {...(open ? { open: true } : {})}>
      <summary id={id}>
        {m.team_engagements_invite_around(locale, {
          before: minutesText(preparationMinutes, locale),
          after: minutesText(debriefMinutes, locale),
          way: minutesText(travelMinutes, locale),
        })}
      </summary>
      <div className={styles.aroundFields}>
        <div className={styles.pair}>
          {minutes(
            m.team_engagements_invite_before(locale),
            preparationMinutes,
            (n) => set({ preparationMinutes: n }),
            15,
            240,
          )}
          {minutes(
            m.team_engagements_invite_after(locale),
            debriefMinutes,
            (n) => set({ debriefMinutes: n }),
            15,
            240,
          )}
          {minutes(
            m.team_engagements_invite_way(locale),
            travelMinutes,
            (n) => set({ travelMinutes: n }),
            0,
            600,
          )}
        </div>
        <TextField
          label={m.team_engagements_offer_travel(locale)}
          hint={m.team_engagements_invite_travel_hint(locale)}
          optional={m.team_optional(locale)}
          value={fields.travel}
          onChange={(travel) => set({ travel })}
          maxLength={160}
        />
        <Check
          value={fields.hard}
          onChange={(hard) => set({ hard })}
          hint={m.team_engagements_invite_hard_hint(locale)}
        >
          {m.team_engagements_invite_hard(locale)}
        </Check>
      </div>
    </details>
  );
}
