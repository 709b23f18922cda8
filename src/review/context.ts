import { permissionSetName, type ResolvedEnvironment } from "../model/resolve";
import { expand } from "../model/expand";
import { grantKey, type AccessGrant } from "./access/model";
import { namesOf, NO_NAMES, type Names } from "./access/names";

/** What the data adds to a plan: names, what has ended, what it wants granted. Without data a review stands on the plan alone, and says less. */
export interface DataContext {
  readonly names: Names;
  /** Grants whose last day is over, by grant key. */
  readonly ended: ReadonlyMap<string, { readonly date: string; readonly reason: string }>;
  /** Every grant that the data says today, by grant key; undefined without data. */
  readonly wanted?: ReadonlyMap<string, AccessGrant>;
}

export const NO_DATA: DataContext = { names: NO_NAMES, ended: new Map() };

export function contextOf({ environment, expansion }: ResolvedEnvironment): DataContext {
  const { catalog } = environment;
  const grantOf = ({ group, permissionSet, account }: { group: string; permissionSet: string; account: string }): AccessGrant => ({
    group: catalog.groups[group]?.name ?? group,
    permissionSet: permissionSetName(environment, permissionSet),
    account: catalog.organization.accounts[account]?.id ?? account,
  });
  const wanted = new Map(expansion.grants.map((grant) => [grantKey(grantOf(grant)), grantOf(grant)]));
  const ended = environment.assignments.flatMap(({ expiry, ...assignment }, index) => {
    if (expiry === undefined || expansion.assignments[index]?.ended !== true) return [];
    // As if it went on for ever: what it used to grant.
    return expand([assignment], catalog.organization, "0000-00-00").grants.map((grant) => [grantKey(grantOf(grant)), expiry] as const);
  });
  return { names: namesOf(catalog), wanted, ended: new Map(ended.filter(([key]) => !wanted.has(key))) };
}
