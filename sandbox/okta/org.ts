import { Apps } from "./apps";
import { Assignments } from "./assignments";
import { Credentials, type Factor } from "./credentials";
import { forbidden } from "./errors";
import { GroupPush } from "./group-push";
import { GroupRules } from "./group-rules";
import { Groups, type Group, type GroupOptions } from "./groups";
import { Ids, wholeSecond } from "./ids";
import { Memberships } from "./memberships";
import { Policies } from "./policies";
import { SystemLog } from "./system-log";
import { Users, type User, type UserProfile, type UserStatus } from "./users";

export interface OrgOptions {
  /** The org's name in its address, and in its certificates. @default "acme" */
  readonly name?: string;
  /** @default the real time */
  readonly clock?: () => Date;
  /** Whether catalog apps keep attribute statements; in orgs without that feature Okta drops them silently. @default true */
  readonly catalogAttributeStatements?: boolean;
}

export interface PushedGroup {
  readonly name: string;
  readonly logins: readonly string[];
}

/** All that one Okta org knows, in memory. What touches more than one kind of object is here; the rest is with its kind. */
export class OktaOrg {
  readonly name: string;
  readonly ids = new Ids();
  /** The org's address in links, issuer and sign-in locations. */
  readonly base: string;
  readonly users: Users;
  readonly groups: Groups;
  readonly memberships = new Memberships((userId) => this.left(userId));
  readonly credentials = new Credentials();
  readonly log: SystemLog;
  readonly now: () => Date;
  readonly groupRules: GroupRules;
  readonly apps: Apps;
  readonly assignments: Assignments;
  readonly policies: Policies;
  readonly mappings: GroupPush;
  everyone: Group;
  /** Whose token the provider uses. */
  admin: User;

  constructor({ clock = () => new Date(), ...options }: OrgOptions = {}) {
    const { ids } = this;
    const now = (): Date => wholeSecond(clock());
    this.now = now;
    this.log = new SystemLog(now);
    this.name = options.name ?? "acme";
    this.base = `https://${this.name}.okta.com`;
    this.users = new Users(ids, now);
    this.groups = new Groups(ids, now);
    this.groupRules = new GroupRules(ids, now, this);
    this.policies = new Policies(ids, now);
    this.assignments = new Assignments(now, (appId) => this.unassigned(appId));
    this.mappings = new GroupPush(ids, now, this.groups, (appId, groupId) => {
      this.removeGroup(groupId);
      this.apps.get(appId).provisioned.groupsToDelete.add(groupId);
    });
    this.apps = new Apps(ids, now, {
      org: this.name,
      keepStatements: options.catalogAttributeStatements ?? true,
      defaultPolicy: () => this.policies.default().id,
    });
    this.everyone = this.groups.add("Everyone", { type: "BUILT_IN", description: "All users in your organization" });
    this.admin = this.addUser({ login: `admin@${this.name}.example`, firstName: "Org", lastName: "Admin" });
  }

  addUser(profile: UserProfile, status: UserStatus = "ACTIVE"): User {
    const user = this.users.add(profile, status);
    this.memberships.add(this.everyone.id, user.id);
    return user;
  }

  /** Okta leaves a deactivated person in their groups. */
  deactivateUser(idOrLogin: string): void {
    this.users.get(idOrLogin).status = "DEPROVISIONED";
  }

  addGroup(name: string, options: GroupOptions & { readonly members?: readonly string[] } = {}): Group {
    const group = this.groups.add(name, options);
    for (const member of options.members ?? []) this.addMember(group.id, member);
    return group;
  }

  addMember(groupId: string, idOrLogin: string): void {
    this.memberships.add(this.editable(groupId).id, this.users.get(idOrLogin).id);
    this.groupRules.evaluate();
  }

  removeMember(groupId: string, idOrLogin: string): void {
    const group = this.editable(groupId);
    const user = this.users.get(idOrLogin);
    for (const reason of this.memberships.reasonsFor(group.id, user.id)) this.groupRules.except(reason, user.id);
    this.memberships.remove(group.id, user.id);
    this.groupRules.evaluate();
  }

  removeGroup(groupId: string): void {
    if (this.groups.get(groupId).type === "BUILT_IN") throw forbidden();
    this.groups.remove(groupId);
    this.memberships.removeGroup(groupId);
    this.assignments.groupRemoved(groupId);
    this.mappings.groupRemoved(groupId);
    for (const { id } of this.apps.all()) this.unassigned(id);
    this.groupRules.groupRemoved(groupId);
  }

  /** The members of a pushed group are those of its source whom Okta provisions to the app: it pushes nobody else. */
  members(groupId: string): readonly User[] {
    const mapping = this.mappings.targeting(this.groups.get(groupId).id);
    const ids = mapping
      ? this.memberships.members(mapping.sourceGroupId).filter((userId) => this.provisions(mapping.appId, userId))
      : this.memberships.members(groupId);
    return ids.map((id) => this.users.find(id)).filter((user) => user !== undefined);
  }

  /** What SCIM would bring to AWS: the active mappings of an app, by the name the group has there. */
  pushed(appId: string): readonly PushedGroup[] {
    return this.mappings
      .of(appId)
      .filter((mapping) => mapping.status === "ACTIVE")
      .map(({ targetGroupId }) => ({
        name: this.groups.get(targetGroupId).name,
        logins: this.members(targetGroupId).map((user) => user.profile.login),
      }));
  }

  canUse(appId: string, userId: string): boolean {
    return this.assignments.of(appId).some(({ id }) => this.memberships.has(id, userId));
  }

  /** Whether Okta brings this person to the app: assigned, and not since before provisioning was switched on. */
  provisions(appId: string, userId: string): boolean {
    return this.canUse(appId, userId) && !this.apps.get(appId).provisioned.assignedBefore.has(userId);
  }

  /** Stands for what a person does in the admin console: connecting SCIM and ticking what it may do. */
  enableProvisioning(appId: string, enabled = true): void {
    const before = this.apps.get(appId).provisioning;
    const { provisioned } = this.apps.enableProvisioning(appId, enabled);
    if (before || !enabled) return;
    for (const { id } of this.users.all()) if (this.canUse(appId, id) && !provisioned.users.has(id)) provisioned.assignedBefore.add(id);
  }

  /** Stands for "Retry all failed pushes" in the admin console: Okta itself leaves a mapping in error as it is. */
  retryPushes(appId: string): void {
    for (const { id } of this.mappings.of(this.apps.get(appId).id)) this.mappings.retry(appId, id);
  }

  /** A new random password in every run; tests ask for it here. */
  passwordOf(login: string): string {
    return this.credentials.passwordOf(this.users.get(login).id);
  }

  /** Stands for the person setting up an authenticator. */
  enroll(login: string, factor: Factor): void {
    this.credentials.enroll(this.users.get(login).id, factor);
  }

  removeApp(appId: string): void {
    this.apps.remove(appId);
    this.assignments.appRemoved(appId);
    this.mappings.appRemoved(appId);
    // The groups an app brought go with it, also those whose mapping was taken away before.
    for (const group of this.groups.all()) if (group.appId === appId) this.removeGroup(group.id);
  }

  assignPolicy(appId: string, policyId: string): void {
    this.apps.get(appId).accessPolicyId = this.policies.get(policyId).id;
  }

  /** Apps that used the policy fall back to the default one. */
  removePolicy(policyId: string): void {
    this.policies.remove(policyId);
    for (const app of this.apps.all()) {
      if (app.accessPolicyId === policyId) app.accessPolicyId = this.policies.default().id;
    }
  }

  /** Whoever loses the app is provisioned when they get it again. */
  private left(userId: string): void {
    for (const { id, provisioned } of this.apps.all()) {
      if (provisioned.assignedBefore.has(userId) && !this.canUse(id, userId)) provisioned.assignedBefore.delete(userId);
    }
  }

  private unassigned(appId: string): void {
    for (const userId of this.apps.find(appId)?.provisioned.assignedBefore ?? []) this.left(userId);
  }

  /** Memberships of app groups come from the app, and those of Everyone from being there. */
  private editable(groupId: string): Group {
    const group = this.groups.get(groupId);
    if (group.type !== "OKTA_GROUP") throw forbidden();
    return group;
  }
}
