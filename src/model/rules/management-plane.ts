import type { Rule } from "../rule";
import { error, whereAssignment } from "../rule";
import { quote } from "../problem";

/**
 * The management account has sets of its own, applied with its own credentials: a delegated administrator can't touch it,
 * and one assignment of a set there locks that set for the delegated administrator everywhere (AWS: delegated administration).
 */
export const managementPlane: Rule = {
  id: "management-plane",
  scope: "environment",
  check: (resolved) => {
    const { environment, expansion } = resolved;
    const { managementAccount, delegatedAdministrator } = environment.catalog.organization;
    if (delegatedAdministrator === undefined) return [];
    if (environment.aws.account !== managementAccount) {
      return expansion.assignments
        .filter(({ accounts }) => accounts.includes(managementAccount))
        .map(({ index }) => error(whereAssignment(resolved, index), `the management account ("${managementAccount}")`, `member accounts only: this environment applies as "${environment.aws.account}"`, `except("${managementAccount}") here, and an environment of its own with account: "${managementAccount}"`));
    }
    const inside = new Set(expansion.grants.filter(({ account }) => account === managementAccount).map(({ permissionSet }) => permissionSet));
    const outside = new Set(expansion.grants.filter(({ account }) => account !== managementAccount).map(({ permissionSet }) => permissionSet));
    return [...inside].filter((set) => outside.has(set)).map((set) => error(`${environment.name}.assignments`, `permission set ${quote(set)} in the management account and in member accounts`, "one or the other: the first locks the set for the delegated administrator", "give the management account a set of its own"));
  },
};
