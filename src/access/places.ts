import { expand } from "../model/expand";
import { compare } from "../model/keys";
import type { ResolvedEnvironment } from "../model/resolve";
import { ROOT } from "../model/organization";
import type { AnyTarget } from "../model/target";

/** How many names are listed before there is a count of the rest. */
const MOST_NAMES = 6;

interface Reached {
  readonly target: AnyTarget;
  readonly accounts: readonly string[];
  /** Accounts of the target that can't be reached, since they are not active. */
  readonly skipped: number;
}

const known = new WeakMap<ResolvedEnvironment, readonly (readonly Reached[])[]>();

/** Account keys as a person would say them, in the words of the assignment that reaches them: `all 4 of Workloads/NonProd (direct), payments-prod`. */
export function foldAccounts(resolved: ResolvedEnvironment, assignment: number, keys: ReadonlySet<string>): string {
  const said = new Set<string>();
  const parts = targetsOf(resolved, assignment).flatMap((reached) => {
    const mine = reached.accounts.filter((key) => keys.has(key));
    if (mine.every((key) => said.has(key))) return [];
    for (const key of mine) said.add(key);
    return [phrase(reached, mine)];
  });
  const rest = [...keys].filter((key) => !said.has(key)).toSorted(compare);
  return [...parts, ...(rest.length === 0 ? [] : [listed(rest)])].join(", ");
}

function phrase({ target, accounts, skipped }: Reached, mine: readonly string[]): string {
  if (target.kind === "account") return target.account;
  const noun = nounOf(target);
  const missing = accounts.filter((key) => !mine.includes(key));
  if (missing.length === 0) return mine.length === 1 ? `${mine[0]} (all ${noun})` : `all ${mine.length}${skipped > 0 ? " active" : ""} ${noun}`;
  const share = `${mine.length} of ${accounts.length} ${noun}`;
  return missing.length <= 3 && missing.length < mine.length ? `${share} (without ${missing.join(", ")})` : `${share}: ${listed(mine)}`;
}

function nounOf(target: Exclude<AnyTarget, { kind: "account" }>): string {
  switch (target.kind) {
    case "ou": return `of ${target.unit === ROOT ? "the root" : target.unit} (${target.depth})`;
    case "tag": return `tagged ${target.key}=${target.value}`;
    case "every-member-account": return "member accounts";
  }
}

function listed(keys: readonly string[]): string {
  return keys.length <= MOST_NAMES + 1 ? keys.join(", ") : `${keys.slice(0, MOST_NAMES).join(", ")} and ${keys.length - MOST_NAMES} more`;
}

/** The targets of an assignment with what each reaches before exclusions; worked out for all assignments at once, since they share targets. */
function targetsOf(resolved: ResolvedEnvironment, index: number): readonly Reached[] {
  const all = known.get(resolved) ?? targetsOfAll(resolved);
  known.set(resolved, all);
  return all[index] ?? [];
}

function targetsOfAll({ environment }: ResolvedEnvironment): readonly (readonly Reached[])[] {
  const alone = environment.assignments.flatMap(({ targets }) => targets.map((target) => ({ groups: [], permissionSets: [], targets: [target], exclusions: [], written: {} })));
  const expanded = expand(alone, environment.catalog.organization, "0000-01-01").assignments.values();
  return environment.assignments.map(({ targets }) => targets.map((target) => {
    const { accounts = [], skipped = [] } = expanded.next().value ?? {};
    return { target, accounts, skipped: skipped.length };
  }));
}
