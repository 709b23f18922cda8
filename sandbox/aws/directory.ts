import { AwsError, conflict, notFound, quotaExceeded } from "./errors";
import { now, type Ids } from "./ids";
import { isFields, type Fields } from "./input";
import type { Limits } from "./rules";

export interface Group {
  readonly id: string;
  displayName: string;
  description: string | undefined;
  readonly externalId: string | undefined;
  readonly createdAt: number;
  updatedAt: number;
}

export interface User {
  readonly id: string;
  userName: string;
  /** The other attributes as the API spells them: Name, DisplayName, Emails, ... */
  attributes: Fields;
  readonly externalId: string | undefined;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Membership {
  readonly id: string;
  readonly group: string;
  readonly user: string;
  readonly createdAt: number;
}

/** Names that neither a user nor a group may have. */
const reserved = new Set(["administrator", "awsadministrators"]);

/** The identity store: groups, users and who is in what. Names are unique; ids never come back. */
export class Directory {
  readonly groups = new Map<string, Group>();
  readonly users = new Map<string, User>();
  readonly memberships = new Map<string, Membership>();
  private readonly groupNames = new Map<string, string>();
  private readonly userNames = new Map<string, string>();
  private readonly emails = new Map<string, string>();
  private readonly pairs = new Map<string, string>();

  constructor(readonly id: string, private readonly ids: Ids, private readonly limits: Limits) {}

  createGroup(displayName: string, description?: string, externalId?: string): Group {
    if (this.groups.size >= this.limits.groups) throw quotaExceeded(`Groups per identity store exceed the limit of ${this.limits.groups}`);
    this.requireFree(this.groupNames, displayName, "Duplicate GroupName");
    const group: Group = { id: this.ids.uuid(), displayName, description, externalId, createdAt: now(), updatedAt: now() };
    this.groups.set(group.id, group);
    this.groupNames.set(displayName, group.id);
    return group;
  }

  renameGroup(group: Group, displayName: string): void {
    if (displayName === group.displayName) return;
    this.requireFree(this.groupNames, displayName, "Duplicate GroupName");
    this.groupNames.delete(group.displayName);
    group.displayName = displayName;
    this.groupNames.set(displayName, group.id);
  }

  deleteGroup(id: string): void {
    this.groupNames.delete(this.group(id).displayName);
    this.groups.delete(id);
    this.dropMemberships(({ group }) => group === id);
  }

  createUser(userName: string, attributes: Fields, externalId?: string): User {
    if (this.users.size >= this.limits.users) throw quotaExceeded(`Users per identity store exceed the limit of ${this.limits.users}`);
    this.requireFree(this.userNames, userName, "Duplicate UserName");
    this.requireFreeEmail(attributes);
    const user: User = { id: this.ids.uuid(), userName, attributes, externalId, createdAt: now(), updatedAt: now() };
    this.users.set(user.id, user);
    this.userNames.set(userName, user.id);
    for (const email of emailsOf(attributes)) this.emails.set(email, user.id);
    return user;
  }

  changeUser(user: User, userName: string, attributes: Fields): void {
    if (userName !== user.userName) this.requireFree(this.userNames, userName, "Duplicate UserName");
    this.requireFreeEmail(attributes, user.id);
    for (const email of emailsOf(user.attributes)) this.emails.delete(email);
    for (const email of emailsOf(attributes)) this.emails.set(email, user.id);
    this.userNames.delete(user.userName);
    this.userNames.set(userName, user.id);
    Object.assign(user, { userName, attributes, updatedAt: now() });
  }

  deleteUser(id: string): void {
    const { userName, attributes } = this.user(id);
    this.userNames.delete(userName);
    for (const email of emailsOf(attributes)) this.emails.delete(email);
    this.users.delete(id);
    this.dropMemberships(({ user }) => user === id);
  }

  createMembership(group: string, user: string): Membership {
    this.group(group);
    this.user(user);
    if (this.pairs.has(`${group} ${user}`)) throw conflict("Member and Group relationship already exists.", { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });
    const membership: Membership = { id: this.ids.uuid(), group, user, createdAt: now() };
    this.memberships.set(membership.id, membership);
    this.pairs.set(`${group} ${user}`, membership.id);
    return membership;
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
    return this.groups.get(this.groupNames.get(displayName) ?? "");
  }

  user(id: string): User {
    return this.users.get(id) ?? missing("USER", id);
  }

  userNamed(userName: string): User | undefined {
    return this.users.get(this.userNames.get(userName) ?? "");
  }

  userWithEmail(email: string): User | undefined {
    return this.users.get(this.emails.get(email) ?? "");
  }

  membership(id: string): Membership {
    return this.memberships.get(id) ?? missing("GROUP_MEMBERSHIP", id);
  }

  membershipOf(group: string, user: string): Membership | undefined {
    return this.memberships.get(this.pairs.get(`${group} ${user}`) ?? "");
  }

  private dropMemberships(gone: (membership: Membership) => boolean): void {
    for (const membership of [...this.memberships.values()].filter(gone)) this.deleteMembership(membership.id);
  }

  private requireFree(names: ReadonlyMap<string, string>, name: string, message: string): void {
    if (reserved.has(name.toLowerCase())) throw new AwsError("ValidationException", `${name} is a reserved name`);
    if (names.has(name)) throw conflict(message, { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });
  }

  private requireFreeEmail(attributes: Fields, self?: string): void {
    const taken = emailsOf(attributes).some((email) => (this.emails.get(email) ?? self) !== self);
    if (taken) throw conflict("Duplicate Email", { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });
  }
}

function missing(type: "GROUP" | "USER" | "GROUP_MEMBERSHIP", id: string): never {
  throw notFound(`${type} not found.`, { ResourceType: type, ResourceId: id });
}

/** The store keeps one address a person, and no two people share it. */
function emailsOf(attributes: Fields): string[] {
  const emails: unknown = attributes["Emails"];
  if (!Array.isArray(emails)) return [];
  return emails.flatMap((email: unknown) => (isFields(email) && typeof email["Value"] === "string" ? [email["Value"]] : []));
}
