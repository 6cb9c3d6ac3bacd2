/** What sessions changed: answers are opened, sums that may be seen are kept first, then shown. Fetched with the results. */
import type { HeldSession } from '#measures/evaluation-pools.ts';
import { gatherLines } from '#measures/evaluation-lines.ts';
import { releaseEvaluation } from '#measures/evaluation-release.ts';
import type { AnswerMoment } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import type {
  EvaluationDesk,
  EvaluationFailed,
  EvaluationLook,
  SessionAsked,
} from '#team/data/evaluation.ts';
import type { Room } from '#team/data/room.ts';
import type { RoundsDesk } from '#team/data/rounds.ts';
import { keepInLog, writeEntry } from './evaluation-log.ts';

const MOMENTS = ['before', 'after', 'later'] as const satisfies readonly AnswerMoment[];

export function createEvaluationDesk(
  room: Pick<Room, 'call' | 'vault' | 'refreshKeys'>,
  rounds: Pick<RoundsDesk, 'list' | 'openAnswers' | 'questionSets'>,
): EvaluationDesk {
  /** Sessions with their answers, opened. */
  const openAll = async (
    sessions: readonly SessionAsked[],
    onProgress: (opened: number, of: number) => void,
  ): Promise<{ ok: true; held: HeldSession[]; unreadable: number } | EvaluationFailed> => {
    const there = await rounds.list();
    if (there === null) return { ok: false, code: 'unreachable' };
    const known = new Map(there.map((round) => [round.round, round.answers]));
    const asked = sessions.flatMap((session) =>
      MOMENTS.flatMap((moment) => {
        const round = session.rounds[moment];
        // A round that was destroyed at its date has no answers any more: what was let be seen of them stays.
        return round === null || !known.has(round) ? [] : [{ plan: session.plan, round }];
      }),
    );
    const total = asked.reduce((sum, { round }) => sum + (known.get(round) ?? 0), 0);
    const answers = new Map<string, Answers[]>();
    let opened = 0;
    let unreadable = 0;
    for (const { plan, round } of asked) {
      const before = opened;
      const result = await rounds.openAnswers(round, (n) =>
        onProgress(before + n, Math.max(total, before + n)),
      );
      if (!result.ok) return result;
      answers.set(plan, [...(answers.get(plan) ?? []), ...result.answers]);
      unreadable += result.unreadable;
      opened += result.answers.length + result.unreadable;
    }
    return {
      ok: true,
      unreadable,
      held: sessions.map(({ plan, heldOn, organisation, sector }) => ({
        ...{ id: plan, heldOn, organisation, sector },
        answers: answers.get(plan) ?? [],
      })),
    };
  };

  return {
    async look(sessions, today, onProgress = () => undefined): Promise<EvaluationLook | EvaluationFailed> {
      const known = await rounds.questionSets();
      if (known === null) return { ok: false, code: 'unreachable' };
      const sets = [...known.shipped, ...known.own];
      const opened = await openAll(sessions, onProgress);
      if (!opened.ok) return opened;
      const { held, unreadable } = opened;
      const released = await keepInLog(room, 'evaluation_release', (log) => {
        const result = releaseEvaluation(held, sets, log, today);
        return {
          keep: result.fresh.map(({ release, replaces }) => ({ value: release, over: replaces })),
          result,
        };
      });
      if (!released.ok) return released;
      const gathered = await keepInLog(room, 'evaluation_lines', (log) => ({
        keep: gatherLines(held, log, today, random).map((value) => ({ value, over: null })),
        result: null,
      }));
      if (!gathered.ok) return gathered;
      const { current, waiting } = released.result;
      return {
        ok: true,
        releases: current,
        lines: gathered.entries,
        sets,
        waiting: new Map(waiting.map(({ id, answers }) => [id, answers.length])),
        unreadable,
      };
    },

    async markLine(kept, line, state) {
      const lines = kept.value.lines.map((one, i) => (i === line ? { ...one, state } : one));
      const next = { ...kept, version: kept.version + 1, value: { ...kept.value, lines } };
      const written = await writeEntry(room, 'evaluation_lines', next);
      return written.ok ? { ok: true, kept: next } : written;
    },
  };
}

/** From 0 up to, not including, 1; not to be guessed: the order of lines says nothing. */
const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;
