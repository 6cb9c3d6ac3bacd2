/** A peer's lasting limits: hers to set, read by organisers as the team's rules. */
import { useState } from 'react';
import { AUDIENCES, NO_LIMITS, type PeerLimits } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import type { AgendaDesk } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Check, Choices } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { Section } from '#team/parts/section.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { useAct } from '#team/shell/act.ts';
import { useLeaveGuard } from '#team/shell/draft.ts';
import { Screen } from '#team/shell/screen.tsx';
import { DeskWaiting, useDesk } from '#team/shell/use-desk.tsx';
import * as m from '#texts/messages.ts';
import { LimitsOf } from './limits-of.tsx';
import styles from './mine.module.css';
import { AUDIENCE } from './offer-words.ts';
import { PhraseList } from './phrase-list.tsx';

const WORDS = 400;
const MOST_PHRASES = 20;
/** Proposed when she first asks for a limit of hours. */
const USUAL_HOURS = 6;
const SCREEN = 'peer_limits';

export function MyLimits() {
  const locale = useLocale();
  const agenda = useTeam((state) => state.agenda);
  const me = useTeam((state) => state.me.member);
  const { desk, failed, again } = useDesk('agendaDesk');
  return (
    <Screen title={m.team_nav_limits(locale)}>
      {desk && agenda && !failed ? (
        <LimitsForm desk={desk} stored={agenda.limits.get(me) ?? null} />
      ) : (
        <DeskWaiting failed={failed} again={again} />
      )}
    </Screen>
  );
}

function LimitsForm({
  desk,
  stored,
}: {
  desk: AgendaDesk;
  stored: { readonly version: number; readonly limits: PeerLimits } | null;
}) {
  const locale = useLocale();
  const actions = useActions();
  const drafts = useTeam((state) => state.drafts);
  const { act, busy, failure } = useAct();
  const [kept] = useState(() => drafts.find(({ draft }) => draft.screen === SCREEN));
  const [record] = useState(() => kept?.record ?? newId());
  // What she typed, until it is saved: what stands may change meanwhile, on another device of hers.
  const [typed, setTyped] = useState<PeerLimits | null>(() => restored(kept?.draft.fields));
  const [basedOn, setBasedOn] = useState(stored?.version ?? 0);
  const limits = typed ?? stored?.limits ?? NO_LIMITS;
  const version = stored?.version ?? 0;
  const words = limits.words ?? '';
  const changedElsewhere = typed !== null && version !== basedOn;
  useLeaveGuard(typed !== null);

  const set = (change: Partial<PeerLimits>) => {
    const next = { ...limits, ...change };
    if (typed === null) setBasedOn(version);
    setTyped(next);
    void actions.saveDraft(record, { kind: 'draft', screen: SCREEN, file: null, fields: { limits: next } });
  };
  const forget = () => {
    setTyped(null);
    void actions.dropDraft(record);
  };
  const save = async () => {
    const said = words.trim();
    const { words: _, ...rest } = limits;
    const whole: PeerLimits = said === '' ? rest : { ...rest, words: said };
    if (await act(() => desk.saveLimits(whole), m.team_limits_saved(locale))) forget();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && fits(words, WORDS)) void save();
      }}
    >
      <p className={styles.lead}>{m.team_limits_lead(locale)}</p>
      <Section id="sujets" title={m.team_limits_what(locale)} why={m.team_limits_what_why(locale)}>
        <PhraseList
          label={m.team_limits_topics(locale)}
          hint={m.team_limits_topics_hint(locale)}
          values={limits.topics}
          most={MOST_PHRASES}
          onChange={(topics) => set({ topics })}
        />
        <PhraseList
          label={m.team_limits_places(locale)}
          hint={m.team_limits_places_hint(locale)}
          values={limits.places}
          most={MOST_PHRASES}
          onChange={(places) => set({ places })}
        />
      </Section>
      <Section id="publics" title={m.team_limits_who(locale)} why={m.team_limits_who_why(locale)}>
        <Choices
          label={m.team_limits_audiences(locale)}
          options={AUDIENCES.map((value) => ({ value, label: AUDIENCE[value](locale) }))}
          value={limits.audiences}
          onChange={(audiences) => set({ audiences })}
        />
        <Choice
          label={m.team_limits_media(locale)}
          required
          options={[
            { value: 'never', label: m.team_limits_media_never(locale) },
            { value: 'ask', label: m.team_limits_media_ask(locale) },
          ]}
          value={limits.media}
          onChange={(media) => set({ media: media ?? 'never' })}
        />
      </Section>
      <Section id="temps" title={m.team_limits_time(locale)} why={m.team_limits_time_why(locale)}>
        <Check
          value={limits.hoursPerWeek !== null}
          onChange={(some) => set({ hoursPerWeek: some ? USUAL_HOURS : null })}
        >
          {m.team_limits_some_hours(locale)}
        </Check>
        {limits.hoursPerWeek === null ? null : (
          <NumberField
            label={m.team_limits_hours(locale)}
            unit={m.team_limits_unit_hours(locale)}
            value={limits.hoursPerWeek}
            onChange={(hoursPerWeek) => set({ hoursPerWeek })}
            min={0.5}
            max={40}
            step={0.5}
          />
        )}
        <NumberField
          label={m.team_limits_rest(locale)}
          unit={m.team_limits_unit_hours(locale)}
          value={limits.restHours}
          onChange={(restHours) => set({ restHours })}
          min={0}
          max={72}
        />
        <NumberField
          label={m.team_limits_rest_hard(locale)}
          hint={m.team_limits_rest_hard_hint(locale)}
          unit={m.team_limits_unit_hours(locale)}
          value={limits.restHoursAfterHard}
          onChange={(restHoursAfterHard) => set({ restHoursAfterHard })}
          min={0}
          max={168}
        />
      </Section>
      <Section id="mots" title={m.team_limits_words(locale)} why={m.team_limits_words_why(locale)}>
        <TextArea
          label={m.team_limits_words_label(locale)}
          optional={m.team_optional(locale)}
          value={words}
          onChange={(next) => set({ words: next })}
          max={WORDS}
          rows={3}
        />
      </Section>
      <Section id="vu" title={m.team_limits_seen(locale)} why={m.team_limits_seen_why(locale)}>
        <LimitsOf limits={limits} />
      </Section>
      <div className={styles.saveBar}>
        <FailureNote failure={changedElsewhere ? m.team_limits_changed_elsewhere(locale) : failure} />
        <Buttons>
          <Button
            type="submit"
            look={typed === null ? 'quiet' : 'primary'}
            isDisabled={typed === null || !fits(words, WORDS)}
            isPending={busy}
          >
            {m.team_save(locale)}
          </Button>
          {typed === null ? null : (
            <Button look="plain" onPress={forget}>
              {m.team_limits_as_before(locale)}
            </Button>
          )}
          <p role="status" className={styles.soft}>
            {typed === null
              ? version > 0
                ? m.team_limits_standing(locale)
                : m.team_limits_none_yet(locale)
              : m.team_limits_not_saved(locale)}
          </p>
        </Buttons>
      </div>
    </form>
  );
}

/** What was typed and not saved, from its draft: of a shape that still fits, or nothing. */
function restored(fields: Record<string, unknown> | undefined): PeerLimits | null {
  const kept = fields?.['limits'];
  if (typeof kept !== 'object' || kept === null) return null;
  const typed = { ...NO_LIMITS, ...kept } as PeerLimits;
  const lists = [typed.topics, typed.places, typed.audiences].every((list) => Array.isArray(list));
  return lists ? typed : null;
}
