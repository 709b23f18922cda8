import { AwsError, conflict, invalid, notFound, quotaExceeded } from "../errors";
import { isFields, type Input } from "../input";
import type { Operations } from "../operation";
import { page } from "../page";
import { pathOf, type Boundary, type PermissionSet, type PolicyReference } from "../permission-sets";
import { sso } from "../rules";
import type { AwsState } from "../state";
import { requireSet } from "./instances";

/** A permission set that is about to change: the caller has to be allowed to. */
function changed(input: Input, state: AwsState, operation: string): PermissionSet {
  const set = requireSet(input, state);
  state.requireRight(`sso:${operation}`, set);
  return set;
}

function readReference(input: Input): PolicyReference {
  return { Name: input.text("Name", sso.policyName), Path: input.optionalText("Path", sso.policyPath) ?? "/" };
}

function requireRoom(set: PermissionSet, state: AwsState): void {
  const limit = state.limits.managedPoliciesPerSet;
  if (set.managed.size + set.customerManaged.size >= limit) throw quotaExceeded(`The number of managed policies exceeds the limit of ${limit}`);
}

function requirePolicy(text: string, limit: number): string {
  // AWS counts bytes and leaves white space out.
  const size = Buffer.byteLength(text.replace(/\s/g, ""));
  if (size > limit) throw new AwsError("ValidationException", `Current size of the non-whitespace characters present in the InlinePolicy Document is ${size} bytes which has exceeded the maximum limit of ${limit} bytes`);
  try {
    if (isFields(JSON.parse(text))) return text;
  } catch {
    // Falls through to the one error for both.
  }
  throw new AwsError("ValidationException", "Invalid InlinePolicy Document");
}

export const inlinePolicies: Operations = {
  PutInlinePolicyToPermissionSet(input, state) {
    const set = changed(input, state, "PutInlinePolicyToPermissionSet");
    set.inlinePolicy = requirePolicy(input.text("InlinePolicy", sso.inlinePolicy), state.limits.inlinePolicyCharacters);
    set.revision += 1;
    return {};
  },
  // Nothing there is an empty text, not an error.
  GetInlinePolicyForPermissionSet: (input, state) => ({ InlinePolicy: requireSet(input, state).inlinePolicy ?? "" }),
  DeleteInlinePolicyFromPermissionSet(input, state) {
    const set = changed(input, state, "DeleteInlinePolicyFromPermissionSet");
    if (set.inlinePolicy === undefined) throw notFound("Inline policy not found.");
    set.inlinePolicy = undefined;
    set.revision += 1;
    return {};
  },
};

export const managedPolicies: Operations = {
  AttachManagedPolicyToPermissionSet(input, state) {
    const set = changed(input, state, "AttachManagedPolicyToPermissionSet");
    const arn = input.text("ManagedPolicyArn", sso.managedPolicyArn);
    if (set.managed.has(arn)) throw conflict("Permission set provided already has AWS managed policy attached.");
    requireRoom(set, state);
    set.managed.add(arn);
    set.revision += 1;
    return {};
  },
  DetachManagedPolicyFromPermissionSet(input, state) {
    const set = changed(input, state, "DetachManagedPolicyFromPermissionSet");
    if (!set.managed.delete(input.text("ManagedPolicyArn", sso.managedPolicyArn))) throw notFound("Managed policy not found.");
    set.revision += 1;
    return {};
  },
  ListManagedPoliciesInPermissionSet(input, state) {
    const all = [...requireSet(input, state).managed].map((Arn) => ({ Name: Arn.slice(Arn.lastIndexOf("/") + 1), Arn }));
    const { items, ...rest } = page(input, "ListManagedPoliciesInPermissionSet", all, 100, sso.token);
    return { AttachedManagedPolicies: items, ...rest };
  },
  AttachCustomerManagedPolicyReferenceToPermissionSet(input, state) {
    const set = changed(input, state, "AttachCustomerManagedPolicyReferenceToPermissionSet");
    const reference = readReference(input.object("CustomerManagedPolicyReference"));
    if (set.customerManaged.has(pathOf(reference))) throw conflict("Permission set provided already has customer managed policy reference attached.");
    requireRoom(set, state);
    set.customerManaged.set(pathOf(reference), reference);
    set.revision += 1;
    return {};
  },
  DetachCustomerManagedPolicyReferenceFromPermissionSet(input, state) {
    const set = changed(input, state, "DetachCustomerManagedPolicyReferenceFromPermissionSet");
    const reference = readReference(input.object("CustomerManagedPolicyReference"));
    if (!set.customerManaged.delete(pathOf(reference))) throw notFound("Customer managed policy reference not found.");
    set.revision += 1;
    return {};
  },
  ListCustomerManagedPolicyReferencesInPermissionSet(input, state) {
    const all = [...requireSet(input, state).customerManaged.values()];
    const { items, ...rest } = page(input, "ListCustomerManagedPolicyReferencesInPermissionSet", all, 100, sso.token);
    return { CustomerManagedPolicyReferences: items, ...rest };
  },
};

function readBoundary(input: Input): Boundary {
  const reference = input.optionalObject("CustomerManagedPolicyReference");
  const arn = input.optionalText("ManagedPolicyArn", sso.managedPolicyArn);
  if ((reference === undefined) === (arn === undefined)) throw invalid("permissionsBoundary", "Member must hold one of CustomerManagedPolicyReference and ManagedPolicyArn");
  return reference === undefined ? { ManagedPolicyArn: arn ?? "" } : { CustomerManagedPolicyReference: readReference(reference) };
}

export const boundaries: Operations = {
  PutPermissionsBoundaryToPermissionSet(input, state) {
    const set = changed(input, state, "PutPermissionsBoundaryToPermissionSet");
    set.boundary = readBoundary(input.object("PermissionsBoundary"));
    set.revision += 1;
    return {};
  },
  GetPermissionsBoundaryForPermissionSet(input, state) {
    const { boundary } = requireSet(input, state);
    if (boundary === undefined) throw notFound("Permissions boundary not found.");
    return { PermissionsBoundary: boundary };
  },
  DeletePermissionsBoundaryFromPermissionSet(input, state) {
    const set = changed(input, state, "DeletePermissionsBoundaryFromPermissionSet");
    if (set.boundary === undefined) throw notFound("Permissions boundary not found.");
    set.boundary = undefined;
    set.revision += 1;
    return {};
  },
};
