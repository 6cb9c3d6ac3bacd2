/** Addresses where somebody may be found: streets with a number, postal codes, apartments, rooms. */
import { type Candidate, candidatesOf, hasCueBefore } from '#programme/screening-candidate.ts';

/** All places in `text` precise enough to find somebody. */
export function findPlaces(text: string): Candidate[] {
  return [
    ...candidatesOf(text, postalCode, 'address', 86),
    ...candidatesOf(text, frenchStreet, 'address', 84),
    ...candidatesOf(text, englishStreet, 'address', 83),
    ...candidatesOf(text, livesAt, 'address', 82, undefined, 'place'),
    ...candidatesOf(text, apartment, 'address', 68),
    ...candidatesOf(text, room, 'address', 67),
    ...candidatesOf(text, streetAlone, 'address', 66, (match) => hasCueBefore(text, match.index, living, 30)),
  ];
}

const postalCode =
  /(?<![\p{L}\d])[abceghj-nprstvxy]\d[abceghj-nprstv-z][\s-]?\d[abceghj-nprstv-z]\d(?![\p{L}\d])/giu;

const word =
  "(?:(?:de\\s(?:la\\s|l['’])?|du\\s|des\\s|d['’]|l['’]|la\\s|le\\s|les\\s)?[\\p{L}\\d](?:[\\p{L}\\d'’-]|\\.(?=\\p{L}))*)";
const names = `${word}(?:[\\s-](?:\\p{Lu}[\\p{L}'’-]*|de|du|des|la|le|nord|sud|ouest))*`;
// Capitals carry meaning here (they end a street's name), so cases are spelled out instead of ignored.
const anyCase = (list: string): string =>
  list.replace(/(?<=^|\|)\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`);
const frenchType = `(?:${anyCase(
  'rue|boul(?:evard)?\\.?|blvd\\.?|bd\\.?|av(?:enue)?\\.?|chemin|ch\\.|rang|mont[ée]e|côte|route|rte\\.?|impasse|croissant|all[ée]e|terrasse|ruelle|autoroute',
)})`;
const number = '\\d{1,5}(?:\\s?[a-d])?(?:\\s?[-–]\\s?\\d{1,5})?';
const frenchStreet = new RegExp(
  `(?<![\\p{L}\\d$])${number}\\s?,?\\s(?:${frenchType}|place(?=\\s\\p{Lu}))\\s${names}`,
  'gu',
);
const englishStreet =
  /(?<![\p{L}\d$])\d{1,5}(?:\s?[A-Da-d])?\s(?:(?:\p{Lu}[\p{L}'’.-]*|\d{1,3}(?:st|nd|rd|th))\s){1,3}(?:(?:St|Ave|Rd|Dr|Blvd|Ln|Ct|Cres|Hwy)(?!\p{L})\.?|(?:Street|Avenue|Road|Drive|Boulevard|Lane|Court|Crescent|Place|Terrace|Way|Highway|street|avenue|road|drive|lane|crescent)(?!\p{L}))(?:\s(?:East|West|North|South|[EWNS])(?!\p{L}))?/gu;
/** `habite au 45 Manseau`, `lives at 12 Elm`. */
const livesAt = new RegExp(
  `(?<!\\p{L})(?:${anyCase('habite|reste|demeure|vit|loge|adresse(?:\\sest)?|lives|living|stays|staying|address(?:\\sis)?')})\\s?:?\\s(?:(?:au|à|at|in|chez|près du)\\s)?(?:le\\s)?(?<place>${number}\\s?,?(?:\\s(?:de\\s(?:la\\s)?|du\\s|des\\s)?\\p{Lu}[\\p{L}'’-]*)+)`,
  'gu',
);
const apartment =
  /(?<!\p{L})(?:app(?:t|artement)?|apt|apartment|unit)\.?\s?(?:no\.?\s?|#\s?)?\d{1,4}\s?[a-z]?(?![\p{L}\d])(?!\s?(?:pi[èe]ces|rooms|ans|\$))/giu;
const room = /(?<!\p{L})(?:chambre|room)\s(?:no\.?\s?|#\s?|num[ée]ro\s)?\d{2,4}(?!\d)(?!\s?\$)/giu;
const streetAlone = new RegExp(
  `(?<!\\p{L})(?:${frenchType})\\s(?:(?:de\\s(?:la\\s)?|du\\s|des\\s)?\\p{Lu}[\\p{L}'’-]*)(?:\\s\\p{Lu}[\\p{L}'’-]*)*`,
  'gu',
);
const living =
  /(?:habite|reste|demeure|vit|loge|cach[ée]e|tenue|enferm[ée]e|lives?|stays?|staying)\s[^.!?\n]{0,20}$/iu;
