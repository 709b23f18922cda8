import { createHash } from "node:crypto";
import { Construct } from "constructs";
import type { Catalog } from "../model/catalog";
import type { Grant } from "../model/expand";
import { blockName } from "../model/keys";
import { AccountAssignments, type AccountAssignmentBlock } from "../providers/account-assignments";
import { expression, hclList } from "../providers/expression";
import { INSTANCE_ARN } from "./instance";
import type { PermissionSetBlock } from "./permission-sets";

/** Name of the local that maps the keys of the groups that are in IAM Identity Center to their ids. */
export const GROUP_IDS = "group_ids";

/**
 * One block per permission set and account, `for_each` over its groups that are in IAM Identity Center.
 * Terraform evaluates a `for_each` again for each of its instances, so what it evaluates is a name: the map itself stands in a
 * local, one for each list of groups that occurs. At 5,000 grants that is 1.1 times the cpu of literal blocks, written out 1.5 times.
 */
export class Grants extends Construct {
  constructor(scope: Construct, id: string, grants: readonly Grant[], catalog: Catalog, permissionSets: ReadonlyMap<string, PermissionSetBlock>) {
    super(scope, id);
    const blocks = new Map<string, AccountAssignmentBlock>();
    const locals = new Map<string, string>();
    for (const { permissionSet, account, groups } of blocksOf(grants)) {
      const set = permissionSets.get(permissionSet);
      const target = catalog.organization.accounts[account];
      if (set === undefined || target === undefined) throw new Error(`grant of ${permissionSet} in ${account} is not in the catalog; the data was not checked before synthesis`);
      const present = localName(groups);
      locals.set(present, expression(`{for key in ${hclList(groups)} : key => local.${GROUP_IDS}[key] if contains(keys(local.${GROUP_IDS}), key)}`));
      blocks.set(blockName(permissionSet, account), {
        for_each: expression(`local.${present}`),
        instance_arn: expression(INSTANCE_ARN),
        permission_set_arn: expression(`aws_ssoadmin_permission_set.${permissionSet}.arn`),
        principal_id: expression("each.value"),
        principal_type: "GROUP",
        target_id: target.id,
        target_type: "AWS_ACCOUNT",
        ...(set.policies.length === 0 ? {} : { depends_on: set.policies }),
      });
    }
    new AccountAssignments(this, "assignments", blocks, locals);
  }
}

/** Name of the local for a list of groups, made of what is in it: readable for a few, with a digest for many. Not part of state. */
function localName(groups: readonly string[]): string {
  if (groups.length <= 3) return `to_${groups.join("__")}`;
  const digest = createHash("sha256").update(groups.join("\n")).digest("hex").slice(0, 12);
  return `to_${groups[0]}__and_${groups.length - 1}_more_${digest}`;
}

interface GrantBlock {
  readonly permissionSet: string;
  readonly account: string;
  readonly groups: string[];
}

/** Grants come sorted by permission set and account, so one pass makes the blocks. */
export function blocksOf(grants: readonly Grant[]): GrantBlock[] {
  const blocks: GrantBlock[] = [];
  for (const { permissionSet, account, group } of grants) {
    const last = blocks.at(-1);
    if (last?.permissionSet === permissionSet && last.account === account) last.groups.push(group);
    else blocks.push({ permissionSet, account, groups: [group] });
  }
  return blocks;
}
