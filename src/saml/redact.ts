import { isKnownMessage } from "./explain/messages";

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

/** Last labels that say nothing about a person, and of which a wrong one (.com for .co) is a usual reason for a failed sign-in; .smith is a name. */
const LAST_LABEL = /^(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|pro|dev|app|cloud|local|example|test|invalid)$/i;
const ADDRESS = /^\s*([^\s@]+)@((?:[^\s@.]+\.)*[^\s@.]+)\.([A-Za-z]+)(\s*)$/;

/** Only what is clearly an address shows letters: anywhere else they may be a name, and digits a telephone or employee number. */
function starred(value: string): string {
  const [, local, host, label = "", behind = ""] = ADDRESS.exec(value) ?? [];
  if (local === undefined || host === undefined || !LAST_LABEL.test(label)) return hidden(Array.from(value).length);
  const before = value.slice(0, value.length - value.trimStart().length);
  return `${stars(before + local)}@${stars(host)}.${label}${behind}`;
}

/** The first letter stays where it is one of many; beyond ASCII a single character may be a whole name. */
function stars(text: string): string {
  const [first = "", ...rest] = Array.from(text);
  return rest.length + 1 >= SHORT_PART && /[A-Za-z]/.test(first) ? first + hidden(rest.length) : hidden(rest.length + 1);
}

function hidden(count: number): string {
  return count > LONGEST ? `${"*".repeat(LONGEST)}…` : "*".repeat(count);
}

/** Whether a message of a program, such as a StatusMessage, has nothing in it that could be a person's name: it is a known one as a whole. */
export function namesNobody(message: string): boolean {
  return isKnownMessage(message.trim());
}

/** The beginning of a long technical value (signature, certificate), with its length. */
export function shorten(value: string, keep = 16): string {
  const text = value.replaceAll(/\s+/g, "");
  return text.length <= keep * 2 ? text : `${text.slice(0, keep)}… (${text.length.toLocaleString("en-US")} characters)`;
}
