import type { Plan } from "../plan/plan";
import { isRecord } from "../plan/sensitive";
import type { Names } from "./names";
import { attribute, instanceOf, knownText, type Instance, type Side } from "./instance";
import { UNKNOWN, type Unknown } from "./model";

/** Names for the ids of one side of a plan, from what the plan itself read. */
export interface Lookups {
  /** Group of the identity store. */
  readonly storeGroup: (id: string) => string | undefined;
  /** Names of the groups that the plan found in the identity store; undefined where it did not read them all, so that nobody can say what is gone. */
  readonly storeNames: ReadonlySet<string> | undefined;
  /** Name of a group of Okta; its id in brackets where the plan did not read it, as with a group that the code no longer names. */
  readonly oktaGroup: (id: string, key?: string) => string;
  readonly oktaPolicy: (id: string) => string;
  /** Name of the permission set that a resource belongs to. */
  readonly permissionSet: (instance: Instance) => string | Unknown;
  /** ARNs of the instances of IAM Identity Center that the plan found; undefined where it did not look. */
  readonly instanceArns: ReadonlySet<string> | undefined;
  /** Arguments of a block that refer to other things, as the configuration has them. */
  readonly references: Plan["references"];
  readonly side: Side;
  readonly names: Names;
  readonly instances: readonly Instance[];
}

export function lookupsOf(plan: Plan, side: Side, names: Names, instances: readonly Instance[]): Lookups {
  const storeGroups = new Map<string, string>();
  const oktaGroups = new Map<string, string>();
  const oktaPolicies = new Map<string, string>();
  let storeWasRead = false;
  let instanceArns: Set<string> | undefined;
  for (const [address, values] of plan.lookups) {
    const [, type = ""] = /(?:^|\.)data\.([^.]+)\./.exec(address) ?? [];
    if (type === "aws_identitystore_groups" && Array.isArray(values.groups)) {
      storeWasRead = true;
      for (const group of values.groups.filter(isRecord)) remember(storeGroups, group.group_id, group.display_name);
    }
    if (type === "aws_identitystore_group") remember(storeGroups, values.group_id, values.display_name);
    if (type === "aws_ssoadmin_instances" && Array.isArray(values.arns)) instanceArns = new Set([...(instanceArns ?? []), ...values.arns.filter((arn): arn is string => typeof arn === "string")]);
    if (type === "okta_group") remember(oktaGroups, values.id, values.name);
    if (type === "okta_policy") remember(oktaPolicies, values.id, values.name);
  }
  // Both sides, since what is deleted is named by what it was; and what drifted away is in neither.
  const setNames = new Map<string, string>();
  for (const instance of instances) if (instance.type === "aws_ssoadmin_permission_set") remember(setNames, knownText(instance, "arn"), knownText(instance, "name"));
  for (const each of ["before", "after"] as const) {
    for (const change of plan.changes) {
      const instance = instanceOf(change, each);
      if (instance === undefined) continue;
      if (instance.type === "aws_ssoadmin_permission_set") remember(setNames, knownText(instance, "arn"), knownText(instance, "name"));
      if (instance.type === "aws_identitystore_group") remember(storeGroups, knownText(instance, "group_id"), knownText(instance, "display_name"));
      if (instance.type === "okta_group") remember(oktaGroups, knownText(instance, "id"), knownText(instance, "name"));
      if (instance.type === "okta_app_signon_policy") remember(oktaPolicies, knownText(instance, "id"), knownText(instance, "name"));
    }
  }
  const sets = new Map(instances.filter(({ type }) => type === "aws_ssoadmin_permission_set").map((instance) => [blockOf(instance), instance]));
  return {
    storeNames: storeWasRead ? new Set(storeGroups.values()) : undefined,
    instanceArns,
    references: plan.references,
    side,
    instances,
    names,
    storeGroup: (id) => storeGroups.get(id),
    // A key names only what is gone: what comes has to be found under its id.
    oktaGroup: (id, key) => oktaGroups.get(id) ?? (key === undefined || side === "after" ? undefined : names.group(key)) ?? `(Okta group ${id})`,
    oktaPolicy: (id) => oktaPolicies.get(id) ?? `(Okta policy ${id})`,
    permissionSet: (instance) => {
      const arn = attribute(instance, "permission_set_arn");
      if (typeof arn === "string") return setNames.get(arn) ?? arn;
      if (side === "before") return UNKNOWN;
      // The configuration is that of the root module, and several references may each be the one.
      if (instance.address.startsWith("module.")) return UNKNOWN;
      const made = new Set(plan.references(blockOf(instance), "permission_set_arn").filter((reference) => reference.startsWith("aws_ssoadmin_permission_set.")).map((reference) => reference.split(".").slice(0, 2).join(".")));
      const [block, ...others] = [...made];
      const set = block === undefined || others.length > 0 ? undefined : sets.get(block);
      return set === undefined || set.index !== undefined ? UNKNOWN : (knownText(set, "name") ?? UNKNOWN);
    },
  };
}

/** `type.name`: what the configuration calls it, without the key of an instance. */
function blockOf({ type, name }: Instance): string {
  return `${type}.${name}`;
}

function remember(map: Map<string, string>, id: unknown, name: unknown): void {
  if (typeof id === "string" && typeof name === "string" && name !== "") map.set(id, name);
}
