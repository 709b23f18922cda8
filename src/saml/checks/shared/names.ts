/** How one name of a person misses another. */
export type NameMiss = "space" | "case" | "invisible" | "lookalike" | "alias" | "domain" | "short" | "attribute" | "other";

/** Letters of other alphabets that look like a Latin one (Unicode UTS 39, confusables; those that keyboards and homograph attacks give). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", і: "i", ј: "j", ѕ: "s", ԁ: "d", һ: "h", ԛ: "q", ԝ: "w", к: "k", м: "m", т: "t", в: "b", н: "h", г: "r", п: "n",
  α: "a", ε: "e", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", ı: "i", ł: "l", ɡ: "g", ӏ: "l", "‐": "-", "‑": "-", "–": "-", "−": "-", "＠": "@",
};

/** What nobody sees: control and format characters, variation selectors, fillers. */
const INVISIBLE = /(?![\t\n\v\f\r])\p{Cc}|\p{Cf}|[\uFE00-\uFE0F\u115F\u1160\u3164\uFFA0]|\u034F/gu;
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

/** Differences in how one name is written, the hardest to see first, each with what does away with it. */
const SPELLINGS: readonly (readonly [NameMiss, (text: string) => string])[] = [
  ["invisible", (text) => text.replace(INVISIBLE, "")],
  ["space", (text) => text.replace(SPACE, "")],
  ["case", (text) => text.toLowerCase()],
  // Last, since the look-alikes of capitals are told by their small letters.
  ["lookalike", skeleton],
];
const HARDEST: readonly NameMiss[] = ["invisible", "space", "lookalike", "case"];

/**
 * Tells all the ways in which a name misses another, so that putting right each of them makes both the same: first what makes it another
 * name, then how it is written, the hardest to see first. None where both are the same, code unit for code unit.
 */
export function judgeName(found: string, expected: string): NameMiss[] {
  if (found === expected) return [];
  const written = (but?: NameMiss) => (text: string) => SPELLINGS.reduce((rest, [miss, step]) => (miss === but ? rest : step(rest)), text);
  const core = relation(written()(found), written()(expected));
  // A spelling counts where leaving it in would make the names another pair than they are, and where one name alone has it: it stays wrong once the rest is right.
  const has = (miss: NameMiss, text: string) => written(miss)(text) !== written()(text);
  const spelled = core === "attribute" || core === "other" ? [] : HARDEST.filter((miss) => has(miss, found) !== has(miss, expected) || relation(written(miss)(found), written(miss)(expected)) !== core);
  // Where two of them each do away with the only difference (a Kelvin sign for a K), neither counts for itself.
  if (core === undefined) return spelled.length === 0 ? ["lookalike"] : spelled;
  return [core, ...spelled];
}

/** What two names are to each other that are written alike. */
function relation(a: string, b: string): NameMiss | undefined {
  if (a === b) return undefined;
  const [left, right] = [split(a), split(b)];
  if (left.domain === right.domain) return untagged(left.local) === untagged(right.local) ? "alias" : left.domain === "" ? "other" : "attribute";
  if (untagged(left.local) !== untagged(right.local)) return "other";
  return left.domain === "" || right.domain === "" ? "short" : "domain";
}

/** What two different names have in common, in words that tell nothing of either: one may be the beginning of the other, one domain inside the other. */
export function inCommon(found: string, expected: string): string | undefined {
  const [a, b] = [found, expected].map((text) => split(SPELLINGS.reduce((rest, [, step]) => step(rest), text)));
  if (a === undefined || b === undefined) return undefined;
  const parts = [
    ...(begins(a.local, b.local) ? ["the NameID's name begins the userName's"] : begins(b.local, a.local) ? ["the userName's name begins the NameID's"] : []),
    ...(a.domain.endsWith(`.${b.domain}`) && b.domain !== "" ? ["the NameID's domain is a subdomain of the userName's"] : b.domain.endsWith(`.${a.domain}`) && a.domain !== "" ? ["the userName's domain is a subdomain of the NameID's"] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** Two letters begin many names. */
function begins(one: string, other: string): boolean {
  return one.length >= 3 && other.startsWith(one) && one !== other;
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
