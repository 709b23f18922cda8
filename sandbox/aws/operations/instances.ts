import { invalid, notFound } from "../errors";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { page } from "../page";
import { sso } from "../rules";
import type { PermissionSet } from "../permission-sets";
import type { AwsState } from "../state";

/** Reads InstanceArn, which has to be this instance's. */
export function requireInstance(input: Input, state: AwsState): void {
  if (input.text("InstanceArn", sso.instanceArn) !== state.instanceArn) throw notFound("Instance not found.");
}

/** Reads InstanceArn and PermissionSetArn. */
export function requireSet(input: Input, state: AwsState): PermissionSet {
  const instance = input.text("InstanceArn", sso.instanceArn);
  const arn = input.text("PermissionSetArn", sso.permissionSetArn);
  if (arn.split("/")[1] !== instance.split("/")[1]) throw invalid("permissionSetArn", "Member must belong to the instance");
  requireInstance(input, state);
  return state.sets.get(arn);
}

function described(state: AwsState): Readonly<Record<string, unknown>> {
  return { InstanceArn: state.instanceArn, IdentityStoreId: state.directory.id, OwnerAccountId: state.organization.managementAccount, CreatedDate: 1_700_000_000, Status: "ACTIVE" };
}

export const instances: Operations = {
  ListInstances(input, state) {
    const { items, ...rest } = page(input, "ListInstances", [described(state)], 100, sso.token);
    return { Instances: items, ...rest };
  },
  DescribeInstance(input, state) {
    requireInstance(input, state);
    return described(state);
  },
};
