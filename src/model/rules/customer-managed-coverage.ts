import { expand } from "../expand";
import { quote } from "../problem";
import type { Rule } from "../rule";
import { error } from "../rule";
import { declarationOf, fullName, policiesOf } from "./customer-managed-policies";

/** A set can't be provisioned in an account where a policy of one's own that it names is missing. */
export const customerManagedCoverage: Rule = {
  id: "customer-managed-coverage",
  scope: "environment",
  check: ({ environment, expansion, permissionSets }, project) =>
    permissionSets.flatMap((key) => {
      const set = environment.catalog.permissionSets[key];
      const granted = new Set(expansion.grants.filter((grant) => grant.permissionSet === key).map((grant) => grant.account));
      return (set === undefined ? [] : policiesOf(key, set)).flatMap(([where, policy]) => {
        const declared = declarationOf(policy, environment.catalog);
        if (declared === undefined) return [];
        const covered = new Set(expand([{ groups: [""], permissionSets: [""], targets: declared.existsIn, exclusions: [], written: {} }], environment.catalog.organization, project.today).grants.map((grant) => grant.account));
        const missing = [...granted].filter((account) => !covered.has(account));
        return missing.length === 0 ? [] : [error(where, `${quote(fullName(policy))}, granted by environment ${environment.name} in ${missing.join(", ")}`, "only accounts that customerManagedPolicies says it exists in", "put the policy there and declare it, or keep the set out of these accounts")];
      });
    }),
};
