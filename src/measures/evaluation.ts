/**
 * What sessions changed, from what was released of them: shares of right answers and means before, after and three months
 * later, as groups. Nobody is linked to herself, and no effect on any woman is claimed. Thinking back to “before” after
 * the session shows more change than there was (people wish it, and it was worth their time): it stands beside the
 * answers given before, never instead of them.
 */
import { type EvaluationRelease, type ItemTally, SCORE } from '#programme/evaluation-release.ts';
import type { AnswerMoment, ItemOf, QuestionSet } from '#programme/questionnaire.ts';
import {
  type Change,
  type Measure,
  type Measured,
  meansWithin,
  RIGHT,
} from '#measures/evaluation-measured.ts';
import { addTallies, SetsKnown, type Tallies, vignettesOf } from '#measures/evaluation-tally.ts';
import { shareOf } from '#measures/uncertainty.ts';

/** By moment; null where nothing shows. */
export type AtMoments = Readonly<Record<AnswerMoment, Measured | null>>;

interface Changes {
  readonly at: AtMoments;
  /** Against before; null where either does not show. */
  readonly after: Change | null;
  readonly later: Change | null;
}
export interface ShareResult extends Changes {
  readonly kind: 'share';
  readonly item: ItemOf<'vignette'> | ItemOf<'myth'>;
}
export interface ScaleResult extends Changes {
  readonly kind: 'scale';
  readonly item: ItemOf<'scale'>;
  /** From before, as remembered after the session, to after. */
  readonly thinkingBack: Change | null;
}
export interface ChoicesResult {
  readonly kind: 'choices';
  readonly item: ItemOf<'intent'> | ItemOf<'behaviour'>;
  readonly moment: AnswerMoment;
  readonly n: number;
  readonly options: readonly { readonly id: string; readonly share: Measured }[];
}
export type ItemResult = ShareResult | ScaleResult | ChoicesResult;

export interface EvaluationResults {
  /** Its items are those shown: the newest set among the releases. */
  readonly set: QuestionSet;
  readonly sessions: number;
  /** Days of the first and the last session's pool. */
  readonly heldOn: readonly [string, string];
  /** The oldest and the newest of the days on which these numbers were let be seen. */
  readonly releasedOn: readonly [string, string];
  readonly answers: Readonly<Record<AnswerMoment, number>>;
  /** How many vignettes a participant got right, of `of`; null where it does not show at all. */
  readonly score: (Changes & { readonly of: number }) | null;
  /** Items of which something shows, in the order in which they are asked. */
  readonly items: readonly ItemResult[];
}

/**
 * @param releases any of `current` of `releaseEvaluation`: of one pool, a year, an audience, or all
 * @returns null when they hold nothing, or nobody has their set any more
 */
export function evaluationResults(
  releases: readonly EvaluationRelease[],
  sets: readonly QuestionSet[],
): EvaluationResults | null {
  const known = new SetsKnown(sets);
  const readable = releases.filter(({ set, version }) => known.get(set, version) !== null);
  const newest = readable.toSorted((a, b) => compare(b.heldOn, a.heldOn) || b.version - a.version)[0];
  const set = newest === undefined ? null : known.get(newest.set, newest.version);
  if (set === null) return null;

  const of = (moment: AnswerMoment) => readable.filter((release) => release.moment === moment);
  const sum = (some: readonly EvaluationRelease[]) => sumOf(some, set, known);
  const all = { before: sum(of('before')), after: sum(of('after')), later: sum(of('later')) };
  const [beforeA, after] = sameSessions(of('before'), of('after')).map(sum) as [Tallies, Tallies];
  const [beforeL, later] = sameSessions(of('before'), of('later')).map(sum) as [Tallies, Tallies];
  const changes = (key: string, measure: Measure): Changes => ({
    at: {
      before: measure.of(all.before[key]),
      after: measure.of(all.after[key]),
      later: measure.of(all.later[key]),
    },
    after: measure.change(beforeA[key], after[key]),
    later: measure.change(beforeL[key], later[key]),
  });

  const items = set.items.flatMap((item): ItemResult[] => {
    switch (item.kind) {
      case 'vignette':
      case 'myth':
        return [{ kind: 'share', item, ...changes(item.id, RIGHT) }];
      case 'scale': {
        if (item.thinkingBackTo !== null) return [];
        const then = set.items.find((other) => other.kind === 'scale' && other.thinkingBackTo === item.id);
        const thinkingBack = then ? POINTS.change(all.after[then.id], all.after[item.id]) : null;
        return [{ kind: 'scale', item, ...changes(item.id, POINTS), thinkingBack }];
      }
      case 'intent':
      case 'behaviour':
        return item.moments.flatMap((moment) => choices(item, moment, all[moment][item.id]) ?? []);
      case 'line':
        return [];
    }
  });
  const ofVignettes = vignettesOf(set).length;
  const score = { ...changes(SCORE, scoreOf(ofVignettes)), of: ofVignettes };
  const days = (pick: (release: EvaluationRelease) => string): [string, string] => {
    const sorted = readable.map(pick).sort(compare);
    return [sorted[0] as string, sorted.at(-1) as string];
  };
  return {
    set,
    sessions: new Set(readable.flatMap(({ sessions }) => sessions)).size,
    heldOn: days(({ heldOn }) => heldOn),
    releasedOn: days(({ releasedOn }) => releasedOn),
    answers: {
      before: answersIn(of('before')),
      after: answersIn(of('after')),
      later: answersIn(of('later')),
    },
    score: Object.values(score.at).some((it) => it !== null) ? score : null,
    items: items.filter(
      (it) => it.kind === 'choices' || Object.values(it.at).some((value) => value !== null),
    ),
  };
}

/**
 * The releases by audience, each of ten answers at least and so is the rest: pools are whole ([Note: Pools]). Empty unless
 * there are two audiences to tell apart. `null`: pools of several audiences together.
 */
export function bySector(
  releases: readonly EvaluationRelease[],
): Map<EvaluationRelease['sector'], EvaluationRelease[]> {
  const groups = Map.groupBy(releases, ({ sector }) => sector);
  return groups.size > 1 ? groups : new Map<EvaluationRelease['sector'], EvaluationRelease[]>();
}

/** The releases by year of their last session, newest first. */
export const byYear = (releases: readonly EvaluationRelease[]): Map<string, EvaluationRelease[]> =>
  Map.groupBy(
    releases.toSorted((a, b) => compare(b.heldOn, a.heldOn)),
    ({ heldOn }) => heldOn.slice(0, 4),
  );

// ————— Sums —————

/** Sums of the items that read the same in every one of their sets. */
function sumOf(releases: readonly EvaluationRelease[], set: QuestionSet, sets: SetsKnown): Tallies {
  const sums: Record<string, ItemTally> = {};
  for (const release of releases) {
    const own = sets.get(release.set, release.version);
    if (own === null) continue;
    const comparable = sets.comparable(set, own);
    const sameScore = vignettesOf(own).length === vignettesOf(set).length;
    for (const [key, tally] of Object.entries(release.items)) {
      const counts =
        key === SCORE
          ? sameScore && vignettesOf(set).every(({ id }) => comparable.has(id))
          : comparable.has(key);
      if (!counts) continue;
      const sum = sums[key];
      sums[key] = sum === undefined ? tally : addTallies(sum, tally);
    }
  }
  return sums;
}

/** Of both, those whose sessions all have the other moment too. */
function sameSessions(
  a: readonly EvaluationRelease[],
  b: readonly EvaluationRelease[],
): [EvaluationRelease[], EvaluationRelease[]] {
  const within = (some: readonly EvaluationRelease[], others: readonly EvaluationRelease[]) => {
    const ids = new Set(others.flatMap(({ sessions }) => sessions));
    return some.filter(({ sessions }) => sessions.every((id) => ids.has(id)));
  };
  const then = within(b, a);
  return [within(a, then), then];
}

const answersIn = (releases: readonly EvaluationRelease[]): number =>
  releases.reduce((sum, { answers }) => sum + answers, 0);

function choices(
  item: ItemOf<'intent'> | ItemOf<'behaviour'>,
  moment: AnswerMoment,
  tally: ItemTally | undefined,
): ChoicesResult | null {
  if (tally?.kind !== 'choices') return null;
  const options = item.options.map(({ id }) => ({
    id,
    share: { n: tally.n, ...shareOf(tally.chosen[id] ?? 0, tally.n) },
  }));
  return { kind: 'choices', item, moment, n: tally.n, options };
}

const POINTS = meansWithin([1, 5]);
const scoreOf = (vignettes: number): Measure => meansWithin([0, vignettes]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
