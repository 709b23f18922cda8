import type { Group, Membership, Provisioned, User } from "./directory-entries";
import { AwsError, conflict, notFound, quotaExceeded } from "./errors";
import type { Ids } from "./ids";
import { isFields, type Fields } from "./input";
import type { KeptAws } from "./kept";
import type { Limits } from "./rules";
import { Unique } from "./unique";

export type { Group, Membership, Provisioned, User } from "./directory-entries";

/** Names that neither a user nor a group may have. */
const reserved = new Set(["administrator", "awsadministrators"]);

/** The identity store: groups, users and who is in what. Names are unique; ids never come back. */
export class Directory {
  readonly groups = new Map<string, Group>();
  readonly users = new Map<string, User>();
  readonly memberships = new Map<string, Membership>();
  private readonly groupNames = new Unique("GroupName");
  private readonly groupExternals = new Unique("ExternalId");
  private readonly userNames = new Unique("UserName");
  private readonly userExternals = new Unique("ExternalId");
  private readonly emails = new Unique("Email");
  private readonly pairs = new Map<string, string>();

  constructor(readonly id: string, private readonly ids: Ids, private readonly limits: Limits) {}

  createGroup(displayName: string, description?: string, externalId?: string): Group {
    if (this.groups.size >= this.limits.groups) throw quotaExceeded(`Groups per identity store exceed the limit of ${this.limits.groups}`);
    refuseReserved(displayName);
    this.groupNames.requireFree([displayName]);
    this.groupExternals.requireFree(given(externalId));
    const group: Group = { id: this.ids.uuid(), displayName, description, externalId, createdAt: this.ids.now(), updatedAt: this.ids.now() };
    return this.putGroup(group);
  }

  changeGroup(group: Group, displayName: string, externalId: string | undefined): void {
    if (displayName !== group.displayName) refuseReserved(displayName);
    this.groupNames.requireFree([displayName], group.id);
    this.groupExternals.requireFree(given(externalId), group.id);
    this.groupNames.move(group.id, [group.displayName], [displayName]);
    this.groupExternals.move(group.id, given(group.externalId), given(externalId));
    Object.assign(group, { displayName, externalId, updatedAt: this.ids.now() });
  }

  deleteGroup(id: string): void {
    const { displayName, externalId } = this.group(id);
    this.groupNames.move(id, [displayName], []);
    this.groupExternals.move(id, given(externalId), []);
    this.groups.delete(id);
    this.dropMemberships(({ group }) => group === id);
  }

  createUser(userName: string, attributes: Fields, { externalId, active = true, enterprise }: Partial<Provisioned> = {}): User {
    if (this.users.size >= this.limits.users) throw quotaExceeded(`Users per identity store exceed the limit of ${this.limits.users}`);
    refuseReserved(userName);
    this.userNames.requireFree([userName]);
    this.emails.requireFree(emailsOf(attributes));
    this.userExternals.requireFree(given(externalId));
    const user: User = { id: this.ids.uuid(), userName, attributes, externalId, active, enterprise, createdAt: this.ids.now(), updatedAt: this.ids.now() };
    return this.putUser(user);
  }

  /** Replaces all of it; what SCIM alone writes stays where it is not given. */
  changeUser(user: User, userName: string, attributes: Fields, { externalId, active, enterprise }: Provisioned = user): void {
    if (userName !== user.userName) refuseReserved(userName);
    this.userNames.requireFree([userName], user.id);
    this.emails.requireFree(emailsOf(attributes), user.id);
    this.userExternals.requireFree(given(externalId), user.id);
    this.userNames.move(user.id, [user.userName], [userName]);
    this.emails.move(user.id, emailsOf(user.attributes), emailsOf(attributes));
    this.userExternals.move(user.id, given(user.externalId), given(externalId));
    Object.assign(user, { userName, attributes, externalId, active, enterprise, updatedAt: this.ids.now() });
  }

  deleteUser(id: string): void {
    const { userName, attributes, externalId } = this.user(id);
    this.userNames.move(id, [userName], []);
    this.emails.move(id, emailsOf(attributes), []);
    this.userExternals.move(id, given(externalId), []);
    this.users.delete(id);
    this.dropMemberships(({ user }) => user === id);
  }

  createMembership(group: string, user: string): Membership {
    this.group(group);
    this.user(user);
    if (this.pairs.has(`${group} ${user}`)) throw conflict("Member and Group relationship already exists.", { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });
    const membership: Membership = { id: this.ids.uuid(), group, user, createdAt: this.ids.now() };
    return this.putMembership(membership);
  }

  deleteMembership(id: string): void {
    const { group, user } = this.membership(id);
    this.pairs.delete(`${group} ${user}`);
    this.memberships.delete(id);
  }

  group(id: string): Group {
    return this.groups.get(id) ?? missing("GROUP", id);
  }

  groupNamed(displayName: string): Group | undefined {
    return this.groups.get(this.groupNames.holder(displayName) ?? "");
  }

  groupWithExternalId(externalId: string): Group | undefined {
    return this.groups.get(this.groupExternals.holder(externalId) ?? "");
  }

  user(id: string): User {
    return this.users.get(id) ?? missing("USER", id);
  }

  userNamed(userName: string): User | undefined {
    return this.users.get(this.userNames.holder(userName) ?? "");
  }

  userWithExternalId(externalId: string): User | undefined {
    return this.users.get(this.userExternals.holder(externalId) ?? "");
  }

  userWithEmail(email: string): User | undefined {
    return this.users.get(this.emails.holder(email) ?? "");
  }

  membership(id: string): Membership {
    return this.memberships.get(id) ?? missing("GROUP_MEMBERSHIP", id);
  }

  membershipOf(group: string, user: string): Membership | undefined {
    return this.memberships.get(this.pairs.get(`${group} ${user}`) ?? "");
  }

  save(): KeptAws["directory"] {
    return { groups: [...this.groups.values()], users: [...this.users.values()], memberships: [...this.memberships.values()] };
  }

  load({ groups, users, memberships }: KeptAws["directory"]): void {
    for (const { description, externalId, ...group } of groups) this.putGroup({ ...group, description, externalId });
    for (const { externalId, enterprise, ...user } of users) this.putUser({ ...user, externalId, enterprise });
    for (const membership of memberships) this.putMembership(membership);
  }

  private putGroup(group: Group): Group {
    this.groups.set(group.id, group);
    this.groupNames.move(group.id, [], [group.displayName]);
    this.groupExternals.move(group.id, [], given(group.externalId));
    return group;
  }

  private putUser(user: User): User {
    this.users.set(user.id, user);
    this.userNames.move(user.id, [], [user.userName]);
    this.emails.move(user.id, [], emailsOf(user.attributes));
    this.userExternals.move(user.id, [], given(user.externalId));
    return user;
  }

  private putMembership(membership: Membership): Membership {
    this.memberships.set(membership.id, membership);
    this.pairs.set(`${membership.group} ${membership.user}`, membership.id);
    return membership;
  }

  private dropMemberships(gone: (membership: Membership) => boolean): void {
    for (const membership of [...this.memberships.values()].filter(gone)) this.deleteMembership(membership.id);
  }
}

function missing(type: "GROUP" | "USER" | "GROUP_MEMBERSHIP", id: string): never {
  throw notFound(`${type} not found.`, { ResourceType: type, ResourceId: id });
}

function refuseReserved(name: string): void {
  if (reserved.has(name.toLowerCase())) throw new AwsError("ValidationException", `${name} is a reserved name`);
}

function given(externalId: string | undefined): string[] {
  return externalId === undefined ? [] : [externalId];
}

/** The store keeps one address a person, and no two people share it. */
function emailsOf(attributes: Fields): string[] {
  const emails: unknown = attributes["Emails"];
  if (!Array.isArray(emails)) return [];
  return emails.flatMap((email: unknown) => (isFields(email) && typeof email["Value"] === "string" ? [email["Value"]] : []));
}
