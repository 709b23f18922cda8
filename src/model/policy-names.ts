import type { CustomerManagedPolicy, NewAwsManagedPolicy } from "./permission-set";

/** Whether a policy is one of the customer's own. */
export function isCustomerManaged(policy: string | NewAwsManagedPolicy | CustomerManagedPolicy): policy is CustomerManagedPolicy {
  return typeof policy !== "string" && policy.kind === "customer-managed";
}

/** Name with path of an AWS managed policy, whichever way it was written. */
export function policyName(policy: string | NewAwsManagedPolicy): string {
  return typeof policy === "string" ? policy : policy.name;
}

/**
 * A policy in a block's name: without its path, since IAM lets no two policies of an account differ by path alone,
 * and with `+=,.@` written as hex, which Terraform does not allow in a name.
 */
export function policyLabel(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/[^A-Za-z0-9_-]/g, (character) => `-${character.charCodeAt(0).toString(16)}-`);
}
