import type { Account } from "./organization";
import type { PermissionSet } from "./permission-sets";
import type { Limits } from "./rules";

/** Why no role can be made of a permission set in an account, in the words of the failed request; undefined when it can. */
export function roleFailure(set: PermissionSet, account: Account, limits: Limits): string | undefined {
  if (account.status !== "ACTIVE") return `Received a 400 status error: Account ${account.id} is not active.`;
  const attached = set.managed.size + set.customerManaged.size;
  if (attached > limits.managedPoliciesPerRole) return `Received a 409 status error: Cannot exceed quota for PoliciesPerRole: ${limits.managedPoliciesPerRole}.`;
  const boundary = set.boundary !== undefined && "CustomerManagedPolicyReference" in set.boundary ? [set.boundary.CustomerManagedPolicyReference] : [];
  const wanted = [...set.customerManaged.values(), ...boundary].map(({ Name, Path }) => `${Path}${Name}`);
  const absent = wanted.find((policy) => account.policies?.has(policy) === false);
  if (absent === undefined) return undefined;
  return `Received a 404 status error: Policy arn:aws:iam::${account.id}:policy${absent} does not exist or is not attachable.`;
}
