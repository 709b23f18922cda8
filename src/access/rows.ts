import type { Project } from "../model/project";
import { isConnected, permissionSetName, type ResolvedEnvironment } from "../model/resolve";
import { lineOf } from "../model/rule";
import type { Judgement } from "../iam/effective/judge";

/** The data that questions are asked of. */
export type AccessData = Pick<Project, "environments" | "catalogs" | "today">;

/** What one permission set can do of what was asked: actions with the same judgement together. */
export interface Outcome extends Judgement {
  readonly actions: readonly string[];
}

/**
 * `granted`: the data grants it. `waits`: it does, and somebody has still to connect provisioning before groups reach AWS.
 * `ended`: the last day of its assignment is over, so it grants nothing.
 */
export type GrantState = "granted" | "waits" | "ended";

export interface AccountRef {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/** Where an assignment stands, `environments/pilot.ts:19`. */
export interface Via {
  readonly index: number;
  readonly where: string;
}

/** One group with one permission set in one account of one environment. */
export interface Row {
  readonly resolved: ResolvedEnvironment;
  readonly environment: string;
  readonly group: { readonly key: string; readonly name: string };
  /** `name` is the one in AWS, the environment's prefix in front. */
  readonly permissionSet: { readonly key: string; readonly name: string };
  readonly account: AccountRef;
  readonly state: GrantState;
  /** Last day, where every assignment that gives it ends. */
  readonly until?: string;
  readonly reason?: string;
  /** The assignments that give it. */
  readonly via: readonly Via[];
  /** Only where a question about actions was asked. */
  readonly outcomes?: readonly Outcome[];
}

/** Every grant of the data, and those that have ended, in the order of environments and of the grants in them. */
export function rowsOf({ environments }: AccessData): readonly Row[] {
  return environments.flatMap((resolved) => {
    const make = rowMaker(resolved);
    const state: GrantState = isConnected(resolved.environment) ? "granted" : "waits";
    const granted = resolved.expansion.grants.map((grant) => make(grant, grant.from, state));
    const given = new Set(granted.map(identityOf));
    const ended = resolved.expansion.assignments.filter((one) => one.ended).flatMap(({ assignment, accounts, index }) =>
      assignment.groups.flatMap((group) => assignment.permissionSets.flatMap((permissionSet) => accounts.map((account) => make({ group, permissionSet, account }, [index], "ended")))));
    return [...granted, ...ended.filter((row) => !given.has(identityOf(row)))];
  });
}

/** What a row is about, whatever else is said of it: the same in two commits. */
export function identityOf({ environment, group, permissionSet, account }: Row): string {
  return JSON.stringify([environment, permissionSet.name, account.key, group.key]);
}

function rowMaker(resolved: ResolvedEnvironment): (grant: { readonly group: string; readonly permissionSet: string; readonly account: string }, from: readonly number[], state: GrantState) => Row {
  const { environment } = resolved;
  const { organization, groups } = environment.catalog;
  // Thousands of rows share few of these.
  const accounts = new Map(Object.entries(organization.accounts).map(([key, { id, name, unit }]) => [key, { key, id, name, unit }]));
  const names = new Map(Object.entries(groups).map(([key, { name }]) => [key, { key, name }]));
  const vias = memo((from: string) => indexesIn(from).map((index): Via => ({ index, where: placeOf(resolved, index) })));
  const ends = memo((from: string) => endOf(resolved, indexesIn(from)));
  const sets = memo((key: string) => ({ key, name: permissionSetName(environment, key) }));
  return ({ group, permissionSet, account }, from, state) => ({
    resolved,
    environment: environment.name,
    group: names.get(group) ?? { key: group, name: group },
    permissionSet: sets(permissionSet),
    account: accounts.get(account) ?? { key: account, id: "", name: "", unit: "" },
    state,
    ...ends(from.join()),
    via: vias(from.join()),
  });
}

/** Lists of assignments as text, since equal ones are to be found again. */
function indexesIn(from: string): readonly number[] {
  return from.split(",").map(Number);
}

function placeOf({ environment }: ResolvedEnvironment, index: number): string {
  const line = lineOf(environment.assignments[index]?.written).replace(/^ \(|\)$/g, "");
  return line === "" ? `${environment.name}.assignments[${index}]` : line;
}

/** The latest end, and none where one assignment has none. */
function endOf({ environment }: ResolvedEnvironment, from: readonly number[]): { readonly until?: string; readonly reason?: string } {
  const expiries = from.map((index) => environment.assignments[index]?.expiry);
  const known = expiries.flatMap((one) => (one === undefined ? [] : [one])).toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const [last] = known;
  return last === undefined || known.length < expiries.length ? {} : { until: last.date, reason: last.reason };
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
