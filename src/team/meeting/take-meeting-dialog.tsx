/** Taking a meeting or a session over says why: the reason stays sealed in its history. */
import { type Doer, takenOver } from '#programme/meeting-changes.ts';
import type { Plan } from '#programme/plan.ts';
import { handedOver } from '#programme/session-changes.ts';
import { useState } from 'react';
import type { ActionResult } from '#team/data/model.ts';
import type { AgendaDesk } from '#team/data/agenda.ts';
import { useNow, useTeam, useTeamNow } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { useDraft } from '#team/shell/draft.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { usePlanAct } from './use-plan-act.ts';

const REASON_MAX = 300;

export function TakeMeetingDialog({
  plan,
  owner: asked,
  words,
  onTaken,
  onClose,
}: {
  plan: string;
  owner: string;
  /** Where it is not known yet what it is. */
  words?: { readonly title: string; readonly text: (who: string) => string; readonly done: string };
  /** Once it is: only then can it be read. */
  onTaken?: (kind: Plan['kind'] | null) => void;
  onClose: () => void;
}) {
  const locale = useLocale();
  const now = useNow(15_000);
  const nameOf = useNames();
  const me = useTeam((state) => state.me.member);
  const stands = useTeamNow();
  const { act, busy, failure, fail, stale } = usePlanAct();
  /** Who has it, as it is said here: somebody else once she took it first. */
  const [owner, setOwner] = useState(asked);
  const { fields, set, drop } = useDraft({ screen: `meeting.take.${plan}`, file: null }, { reason: '' });

  const take = async (desk: AgendaDesk, reason: string): Promise<ActionResult> => {
    const taken = await desk.takePlan(plan, owner);
    if (!taken.ok) {
      const { agenda } = stands();
      const now = [...(agenda?.plans ?? []), ...(agenda?.hidden ?? [])].find((one) => one.plan === plan);
      if (taken.code === 'stale' && now) setOwner(now.owner);
      return taken;
    }
    // Only now can it be read, and its history written.
    const view = stands().agenda?.plans.find((one) => one.plan === plan);
    if (!view?.content) return taken;
    return desk.savePlan({
      plan,
      over: view.version,
      owner: me,
      content: takenFrom(view.content, owner, reason, { by: me, at: now }),
      place: view.place,
      offers: [],
      settle: [],
    });
  };
  const submit = async () => {
    const reason = fields.reason.trim();
    if (reason === '') {
      fail(m.team_take_over_reason_needed(locale));
      return;
    }
    const done = words?.done ?? m.team_meeting_taken_over(locale);
    if (!(await act((desk) => take(desk, reason), done))) return;
    drop();
    onClose();
    onTaken?.(stands().agenda?.plans.find((one) => one.plan === plan)?.content?.kind ?? null);
  };

  return (
    <ActionDialog
      title={words?.title ?? m.team_meeting_take_title(locale)}
      onClose={onClose}
      submit={m.team_meeting_take(locale)}
      onSubmit={submit}
      busy={busy}
      failure={stale ? m.team_meeting_take_stale(locale) : failure}
      disabled={!fits(fields.reason, REASON_MAX)}
    >
      <p>{words ? words.text(nameOf(owner)) : m.team_meeting_take_text(locale, { who: nameOf(owner) })}</p>
      <TextArea
        label={m.team_reason(locale)}
        value={fields.reason}
        onChange={(reason) => set({ reason })}
        max={REASON_MAX}
        rows={2}
        autoFocus
      />
    </ActionDialog>
  );
}

const takenFrom = (plan: Plan, owner: string, why: string, doer: Doer): Plan =>
  plan.kind === 'session'
    ? handedOver(plan, { from: owner, to: doer.by, why }, doer)
    : takenOver(plan, why, doer);
