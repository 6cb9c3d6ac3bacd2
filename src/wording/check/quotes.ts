/**
 * Where a text quotes: « », “ ”, " ". What stands there is somebody's own word, hers above all, or what not to say; the
 * check leaves it alone. A mark that nothing closes in its paragraph quotes nothing.
 */

export interface QuotedRange {
  /** Of the opening mark. */
  readonly from: number;
  /** After the closing mark. */
  readonly to: number;
}

const CLOSES: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"', '‹': '›' };
const MARKS = /[«»“”„"‹›]|\n\s*\n/gu;

/** In order, the outermost only. */
export function quotedRanges(text: string): QuotedRange[] {
  const ranges: QuotedRange[] = [];
  let open: { mark: string; from: number } | null = null;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark.startsWith('\n')) open = null;
    else if (open === null) {
      if (Object.hasOwn(CLOSES, mark)) open = { mark, from: index };
    } else if (closes(open.mark, mark)) {
      ranges.push({ from: open.from, to: index + 1 });
      open = null;
    }
  }
  return ranges;
}

/** Some keyboards give “ for both, or mix the kinds of mark: ”…“, “…". */
const closes = (opening: string, mark: string): boolean =>
  mark === CLOSES[opening] || (opening === '“' && mark === '"');
