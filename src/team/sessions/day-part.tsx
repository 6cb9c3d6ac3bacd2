/** On the day: the sheet to hold in one's hand, heads by sector, plan B in one tap, and that it was held. */
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { SESSION_AUDIENCES } from '#programme/entries.ts';
import { planBNow } from '#programme/engagement-rules.ts';
import { held } from '#programme/session-changes.ts';
import { headCount, settledTimeOf } from '#programme/session-steps.ts';
import { SESSION_AUDIENCE } from '#team/asked/session-words.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function DayPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { content, stage, view } = at;
  return (
    <>
      <Buttons>
        <Link
          to="/seance/$plan"
          params={{ plan: view.plan }}
          search={{ faire: 'feuille' }}
          className={buttonClass('quiet')}
        >
          {m.team_sessions_run_sheet(locale)}
        </Link>
      </Buttons>
      {stage === 'under_way' || stage === 'to_hold' ? <PlanB at={at} /> : null}
      <HeadCount at={at} />
      {content.held === null && settledTimeOf(content) !== null && stage !== 'to_hold' ? (
        <NoteHeld at={at} />
      ) : null}
    </>
  );
}

/** The professional goes on alone. Nothing is asked of the peer, and her engagement is not touched. */
function PlanB({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { write, busy, failure } = useWriteSession(at);
  const { content, now } = at;
  if (content.planBSince === undefined)
    return (
      <>
        <FailureNote failure={failure} />
        <Buttons>
          <Button
            isPending={busy}
            onPress={() => void write({ planBSince: now }, m.team_sessions_plan_b_started(locale))}
          >
            {m.team_sessions_plan_b_start(locale)}
          </Button>
        </Buttons>
      </>
    );
  return (
    <Banner
      tone="look"
      role="status"
      title={m.team_sessions_plan_b_on(locale)}
      actions={
        <Button
          look="plain"
          isPending={busy}
          onPress={() => void write({ planBSince: undefined }, m.team_sessions_plan_b_ended(locale))}
        >
          {m.team_sessions_plan_b_end(locale)}
        </Button>
      }
    >
      <p>{content.planB === '' ? m.team_sessions_plan_b_default(locale) : content.planB}</p>
      <FailureNote failure={failure} />
    </Banner>
  );
}

/** The sector that was expected first; the others when there is more than one. */
function HeadCount({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { content } = at;
  const { write, busy, failure } = useWriteSession(at);
  const [typed, setTyped] = useState<Readonly<Record<string, number>> | null>(null);
  const [all, setAll] = useState(false);
  const stored: Readonly<Record<string, number>> = Object.fromEntries(
    content.attendance.map(({ sector, heads }) => [sector, heads]),
  );
  const value = typed ?? stored;
  const shown = SESSION_AUDIENCES.filter((one) => all || one === content.audience || (value[one] ?? 0) > 0);
  const attendance = SESSION_AUDIENCES.flatMap((sector) =>
    (value[sector] ?? 0) > 0 ? [{ sector, heads: value[sector] ?? 0 }] : [],
  );
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await write({ attendance }, m.team_sessions_heads_saved(locale))) setTyped(null);
  };
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void save(event)}>
      <h3 className={styles.subtitle}>{m.team_sessions_heads(locale)}</h3>
      <p className={styles.soft}>{m.team_sessions_heads_why(locale)}</p>
      <div className={styles.heads}>
        {shown.map((sector) => (
          <NumberField
            key={sector}
            label={SESSION_AUDIENCE[sector](locale)}
            unit={m.team_sessions_people(locale)}
            value={value[sector] ?? 0}
            onChange={(heads) => setTyped({ ...value, [sector]: heads })}
            min={0}
            max={1000}
          />
        ))}
      </div>
      {all ? null : (
        <div>
          <Button look="plain" onPress={() => setAll(true)}>
            {m.team_sessions_heads_more(locale)}
          </Button>
        </div>
      )}
      <p>
        <strong>{m.team_sessions_heads_total(locale, { n: headCount(attendance) })}</strong>
      </p>
      <SaveRow changed={typed !== null} busy={busy} failure={failure} />
    </form>
  );
}

function NoteHeld({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { content, me, now, dayOf } = at;
  const { write, busy, failure } = useWriteSession(at);
  const [minutes, setMinutes] = useState(content.minutes);
  const time = settledTimeOf(content);
  // Started by whoever leads, or because the peer who was to come did not.
  const [withPlanB, setWithPlanB] = useState(
    () =>
      content.planBSince !== undefined ||
      (time !== null && at.engagements.length > 0 && planBNow(content, at.engagements, time.endAt - 1)),
  );
  if (time === null) return null;
  return (
    <div className={styles.form}>
      <h3 className={styles.subtitle}>{m.team_sessions_held_title(locale)}</h3>
      <NumberField
        label={m.team_sessions_held_minutes(locale)}
        unit={m.team_sessions_minutes(locale)}
        value={minutes}
        onChange={setMinutes}
        min={1}
        max={600}
      />
      {content.engagements.length === 0 ? null : (
        <Check value={withPlanB} onChange={setWithPlanB}>
          {m.team_sessions_held_plan_b(locale)}
        </Check>
      )}
      <FailureNote failure={failure} />
      <Buttons>
        <Button
          look="primary"
          isPending={busy}
          onPress={() =>
            void write(
              held(content, { minutes, withPlanB, heldOn: dayOf(time.startAt) }, { by: me, at: now }),
              m.team_sessions_held_noted(locale),
            )
          }
        >
          {m.team_sessions_held(locale)}
        </Button>
      </Buttons>
    </div>
  );
}
