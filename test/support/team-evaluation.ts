/** What sessions changed, of the team's fixture: invented answers to its sessions and to some before them, in memory. */
import type { HeldSession } from '#measures/evaluation-pools.ts';
import { releaseEvaluation } from '#measures/evaluation-release.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { EvaluationDesk, LinesKept } from '#team/data/evaluation.ts';
import { sampleSessions } from './evaluation-answers.ts';

export interface EvaluationOptions {
  readonly offline: boolean;
  readonly set: QuestionSet;
  /** Lines to read; none unless said. */
  readonly lines?: readonly string[];
  /** How many answer a session, on average. */
  readonly people?: number;
}

export function evaluationDeskOf({
  offline,
  set,
  lines = [],
  people = 18,
}: EvaluationOptions): EvaluationDesk {
  let kept: LinesKept[] =
    lines.length === 0
      ? []
      : [
          {
            record: '00000000-0000-7000-8000-000000000000',
            version: 1,
            value: {
              kind: 'evaluation_lines',
              moment: 'after',
              sessions: ['01890a5d-ac96-774b-bcce-000000000000'],
              heldOn: '2026-05-04',
              releasedOn: '2026-05-20',
              lines: lines.map((text) => ({ text, state: 'unread' })),
            },
          },
        ];
  return {
    async look(asked, today, onProgress) {
      if (offline) return { ok: false, code: 'unreachable' };
      const past = sampleSessions(set, { sessions: 6, people: 18 });
      const answered = sampleSessions(set, { sessions: asked.length, people, seed: 7 });
      const held = [
        ...past,
        ...asked.map(
          ({ plan, heldOn, organisation, sector }, i): HeldSession => ({
            ...{ id: plan, heldOn, organisation, sector },
            answers: (answered[i]?.answers ?? []).filter(({ moment }) => moment !== 'later'),
          }),
        ),
      ];
      const all = held.reduce((sum, { answers }) => sum + answers.length, 0);
      onProgress?.(all, all);
      const { current, waiting } = releaseEvaluation(held, [set], [], today);
      return {
        ok: true,
        releases: current,
        lines: kept,
        sets: [set],
        waiting: new Map(waiting.map(({ id, answers }) => [id, answers.length])),
        unreadable: 0,
      };
    },
    async markLine(one, place, state) {
      if (offline) return { ok: false, code: 'unreachable' };
      const marked = {
        ...one,
        version: one.version + 1,
        value: {
          ...one.value,
          lines: one.value.lines.map((line, i) => (i === place ? { ...line, state } : line)),
        },
      };
      kept = kept.map((other) => (other.record === one.record ? marked : other));
      return { ok: true, kept: marked };
    },
  };
}
