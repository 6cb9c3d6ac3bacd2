/**
 * Writing a meeting from its screen. Whose time is taken is said by name; when somebody else wrote first, what stands is
 * shown and what was typed stays where it is. Invitations that a change leaves behind end by themselves, one by one.
 */
import { useRef, useState } from 'react';
import type { AgendaDesk, PlanDraft, PlanResult } from '#team/data/agenda.ts';
import type { ActionResult } from '#team/data/model.ts';
import { useActions } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { listOf } from '#team/parts/list-of.ts';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { useSpoken } from './spoken.ts';

const unreachable = { ok: false, code: 'unreachable' } as const;

export interface PlanAct {
  readonly save: (draft: PlanDraft, done: string | null) => Promise<boolean>;
  readonly act: (work: (desk: AgendaDesk) => Promise<ActionResult>, done: string | null) => Promise<boolean>;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly fail: (text: string) => void;
  /** Somebody else wrote it first, since one last tried. */
  readonly stale: boolean;
}

/**
 * @param version of the plan, for a form that takes a while: what somebody else wrote since it was opened is shown before it
 * is written over, even when it arrived here meanwhile
 */
export function usePlanAct(version: number | null = null): PlanAct {
  const locale = useLocale();
  const actions = useActions();
  const spoken = useSpoken();
  const { act: perform, busy, failure, fail } = useAct();
  const [stale, setStale] = useState(false);
  /** Null once one was told that it changed: whatever stands then was shown. */
  const seen = useRef(version);

  const act: PlanAct['act'] = async (work, done) => {
    if (seen.current !== null && seen.current !== version) {
      seen.current = version;
      setStale(true);
      return false;
    }
    seen.current = version;
    let refused: PlanResult | null = null;
    const ok = await perform(async () => {
      const desk = await actions.agendaDesk().catch(() => null);
      const result = desk === null ? unreachable : await work(desk);
      refused = result;
      return result;
    }, done);
    const { code, members = [] } = codeOf(refused);
    setStale(code === 'stale');
    if (code === 'stale') seen.current = null;
    if (code === 'time_taken' && members.length > 0)
      fail(m.team_meeting_whose_time(locale, { who: listOf(members.map(spoken), locale) }));
    return ok;
  };
  return {
    act,
    save: (draft, done) => act((desk) => desk.savePlan(draft), done),
    busy,
    failure: stale ? null : failure,
    fail,
    stale,
  };
}

const codeOf = (result: PlanResult | null): { code: string | null; members?: readonly string[] } =>
  result === null || result.ok
    ? { code: null }
    : { code: result.code, ...(result.members ? { members: result.members } : {}) };

/** Ends invitations one by one: what failed is seen on the screen, where it can be tried again. */
export async function endAll(desk: AgendaDesk, engagements: readonly string[]): Promise<void> {
  for (const engagement of engagements) await desk.end(engagement);
}
