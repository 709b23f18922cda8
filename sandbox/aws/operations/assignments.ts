import type { Assignment } from "../assignments";
import { denied, notFound, quotaExceeded } from "../errors";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { page } from "../page";
import type { PermissionSet } from "../permission-sets";
import { sso } from "../rules";
import type { AwsState } from "../state";
import { requireInstance, requireSet } from "./instances";

const statuses = ["IN_PROGRESS", "FAILED", "SUCCEEDED"] as const;

function read(input: Input, state: AwsState): { set: PermissionSet; assignment: Assignment } {
  const set = requireSet(input, state);
  input.choice("TargetType", ["AWS_ACCOUNT"]);
  const assignment = {
    account: input.text("TargetId", sso.account),
    permissionSet: set.arn,
    principalType: input.choice("PrincipalType", ["USER", "GROUP"]),
    principal: input.text("PrincipalId", sso.principal),
  };
  if (!state.accounts.has(assignment.account)) throw notFound(`Account ${assignment.account} not found.`);
  return { set, assignment };
}

function about({ account, permissionSet, principalType, principal }: Assignment): Readonly<Record<string, unknown>> {
  return { TargetId: account, TargetType: "AWS_ACCOUNT", PermissionSetArn: permissionSet, PrincipalType: principalType, PrincipalId: principal };
}

/** Makes the assignment and the role; the reason when AWS would find that it can't. */
function create(state: AwsState, set: PermissionSet, assignment: Assignment): string | undefined {
  const { account, principal, principalType } = assignment;
  const there = principalType === "GROUP" ? state.groups.has(principal) : state.users.has(principal);
  if (!there) return `Received a 404 status error: ${principalType} ${principal} not found.`;
  const failure = state.provision(set, account);
  if (failure === undefined) state.assignments.add(assignment);
  return failure;
}

function remove(state: AwsState, set: PermissionSet, assignment: Assignment): string | undefined {
  if (!state.assignments.remove(assignment)) return "Received a 404 status error: Assignment not found.";
  // With its last assignment the account loses the role.
  if (state.assignments.in(assignment.account, set.arn).length === 0) set.provisioned.delete(assignment.account);
  return undefined;
}

function requireRoom(state: AwsState, set: PermissionSet, { account, principalType }: Assignment): void {
  const { groupsPerAssignment, permissionSetsPerAccount } = state.limits;
  const groups = state.assignments.in(account, set.arn).filter((other) => other.principalType === "GROUP").length;
  if (principalType === "GROUP" && groups >= groupsPerAssignment) throw quotaExceeded(`The number of groups assigned to the permission set in account ${account} exceeds the limit of ${groupsPerAssignment}`);
  if (set.provisioned.has(account)) return;
  const sets = [...state.permissionSets.values()].filter(({ provisioned }) => provisioned.has(account)).length;
  if (sets >= permissionSetsPerAccount) throw quotaExceeded(`The number of permission sets provisioned in account ${account} exceeds the limit of ${permissionSetsPerAccount}`);
}

const shown = ({ account, permissionSet, principalType, principal }: Assignment) => ({ AccountId: account, PermissionSetArn: permissionSet, PrincipalType: principalType, PrincipalId: principal });

export const assignments: Operations = {
  CreateAccountAssignment(input, state) {
    const { set, assignment } = read(input, state);
    state.requireRight("sso:CreateAccountAssignment", set, assignment.account);
    // AWS takes an assignment that is there already as done.
    if (!state.assignments.has(assignment)) requireRoom(state, set, assignment);
    return { AccountAssignmentCreationStatus: state.requests.open("creation", about(assignment), create(state, set, assignment)) };
  },
  DeleteAccountAssignment(input, state) {
    const { set, assignment } = read(input, state);
    state.requireRight("sso:DeleteAccountAssignment", set, assignment.account);
    return { AccountAssignmentDeletionStatus: state.requests.open("deletion", about(assignment), remove(state, set, assignment)) };
  },
  DescribeAccountAssignmentCreationStatus(input, state) {
    requireInstance(input, state);
    return { AccountAssignmentCreationStatus: state.requests.look("creation", input.text("AccountAssignmentCreationRequestId", sso.requestId)) };
  },
  DescribeAccountAssignmentDeletionStatus(input, state) {
    requireInstance(input, state);
    return { AccountAssignmentDeletionStatus: state.requests.look("deletion", input.text("AccountAssignmentDeletionRequestId", sso.requestId)) };
  },
  ListAccountAssignmentCreationStatus: (input, state) => ({ ...listed(input, state, "creation", "AccountAssignmentsCreationStatus") }),
  ListAccountAssignmentDeletionStatus: (input, state) => ({ ...listed(input, state, "deletion", "AccountAssignmentsDeletionStatus") }),
  ListAccountAssignments(input, state) {
    const set = requireSet(input, state);
    const all = state.assignments.in(input.text("AccountId", sso.account), set.arn).map(shown);
    const { items, ...rest } = page(input, "ListAccountAssignments", all, 100, sso.token);
    return { AccountAssignments: items, ...rest };
  },
  ListAccountAssignmentsForPrincipal(input, state) {
    requireInstance(input, state);
    // The one listing that AWS documents as the management account's alone.
    if (state.account !== state.organization.managementAccount) throw denied(state.account, "sso:ListAccountAssignmentsForPrincipal", state.instanceArn);
    const principal = input.text("PrincipalId", sso.principal);
    const isUser = input.choice("PrincipalType", ["USER", "GROUP"]) === "USER";
    if (!(isUser ? state.users : state.groups).has(principal)) throw notFound(`${isUser ? "USER" : "GROUP"} not found.`);
    const account = input.optionalObject("Filter")?.optionalText("AccountId", sso.account);
    // It lists the accounts that a person has access to, so what comes through groups is in it.
    const through = isUser ? [...state.directory.memberships.values()].filter(({ user }) => user === principal).map(({ group }) => group) : [];
    const all = [principal, ...through].flatMap((id) => state.assignments.of(id)).filter((assignment) => account === undefined || assignment.account === account);
    const { items, ...rest } = page(input, "ListAccountAssignmentsForPrincipal", all.map(shown), 100, sso.token);
    return { AccountAssignments: items, ...rest };
  },
};

function listed(input: Input, state: AwsState, kind: "creation" | "deletion", member: string): Readonly<Record<string, unknown>> {
  requireInstance(input, state);
  const all = state.requests.list(kind, input.optionalObject("Filter")?.optionalChoice("Status", statuses));
  const { items, ...rest } = page(input, member, all, 100, sso.token);
  return { [member]: items, ...rest };
}
