import { Assignments, type Assignment } from "./assignments";
import { IdentityCenterConsole } from "./console";
import { Directory, type Group, type User } from "./directory";
import { denied, notFound } from "./errors";
import { Ids } from "./ids";
import type { KeptAws } from "./kept";
import { Organization, type Account } from "./organization";
import { PermissionSets, type PermissionSet, type PermissionSetFields } from "./permission-sets";
import { Requests } from "./requests";
import { roleFailure } from "./roles";
import { defaultLimits, type Limits } from "./rules";
import { SamlProviders } from "./saml-providers";
import type { AccountSeed, AwsSeed } from "./seed";
import { ScimThrottle } from "./throttle";

/** One attribute for access control. */
export interface AccessControlAttribute {
  readonly key: string;
  readonly source: string;
}

/** An assignment in names, for people and tests. */
export interface Grant {
  readonly principal: string;
  readonly permissionSet: string;
  readonly account: string;
}

/** Everything behind the endpoint: one IdC instance, its identity store and the organization. */
export class AwsState {
  readonly ids: Ids;
  /** The account of whoever calls without one of the made-up keys. */
  readonly caller: string;
  /** Whose rights count for the request at hand. */
  account: string;
  readonly region: string;
  readonly instanceArn: string;
  readonly limits: Limits;
  readonly organization: Organization;
  readonly directory: Directory;
  readonly sets: PermissionSets;
  readonly samlProviders: SamlProviders;
  readonly assignments = new Assignments();
  readonly requests: Requests;
  /** The steps that have no API. */
  readonly console: IdentityCenterConsole;
  readonly scimThrottle: ScimThrottle;
  readonly instanceTags = new Map<string, string>();
  /** Attributes for access control; undefined while they are switched off. */
  attributes: readonly AccessControlAttribute[] | undefined;
  /** Every re-provisioning that was asked for: which set, in which accounts. */
  readonly provisionings: { readonly permissionSet: string; readonly accounts: readonly string[] }[] = [];

  constructor(seed: AwsSeed) {
    this.ids = new Ids(seed.clock);
    this.caller = seed.account;
    this.account = seed.account;
    this.region = seed.region ?? "eu-west-1";
    this.instanceArn = seed.instanceArn ?? "arn:aws:sso:::instance/ssoins-72230a1b2c3d4e5f";
    this.limits = { ...defaultLimits, ...seed.limits };
    this.organization = new Organization(seed);
    this.directory = new Directory(seed.identityStoreId ?? "d-9067f1e2d3", this.ids, this.limits);
    this.sets = new PermissionSets(this.instanceArn, this.ids, this.limits);
    this.samlProviders = new SamlProviders(this.ids, this.limits);
    this.requests = new Requests(this.ids, seed.slow ?? false);
    this.console = new IdentityCenterConsole({ region: this.region, identityStoreId: this.directory.id, instanceArn: this.instanceArn, ...(seed.acsTenant === undefined ? {} : { acsTenant: seed.acsTenant }), clock: this.ids.clock });
    this.scimThrottle = new ScimThrottle(seed.scimPerSecond ?? (seed.transactionsPerSecond === undefined ? undefined : { writes: 25, reads: 40 }), this.ids.clock);
    for (const name of seed.groups ?? []) this.pushGroup(name);
    for (const userName of seed.users ?? []) this.addUser(userName);
  }

  /** The state that was kept; the clock is the run's. */
  static load(kept: KeptAws, clock?: () => Date): AwsState {
    const { caller, region, instanceArn, identityStore, acsTenant, directory, permissionSets, assignments } = kept;
    const { managementAccount, accounts, ...organization } = kept.organization;
    const seeds = accounts.map(({ tags, policies, ...plain }) => ({ ...plain, tags: Object.fromEntries(tags), ...(policies === undefined ? {} : { policies }) }));
    const state = new AwsState({ account: caller, region, managementAccount, instanceArn, identityStoreId: identityStore, acsTenant, organization: { ...organization, accounts: seeds }, ...(clock === undefined ? {} : { clock }) });
    state.directory.load(directory);
    state.sets.load(permissionSets);
    state.samlProviders.load(kept.samlProviders);
    for (const assignment of assignments) state.assignments.add(assignment);
    for (const [key, value] of kept.tags) state.instanceTags.set(key, value);
    state.attributes = kept.attributes;
    state.console.load(kept.console);
    state.ids.load(kept.idsMade, [...state.groups.keys(), ...state.users.keys(), ...state.directory.memberships.keys(), ...state.permissionSets.keys(), ...kept.samlProviders.map(({ uuid }) => uuid)]);
    return state;
  }

  /** All that has to be there again; sessions, requests under way and what was only counted are the run's. */
  save(): KeptAws {
    const { caller, region, instanceArn, directory, attributes } = this;
    return {
      caller, region, instanceArn, identityStore: directory.id, acsTenant: this.console.acsTenant, idsMade: this.ids.save(),
      organization: this.organization.save(),
      directory: directory.save(),
      permissionSets: this.sets.save(),
      samlProviders: this.samlProviders.save(),
      assignments: [...this.assignments],
      tags: [...this.instanceTags],
      ...(attributes === undefined ? {} : { attributes: [...attributes] }),
      console: this.console.save(),
    };
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.directory.groups;
  }

  get users(): ReadonlyMap<string, User> {
    return this.directory.users;
  }

  get accounts(): ReadonlyMap<string, Account> {
    return this.organization.accounts;
  }

  /** By ARN. */
  get permissionSets(): ReadonlyMap<string, PermissionSet> {
    return this.sets.all;
  }

  /** What SCIM does when Okta pushes a group; pushing one that is there changes nothing. */
  pushGroup(displayName: string): Group {
    return this.directory.groupNamed(displayName) ?? this.directory.createGroup(displayName);
  }

  /** What SCIM does when the group is gone in Okta. Assignments of it stay behind, as they do in AWS. */
  deleteGroup(displayName: string): void {
    this.directory.deleteGroup(this.requireGroup(displayName).id);
  }

  addUser(userName: string): User {
    const attributes = { DisplayName: userName, Name: { GivenName: userName, FamilyName: userName } };
    return this.directory.userNamed(userName) ?? this.directory.createUser(userName, attributes);
  }

  addMember(displayName: string, userName: string): void {
    this.directory.createMembership(this.requireGroup(displayName).id, this.requireUser(userName).id);
  }

  addAccount(seed: AccountSeed): Account {
    return this.organization.addAccount(seed);
  }

  addPermissionSet(name: string, fields: PermissionSetFields = {}): PermissionSet {
    return this.sets.create(name, fields);
  }

  /** An assignment made outside Terraform: to a group by display name, or to a user by `{ user }`. */
  assign(principal: string | { readonly user: string }, permissionSet: string, account: string): Assignment {
    const set = this.sets.named(permissionSet);
    if (set === undefined) throw new Error(`the sandbox has no permission set "${permissionSet}"`);
    const isGroup = typeof principal === "string";
    const id = isGroup ? this.requireGroup(principal).id : this.requireUser(principal.user).id;
    const assignment: Assignment = { account, permissionSet: set.arn, principalType: isGroup ? "GROUP" : "USER", principal: id };
    this.assignments.add(assignment);
    set.provisioned.set(account, set.revision);
    return assignment;
  }

  /** All assignments in names, sorted; a principal that is gone shows as its id. */
  grants(): Grant[] {
    const names = [...this.assignments].map(({ account, permissionSet, principal }) => ({
      principal: this.groups.get(principal)?.displayName ?? this.users.get(principal)?.userName ?? principal,
      permissionSet: this.permissionSets.get(permissionSet)?.name ?? permissionSet,
      account,
    }));
    const text = ({ permissionSet, account, principal }: Grant): string => `${permissionSet} ${account} ${principal}`;
    return names.toSorted((a, b) => text(a).localeCompare(text(b)));
  }

  /** Makes the account's role from the permission set as it is now; the reason when that fails. */
  provision(set: PermissionSet, account: string): string | undefined {
    const there = this.accounts.get(account);
    if (there === undefined) throw notFound(`Account ${account} not found.`);
    const failure = roleFailure(set, there, this.limits);
    if (failure === undefined) set.provisioned.set(account, set.revision);
    return failure;
  }

  /** A delegated administrator has no say over the management account, nor over a set that is provisioned there. */
  requireRight(action: string, set: PermissionSet, account?: string): void {
    const { managementAccount } = this.organization;
    if (this.account === managementAccount) return;
    if (account === managementAccount || set.provisioned.has(managementAccount)) throw denied(this.account, action, set.arn);
  }

  private requireGroup(displayName: string): Group {
    const group = this.directory.groupNamed(displayName);
    if (group === undefined) throw new Error(`the sandbox has no group "${displayName}"`);
    return group;
  }

  private requireUser(userName: string): User {
    const user = this.directory.userNamed(userName);
    if (user === undefined) throw new Error(`the sandbox has no user "${userName}"`);
    return user;
  }
}
