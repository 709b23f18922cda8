import type { Assignment } from "./assignment";
import { compare } from "./keys";
import type { Organization } from "./organization";
import { ROOT } from "./organization";
import type { AnyTarget } from "./target";

/** One group with one permission set in one account: one `aws_ssoadmin_account_assignment`. */
export interface Grant {
  readonly permissionSet: string;
  readonly account: string;
  readonly group: string;
  /** Indexes of the assignments that give it. */
  readonly from: readonly number[];
}

/** What one assignment comes to, with everything about it that a reviewer would want to be told. */
export interface ExpandedAssignment {
  readonly index: number;
  readonly assignment: Assignment;
  /** Whether its last day is over: it then grants nothing. */
  readonly ended: boolean;
  /** Account keys reached, sorted. */
  readonly accounts: readonly string[];
  /** Targets that name no account at all, before exclusions. */
  readonly emptyTargets: readonly AnyTarget[];
  /** Exclusions that take nothing away. */
  readonly idleExclusions: readonly AnyTarget[];
  /** Accounts a unit, a tag or "every" would reach if they were active. */
  readonly skipped: readonly string[];
}

export interface Expansion {
  readonly assignments: readonly ExpandedAssignment[];
  /** Sorted by permission set, account and group; no triple twice. */
  readonly grants: readonly Grant[];
}

/** Expands assignments to grants; `today` is `YYYY-MM-DD` in UTC. Names that don't exist match nothing. */
export function expand(assignments: readonly Assignment[], organization: Organization, today: string): Expansion {
  const find = accountFinder(organization);
  const expanded = assignments.map((assignment, index) => expandOne(assignment, index, find, organization, today));
  return { assignments: expanded, grants: grantsOf(expanded) };
}

type Finder = (target: AnyTarget) => readonly string[];

function expandOne(assignment: Assignment, index: number, find: Finder, organization: Organization, today: string): ExpandedAssignment {
  const excluded = new Set(assignment.exclusions.flatMap((target) => find(target)));
  const reached = new Set<string>();
  const skipped = new Set<string>();
  const emptyTargets: AnyTarget[] = [];
  for (const target of assignment.targets) {
    const matched = find(target);
    if (matched.length === 0) emptyTargets.push(target);
    for (const key of matched) {
      if (excluded.has(key)) continue;
      // An account that was named stays in, so that the check can refuse it; one found by a unit or tag is left out and reported.
      if (target.kind !== "account" && organization.accounts[key]?.status !== "ACTIVE") skipped.add(key);
      else reached.add(key);
    }
  }
  const matchedByAny = new Set(assignment.targets.flatMap((target) => find(target)));
  return {
    index,
    assignment,
    ended: assignment.expiry !== undefined && assignment.expiry.date < today,
    accounts: [...reached].toSorted(compare),
    emptyTargets,
    idleExclusions: assignment.exclusions.filter((target) => !find(target).some((key) => matchedByAny.has(key))),
    skipped: [...skipped].filter((key) => !reached.has(key)).toSorted(compare),
  };
}

function grantsOf(expanded: readonly ExpandedAssignment[]): Grant[] {
  const bySet = new Map<string, Map<string, Map<string, number[]>>>();
  for (const { assignment, accounts, ended, index } of expanded) {
    if (ended) continue;
    for (const permissionSet of assignment.permissionSets) {
      const byAccount = entry(bySet, permissionSet, () => new Map<string, Map<string, number[]>>());
      for (const account of accounts) {
        const byGroup = entry(byAccount, account, () => new Map<string, number[]>());
        for (const group of assignment.groups) {
          const from = entry(byGroup, group, () => []);
          if (!from.includes(index)) from.push(index);
        }
      }
    }
  }
  return sorted(bySet).flatMap(([permissionSet, byAccount]) =>
    sorted(byAccount).flatMap(([account, byGroup]) => sorted(byGroup).map(([group, from]) => ({ permissionSet, account, group, from }))),
  );
}

/** Answers which accounts a target names, each target worked out once. */
function accountFinder(organization: Organization): Finder {
  const accounts = Object.entries(organization.accounts);
  const known = new Map<string, readonly string[]>();
  const ask = (target: AnyTarget): readonly string[] => {
    switch (target.kind) {
      case "account": return Object.hasOwn(organization.accounts, target.account) ? [target.account] : [];
      case "tag": return keysWhere(accounts, (account) => account.tags?.[target.key] === target.value);
      case "every-member-account": return accounts.map(([key]) => key).filter((key) => key !== organization.managementAccount);
      case "ou": {
        const units = target.depth === "direct" ? new Set<string>([target.unit]) : unitsBelow(target.unit, organization);
        return keysWhere(accounts, (account) => units.has(account.unit));
      }
    }
  };
  return (target) => entry(known, JSON.stringify(target), () => ask(target));
}

/** A unit and all units below it; a cycle in broken data ends the walk instead of hanging it. */
function unitsBelow(unit: string, organization: Organization): Set<string> {
  const children = new Map<string, string[]>();
  for (const [key, { parent }] of Object.entries(organization.units)) entry(children, parent, () => []).push(key);
  const found = new Set([unit]);
  for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
  if (unit !== ROOT && !Object.hasOwn(organization.units, unit)) return new Set();
  return found;
}

function keysWhere<T>(entries: readonly (readonly [string, T])[], holds: (value: T) => boolean): string[] {
  return entries.filter(([, value]) => holds(value)).map(([key]) => key);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].toSorted(([a], [b]) => compare(a, b));
}
