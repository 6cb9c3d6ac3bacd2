/** One session at hand: what stands, what somebody still has to do, and writing it over what stands. */
import type { EngagementView, PlanDraft, PlanView } from '#team/data/agenda.ts';
import { useActions, useNow, useTeam, useTeamNow } from '#team/data/use-team.tsx';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import type { SessionPlan } from '#programme/session-plan.ts';
import { type SessionLack, sessionLacks, type SessionStage, sessionStage } from '#programme/session-steps.ts';
import { goingOn } from '#team/agenda/gone.ts';
import { wallDate } from '#team/parts/format.ts';
import { useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import { afterMine, changedOver, isMine, noteMine } from './own-writes.ts';
import { sessionWindow } from './session-window.ts';

export interface SessionAtHand {
  readonly view: PlanView;
  readonly content: SessionPlan;
  readonly engagements: readonly EngagementView[];
  readonly stage: SessionStage;
  readonly lacks: readonly SessionLack[];
  readonly me: string;
  /** Epoch ms, to the minute. */
  readonly now: number;
  readonly timeZone: string;
  /** `YYYY-MM-DD` there. */
  readonly today: string;
  readonly dayOf: (at: number) => string;
}

/** Undefined while it is fetched; null when there is no such session, or it is not mine to read. */
export function useSession(plan: string): SessionAtHand | null | undefined {
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const now = useNow(60_000);
  const { agenda } = useAgenda(sessionWindow(now));
  const timeZone = useTimeZone();
  if (agenda === null) return undefined;
  const view = agenda.plans.find((one) => one.plan === plan);
  if (view?.content?.kind !== 'session') return null;
  const content = goingOn(view.content, colleagues, me);
  const today = wallDate(now, timeZone);
  return {
    view,
    content,
    engagements: agenda.engagements.filter((one) => one.plan === plan),
    stage: sessionStage(content, now, today),
    lacks: sessionLacks(content, now, today),
    me,
    now,
    timeZone,
    today,
    dayOf: (at) => wallDate(at, timeZone),
  };
}

/** Over what stands, all that is not said staying as it is. */
export const draftOver = (
  { view, content }: Pick<SessionAtHand, 'view' | 'content'>,
  change: Partial<PlanDraft>,
): PlanDraft => ({
  plan: view.plan,
  over: view.version,
  owner: view.owner,
  place: view.place,
  content,
  offers: [],
  settle: [],
  ...change,
});

export type Writing = Partial<Pick<PlanDraft, 'place' | 'offers' | 'settle' | 'owner'>>;

/** Writing a session over what stands; what was typed stays with whoever typed it until it succeeded. */
export function useWriteSession(at: Pick<SessionAtHand, 'view' | 'content'>) {
  const actions = useActions();
  const stateNow = useTeamNow();
  const { act, busy, failure, fail } = useAct();
  const { plan, version } = at.view;
  /** `at`, or what I wrote myself over it since. See [Note: One after another]. */
  const standing = (): Pick<SessionAtHand, 'view' | 'content'> => {
    const { agenda, colleagues, me } = stateNow();
    const view = agenda?.plans.find((one) => one.plan === plan);
    return view?.content?.kind === 'session' && isMine(plan, version, view.version)
      ? { view, content: goingOn(view.content, colleagues, me.member) }
      : at;
  };
  return {
    busy,
    failure,
    fail,
    /** @param done what is said then; null says nothing @returns whether it succeeded */
    write: (change: Partial<SessionPlan>, done: string | null, more: Writing = {}): Promise<boolean> =>
      act(
        () =>
          afterMine(plan, async () => {
            const desk = await actions.agendaDesk();
            const over = standing();
            const content = changedOver(over.content, at.content, { ...at.content, ...change });
            const result = await desk.savePlan(draftOver(over, { ...more, content }));
            if (result.ok) noteMine(plan, over.view.version + 1);
            return result;
          }),
        done,
      ),
  };
}
