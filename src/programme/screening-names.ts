/**
 * Name-like phrases: after "s'appelle" or "named", after "Mme" or "Mr.", a known first name, or two capitalised words
 * that are neither an institution, a place, a date nor the beginning of a sentence.
 */
import { type Candidate, candidatesOf } from '#programme/screening-candidate.ts';
import {
  CALENDAR_WORDS,
  FAMILY_NAMES,
  FIRST_NAMES,
  FIRST_NAMES_THAT_ARE_WORDS,
  INSTITUTION_WORDS,
  LOWER_CASE_WORDS,
  PLAIN_WORDS,
} from '#programme/screening-words.ts';

/**
 * All stretches of `text` that look like the name of a person.
 * @param teammates whose names are right here: by the first name, or whole; “Karine Tremblay” is not Karine Bélanger
 */
export function findNames(text: string, teammates: readonly string[] = []): Candidate[] {
  const found = [...afterCue(text), ...capitalised(text), ...lowerCase(text)];
  if (teammates.length === 0) return found;
  const right = teammates.map((name) => fold(name).split(/\s+/));
  return found.filter(({ start, end }) => {
    const words = fold(text.slice(start, end)).split(/\s+/);
    return !right.some((name) => words.every((word, i) => word === name[i]));
  });
}

const capital = "\\p{Lu}(?:['’]\\p{Lu})?\\p{Ll}*(?:\\p{Lu}\\p{Ll}+)?";
const token = `(?:\\p{Lu}{2,}(?!\\p{Ll})|${capital})(?:[-'’](?:${capital}|\\p{Ll}{2,}))*`;
const particle = "(?:de la|de|du|des|la|le|van|von|el|al|ben|bin|d[’']|l[’'])";
const anyToken = "\\p{L}[\\p{L}'’-]+";

// ————— After a cue —————

const namingCue =
  "s['’]appelle(?:rait)?|s['’]appelait|m['’]appelle|se (?:nomme|pr[ée]nomme|fait appeler)|(?:sur|pr[ée])?nomm(?:[ée]e?s?|e)(?!\\p{L})|(?:nom|name) de (?:rue|sc[èe]ne|guerre)|street name|alias|du nom de|au nom de|" +
  "(?:son|mon|leur|vrai|le|de) (?:vrai |pr[ée])?nom (?:de famille |complet |de rue )?(?:est|c[’']est|:)|(?:pr[ée]|sur)?nom(?: complet| de famille)? ?:|c[’']est (?:la|le) (?:petite |jeune )?" +
  '(?=\\p{Lu})|named|nicknamed|(?:first |last |full |real |street |her |his |my )?name(?: is|[\'’]s| ?:| was)|goes by|known as|aka|a\\.k\\.a\\.|calls herself|calls himself|called(?= ["“«]?\\p{Lu})';
const afterNaming = new RegExp(
  `(?<!\\p{L})(?:${namingCue})\\s*["“«]?\\s*(?<name>${anyToken}(?:\\s(?:${particle}\\s?)?\\p{Lu}[\\p{L}'’-]+|\\s(?:[a-z]\\p{L}{2,}))?)`,
  'giu',
);
const title = new RegExp(
  `(?<![\\p{L}.])(?:Mme|Mlle|Madame|Mademoiselle|Monsieur|Mrs|Ms|Miss|Mr|M)\\.?\\s(?<name>${token}(?:\\s${token})?)`,
  'gu',
);

/** Somebody close to her: "son bébé, Liam", "her sister Ella". */
const relation = new RegExp(
  `(?<!\\p{L})(?:[Ss]es|[Ss]on|[Ss]a|[Uu]ne?|[Ll]e|[Ll]a|[Mm]on|[Mm]a|[Hh]er|[Hh]is|[Mm]y|[Aa]|[Tt]he)\\s(?:\\p{Ll}+\\s)?(?:fille|fils|bébé|enfant|sœur|soeur|frère|mère|père|amie?|copine|copain|chum|blonde|ex|conjointe?|conjoint|mari|cousine?|tante|oncle|coloc|cliente?|victime|jeune|dame|patron|proxénète|pimp|agresseur|daughter|son|baby|child|sister|brother|mother|father|mom|dad|friend|boyfriend|girlfriend|bf|gf|husband|partner|cousin|aunt|uncle|roommate|boss|victim|client)\\s?,?\\s(?<name>${token}(?:\\s${token})?)`,
  'gu',
);

function afterCue(text: string): Candidate[] {
  return [
    ...candidatesOf(
      text,
      relation,
      'name',
      45,
      (match) => fitsName(firstWord(match.groups?.name ?? '')),
      'name',
    ),
    ...candidatesOf(text, afterNaming, 'name', 50, () => true, 'name').flatMap((found) =>
      trimCued(text, found),
    ),
    ...candidatesOf(
      text,
      title,
      'name',
      48,
      (match) => !isNotName(firstWord(match.groups?.name ?? '')),
      'name',
    ),
  ];
}

/** After a cue, a capital is a name; without one, only a known first name is ("s'appelle karine"). */
function trimCued(text: string, found: Candidate): Candidate[] {
  const [first = '', ...rest] = text.slice(found.start, found.end).split(/\s/);
  const known = isFirstName(first) || FIRST_NAMES_THAT_ARE_WORDS.has(fold(first));
  if (!known && (!startsUpper(first) || isNotName(first))) return [];
  // The case-blind pattern may have taken one word too many.
  const second = rest.join(' ');
  const family =
    second !== '' && (startsUpper(rest.at(-1) ?? '') ? !isNotName(rest.at(-1) ?? '') : isFamilyName(second));
  return [{ ...found, end: found.start + first.length + (family ? second.length + 1 : 0) }];
}

// ————— Capitals —————

const run = new RegExp(`${token}(?:\\s(?:${particle}\\s?)?${token})*`, 'gu');

function capitalised(text: string): Candidate[] {
  return candidatesOf(text, run, 'name', 30).flatMap((found) => namesIn(text, found));
}

/**
 * The names inside a run of capitalised words, such as "Karine Bélanger" in "Hier Karine Bélanger". A known first name
 * is one anywhere but after an institution ("Maison Marthe"); strangers are a name when two or more stand together, not
 * at the start of a sentence, and nothing around them is an institution ("Canadian Human Trafficking Hotline").
 */
function namesIn(text: string, found: Candidate): Candidate[] {
  if (isInstitution(text, found.start)) return [];
  const words = wordsOf(text, found);
  const institutional = words.some((word) => isInstitutionWord(word.text));
  const names: Candidate[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === undefined || !fitsName(word.text)) continue;
    let last = i;
    while (last - i < 2 && words[last + 1] !== undefined && fitsName(words[last + 1]?.text ?? '')) last += 1;
    const family = words.slice(i + 1, last + 1).some((one) => isFamilyName(one.text));
    const startsSentence = i === 0 && isSentenceStart(text, word.start);
    const next = words[i + 1]?.text ?? '';
    const sure = isFirstName(word.text) || (last > i && isFamilyName(word.text) && !startsSentence);
    const likely =
      FIRST_NAMES_THAT_ARE_WORDS.has(fold(word.text)) && (family || (!startsSentence && !institutional));
    const strangers = last > i && !institutional;
    // A verb begins the sentence, and the name follows: "Demandez Karine".
    if (startsSentence && !sure && (!family || isFirstName(next))) continue;
    const ofInstitution = [words[i - 1], words[last + 1]].some((one) => one && isInstitutionWord(one.text));
    if (((sure || likely) && !ofInstitution) || strangers || (last > i && family)) {
      names.push({ ...found, start: word.start, end: words[last]?.end ?? word.end });
      i = last;
    }
  }
  return names;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string, { start, end }: Candidate): Word[] {
  return [...text.slice(start, end).matchAll(new RegExp(token, 'gu'))].map((match) => ({
    text: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

// ————— Typed in haste, without capitals —————

const lowerWord = /(?<![\p{L}@.#/_-])\p{Ll}{4,}(?:-\p{Ll}{3,})?(?![\p{L}@_-]|\.\p{L})/gu;

function lowerCase(text: string): Candidate[] {
  return candidatesOf(
    text,
    lowerWord,
    'name',
    20,
    (match) =>
      isFirstName(match[0]) && !LOWER_CASE_WORDS.has(fold(match[0])) && !isInstitution(text, match.index),
  );
}

// ————— What stands around —————

/** A name after one of these belongs to a building, a street or a saint: "hôpital Pierre-Le Gardeur", "Sainte-Julie". */
const institution =
  /(?<!\p{L})(?:h[ôo]pital|[ée]coles?|polyvalente|centre(?: \p{Ll}+)*|center|rue|boul(?:evard)?\.?|avenue|av\.|parc|pavillon|r[ée]sidences?|maison|clinique|fondation|ar[ée]na|place|foyer|refuge|pont|m[ée]tro|station|gare|c[ée]gep|coll[èe]ge|universit[ée]|institut|pharmacie|salle|[ée]difice|quartier|secteur|poste|paroisse|[ée]glise|bar|motel|h[ôo]tel|auberge|restaurant|magasin|chez|hospital|school|street|st\.|shelter|house|foundation|clinic|college|university|bridge|saint|sainte|st|ste|mont|lac|rivi[èe]re|[îi]le)(?:\s(?:secondaire|primaire|hospitalier|jeunesse|de|du|des|la|le|of|the|d[’']|l[’']))*[\s-]*(?:d[’']|l[’'])?$/iu;
const chez = /chez\s*$/iu;

/** Names of persons that everybody knows as a shop or an organisation. */
const publicNames = /^(?:Jean[ -]Coutu|Elizabeth[ -]Fry|Marie[- ]Vincent|Tim Hortons?)(?!\p{L})/u;

function isInstitution(text: string, start: number): boolean {
  if (publicNames.test(text.slice(start))) return true;
  const before = text.slice(Math.max(0, start - 40), start);
  // "chez Karine" is a person's home; "chez Jean Coutu" is told apart by the list of words.
  return institution.test(before) && !chez.test(before);
}

function isSentenceStart(text: string, start: number): boolean {
  return /(?:^|[.!?…:;\n•–—]|^[-*])[\s"'“«()\u00a0-]*$/u.test(text.slice(0, start));
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase();
}

const firstWord = (text: string): string => text.split(/\s/)[0] ?? '';
const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word);
/** Capitals alone are an acronym, unless they spell a known name. */
const isAcronym = (word: string): boolean =>
  word.length < 2 || (/^\p{Lu}+$/u.test(word) && !isFirstName(word) && !isFamilyName(word));
const fitsName = (word: string): boolean => !isAcronym(word) && !isNotName(word);

function isFirstName(word: string): boolean {
  const folded = fold(word);
  return FIRST_NAMES.has(folded) || (folded.includes('-') && FIRST_NAMES.has(folded.split('-')[0] ?? ''));
}

function isFamilyName(word: string): boolean {
  return fold(word)
    .split(/[\s-]/)
    .some((part) => FAMILY_NAMES.has(part));
}

/** Whether the word is no name by itself: "Montréal", "Depuis", "Saint-Jérôme". A known family name always is one. */
function isNotName(word: string): boolean {
  return PLAIN_WORDS.has(bare(word)) || CALENDAR_WORDS.has(bare(word)) || isInstitutionWord(word);
}

function isInstitutionWord(word: string): boolean {
  if (FAMILY_NAMES.has(fold(word))) return false;
  return INSTITUTION_WORDS.has(bare(word)) || INSTITUTION_WORDS.has(bare(word).split('-')[0] ?? '');
}

/** Without an elided article: "l'Assomption", "d'Ottawa". */
const bare = (word: string): string => fold(word).replace(/^(?:[dljmnst]|qu)'/, '');
