import { Construct } from "constructs";
import type { ResolvedEnvironment } from "../model/resolve";
import { isConnected } from "../model/resolve";
import { DataAwsIdentitystoreGroups } from "../providers/aws";
import { TerraformLocal, TerraformStack } from "../providers/core";
import { expression, hclMap, hclString, literal } from "../providers/expression";
import { GROUP_IDS } from "./grants";
import type { Instance } from "./instance";

/**
 * The groups that somebody else put into IAM Identity Center, found by one plural lookup that depends on nothing pending:
 * a lookup that waits for a resource makes every id unknown, and Terraform then replaces every assignment.
 */
export class PushedGroups extends Construct {
  constructor(scope: Construct, id: string, resolved: ResolvedEnvironment, instance: Instance) {
    super(scope, id);
    const lookup = new DataAwsIdentitystoreGroups(this, "groups", { identityStoreId: instance.identityStoreId });
    lookup.overrideLogicalId("groups");
    const names = resolved.groups.map((key) => [key, resolved.environment.catalog.groups[key]?.name ?? key] as const);
    local(this, "group_names", expression(hclMap(names.map(([key, name]) => [key, hclString(name)]))));
    // Lists, because nothing says that the groups of other owners have names, and names of their own: they must not fail the plan.
    local(this, "directory", expression('{for group in data.aws_identitystore_groups.groups.groups : coalesce(group.display_name, "(no name)") => group.group_id...}'));
    local(this, GROUP_IDS, expression("{for key, name in local.group_names : key => one(local.directory[name]) if contains(keys(local.directory), name)}"));
    local(this, "groups_waiting", expression("[for key, name in local.group_names : name if !contains(keys(local.directory), name)]"));
    TerraformStack.of(this).addOverride("check.groups_in_identity_center", {
      assert: [{ condition: expression("length(local.groups_waiting) == 0"), error_message: waitingMessage(resolved) }],
    });
  }
}

function waitingMessage({ environment }: ResolvedEnvironment): string {
  const names = expression('join(", ", local.groups_waiting)');
  const count = expression("length(local.groups_waiting)");
  const next = environment.okta === "none"
    ? "Whoever provisions this instance has to put them there; then apply again."
    : isConnected(environment)
      ? "What this environment pushes follows after this apply, what another one pushes after that one's: see in the Okta app (Push Groups) that their push is Active, then apply again."
      : literal("Connect provisioning in the Okta app (Provisioning > Configure API Integration), set connected: true in the data, and apply twice.");
  return `Not yet in IAM Identity Center, so their grants wait (${count}): ${names}. ${next}`;
}

function local(scope: Construct, name: string, value: string): void {
  new TerraformLocal(scope, name, value).overrideLogicalId(name);
}
