/** Which of the releases one looks at: all, a year, an audience, one session. Made of whole pools each. Pure. */
import type { Audience } from '#programme/engagement.ts';
import type { EvaluationLines, EvaluationRelease } from '#programme/evaluation-release.ts';
import { bySector, byYear } from '#measures/evaluation.ts';
import type { LinesKept } from '#team/data/evaluation.ts';

export type Chosen =
  | { readonly kind: 'all' }
  | { readonly kind: 'year'; readonly year: string }
  /** `null`: pools of several audiences. */
  | { readonly kind: 'sector'; readonly sector: Audience | null };

/** What there is to choose from; one alone is no choice. */
export function choicesOf(releases: readonly EvaluationRelease[]): Chosen[] {
  const years = [...byYear(releases).keys()];
  const sectors = [...bySector(releases).keys()];
  return [
    { kind: 'all' },
    ...(years.length > 1 ? years.map((year) => ({ kind: 'year' as const, year })) : []),
    ...sectors.map((sector) => ({ kind: 'sector' as const, sector })),
  ];
}

export const keyOf = (chosen: Chosen): string =>
  chosen.kind === 'all'
    ? 'all'
    : chosen.kind === 'year'
      ? `year ${chosen.year}`
      : `sector ${chosen.sector ?? 'several'}`;

export function releasesOf(releases: readonly EvaluationRelease[], chosen: Chosen): EvaluationRelease[] {
  switch (chosen.kind) {
    case 'all':
      return [...releases];
    case 'year':
      return byYear(releases).get(chosen.year) ?? [];
    case 'sector':
      return bySector(releases).get(chosen.sector) ?? [];
  }
}

/** Lines that the team lets be shown. Of an audience: none, since they come of several organisations. */
export function shownLines(lines: readonly LinesKept[], chosen: Chosen): string[] {
  if (chosen.kind === 'sector') return [];
  const within = ({ heldOn }: EvaluationLines) => chosen.kind === 'all' || heldOn.startsWith(chosen.year);
  return lines.flatMap(({ value }) =>
    within(value) ? value.lines.flatMap(({ text, state }) => (state === 'shown' ? [text] : [])) : [],
  );
}

export interface OfSession {
  /** Before and after, of the pool that it is in; and three months later where the very same sessions show. */
  readonly releases: readonly EvaluationRelease[];
  /** Three months later it shows with other sessions only. */
  readonly laterElsewhere: boolean;
}

/** What shows of the pool that a session is in; nothing while it waits. */
export function releasesOfSession(releases: readonly EvaluationRelease[], plan: string): OfSession {
  const its = releases.filter(({ sessions }) => sessions.includes(plan));
  const first = its.filter(({ moment }) => moment !== 'later');
  const pool = new Set(first.flatMap(({ sessions }) => sessions));
  const later = its.filter(({ moment }) => moment === 'later');
  const same = later.filter(({ sessions }) => sessions.every((id) => pool.has(id)));
  return { releases: [...first, ...same], laterElsewhere: same.length < later.length };
}
