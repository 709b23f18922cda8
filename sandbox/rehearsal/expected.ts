import type { Catalog } from "../../src/model/catalog";
import type { ResolvedEnvironment } from "../../src/model/resolve";
import { permissionSetName } from "../../src/model/resolve";
import { compare } from "../../src/model/keys";

/** One line of the access portal: a permission set in an account. */
export type PortalLine = `${string} ${string}`;

/** What the model says that a member of these Okta groups (by name) reaches through these environments: account ids with permission set names. */
export function expectedAccess(environments: readonly ResolvedEnvironment[], groupNames: ReadonlySet<string>): PortalLine[] {
  const lines = environments.flatMap(({ environment, expansion }) =>
    expansion.grants.flatMap(({ group, permissionSet, account }): PortalLine[] =>
      groupNames.has(nameOf(environment.catalog, group)) ? [`${environment.catalog.organization.accounts[account]?.id ?? account} ${permissionSetName(environment, permissionSet)}`] : [],
    ),
  );
  return [...new Set(lines)].toSorted(compare);
}

function nameOf(catalog: Catalog, key: string): string {
  return catalog.groups[key]?.name ?? key;
}

/** What one list has that the other lacks, as a sentence; undefined where both are the same. */
export function differences(expected: readonly string[], found: readonly string[]): string | undefined {
  const missing = expected.filter((one) => !found.includes(one));
  const more = found.filter((one) => !expected.includes(one));
  if (missing.length === 0 && more.length === 0) return undefined;
  return [...(missing.length === 0 ? [] : [`missing ${some(missing)}`]), ...(more.length === 0 ? [] : [`not expected ${some(more)}`])].join("; ");
}

function some(list: readonly string[]): string {
  return `${list.slice(0, 5).join(", ")}${list.length > 5 ? ` and ${list.length - 5} more` : ""}`;
}
