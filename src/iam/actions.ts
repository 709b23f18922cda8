import type { PlacedText, ReadStatement } from "./policy-document";
import { hasWildcard, matchesWildcard } from "./wildcards";

/** An action in two parts; `*` is `*` of every service. */
export interface ActionParts {
  readonly prefix: string;
  readonly name: string;
  readonly wildcard: boolean;
}

/**
 * The parts of `service:Name`, or undefined if IAM could not read it: one colon, a service prefix without wildcards
 * (or `*` alone), letters, digits and wildcards behind it (IAM User Guide, policy element Action).
 */
export function parseAction(text: string): ActionParts | undefined {
  if (text === "*") return { prefix: "*", name: "*", wildcard: true };
  const [, prefix, name] = /^([0-9A-Za-z-]+|\*):([0-9A-Za-z_*?-]+)$/.exec(text) ?? [];
  return prefix === undefined || name === undefined ? undefined : { prefix, name, wildcard: hasWildcard(name) };
}

/** Everything in Action and NotAction. */
export function actionsOf(statements: readonly ReadStatement[]): readonly PlacedText[] {
  return statements.flatMap(({ actions, notActions }) => [...actions, ...notActions]);
}

/**
 * Whether one of the `entries` (`service:Action`, `service:*`) stands for the written action, or the written wildcard for
 * one of the entries. An entry has to name its service, so that none can silence the check as a whole.
 */
export function isVouchedFor(action: string, entries: readonly string[]): boolean {
  const written = action.toLowerCase();
  return entries
    .map((entry) => entry.toLowerCase())
    .filter((entry) => /^[0-9a-z-]+:./.test(entry))
    .some((entry) => matchesWildcard(entry, written) || matchesWildcard(written, entry));
}
