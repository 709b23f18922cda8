/** Words too common to tell one message from another. */
const COMMON: ReadonlySet<string> = new Set(
  "a an and are as at be been but by can could did do does for from had has have how i if in is it its me my no not of on one or our please so still that the their then there they this to us was we were what when while will with you your".split(" "),
);

/** Words of a text, in a form in which spelling, case, quotes and punctuation no longer count. */
export function wordsOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
    .replaceAll(/\b(it|that|there|what|something)[' ]s\b/g, "$1 is")
    .replaceAll(/\bcan(?:no|')t\b/g, "can not")
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

/** How much a word tells messages apart, from 0 to 1. */
export function weightOf(word: string): number {
  if (!isTelling(word)) return 0;
  return WEAK.has(word) ? 0.5 : 1;
}

/** Whether two words are one: the same, or a long one with one typing error. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  return a.length >= 6 && b.length >= 6 && Math.abs(a.length - b.length) <= 1 && oneEdit(a, b);
}

function oneEdit(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  const swapped = long.length === short.length && long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2);
  return swapped || long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at);
}
