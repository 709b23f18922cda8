import { expand, type ExpandedAssignment } from "../expand";
import { describeTarget } from "../organization";
import type { ResolvedEnvironment } from "../resolve";
import type { Finding, Rule } from "../rule";
import { error, whereAssignment } from "../rule";
import { quote } from "../problem";

/**
 * The management account is reached by its name alone: no policy of the organization bounds what is done in it. Where IAM
 * Identity Center has a delegated administrator it also has sets of its own, applied with its own credentials: the delegated
 * administrator can't touch it, and one assignment of a set there locks that set for him everywhere (AWS: delegated administration).
 */
export const managementPlane: Rule = {
  id: "management-plane",
  scope: "environment",
  check: (resolved) => {
    const { environment } = resolved;
    const { managementAccount, delegatedAdministrator } = environment.catalog.organization;
    const reaching = resolved.expansion.assignments.filter(({ accounts }) => accounts.includes(managementAccount));
    if (delegatedAdministrator !== undefined && environment.aws.account !== managementAccount) {
      return reaching.map(({ index }) => error(whereAssignment(resolved, index), `the management account ("${managementAccount}")`, `member accounts only: this environment applies as "${environment.aws.account}"`, `except("${managementAccount}") here, and an environment of its own with account: "${managementAccount}"`));
    }
    const unnamed = reaching.filter(({ assignment }) => !assignment.targets.some((target) => target.kind === "account" && target.account === managementAccount));
    // Said of an assignment that should not be there, that it shares a set would only be noise.
    if (unnamed.length > 0) return unnamed.map((one) => reachedUnnamed(resolved, one));
    return delegatedAdministrator === undefined ? [] : sharedSets(resolved);
  },
};

function reachedUnnamed(resolved: ResolvedEnvironment, { assignment, index }: ExpandedAssignment): Finding {
  const { organization } = resolved.environment.catalog;
  const { managementAccount } = organization;
  const by = assignment.targets.filter((target) => expand([{ ...assignment, targets: [target] }], organization, "").assignments[0]?.accounts.includes(managementAccount));
  return error(whereAssignment(resolved, index), `the management account ("${managementAccount}"), reached by ${by.map(describeTarget).join(" and ")}`, "the management account only where it is named, since everything in the organization can be done from it", `except(account("${managementAccount}")), or everyMemberAccount(); where it is meant, account("${managementAccount}") as a target of its own`);
}

function sharedSets({ environment, expansion }: ResolvedEnvironment): Finding[] {
  const { managementAccount } = environment.catalog.organization;
  const inside = new Set(expansion.grants.filter(({ account }) => account === managementAccount).map(({ permissionSet }) => permissionSet));
  const outside = new Set(expansion.grants.filter(({ account }) => account !== managementAccount).map(({ permissionSet }) => permissionSet));
  return [...inside].filter((set) => outside.has(set)).map((set) => error(`${environment.name}.assignments`, `permission set ${quote(set)} in the management account and in member accounts`, "one or the other: the first locks the set for the delegated administrator", "give the management account a set of its own"));
}
