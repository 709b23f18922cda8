import { findManagedPolicy, managedPoliciesSource, nearestManagedPolicies } from "../../iam/managed-policies";
import { didYouMean } from "../keys";
import type { NewAwsManagedPolicy } from "../permission-set";
import { isCustomerManaged, policyName } from "../policy-names";
import { DEFAULT_QUOTAS } from "../quotas";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";

/** AWS: ManagedPolicyArn, the part behind `policy/`. */
const NAME_WITH_PATH = /^([A-Za-z0-9.,+@=_-]+\/)*[A-Za-z0-9.,+=@_-]{1,128}$/;

/** AWS managed policies exist, can be attached, and are not too many. */
export const managedPolicies: Rule = {
  id: "managed-policies",
  scope: "catalog",
  check: ({ catalog }) =>
    Object.entries(catalog.permissionSets).flatMap(([key, set]) => {
      const where = `permissionSets.${key}`;
      const most = catalog.quotas?.managedPoliciesPerPermissionSet ?? DEFAULT_QUOTAS.managedPoliciesPerPermissionSet;
      const count = (set.managed?.length ?? 0) + (set.customerManaged?.length ?? 0);
      return [
        ...(set.managed ?? []).flatMap((policy, index) => exists(`${where}.managed[${index}]`, policy)),
        ...(set.boundary === undefined || isCustomerManaged(set.boundary) ? [] : exists(`${where}.boundary`, set.boundary)),
        ...shared(set.managed ?? [], policyName).map(([name]) => error(`${where}.managed`, `${quote(name)} twice`, "every policy once", "remove one")),
        ...(count > most ? [error(where, `${count} attached policies`, `at most ${most} (IAM quota; quotas.managedPoliciesPerPermissionSet where AWS has raised it)`, "merge some into one policy")] : []),
      ];
    }),
};

function exists(where: string, policy: string | NewAwsManagedPolicy): Finding[] {
  const name = policyName(policy);
  const found = findManagedPolicy(name);
  if (name.startsWith("aws-service-role/")) return [error(where, quote(name), "a policy that can be attached", "policies under aws-service-role/ belong to service-linked roles; choose another")];
  if (typeof policy !== "string") {
    if (!NAME_WITH_PATH.test(name)) return [error(where, quote(name), "a name, with its path where it has one, of letters, digits and _+=,.@-", "write the ARN's part behind policy/")];
    return found === undefined
      ? [warning(where, `${quote(name)}, said to be newer than the committed list (${managedPoliciesSource.newestChange})`, "a name that the list has", "passed on unchecked: AWS refuses the apply if it does not exist; `npm run managed-policies` renews the list")]
      : [warning(where, quote(name), "the plain name, since the list has it", "write the name without newAwsManaged()")];
  }
  if (found !== undefined) return [];
  const near = nearestManagedPolicies(name);
  return [error(where, quote(name), `an AWS managed policy by name with path (list of ${managedPoliciesSource.newestChange})`, `${near.length > 0 ? `${didYouMean(near)} ` : ""}If it is newer than the list: newAwsManaged(${quote(name)})`)];
}
