/** Counts sheets of answers into sums, item by item. A sheet is read here and nowhere later. */
import { type ItemTally, SCORE } from '#programme/evaluation-release.ts';
import type { ItemOf, QuestionItem, QuestionSet } from '#programme/questionnaire.ts';
import type { Answers, AnswerValue } from '#programme/questionnaire-answers.ts';
import { comparableItems } from '#programme/questionnaire-edit.ts';

export type Tallies = Readonly<Record<string, ItemTally>>;

/** Sets by id and version: what answers name. */
export class SetsKnown {
  readonly #sets: ReadonlyMap<string, QuestionSet>;
  readonly #comparable = new Map<string, ReadonlySet<string>>();

  constructor(sets: readonly QuestionSet[]) {
    this.#sets = new Map(sets.map((set) => [keyOf(set.id, set.version), set]));
  }

  /** Null when nobody has it any more: its answers cannot be read. */
  get(id: string, version: number): QuestionSet | null {
    return this.#sets.get(keyOf(id, version)) ?? null;
  }

  /** Items of `reference` that read the same in `other`. */
  comparable(reference: QuestionSet, other: QuestionSet): ReadonlySet<string> {
    const key = `${keyOf(reference.id, reference.version)} ${keyOf(other.id, other.version)}`;
    let items = this.#comparable.get(key);
    if (items === undefined) {
      items = new Set(comparableItems(reference, other));
      this.#comparable.set(key, items);
    }
    return items;
  }
}
const keyOf = (id: string, version: number): string => `${id} ${version}`;

/** Sums of all `sheets` as answers to the items of `reference`; those to other words are left out, item by item. */
export function tallySheets(sheets: readonly Answers[], reference: QuestionSet, sets: SetsKnown): Tallies {
  const counters = new Map(reference.items.map((item) => [item.id, { item, tally: emptyTally(item) }]));
  const vignettes = vignettesOf(reference);
  const score = { kind: 'scale' as const, n: 0, sum: 0, squares: 0 };
  for (const { set, version, answers } of sheets) {
    const own = sets.get(set, version);
    if (own === null) continue;
    const comparable = sets.comparable(reference, own);
    for (const [id, value] of Object.entries(answers)) {
      const counter = comparable.has(id) ? counters.get(id) : undefined;
      if (counter !== undefined) count(counter.tally, counter.item, value);
    }
    if (vignettes.length === 0 || !vignettes.every(({ id }) => comparable.has(id) && id in answers)) continue;
    addPoint(score, vignettes.filter(({ id, right }) => answers[id] === right).length);
  }
  const tallies = new Map<string, ItemTally>();
  for (const [id, { tally }] of counters) if (tally !== null && tally.n > 0) tallies.set(id, tally);
  if (score.n > 0) tallies.set(SCORE, score);
  return Object.fromEntries(tallies);
}

export const vignettesOf = ({ items }: QuestionSet): ItemOf<'vignette'>[] =>
  items.filter((item) => item.kind === 'vignette');

/** The sums of both together. */
export function addTallies(a: ItemTally, b: ItemTally): ItemTally {
  const n = a.n + b.n;
  if (a.kind === 'right' && b.kind === 'right') return { kind: a.kind, n, right: a.right + b.right };
  if (a.kind === 'scale' && b.kind === 'scale')
    return { kind: a.kind, n, sum: a.sum + b.sum, squares: a.squares + b.squares };
  if (a.kind === 'choices' && b.kind === 'choices') {
    const chosen = { ...a.chosen };
    for (const [id, times] of Object.entries(b.chosen)) chosen[id] = (chosen[id] ?? 0) + times;
    return { kind: a.kind, n, chosen };
  }
  throw new TypeError(`a ${a.kind} is not added to a ${b.kind}`);
}

type Writable<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

/** Null for a line: it is no number. */
function emptyTally(item: QuestionItem): Writable<ItemTally> | null {
  switch (item.kind) {
    case 'vignette':
    case 'myth':
      return { kind: 'right', n: 0, right: 0 };
    case 'scale':
      return { kind: 'scale', n: 0, sum: 0, squares: 0 };
    case 'intent':
    case 'behaviour':
      return { kind: 'choices', n: 0, chosen: Object.fromEntries(item.options.map(({ id }) => [id, 0])) };
    case 'line':
      return null;
  }
}

function count(tally: Writable<ItemTally> | null, item: QuestionItem, value: AnswerValue): void {
  if (tally === null) return;
  if (tally.kind === 'scale') {
    addPoint(tally, Number(value));
    return;
  }
  tally.n += 1;
  if (tally.kind === 'right') {
    if ('right' in item && item.right === value) tally.right += 1;
    return;
  }
  for (const id of Array.isArray(value) ? value : [String(value)])
    tally.chosen[id] = (tally.chosen[id] ?? 0) + 1;
}

function addPoint(scale: { n: number; sum: number; squares: number }, value: number): void {
  scale.n += 1;
  scale.sum += value;
  scale.squares += value * value;
}
