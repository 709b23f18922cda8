import { compare } from "../model/keys";
import type { Organization } from "../model/organization";
import type { AccessModel } from "../review/access/model";
import type { Review } from "../review/review";

/** What one environment gives, for the report. */
export interface ReportEnvironment {
  readonly name: string;
  readonly access: AccessModel;
}

/** Everything the page shows, as numbers that point into lists: a grant is four of them, and 20,000 grants are a quarter of a megabyte. */
export interface ReportData {
  readonly environments: readonly string[];
  readonly groups: readonly string[];
  readonly permissionSets: readonly { readonly name: string; readonly description: string; readonly session: string; readonly policies: readonly string[] }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly unit: number; readonly management: boolean }[];
  /** In the order of the tree, each behind its parent; the root is the first. */
  readonly units: readonly { readonly name: string; readonly depth: number }[];
  /** Environment, group, permission set, account; after the change that the report shows. */
  readonly grants: readonly number[];
  /** The same four of what is gained, and of what is lost. */
  readonly gained: readonly number[];
  readonly lost: readonly number[];
}

/** Builds the page's data from what the environments give and, where there is one, the review of a change. */
export function reportData(environments: readonly ReportEnvironment[], organization: Organization, review: Review | undefined): ReportData {
  const reviewed = review?.environments ?? [];
  const gained = reviewed.flatMap(({ environment, gained: list }) => list.map(({ group, permissionSet, account }) => ({ environment, group, permissionSet, account: account.id })));
  const lost = reviewed.flatMap(({ environment, lost: list }) => list.map(({ group, permissionSet, account }) => ({ environment, group, permissionSet, account: account.id })));
  const given = environments.flatMap(({ name, access }) => [...access.grants.values()].map((grant) => ({ environment: name, ...grant })));
  const all = [...given, ...gained, ...lost];

  const units = unitTree(organization);
  const environmentList = index(unique([...environments.map(({ name }) => name), ...reviewed.map(({ environment }) => environment)], false));
  const groups = index(unique(all.map(({ group }) => group)));
  const sets = index(unique([...all.map(({ permissionSet }) => permissionSet), ...environments.flatMap(({ access }) => [...access.permissionSets.keys()])]));
  const accounts = accountList(organization, units, all.map(({ account }) => account));
  const accountIndex = index(accounts.map(({ id }) => id));
  const numbers = (grants: typeof all): number[] => grants.flatMap(({ environment, group, permissionSet, account }) => [at(environmentList, environment), at(groups, group), at(sets, permissionSet), at(accountIndex, account)]);
  const facts = new Map(environments.flatMap(({ access }) => [...access.permissionSets]));
  return {
    environments: [...environmentList.keys()],
    groups: [...groups.keys()],
    permissionSets: [...sets.keys()].map((name) => {
      const set = facts.get(name);
      const policies = set === undefined ? [] : [...set.managed, ...set.customerManaged, ...(set.inline === undefined ? [] : ["inline policy"]), ...(typeof set.boundary === "string" ? [`boundary ${set.boundary}`] : [])];
      return { name, description: text(set?.description), session: text(set?.session), policies };
    }),
    accounts,
    units: units.map(({ name, depth }) => ({ name, depth })),
    grants: numbers(given),
    gained: numbers(gained),
    lost: numbers(lost),
  };
}

interface UnitRow {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
}

function unitTree({ units }: Organization): UnitRow[] {
  const below = (parent: string, depth: number): UnitRow[] =>
    Object.entries(units).filter(([, unit]) => unit.parent === parent).toSorted(([a], [b]) => compare(a, b)).flatMap(([key, { name }]) => [{ key, name, depth }, ...below(key, depth + 1)]);
  return [{ key: "/", name: "Root", depth: 0 }, ...below("/", 1)];
}

function accountList(organization: Organization, units: readonly UnitRow[], granted: readonly string[]): ReportData["accounts"] {
  const unitIndex = index(units.map(({ key }) => key));
  const known = Object.entries(organization.accounts)
    .filter(([, { status }]) => status === "ACTIVE")
    .map(([key, { id, name, unit }]) => ({ id, name, unit: unitIndex.get(unit) ?? 0, management: key === organization.managementAccount }));
  const ids = new Set(known.map(({ id }) => id));
  // An account that the snapshot does not know, or that is closed, stands under the root.
  const others = unique(granted.filter((id) => !ids.has(id))).map((id) => ({ id, name: Object.values(organization.accounts).find((account) => account.id === id)?.name ?? "(not in the snapshot)", unit: 0, management: false }));
  return [...known, ...others].toSorted((a, b) => a.unit - b.unit || compare(a.name, b.name));
}

function index(list: readonly string[]): ReadonlyMap<string, number> {
  return new Map(list.map((item, position) => [item, position]));
}

function at(map: ReadonlyMap<string, number>, key: string): number {
  const position = map.get(key);
  if (position === undefined) throw new Error(`${key} is not in the report's own list`);
  return position;
}

function unique(list: readonly string[], sort = true): string[] {
  const once = [...new Set(list)];
  return sort ? once.toSorted(compare) : once;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
