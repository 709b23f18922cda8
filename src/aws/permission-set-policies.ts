import type { Construct } from "constructs";
import { managedPolicyArn } from "../iam/managed-policies";
import { blockName, compare } from "../model/keys";
import { isCustomerManaged, policyLabel, policyName } from "../model/policy-names";
import type { CustomerManagedPolicy, NewAwsManagedPolicy, PermissionSet } from "../model/permission-set";
import type { Partition } from "../model/region";
import {
  SsoadminCustomerManagedPolicyAttachment,
  SsoadminManagedPolicyAttachment,
  SsoadminPermissionSetInlinePolicy,
  SsoadminPermissionsBoundaryAttachment,
} from "../providers/aws";
import type { TerraformResource } from "../providers/core";
import { literal } from "../providers/expression";

interface PolicyHome {
  readonly instanceArn: string;
  readonly permissionSetArn: string;
}

/** Makes every policy of one permission set in `scope`, which is its own, and returns them: assignments depend on all of them, else AWS provisions half a set. */
export function attachPolicies(scope: Construct, key: string, set: PermissionSet, inline: string | undefined, partition: Partition, home: PolicyHome): TerraformResource[] {
  const managed = (set.managed ?? []).map(policyName).toSorted(compare).map((name) =>
    named(blockName(key, policyLabel(name)), (id) => new SsoadminManagedPolicyAttachment(scope, `managed-${id}`, { ...home, managedPolicyArn: managedPolicyArn(name, partition) })),
  );
  const customer = (set.customerManaged ?? []).toSorted((a, b) => compare(a.path + a.name, b.path + b.name)).map((policy) =>
    named(blockName(key, policyLabel(policy.name)), (id) =>
      new SsoadminCustomerManagedPolicyAttachment(scope, `customer-${id}`, { ...home, customerManagedPolicyReference: { name: policy.name, path: policy.path } }),
    ),
  );
  const inlined = inline === undefined ? [] : [named(key, () => new SsoadminPermissionSetInlinePolicy(scope, "inline", { ...home, inlinePolicy: literal(inline) }))];
  const boundary = set.boundary;
  const bounded = boundary === undefined ? [] : [named(key, () => new SsoadminPermissionsBoundaryAttachment(scope, "boundary", { ...home, permissionsBoundary: boundaryOf(boundary, partition) }))];
  return [...managed, ...customer, ...inlined, ...bounded];
}

function boundaryOf(boundary: string | NewAwsManagedPolicy | CustomerManagedPolicy, partition: Partition) {
  return isCustomerManaged(boundary)
    ? { customerManagedPolicyReference: { name: boundary.name, path: boundary.path } }
    : { managedPolicyArn: managedPolicyArn(policyName(boundary), partition) };
}

function named<T extends TerraformResource>(name: string, make: (id: string) => T): T {
  const resource = make(name);
  resource.overrideLogicalId(name);
  return resource;
}
