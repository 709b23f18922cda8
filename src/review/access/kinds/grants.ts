import type { ReadInstance } from ".";
import { attribute, knownText, type Instance } from "../instance";
import type { Lookups } from "../lookups";
import { isUnknown } from "../model";

export const grantKinds: readonly (readonly [string, ReadInstance])[] = [
  ["aws_ssoadmin_account_assignment", (instance, building, lookups) => {
    const account = knownText(instance, "target_id");
    const permissionSet = lookups.permissionSet(instance);
    const group = principal(instance, lookups);
    const missing = [...(account === undefined ? ["the account"] : []), ...(isUnknown(permissionSet) ? ["the permission set"] : []), ...(group === undefined ? ["the group"] : [])];
    if (account === undefined || isUnknown(permissionSet) || group === undefined) {
      building.cannotSay(instance.address, `${missing.join(" and ")} of this grant`);
      return;
    }
    const instanceArn = knownText(instance, "instance_arn");
    if (instanceArn !== undefined && lookups.instanceArns?.has(instanceArn) === false) building.cannotSay(instance.address, `it is of ${instanceArn},`, "which is not the instance of IAM Identity Center that this plan found");
    building.grant({ group, permissionSet, account }, instance.address);
  }],
];

/** Who is granted: ids decide. A block's key names only a group that is gone, on the side where it was, and one that this plan makes. */
function principal(instance: Instance, { storeGroup, names, instances, references, side }: Lookups): string | undefined {
  const id = attribute(instance, "principal_id");
  const kind = knownText(instance, "principal_type");
  const key = typeof instance.index === "string" ? instance.index : undefined;
  if (typeof id === "string") {
    if (kind !== "GROUP") return `(user ${id})`;
    return storeGroup(id) ?? (key === undefined || side === "after" ? undefined : names.group(key)) ?? `(group ${id})`;
  }
  // A group that this plan makes has no id yet; its name is that of the resource that the key names.
  const byKey = kind === "GROUP" && references(`${instance.type}.${instance.name}`, "principal_id").join() === "each.value";
  const made = key === undefined || !byKey ? undefined : instances.find(({ type, name }) => type === "aws_identitystore_group" && name === key);
  return made === undefined ? undefined : knownText(made, "display_name");
}
