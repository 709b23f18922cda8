/** Words too common to tell one message from another. */
const COMMON: ReadonlySet<string> = new Set(
  "a again an and any are as at be because been but by can could did do does for from had has have how i if in is it its just later me my no not now of on one or our please so still that the their then there they this to too try us was we were what when while will with would you your".split(" "),
);

/** Words of a text, in a form in which spelling, case, quotes and punctuation no longer count. */
export function wordsOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
    // People who are in a hurry leave the apostrophe out.
    .replaceAll(/\b(it|that|there|what)[' ]?s\b/g, "$1 is")
    .replaceAll(/\bsomething[' ]s\b/g, "something is")
    .replaceAll(/\bdo[es]{1,3}n[' ]?t\b/g, "does not")
    .replaceAll(/\bcan(?:no|[' ]?)t\b/g, "can not")
    .replaceAll(/\b(are|could|did|do|does|had|has|have|is|should|was|were|would)nt\b/g, "$1 not")
    .replaceAll(/n[' ]t\b/g, " not")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Whether a word helps to tell messages apart. */
export function isTelling(word: string): boolean {
  return !COMMON.has(word) && word.length > 1;
}

/** Words of nearly every error message: of some help beside others, of none alone. */
const WEAK: ReadonlySet<string> = new Set(["error", "errors", "occurred", "failed", "fails", "invalid", "missing", "failure"]);

/** Words of the matter itself, which alone say nothing of what is wrong. */
const OF_THE_MATTER: ReadonlySet<string> = new Set("access account accounts app application applications aws client complete completed contains dashboard group id link list name okta page portal provided region request response right saml set sign signed something user valid".split(" "));

/** How much a word tells messages apart, from 0 to 1. */
export function weightOf(word: string): number {
  if (!isTelling(word)) return 0;
  return WEAK.has(word) ? 0.5 : 1;
}

/** Whether a word, given alone, points to a message. */
export function pointsBySelf(word: string): boolean {
  return weightOf(word) === 1 && !OF_THE_MATTER.has(word);
}

/** The words as a vocabulary spells them: a word that it has not is taken for the nearest one within the typing errors that its length allows. */
export function corrected(words: readonly string[], vocabulary: ReadonlySet<string>): string[] {
  const known = new Map<string, string>();
  return words.map((word) => {
    const found = known.get(word) ?? (vocabulary.has(word) ? word : nearestWord(word, vocabulary));
    known.set(word, found);
    return found;
  });
}

function nearestWord(word: string, vocabulary: ReadonlySet<string>): string {
  let best = { word, distance: allowedEdits(word) + 1 };
  if (best.distance === 1 || word.length > 40) return word;
  for (const other of vocabulary) {
    if (Math.abs(other.length - word.length) >= best.distance) continue;
    const distance = editDistance(word, other);
    // The shorter of the two decides: "set" with one letter more or less is another word. Nobody mistypes the beginning too: "expected" is not "unexpected".
    if (distance < best.distance && distance <= allowedEdits(other) && (distance < 2 || word[0] === other[0])) best = { word: other, distance };
  }
  return best.word;
}

/** Typing errors in a word of this length that leave it what it was; a number has none. */
function allowedEdits(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Letters put in, left out, replaced, or exchanged with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isExchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const exchanged = row > 1 && column > 1 && isExchanged ? (beforePrevious[column - 2] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, exchanged, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length] ?? b.length;
}
