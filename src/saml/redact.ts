/** Upper-case letters, spaces and letters beyond ASCII are named by place up to this many; further ones are only counted. */
const PLACES_SHOWN = 6;

/**
 * A person's value made unreadable while what sign-in depends on stays comparable: length, domain, where upper case, white space and
 * letters beyond ASCII stand: `a****@e******.com (18 characters, upper case at 3)`.
 */
export function mask(value: string): string {
  if (value === "") return '"" (empty)';
  const characters = Array.from(value);
  const remarks = [`${characters.length.toLocaleString("en-US")} character${characters.length === 1 ? "" : "s"}`];
  const places: readonly [string, RegExp][] = [["upper case", /\p{Lu}/u], ["white space", /\s/u], ["beyond ASCII", /[^\p{ASCII}]/u], ["control", /[\p{Cc}\p{Cf}]/u]];
  for (const [name, pattern] of places) {
    const at = characters.flatMap((character, index) => (pattern.test(character) ? [index + 1] : []));
    if (at.length > 0) remarks.push(`${name} at ${at.slice(0, PLACES_SHOWN).join(", ")}${at.length > PLACES_SHOWN ? ` and ${at.length - PLACES_SHOWN} more` : ""}`);
  }
  return `${starred(value)} (${remarks.join("; ")})`;
}

/** Longest mask of a part; beyond it the count of characters has to do. */
const LONGEST = 40;

function starred(value: string): string {
  const at = value.lastIndexOf("@");
  if (at < 0) return stars(value);
  const domain = value.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  // The last label says nothing about a person, and a wrong one (.com for .co) is a usual reason for a failed sign-in.
  const [host, suffix] = dot < 0 || domain.length - dot > 12 ? [domain, ""] : [domain.slice(0, dot), domain.slice(dot)];
  return `${stars(value.slice(0, at))}@${stars(host)}${suffix}`;
}

function stars(text: string): string {
  const [first = "", ...rest] = Array.from(text);
  return first + (rest.length > LONGEST ? `${"*".repeat(LONGEST)}…` : "*".repeat(rest.length));
}

/** The beginning of a long technical value (signature, certificate), with its length. */
export function shorten(value: string, keep = 16): string {
  const text = value.replaceAll(/\s+/g, "");
  return text.length <= keep * 2 ? text : `${text.slice(0, keep)}… (${text.length.toLocaleString("en-US")} characters)`;
}
