/** How well the word check does on labelled sentences. Counted as README.md says: marks and labels that overlap. */
import { type CompiledRules, findWordings } from '#wording/check/check.ts';
import type { LabelledSentence } from './read.ts';

export interface Measure {
  readonly marks: number;
  readonly right: number;
  readonly labels: number;
  readonly found: number;
  /** Right marks that also name the label's own entry. */
  readonly sameId: number;
  /** What went wrong, to be read on development sentences only. */
  readonly mistakes: readonly string[];
}

export function measure(sentences: readonly LabelledSentence[], compiled: CompiledRules): Measure {
  let [marks, right, labels, found, sameId] = [0, 0, 0, 0, 0];
  const mistakes: string[] = [];
  for (const { text, marks: wanted, about } of sentences) {
    const places = wanted.map(({ on, id }) => ({
      id,
      from: text.indexOf(on),
      to: text.indexOf(on) + on.length,
    }));
    const findings = findWordings(text, compiled, { reader: about ?? null });
    for (const finding of findings) {
      const label = places.find((place) => overlap(place, finding));
      marks++;
      if (label === undefined)
        mistakes.push(`marked: “${text.slice(finding.from, finding.to)}” (${finding.id}) in “${text}”`);
      else right++;
      if (label?.id === finding.id) sameId++;
    }
    for (const place of places) {
      labels++;
      if (findings.some((finding) => overlap(place, finding))) found++;
      else mistakes.push(`missed: “${text.slice(place.from, place.to)}” (${place.id}) in “${text}”`);
    }
  }
  return { marks, right, labels, found, sameId, mistakes };
}

export const sum = (a: Measure, b: Measure): Measure => ({
  marks: a.marks + b.marks,
  right: a.right + b.right,
  labels: a.labels + b.labels,
  found: a.found + b.found,
  sameId: a.sameId + b.sameId,
  mistakes: [],
});

export const precision = ({ right, marks }: Measure): number => right / marks;
export const recall = ({ found, labels }: Measure): number => found / labels;

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.from < b.to && b.from < a.to;
