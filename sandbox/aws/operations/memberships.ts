import { notFound } from "../errors";
import type { Membership } from "../directory";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { page } from "../page";
import { store } from "../rules";
import type { AwsState } from "../state";
import { requireStore } from "./groups";

function readMember(input: Input): string {
  return input.object("MemberId").text("UserId", store.resource);
}

function shown(state: AwsState, { id, group, user, createdAt }: Membership): Readonly<Record<string, unknown>> {
  return { IdentityStoreId: state.directory.id, MembershipId: id, GroupId: group, MemberId: { UserId: user }, CreatedAt: createdAt, UpdatedAt: createdAt };
}

function listed(input: Input, state: AwsState, operation: string, wanted: (membership: Membership) => boolean): Readonly<Record<string, unknown>> {
  const all = [...state.directory.memberships.values()].filter(wanted);
  const { items, ...rest } = page(input, operation, all, 100, store.token);
  return { GroupMemberships: items.map((membership) => shown(state, membership)), ...rest };
}

export const memberships: Operations = {
  CreateGroupMembership(input, state) {
    requireStore(input, state);
    const membership = state.directory.createMembership(input.text("GroupId", store.resource), readMember(input));
    return { MembershipId: membership.id, IdentityStoreId: state.directory.id };
  },
  DescribeGroupMembership(input, state) {
    requireStore(input, state);
    return shown(state, state.directory.membership(input.text("MembershipId", store.resource)));
  },
  DeleteGroupMembership(input, state) {
    requireStore(input, state);
    state.directory.deleteMembership(input.text("MembershipId", store.resource));
    return {};
  },
  ListGroupMemberships(input, state) {
    requireStore(input, state);
    const { id } = state.directory.group(input.text("GroupId", store.resource));
    return listed(input, state, "ListGroupMemberships", ({ group }) => group === id);
  },
  ListGroupMembershipsForMember(input, state) {
    requireStore(input, state);
    const { id } = state.directory.user(readMember(input));
    return listed(input, state, "ListGroupMembershipsForMember", ({ user }) => user === id);
  },
  GetGroupMembershipId(input, state) {
    requireStore(input, state);
    const membership = state.directory.membershipOf(input.text("GroupId", store.resource), readMember(input));
    if (membership === undefined) throw notFound("GROUP_MEMBERSHIP not found.", { ResourceType: "GROUP_MEMBERSHIP" });
    return { MembershipId: membership.id, IdentityStoreId: state.directory.id };
  },
  IsMemberInGroups(input, state) {
    requireStore(input, state);
    const member = readMember(input);
    const ids = input.texts("GroupIds", store.resource, 1, 100);
    return { Results: ids.map((id) => ({ GroupId: id, MemberId: { UserId: member }, MembershipExists: state.directory.membershipOf(id, member) !== undefined })) };
  },
};
