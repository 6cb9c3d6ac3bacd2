/** Invented answers to a questionnaire, the same for the same seed: what a programme's sessions could have brought. */
import {
  type AnswerMoment,
  itemsFor,
  type QuestionItem,
  type QuestionSet,
} from '#programme/questionnaire.ts';
import { type Answers, type AnswerValue, readAnswers } from '#programme/questionnaire-answers.ts';
import type { HeldSession } from '#measures/evaluation-pools.ts';

/** How likely a right answer is; how many answer. Nothing here was measured. */
const RIGHT: Readonly<Record<AnswerMoment, number>> = { before: 0.42, after: 0.74, later: 0.66 };
const PRESENT: Readonly<Record<AnswerMoment, number>> = { before: 0.95, after: 0.9, later: 0.35 };
const SECTORS = ['police', 'health', 'community', 'school', 'justice'] as const;
const LINES = ['Merci, très concret.', 'Enfin des phrases à dire.', 'À refaire avec l’équipe de nuit.'];

export interface SampleOptions {
  readonly sessions: number;
  /** People in each session, on average. */
  readonly people: number;
  readonly seed?: number;
}

/** Sessions from 2024 on, one every three weeks. */
export function sampleSessions(
  set: QuestionSet,
  { sessions, people, seed = 1 }: SampleOptions,
): HeldSession[] {
  const random = randomFrom(seed);
  return Array.from({ length: sessions }, (_, number): HeldSession => {
    const size = Math.max(3, Math.round(people * (0.4 + 1.2 * random())));
    const answers = (['before', 'after', 'later'] as const).flatMap((moment) =>
      Array.from({ length: size }, () => moment)
        .filter(() => random() < PRESENT[moment])
        .map(() => sampleSheet(set, moment, random)),
    );
    const day = new Date(Date.UTC(2024, 0, 15 + number * 21)).toISOString().slice(0, 10);
    return {
      id: `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`,
      heldOn: day,
      organisation: `Organisme ${number % 7}`,
      sector: SECTORS[number % SECTORS.length] as HeldSession['sector'],
      answers,
    };
  });
}

function sampleSheet(set: QuestionSet, moment: AnswerMoment, random: () => number): Answers {
  const answers: Record<string, AnswerValue> = {};
  let line: string | undefined;
  for (const item of itemsFor(set, moment)) {
    if (random() < 0.03) continue;
    if (item.kind !== 'line') answers[item.id] = sampleValue(item, moment, random);
    else if (random() < 0.3) line = LINES[Math.floor(random() * LINES.length)];
  }
  const sheet = {
    set: set.id,
    version: set.version,
    moment,
    answers,
    ...(line === undefined ? {} : { line }),
  };
  const read = readAnswers(set, sheet);
  // Somebody who skipped everything would be asked again.
  return read ?? sampleSheet(set, moment, random);
}

function sampleValue(
  item: Exclude<QuestionItem, { kind: 'line' }>,
  moment: AnswerMoment,
  random: () => number,
): AnswerValue {
  const one = <T>(among: readonly T[]): T => among[Math.floor(random() * among.length)] as T;
  switch (item.kind) {
    case 'vignette':
      return random() < RIGHT[moment] ? item.right : one(item.options).id;
    case 'myth':
      return random() < RIGHT[moment] + 0.15 ? item.right : one(['true', 'false', 'unsure']);
    case 'scale': {
      const middle = item.thinkingBackTo === null ? 2 + 2 * RIGHT[moment] : 2.1;
      return Math.min(5, Math.max(1, Math.round(middle + 2 * (random() - 0.5))));
    }
    case 'intent':
      return one(item.options).id;
    case 'behaviour': {
      const done = item.options.filter(({ id }) => id !== item.none && random() < 0.45).map(({ id }) => id);
      return done.length > 0 ? done : [item.none];
    }
  }
}

/** Numbers that only look random (Marsaglia's xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
