import { AwsError } from "../errors";
import type { Input } from "../input";
import type { Operation, Operations } from "../operation";
import type { Account, Unit } from "../organization";
import { page } from "../page";
import { organizations as rules } from "../rules";
import type { AwsState } from "../state";

/** AWS Organizations pages by twenty. */
const pageSize = 20;
const joined = 1_700_000_000;

function shownAccount({ organization }: AwsState, { id, name, email, status }: Account): Readonly<Record<string, unknown>> {
  // Newer models call the status State; both are answered, as AWS does.
  return { Id: id, Arn: organization.arn("account", id), Email: email, Name: name, Status: status, State: status, JoinedMethod: "CREATED", JoinedTimestamp: joined };
}

function shownUnit({ organization }: AwsState, { id, name }: Unit): Readonly<Record<string, unknown>> {
  return { Id: id, Arn: organization.arn("ou", id), Name: name };
}

function requireParent(input: Input, state: AwsState): string {
  const id = input.text("ParentId", rules.parent);
  if (!state.organization.isParent(id)) throw new AwsError("ParentNotFoundException", "You specified parent that doesn't exist.");
  return id;
}

function listed(input: Input, operation: string, member: string, all: readonly unknown[]): Readonly<Record<string, unknown>> {
  const { items, ...rest } = page(input, operation, all, pageSize, rules.token);
  return { [member]: items, ...rest };
}

function parentOf(state: AwsState, child: string): string {
  const found = state.accounts.get(child)?.parent ?? state.organization.units.get(child)?.parent;
  if (found === undefined) throw new AwsError("ChildNotFoundException", "You specified child that doesn't exist.");
  return found;
}

const described: Operations = {
  DescribeOrganization(_input, state) {
    const { id, managementAccount } = state.organization;
    const organization = { Id: id, Arn: state.organization.arn("organization"), FeatureSet: "ALL", MasterAccountId: managementAccount };
    const management = { MasterAccountArn: state.organization.arn("account", managementAccount), MasterAccountEmail: state.accounts.get(managementAccount)?.email };
    return { Organization: { ...organization, ...management, AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }] } };
  },
  DescribeAccount(input, state) {
    const account = state.accounts.get(input.text("AccountId", rules.account));
    if (account === undefined) throw new AwsError("AccountNotFoundException", "You specified an account that doesn't exist.");
    return { Account: shownAccount(state, account) };
  },
  DescribeOrganizationalUnit(input, state) {
    const unit = state.organization.units.get(input.text("OrganizationalUnitId", rules.unit));
    if (unit === undefined) throw new AwsError("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
    return { OrganizationalUnit: shownUnit(state, unit) };
  },
  ListAccounts: (input, state) => listed(input, "ListAccounts", "Accounts", [...state.accounts.values()].map((account) => shownAccount(state, account))),
  ListRoots(input, state) {
    const { root } = state.organization;
    return listed(input, "ListRoots", "Roots", [{ Id: root, Arn: state.organization.arn("root", root), Name: "Root", PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }] }]);
  },
  ListAccountsForParent(input, state) {
    const parent = requireParent(input, state);
    return listed(input, `ListAccountsForParent ${parent}`, "Accounts", [...state.accounts.values()].filter((account) => account.parent === parent).map((account) => shownAccount(state, account)));
  },
  ListOrganizationalUnitsForParent(input, state) {
    const parent = requireParent(input, state);
    const units = [...state.organization.units.values()].filter((unit) => unit.parent === parent);
    return listed(input, `ListOrganizationalUnitsForParent ${parent}`, "OrganizationalUnits", units.map((unit) => shownUnit(state, unit)));
  },
  ListParents(input, state) {
    const id = parentOf(state, input.text("ChildId", rules.child));
    return listed(input, "ListParents", "Parents", [{ Id: id, Type: id === state.organization.root ? "ROOT" : "ORGANIZATIONAL_UNIT" }]);
  },
  ListAWSServiceAccessForOrganization: (input) => listed(input, "ListAWSServiceAccessForOrganization", "EnabledServicePrincipals", [{ ServicePrincipal: "sso.amazonaws.com", DateEnabled: joined }]),
  ListDelegatedAdministrators(input, state) {
    const service = input.optionalText("ServicePrincipal", rules.service);
    const ids = service === undefined || service === "sso.amazonaws.com" ? state.organization.delegatedAdministrators : [];
    const accounts = ids.map((id) => state.accounts.get(id)).filter((account) => account !== undefined);
    return listed(input, "ListDelegatedAdministrators", "DelegatedAdministrators", accounts.map((account) => ({ ...shownAccount(state, account), DelegationEnabledDate: joined })));
  },
  ListTagsForResource(input, state) {
    const id = input.text("ResourceId", rules.taggable);
    const account = state.accounts.get(id);
    if (account === undefined && !state.organization.isParent(id)) throw new AwsError("TargetNotFoundException", "You specified a target that doesn't exist.");
    return { Tags: [...(account?.tags ?? [])].map(([Key, Value]) => ({ Key, Value })) };
  },
};

/** This service calls what every other one calls a ValidationException an InvalidInputException. */
function inItsWords(operation: Operation): Operation {
  return (input, state) => {
    try {
      return operation(input, state);
    } catch (error) {
      if (!(error instanceof AwsError) || error.type !== "ValidationException") throw error;
      throw new AwsError("InvalidInputException", error.message, { Reason: error.message === "Invalid NextToken" ? "INVALID_NEXT_TOKEN" : "INVALID_PATTERN" });
    }
  };
}

export const organizations: Operations = Object.fromEntries(Object.entries(described).map(([name, operation]) => [name, inItsWords(operation)]));
