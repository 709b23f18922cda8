import type { ReadInstance } from ".";
import { attribute, knownText, text, type Instance } from "../instance";
import type { Lookups } from "../lookups";

/** What Terraform keeps in the identity store itself, where nothing is pushed. */
export const directoryKinds: readonly (readonly [string, ReadInstance])[] = [
  ["aws_identitystore_group", (instance, building) => {
    building.directory.set(`group ${knownText(instance, "display_name") ?? instance.address}`, text(instance, "description"));
  }],
  ["aws_identitystore_user", (instance, building) => {
    building.directory.set(`user ${knownText(instance, "user_name") ?? instance.address}`, text(instance, "display_name"));
  }],
  ["aws_identitystore_group_membership", (instance, building, lookups) => {
    building.directory.set(`member ${member(instance, lookups)} of ${group(instance, lookups)}`, true);
  }],
];

function member(instance: Instance, { instances }: Lookups): string {
  const id = attribute(instance, "member_id");
  const user = typeof id === "string" ? instances.find(({ type, values }) => type === "aws_identitystore_user" && values.user_id === id) : undefined;
  return (user && knownText(user, "user_name")) ?? (typeof instance.index === "string" ? instance.index : instance.address);
}

function group(instance: Instance, { storeGroup, names, instances }: Lookups): string {
  const id = attribute(instance, "group_id");
  if (typeof id === "string") return storeGroup(id) ?? `(group ${id})`;
  const made = instances.find(({ type, name }) => type === "aws_identitystore_group" && name === instance.name);
  return (made && knownText(made, "display_name")) ?? names.group(instance.name) ?? instance.address;
}
