/** How one name of a person misses another. */
export type NameMiss = "space" | "case" | "invisible" | "lookalike" | "alias" | "domain" | "short" | "attribute" | "other";

/** Letters of other alphabets that look like a Latin one (Unicode UTS 39, confusables; those that keyboards and homograph attacks give). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", і: "i", ј: "j", ѕ: "s", ԁ: "d", һ: "h", ԛ: "q", ԝ: "w", к: "k", м: "m", т: "t", в: "b", н: "h", г: "r", п: "n",
  α: "a", ε: "e", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", ı: "i", ł: "l", ɡ: "g", ӏ: "l", "‐": "-", "‑": "-", "–": "-", "−": "-", "＠": "@",
};

/** What nobody sees: control and format characters, variation selectors, fillers. */
const INVISIBLE = /\p{Cc}|\p{Cf}|[\uFE00-\uFE0F\u115F\u1160\u3164\uFFA0]|\u034F/gu;
const SPACE = /[\s\p{Z}]+/gu;

/** Whether a text has characters that nobody sees. */
export function hasInvisible(text: string): boolean {
  return text.replace(INVISIBLE, "") !== text;
}

/** Whether a text has white space at an end or anywhere inside. */
export function hasSpace(text: string): boolean {
  return text.replace(SPACE, "") !== text;
}

/** Where two names begin to differ; the characters themselves only where they are none of a usual name, for the rest is a person's value. */
export function firstDifference(found: string, expected: string): string {
  const [a, b] = [Array.from(found), Array.from(expected)];
  const at = a.findIndex((character, index) => character !== b[index]);
  const place = at < 0 ? a.length : at;
  return `they differ from character ${place + 1} on (NameID ${kindOf(a[place])}, userName ${kindOf(b[place])})`;
}

function kindOf(character: string | undefined): string {
  if (character === undefined) return "at its end";
  if (/[!-~]/.test(character)) return /[A-Z]/.test(character) ? "a capital" : /[a-z]/.test(character) ? "a small letter" : /\d/.test(character) ? "a digit" : "a sign";
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Tells the near misses of a name apart, the least difference first; undefined where both are the same, code unit for code unit. */
export function judgeName(found: string, expected: string): NameMiss | undefined {
  if (found === expected) return undefined;
  const steps: [NameMiss, (text: string) => string][] = [
    ["space", (text) => text.replace(SPACE, "")],
    ["invisible", (text) => text.replace(INVISIBLE, "")],
    ["case", (text) => text.toLowerCase()],
    ["lookalike", skeleton],
  ];
  for (const [miss, step] of steps) if (step(found) === step(expected)) return miss;
  // Beyond one difference: of several, the one that is hardest to see is named.
  const [a, b] = [bare(found), bare(expected)];
  if (a === b) return hasInvisible(found + expected) ? "invisible" : hasSpace(found + expected) ? "space" : "lookalike";
  const [left, right] = [split(a), split(b)];
  if (left.domain === right.domain) return untagged(left.local) === untagged(right.local) ? "alias" : left.domain === "" ? "other" : "attribute";
  if (untagged(left.local) !== untagged(right.local)) return "other";
  return left.domain === "" || right.domain === "" ? "short" : "domain";
}

function bare(text: string): string {
  return skeleton(text.replace(SPACE, "").replace(INVISIBLE, "").toLowerCase());
}

/** The text as it looks: compatibility forms (full width) resolved, look-alikes replaced. */
function skeleton(text: string): string {
  return Array.from(text.normalize("NFKC"), (character) => LOOKALIKES[character] ?? character).join("");
}

function split(name: string): { readonly local: string; readonly domain: string } {
  const at = name.lastIndexOf("@");
  return at < 0 ? { local: name, domain: "" } : { local: name.slice(0, at), domain: name.slice(at + 1) };
}

function untagged(local: string): string {
  return local.replace(/\+.*$/, "");
}
