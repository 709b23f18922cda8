import { compare } from "../../src/model/keys";

/** One thing that is so in a sandbox, in names: kind "aws grant", text "AWS Engineers: ReadOnly in 111122223333". */
export interface Fact {
  readonly kind: string;
  readonly text: string;
}

/** Facts of one kind. */
export const fact = (kind: string) => (text: string): Fact => ({ kind, text });

/** What a second list of facts has more and less than a first, a line each: `+ aws group AWS Engineers`. What is there twice counts twice. */
export function differences(before: readonly Fact[], after: readonly Fact[]): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return [...less(old, now).map((line) => `- ${line}`), ...less(now, old).map((line) => `+ ${line}`)];
}

/** All facts under a heading for each kind, for people. */
export function listed(facts: readonly Fact[]): string {
  const kinds = new Map<string, string[]>();
  for (const { kind, text } of facts) {
    const texts = kinds.get(kind) ?? [];
    kinds.set(kind, texts);
    texts.push(text);
  }
  return [...kinds].map(([kind, texts]) => [`${kind} (${texts.length})`, ...texts.map((text) => `    ${text}`)].join("\n")).join("\n");
}

/** JSON with its keys in order, so that the same thing is the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => inOrder(member));
}

/** An object with its own keys in order; any other value as it is. */
export function inOrder(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => compare(one, other))) : value;
}

function linesOf(facts: readonly Fact[]): string[] {
  return facts.map(({ kind, text }) => `${kind} ${text}`);
}

/** The lines of one list that the other has not as often. */
function less(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
