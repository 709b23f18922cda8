import { invalid, notFound } from "../errors";
import type { Operations } from "../operation";
import { page } from "../page";
import { sso } from "../rules";
import { requireInstance, requireSet } from "./instances";

const statuses = ["IN_PROGRESS", "FAILED", "SUCCEEDED"] as const;
const freshness = ["LATEST_PERMISSION_SET_PROVISIONED", "LATEST_PERMISSION_SET_NOT_PROVISIONED"] as const;

export const provisioning: Operations = {
  ProvisionPermissionSet(input, state) {
    const set = requireSet(input, state);
    const all = input.choice("TargetType", ["AWS_ACCOUNT", "ALL_PROVISIONED_ACCOUNTS"]) === "ALL_PROVISIONED_ACCOUNTS";
    const target = input.optionalText("TargetId", sso.account);
    if (all === (target !== undefined)) throw invalid("targetId", all ? "Member must be absent for ALL_PROVISIONED_ACCOUNTS" : "Member must not be null for AWS_ACCOUNT");
    state.requireRight("sso:ProvisionPermissionSet", set, target);
    if (target !== undefined && !set.provisioned.has(target)) throw notFound("Assignment not found.");
    const accounts = target === undefined ? [...set.provisioned.keys()] : [target];
    const failures = accounts.flatMap((account) => state.provision(set, account) ?? []);
    state.provisionings.push({ permissionSet: set.arn, accounts });
    return { PermissionSetProvisioningStatus: state.requests.open("provisioning", { AccountId: target, PermissionSetArn: set.arn }, failures[0]) };
  },
  DescribePermissionSetProvisioningStatus(input, state) {
    requireInstance(input, state);
    return { PermissionSetProvisioningStatus: state.requests.look("provisioning", input.text("ProvisionPermissionSetRequestId", sso.requestId)) };
  },
  ListPermissionSetProvisioningStatus(input, state) {
    requireInstance(input, state);
    const all = state.requests.list("provisioning", input.optionalObject("Filter")?.optionalChoice("Status", statuses));
    const { items, ...rest } = page(input, "ListPermissionSetProvisioningStatus", all, 100, sso.token);
    return { PermissionSetsProvisioningStatus: items, ...rest };
  },
  ListAccountsForProvisionedPermissionSet(input, state) {
    const set = requireSet(input, state);
    const wanted = input.optionalChoice("ProvisioningStatus", freshness);
    const accounts = [...set.provisioned].filter(([, revision]) => fresh(revision === set.revision, wanted)).map(([account]) => account);
    const { items, ...rest } = page(input, "ListAccountsForProvisionedPermissionSet", accounts, 100, sso.token);
    return { AccountIds: items, ...rest };
  },
  ListPermissionSetsProvisionedToAccount(input, state) {
    requireInstance(input, state);
    const account = input.text("AccountId", sso.account);
    const wanted = input.optionalChoice("ProvisioningStatus", freshness);
    const sets = [...state.permissionSets.values()].filter(({ provisioned, revision }) => provisioned.has(account) && fresh(provisioned.get(account) === revision, wanted));
    const { items, ...rest } = page(input, "ListPermissionSetsProvisionedToAccount", sets.map(({ arn }) => arn), 100, sso.token);
    return { PermissionSets: items, ...rest };
  },
};

function fresh(isLatest: boolean, wanted: (typeof freshness)[number] | undefined): boolean {
  return wanted === undefined || isLatest === (wanted === "LATEST_PERMISSION_SET_PROVISIONED");
}
