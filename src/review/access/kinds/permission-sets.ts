import type { ReadInstance } from ".";
import { policyForm } from "../../policy-form";
import type { Building, SetDraft } from "../building";
import { attribute, knownText, parsed, text, type Instance } from "../instance";
import type { Lookups } from "../lookups";
import { isFacts, isUnknown, UNKNOWN, type Fact } from "../model";

/** The permission set itself comes first: its policies are put into it. */
export const permissionSetKinds: readonly (readonly [string, ReadInstance])[] = [
  ["aws_ssoadmin_permission_set", (instance, building) => {
    const name = knownText(instance, "name");
    if (name === undefined) {
      building.cannotSay(instance.address, "the name of this permission set");
      return;
    }
    building.claim("permission set", name);
    const set = building.set(name);
    building.made.add(name);
    set.description = text(instance, "description");
    set.session = text(instance, "session_duration");
    set.relayState = text(instance, "relay_state");
    const tags = attribute(instance, "tags");
    set.tags = isFacts(tags) ? tags : {};
  }],
  ["aws_ssoadmin_managed_policy_attachment", (instance, building, lookups) => {
    const arn = knownText(instance, "managed_policy_arn");
    if (arn === undefined) building.cannotSay(instance.address, "which managed policy is attached");
    else attach(instance, building, lookups, awsName(arn))?.managed.add(awsName(arn));
  }],
  ["aws_ssoadmin_customer_managed_policy_attachment", (instance, building, lookups) => {
    const reference = customerPolicy(attribute(instance, "customer_managed_policy_reference"));
    if (reference === undefined) building.cannotSay(instance.address, "which policy of your own is attached");
    else attach(instance, building, lookups, `customer ${reference}`)?.customerManaged.add(reference);
  }],
  ["aws_ssoadmin_permission_set_inline_policy", (instance, building, lookups) => {
    const set = attach(instance, building, lookups, "inline policy");
    if (set !== undefined) set.inline = policyForm(parsed(attribute(instance, "inline_policy")));
    if (set?.inline === UNKNOWN) building.cannotSay(instance.address, "the inline policy");
  }],
  ["aws_ssoadmin_permissions_boundary_attachment", (instance, building, lookups) => {
    const set = attach(instance, building, lookups, "permissions boundary");
    if (set !== undefined) set.boundary = boundary(attribute(instance, "permissions_boundary"));
    if (set?.boundary === UNKNOWN) building.cannotSay(instance.address, "the permissions boundary");
  }],
];

function attach(instance: Instance, building: Building, lookups: Lookups, policy: string): SetDraft | undefined {
  const name = lookups.permissionSet(instance);
  if (isUnknown(name)) {
    building.cannotSay(instance.address, "the permission set that this belongs to");
    return undefined;
  }
  building.policy(name, policy);
  if (!building.made.has(name)) building.cannotSay(instance.address, `the permission set ${name} is none of this plan:`, "what it lets people do besides nobody can tell here");
  return building.set(name);
}

function boundary(value: Fact): string | typeof UNKNOWN {
  const block = first(value);
  if (!isFacts(block)) return UNKNOWN;
  const customer = customerPolicy(block.customer_managed_policy_reference ?? null);
  if (customer !== undefined) return `customer:${customer}`;
  return typeof block.managed_policy_arn === "string" ? `aws:${awsName(block.managed_policy_arn)}` : UNKNOWN;
}

/** Name with path of an AWS managed policy, in whatever partition. */
function awsName(arn: string): string {
  return arn.replace(/^arn:aws[a-z-]*:iam::aws:policy\//, "");
}

function customerPolicy(value: Fact): string | undefined {
  const block = first(value);
  if (!isFacts(block) || typeof block.name !== "string") return undefined;
  const path = typeof block.path === "string" && block.path !== "" ? block.path : "/";
  return `${path}${block.name}`;
}

/** Terraform writes a block that may be there once as a list. */
function first(value: Fact): Fact | undefined {
  return Array.isArray(value) ? value[0] : value;
}
