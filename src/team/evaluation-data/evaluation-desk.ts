/** What sessions changed: answers are opened, sums that may be seen are kept first, then shown. Fetched with the results. */
import type { HeldSession } from '#measures/evaluation-pools.ts';
import { gatherLines } from '#measures/evaluation-lines.ts';
import { type Released, releaseEvaluation } from '#measures/evaluation-release.ts';
import type { AnswerMoment, QuestionSet } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import type {
  EvaluationDesk,
  EvaluationFailed,
  EvaluationLook,
  LinesKept,
  SessionAsked,
} from '#team/data/evaluation.ts';
import type { Room } from '#team/data/room.ts';
import type { RoundsDesk } from '#team/data/rounds.ts';
import { type LogEntry, logId, readLog, writeEntry } from './evaluation-log.ts';

const MOMENTS = ['before', 'after', 'later'] as const satisfies readonly AnswerMoment[];

/** Each time a colleague wrote first, one begins again; more often than this means that something else is wrong. */
const AGAIN = 12;

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

  /** Keeps what is new in the log. @returns what may be seen, all of it in the log */
  const release = async (
    held: readonly HeldSession[],
    sets: readonly QuestionSet[],
    today: string,
  ): Promise<({ ok: true } & Released) | EvaluationFailed> => {
    for (let tries = 0; tries < AGAIN; tries++) {
      const log = await readLog(room, 'evaluation_release');
      if (!log.ok) return log;
      const values = log.entries.map(({ value }) => value);
      const released = releaseEvaluation(held, sets, values, today);
      const entryOf = new Map(log.entries.map((entry) => [entry.value, entry]));
      let end = log.next;
      let stale = false;
      for (const { release: value, replaces } of released.fresh) {
        const old = replaces === null ? null : (entryOf.get(replaces) ?? null);
        const entry = old ? { ...old, version: old.version + 1, value } : { record: end, version: 1, value };
        const written = await writeEntry(room, 'evaluation_release', entry);
        if (!written.ok && written.code !== 'stale') return written;
        stale = !written.ok;
        if (stale) break;
        if (old === null) end = after(end);
      }
      if (!stale) return { ok: true, ...released };
    }
    return { ok: false, code: 'stale' };
  };

  const gather = async (
    held: readonly HeldSession[],
    today: string,
  ): Promise<{ ok: true; lines: readonly LinesKept[] } | EvaluationFailed> => {
    for (let tries = 0; tries < AGAIN; tries++) {
      const log = await readLog(room, 'evaluation_lines');
      if (!log.ok) return log;
      const fresh = gatherLines(
        held,
        log.entries.map(({ value }) => value),
        today,
        random,
      );
      const lines: LogEntry<LinesKept['value']>[] = [...log.entries];
      let end = log.next;
      let stale = false;
      for (const value of fresh) {
        const entry = { record: end, version: 1, value };
        const written = await writeEntry(room, 'evaluation_lines', entry);
        if (!written.ok && written.code !== 'stale') return written;
        stale = !written.ok;
        if (stale) break;
        lines.push(entry);
        end = after(end);
      }
      if (!stale) return { ok: true, lines };
    }
    return { ok: false, code: 'stale' };
  };

  return {
    async look(sessions, today, onProgress = () => undefined): Promise<EvaluationLook | EvaluationFailed> {
      const known = await rounds.questionSets();
      if (known === null) return { ok: false, code: 'unreachable' };
      const sets = [...known.shipped, ...known.own];
      const opened = await openAll(sessions, onProgress);
      if (!opened.ok) return opened;
      const released = await release(opened.held, sets, today);
      if (!released.ok) return released;
      const gathered = await gather(opened.held, today);
      if (!gathered.ok) return gathered;
      return {
        ok: true,
        releases: released.current,
        lines: gathered.lines,
        sets,
        waiting: new Map(released.waiting.map(({ id, answers }) => [id, answers.length])),
        unreadable: opened.unreadable,
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

const after = (id: string): string => logId(Number.parseInt(id.slice(-12), 16) + 1);

/** From 0 up to, not including, 1; not to be guessed: the order of lines says nothing. */
const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;
