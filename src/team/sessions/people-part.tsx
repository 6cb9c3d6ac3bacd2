/**
 * Who: the professional who leads, who helps with the equipment, who else comes along. A peer comes by an engagement of her
 * own, never by a name written here.
 */
import { type SubmitEvent, useState } from 'react';
import { Choice } from '#team/parts/choice.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { TextArea } from '#team/parts/text-area.tsx';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import { useTeammates } from './teammates.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

const PLAN_B_MAX = 360;

export function PeoplePart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const teammates = useTeammates();
  const { write, busy, failure } = useWriteSession(at);
  const { professional, technical, team, planB } = at.content;
  const stored = { professional, technical, team, planB };
  const [typed, setTyped] = useState<typeof stored | null>(null);
  const value = typed ?? stored;
  const set = (patch: Partial<typeof stored>) => setTyped({ ...value, ...patch });
  const changed = JSON.stringify(value) !== JSON.stringify(stored);

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await write({ ...value, planB: value.planB.trim() }, m.team_saved(locale))) setTyped(null);
  };
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void save(event)}>
      <Choice
        label={m.team_sessions_lead(locale)}
        value={value.professional}
        onChange={(next) => set({ professional: next, team: value.team.filter((one) => one !== next) })}
        options={teammates}
      />
      <Choice
        label={m.team_sessions_technical(locale)}
        optional={m.team_optional(locale)}
        value={value.technical}
        onChange={(next) => set({ technical: next })}
        options={teammates}
      />
      <Choices
        label={m.team_sessions_along(locale)}
        hint={m.team_sessions_along_hint(locale)}
        optional={m.team_optional(locale)}
        value={value.team}
        onChange={(next) => set({ team: next })}
        options={teammates.filter((one) => one.value !== value.professional)}
      />
      <TextArea
        label={m.team_sessions_plan_b(locale)}
        hint={m.team_sessions_plan_b_hint(locale)}
        value={value.planB}
        onChange={(next) => set({ planB: next })}
        max={PLAN_B_MAX}
        rows={2}
      />
      <SaveRow changed={changed && value.planB.length <= PLAN_B_MAX} busy={busy} failure={failure} />
    </form>
  );
}
