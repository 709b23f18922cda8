/** Upper-case letters, spaces and letters beyond ASCII are named by place up to this many; further ones are only counted. */
const PLACES_SHOWN = 6;
/** A value shorter than this would be told by its form alone, and so would a part of an address shorter than the second. */
const SHORT = 8;
const SHORT_PART = 4;

/**
 * A person's value made unreadable for the own terminal, where what sign-in depends on stays comparable: length, last label of the domain, where
 * upper case, white space and letters beyond ASCII stand: `a****@e******.com (18 characters; upper case at 3)`.
 */
export function mask(value: string): string {
  if (value === "") return EMPTY;
  const characters = Array.from(value);
  const { kind, odd } = judge(value);
  const count = `${characters.length.toLocaleString("en-US")} character${characters.length === 1 ? "" : "s"}`;
  if (characters.length < SHORT) return `${kind} (${[count, ...odd.map(([name]) => `with ${name}`)].join("; ")})`;
  return `${starred(value)} (${[count, ...odd.map(([name, pattern]) => `${name} at ${places(characters, pattern)}`)].join("; ")})`;
}

/** The same for a text that others will read, such as an issue: nothing stays but what may make a sign-in fail, `a person's address (with upper case)`. */
export function maskForOthers(value: string): string {
  if (value === "") return EMPTY;
  const { kind, odd } = judge(value);
  return odd.length === 0 ? kind : `${kind} (with ${odd.map(([name]) => name).join(", ")})`;
}

const EMPTY = '"" (empty)';

function judge(value: string): { readonly kind: string; readonly odd: typeof ODDITIES } {
  return { kind: /^[^\s@]+@[^\s@]+$/.test(value) ? "a person's address" : "a person's value", odd: ODDITIES.filter(([, pattern]) => pattern.test(value)) };
}

const ODDITIES: readonly (readonly [name: string, pattern: RegExp])[] = [["upper case", /\p{Lu}/u], ["white space", /\s/u], ["beyond ASCII", /[^\p{ASCII}]/u], ["control", /[\p{Cc}\p{Cf}]/u]];

function places(characters: readonly string[], pattern: RegExp): string {
  const at = characters.flatMap((character, index) => (pattern.test(character) ? [index + 1] : []));
  return `${at.slice(0, PLACES_SHOWN).join(", ")}${at.length > PLACES_SHOWN ? ` and ${at.length - PLACES_SHOWN} more` : ""}`;
}

/** Longest mask of a part; beyond it the count of characters has to do. */
const LONGEST = 40;

function starred(value: string): string {
  const at = value.lastIndexOf("@");
  if (at < 0) return stars(value);
  const domain = value.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  // The last label says nothing about a person, and a wrong one (.com for .co) is a usual reason for a failed sign-in.
  const [host, suffix] = dot < 0 || domain.length - dot > 12 || !/^\.[a-z]+\s*$/i.test(domain.slice(dot)) ? [domain, ""] : [domain.slice(0, dot), domain.slice(dot)];
  return `${stars(value.slice(0, at))}@${stars(host)}${suffix}`;
}

/** The first letter stays where it is one of many; beyond ASCII a single character may be a whole name. */
function stars(text: string): string {
  const [first = "", ...rest] = Array.from(text);
  const shown = rest.length + 1 >= SHORT_PART && /[A-Za-z0-9]/.test(first) ? first : "*".repeat(first === "" ? 0 : 1);
  return shown + (rest.length > LONGEST ? `${"*".repeat(LONGEST)}…` : "*".repeat(rest.length));
}

/** Whether a message of a program, such as a StatusMessage, has nothing in it that could be a person's name. */
export function namesNobody(message: string): boolean {
  return /^[A-Za-z ,.'-]{1,200}$/.test(message.trim()) && !/\b[A-Z][a-z]+ [A-Z][a-z]+\b/.test(message);
}

/** The beginning of a long technical value (signature, certificate), with its length. */
export function shorten(value: string, keep = 16): string {
  const text = value.replaceAll(/\s+/g, "");
  return text.length <= keep * 2 ? text : `${text.slice(0, keep)}… (${text.length.toLocaleString("en-US")} characters)`;
}
