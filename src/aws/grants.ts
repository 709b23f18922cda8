import { Construct } from "constructs";
import type { Catalog } from "../model/catalog";
import type { Grant } from "../model/expand";
import { blockName } from "../model/keys";
import { AccountAssignments, type AccountAssignmentBlock } from "../providers/account-assignments";
import { expression, hclList } from "../providers/expression";
import type { Instance } from "./instance";
import type { PermissionSetBlock } from "./permission-sets";

/** Name of the local that maps the keys of the groups that are in IAM Identity Center to their ids. */
export const GROUP_IDS = "group_ids";

/**
 * One block per permission set and account, `for_each` over its groups that are in IAM Identity Center.
 * The maps stay small on purpose: Terraform evaluates the whole `for_each` again for each of its instances.
 */
export class Grants extends Construct {
  constructor(scope: Construct, id: string, grants: readonly Grant[], catalog: Catalog, instance: Instance, permissionSets: ReadonlyMap<string, PermissionSetBlock>) {
    super(scope, id);
    const blocks = new Map<string, AccountAssignmentBlock>();
    for (const { permissionSet, account, groups } of blocksOf(grants)) {
      const set = permissionSets.get(permissionSet);
      const target = catalog.organization.accounts[account];
      if (set === undefined || target === undefined) throw new Error(`grant of ${permissionSet} in ${account} is not in the catalog; the data was not checked before synthesis`);
      blocks.set(blockName(permissionSet, account), {
        for_each: expression(`setintersection(keys(local.${GROUP_IDS}), ${hclList(groups)})`),
        instance_arn: instance.arn,
        permission_set_arn: set.arn,
        principal_id: expression(`local.${GROUP_IDS}[each.key]`),
        principal_type: "GROUP",
        target_id: target.id,
        target_type: "AWS_ACCOUNT",
        ...(set.policies.length === 0 ? {} : { depends_on: set.policies }),
      });
    }
    new AccountAssignments(this, "assignments", blocks);
  }
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
