/** Telephone numbers, birth dates, plates, health-insurance and social-insurance numbers, as Québec writes them. */
import {
  type Candidate,
  candidatesOf,
  hasCueBefore,
  type ScreeningContext,
} from '#programme/screening-candidate.ts';

/** All numbers in `text` that may identify somebody. */
export function findNumbers(text: string, context: ScreeningContext): Candidate[] {
  return [
    ...phones(text, context.publicNumbers ?? new Set()),
    ...healthNumbers(text),
    ...socialNumbers(text),
    ...birthDates(text, context.year),
    ...plates(text),
  ];
}

// ————— Telephone —————

/** Ten digits after an optional 1, in any usual grouping; never a part of a longer number. */
const tenDigits =
  /(?<![\d$€,.-])(?:\+?1[\s.-]?)?(?:\(\s?[2-9]\d{2}\s?\)|[2-9]\d{2})[\s./\u2010-\u2014-]{0,3}[2-9]\d{2}[\s./\u2010-\u2014-]{0,3}\d{2}[\s.-]?\d{2}(?![\d$])(?:,?\s*(?:poste|ext\.?|x|#)\s?\d{1,6})?/giu;
/** Any ten digits one by one: `5 1 4 5 5 5…`. */
const spacedDigits = /(?<![\d.,$-])(?:\d[\s.-]){9}\d(?![\d$])/gu;
const international = /\+(?!1\b)\d{1,3}(?:[\s.()-]{0,2}\d){7,12}(?!\d)/gu;
const sevenDigits =
  /(?<![\d$,.-]|\d{3}\)?\s)[2-9]\d{2}(?<between>[\s.\u2010-\u2014-])\d{4}(?![\d$-])(?!\s?(?:\$|%|fois|ans|km))/gu;
const phoneCue =
  /(?:t[ée]l|cell|phone|appel|num[ée]ro|call|text|joindre|reach|rejoindre|num\b|no\.?\s|#)[^.!?\n]{0,20}$/iu;
const digitWord =
  '(?:z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|zero|one|two|three|four|five|seven|eight|nine|oh)';
const spelledOut = new RegExp(`(?<![\\p{L}])${digitWord}(?:[\\s,.-]{1,3}${digitWord}){6,}(?!\\p{L})`, 'giu');

function phones(text: string, publicNumbers: ReadonlySet<string>): Candidate[] {
  const notPublic = (match: RegExpExecArray): boolean => {
    const digits = match[0]
      .replace(/(?:poste|ext|x|#).*$/iu, '')
      .replace(/\D/g, '')
      .replace(/^1(?=\d{10})/, '');
    return ![digits, `1${digits}`].some((number) => publicNumbers.has(number));
  };
  return [
    ...candidatesOf(text, tenDigits, 'phone', 80, notPublic),
    ...candidatesOf(text, spacedDigits, 'phone', 78, notPublic),
    ...candidatesOf(text, international, 'phone', 79),
    ...candidatesOf(
      text,
      sevenDigits,
      'phone',
      60,
      (match) => match.groups?.between?.trim() !== '' || hasCueBefore(text, match.index, phoneCue),
    ),
    ...candidatesOf(text, spelledOut, 'phone', 70),
  ];
}

// ————— Health insurance (RAMQ: four letters, year, month + 50 for a woman, day, two digits) —————

const ramq = /(?<![\p{L}\d])\p{L}{4}[\s-]?(?<date>\d{4})[\s-]?(?<rest>\d{4})(?!\d)/gu;
const healthCue =
  /(?:ramq|\bnam\b|assurance[- ]maladie|carte[- ]soleil|health (?:card|insurance)|medicare)[^.!?\n]{0,25}$/iu;

function healthNumbers(text: string): Candidate[] {
  return candidatesOf(text, ramq, 'health_number', 95, (match) => {
    if (hasCueBefore(text, match.index, healthCue, 50)) return true;
    const month = Number(match.groups?.date?.slice(2)) % 50;
    const day = Number(match.groups?.rest?.slice(0, 2));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  });
}

// ————— Social insurance (nine digits with a Luhn check) —————

const nineDigits = /(?<![\d$,.-])\d{3}[\s.-]?\d{3}[\s.-]?\d{3}(?![\d$-])(?!\s?\$)/gu;
const socialCue = /(?:\bnas\b|\bsin\b|assurance[- ]sociale|social insurance)[^.!?\n]{0,25}$/iu;

function socialNumbers(text: string): Candidate[] {
  return candidatesOf(
    text,
    nineDigits,
    'social_number',
    90,
    (match) => hasCueBefore(text, match.index, socialCue, 50) || passesLuhn(match[0].replace(/\D/g, '')),
  );
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

// ————— Birth dates —————

const month =
  '(?:(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|january|february|' +
  'march|april|may|june|july|august|september|october|november|december)(?!\\p{L})|(?:janv|f[ée]vr?|avr|juill?|sept?|oct|' +
  'nov|d[ée]c|jan|feb|mar|apr|jun|jul|aug)(?:\\.|(?!\\p{L})))';
const year = '(?<year>19\\d{2}|20\\d{2})';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const fullDates = [
  new RegExp(`(?<![\\d-])${year}[-/.](?:0?[1-9]|1[0-2])[-/.]${day}(?![\\d-])`, 'giu'),
  new RegExp(`(?<![\\d-])${day}[-/.]${day}[-/.]${year}(?![\\d-])`, 'giu'),
  new RegExp(`(?<!\\d)${day}(?:er|st|nd|rd|th)?\\s(?:of\\s|de\\s)?${month}\\s?,?\\s${year}(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\p{L})${month}\\s${day}(?:st|nd|rd|th)?,?\\s${year}(?!\\d)`, 'giu'),
];
/** After "née en", "born in", "DDN": less than a full date tells it too. */
const partialDates = [
  new RegExp(`(?<!\\d)${day}(?:er|st|nd|rd|th)?\\s(?:of\\s|de\\s)?${month}(?!\\p{L})`, 'giu'),
  new RegExp(`(?<!\\p{L})${month}\\s(?:${day}(?:st|nd|rd|th)?|${year})(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\d)${day}[-/.]${day}[-/.]\\d{2}(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\d)${year}(?!\\d)`, 'giu'),
];
const birthCue =
  /(?:\bn[ée]e?s?\s(?:le|un|en|au|à)(?!\p{L})|naissance|\bddn\b|(?:\bsa|\bson|\bl['’])\s?(?:f[êe]te|anniversaire)|\bborn\b|\bdob\b|birth\s?da(?:y|te)|d\.o\.b\.?)[^.!?\n]{0,25}$/iu;

function birthDates(text: string, thisYear: number): Candidate[] {
  const old = (match: RegExpExecArray): boolean => Number(match.groups?.year) <= thisYear - 8;
  const cued = (match: RegExpExecArray): boolean => hasCueBefore(text, match.index, birthCue, 45);
  return [
    ...fullDates.flatMap((pattern) =>
      candidatesOf(text, pattern, 'birth_date', 85, (match) => old(match) || cued(match)),
    ),
    ...partialDates.flatMap((pattern) => candidatesOf(text, pattern, 'birth_date', 65, cued)),
  ];
}

// ————— Plates: `F12 ABC`, and the older `ABC 123` and `123 ABC` —————

const newPlate = /(?<![\p{L}\d-])[A-Z]\d{2}[\s-]?[A-Z]{3}(?![\p{L}\d-])/gu;
const olderPlate =
  /(?<![\p{L}\d-])(?:[A-Z]{3}[\s-]?\d{3}|\d{3}[\s-]?[A-Z]{3}|[A-Z]{3}\s?\d{4}|L\d{6})(?![\p{L}\d$-])(?![\s.-]?\d)/gu;
const anyPlate =
  /(?<![\p{L}\d-])(?=[\p{L}\s-]{0,6}\d)(?=[\d\s-]{0,6}\p{L})[a-z\d]{2,4}[\s-]?[a-z\d]{2,4}(?![\p{L}\d-])/giu;
const plateCue =
  /(?:plaques?|immatricul\w*|licen[cs]e|plates?)\s?(?:d'\w+|number|no\.?|est|is|:|=|#|\s){0,4}["«\s]*$/iu;
const vehicleCue =
  /(?:auto|char|voiture|v[ée]hicule|camion|vus|suv|car|truck|van|civic|honda|bmw|mercedes|jeep)[^.!?\n]{0,25}$/iu;
/** Letters that stand before or after numbers and are no plate. */
const acronyms =
  /DPJ|LPJ|MRC|LSJ|CLS|CAI|SQ\b|GRC|QLD|EST|HNE|HAE|CAD|USD|EUR|FAQ|PDF|LGB|MTS|ITS|VIH|HIV|STI|AGR|ART|SEC|RTE|AUT|NIP|PIN|REF|NAM|NAS|SIN|LOI|BUS|ZIP|APP|APT|BUR|TEL|EXT|SMS|COM|ABC$/u;

function plates(text: string): Candidate[] {
  return [
    ...candidatesOf(text, newPlate, 'plate', 75),
    ...candidatesOf(
      text,
      olderPlate,
      'plate',
      55,
      (match) => !acronyms.test(match[0]) || hasCueBefore(text, match.index, vehicleCue, 35),
    ),
    ...candidatesOf(
      text,
      anyPlate,
      'plate',
      76,
      (match) => /\d/.test(match[0]) && hasCueBefore(text, match.index, plateCue, 35),
    ),
  ];
}
