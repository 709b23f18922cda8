import { unparsable } from "./errors";

const clause = String.raw`([A-Za-z$][\w$.:-]*) eq ("(?:[^"\\]|\\.)*")`;
const whole = new RegExp(`^${clause}(?: and ${clause})?$`);

/** `attribute eq "value"`, or two of them joined by `and`, which is all that AWS knows; taken literally, capitals and spaces included. */
export function readFilter(text: string): ReadonlyMap<string, string> {
  const match = whole.exec(text);
  if (match === null) throw unparsable('a filter must be <attribute> eq "<value>", at most two of them joined by and');
  const [, first = "", firstValue = "", second, secondValue = ""] = match;
  const pairs: [string, string][] = [[first, unquoted(firstValue)]];
  if (second !== undefined) pairs.push([second, unquoted(secondValue)]);
  if (second === first) throw unparsable(`${first} is in the filter twice`);
  return new Map(pairs);
}

export function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") return value;
  } catch {
    // Falls through to the one error for both.
  }
  throw unparsable(`${text} is no JSON string`);
}
