import { Construct } from "constructs";
import type { Catalog } from "../model/catalog";
import { partitionOf } from "../model/region";
import type { ResolvedEnvironment } from "../model/resolve";
import { permissionSetName } from "../model/resolve";
import { SsoadminPermissionSet } from "../providers/aws";
import { literal } from "../providers/expression";
import type { Instance } from "./instance";
import { attachPolicies } from "./permission-set-policies";

/** A permission set as grants refer to it. */
export interface PermissionSetBlock {
  readonly arn: string;
  /** Addresses of its policies: what an assignment has to wait for. */
  readonly policies: readonly string[];
}

/** The permission sets of one environment, each with its policies. */
export class PermissionSets extends Construct {
  readonly blocks: ReadonlyMap<string, PermissionSetBlock>;

  constructor(scope: Construct, id: string, resolved: ResolvedEnvironment, instance: Instance, inlinePolicies: ReadonlyMap<string, string>) {
    super(scope, id);
    this.blocks = new Map(resolved.permissionSets.map((key) => [key, this.block(key, resolved, instance, inlinePolicies.get(key))]));
  }

  private block(key: string, { environment }: ResolvedEnvironment, instance: Instance, inline: string | undefined): PermissionSetBlock {
    const set = known(environment.catalog, key);
    const tags = { ...environment.aws.tags, ...set.tags };
    const permissionSet = new SsoadminPermissionSet(this, `set-${key}`, {
      name: permissionSetName(environment, key),
      description: literal(set.description),
      instanceArn: instance.arn,
      sessionDuration: set.session ?? "PT1H",
      ...(set.relayState === undefined ? {} : { relayState: literal(set.relayState) }),
      ...(Object.keys(tags).length === 0 ? {} : { tags: Object.fromEntries(Object.entries(tags).map(([tag, value]) => [literal(tag), literal(value)])) }),
    });
    permissionSet.overrideLogicalId(key);
    const policies = attachPolicies(new Construct(this, `policies-of-${key}`), key, set, inline, partitionOf(environment.aws.region), { instanceArn: instance.arn, permissionSetArn: permissionSet.arn });
    return { arn: permissionSet.arn, policies: policies.map((policy) => `${policy.terraformResourceType}.${policy.friendlyUniqueId}`) };
  }
}

function known(catalog: Catalog, key: string) {
  const set = catalog.permissionSets[key];
  if (set === undefined) throw new Error(`permission set ${key} is not in the catalog; the data was not checked before synthesis`);
  return set;
}
