/** Numbers of results in words: shares in per cent, scales with one decimal, changes with their sign. */
import type { AnswerMoment } from '#programme/questionnaire.ts';
import type { Estimate } from '#measures/uncertainty.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export const MOMENT: Readonly<Record<AnswerMoment, (locale: Locale) => string>> = {
  before: m.team_evaluation_moment_before,
  after: m.team_evaluation_moment_after,
  later: m.team_evaluation_moment_later,
};

/** How a kind of number is written: its value, and how much it changed. */
export interface Unit {
  readonly value: (value: number, locale: Locale) => string;
  /** Whole, with its unit: `+35 points`. Of the numbers as they are written, or the reader's own sum would differ. */
  readonly change: (first: number, then: number, locale: Locale) => string;
  /** A bound of the change, without its unit: `+4`. */
  readonly bound: (value: number, locale: Locale) => string;
}

const number = (value: number, locale: Locale, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(languageTag(locale), options).format(value).replace('-', '−');

const wholePoints = (value: number, locale: Locale): string =>
  number(Math.round(value * 100), locale, { signDisplay: 'exceptZero' });
export const SHARE: Unit = {
  value: (value, locale) => number(value, locale, { style: 'percent' }),
  change: (first, then, locale) => {
    const points = Math.round(then * 100) - Math.round(first * 100);
    return m.team_evaluation_points(locale, {
      count: Math.abs(points),
      points: wholePoints(points / 100, locale),
    });
  },
  bound: wholePoints,
};

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const signed = (value: number, locale: Locale): string =>
  number(value, locale, { ...oneDecimal, signDisplay: 'exceptZero' });
export const POINTS: Unit = {
  value: (value, locale) => number(value, locale, oneDecimal),
  change: (first, then, locale) => signed((Math.round(then * 10) - Math.round(first * 10)) / 10, locale),
  bound: signed,
};

/** `entre 45 % et 70 %`. */
export const between = ({ low, high }: Estimate, unit: Unit, locale: Locale): string =>
  m.team_evaluation_between(locale, { low: unit.value(low, locale), high: unit.value(high, locale) });
