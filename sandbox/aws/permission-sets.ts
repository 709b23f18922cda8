import { conflict, notFound, quotaExceeded } from "./errors";
import type { Ids } from "./ids";
import type { KeptAws } from "./kept";
import type { Limits } from "./rules";

export interface PolicyReference {
  readonly Name: string;
  readonly Path: string;
}

/** What a policy is known by in an account: `/platform/Deploy`. */
export const pathOf = ({ Path, Name }: PolicyReference): string => `${Path}${Name}`;

export type Boundary = { readonly ManagedPolicyArn: string } | { readonly CustomerManagedPolicyReference: PolicyReference };

export interface PermissionSet {
  readonly arn: string;
  readonly name: string;
  description: string | undefined;
  sessionDuration: string;
  relayState: string | undefined;
  readonly createdAt: number;
  readonly tags: Map<string, string>;
  inlinePolicy: string | undefined;
  /** ARNs of AWS managed policies. */
  readonly managed: Set<string>;
  /** By path and name, `/platform/Deploy`. */
  readonly customerManaged: Map<string, PolicyReference>;
  boundary: Boundary | undefined;
  /** Goes up with every change that accounts have not seen yet. */
  revision: number;
  /** The revision that each account's role was made from. */
  readonly provisioned: Map<string, number>;
}

/** What may be said about a permission set when it is made. */
export interface PermissionSetFields {
  readonly description?: string | undefined;
  readonly sessionDuration?: string | undefined;
  readonly relayState?: string | undefined;
  readonly tags?: Readonly<Record<string, string>>;
}

export class PermissionSets {
  readonly all = new Map<string, PermissionSet>();
  private readonly names = new Map<string, string>();

  constructor(private readonly instanceArn: string, private readonly ids: Ids, private readonly limits: Limits) {}

  create(name: string, fields: PermissionSetFields = {}): PermissionSet {
    if (this.names.has(name)) throw conflict(`PermissionSet with name ${name} already exists.`);
    if (this.all.size >= this.limits.permissionSets) throw quotaExceeded(`The number of permission sets exceeds the limit of ${this.limits.permissionSets}`);
    const set: PermissionSet = {
      arn: this.ids.permissionSetArn(this.instanceArn),
      name,
      description: fields.description,
      sessionDuration: fields.sessionDuration ?? "PT1H",
      relayState: fields.relayState,
      createdAt: this.ids.now(),
      tags: new Map(Object.entries(fields.tags ?? {})),
      inlinePolicy: undefined,
      managed: new Set(),
      customerManaged: new Map(),
      boundary: undefined,
      revision: 1,
      provisioned: new Map(),
    };
    this.put(set);
    return set;
  }

  delete(arn: string): void {
    const set = this.get(arn);
    if (set.provisioned.size > 0) throw conflict("Could not delete because PermissionSet has ApplicationProfile associated with it");
    this.all.delete(arn);
    this.names.delete(set.name);
  }

  get(arn: string): PermissionSet {
    const set = this.all.get(arn);
    if (set === undefined) throw notFound("PermissionSet not found.");
    return set;
  }

  named(name: string): PermissionSet | undefined {
    return this.all.get(this.names.get(name) ?? "");
  }

  save(): KeptAws["permissionSets"] {
    return [...this.all.values()].map(({ tags, managed, customerManaged, provisioned, ...plain }) => ({ ...plain, tags: [...tags], managed: [...managed], customerManaged: [...customerManaged.values()], provisioned: [...provisioned] }));
  }

  load(kept: KeptAws["permissionSets"]): void {
    for (const set of kept) {
      const { description, relayState, inlinePolicy, boundary } = set;
      const customerManaged = new Map(set.customerManaged.map((policy) => [pathOf(policy), policy]));
      this.put({ ...set, description, relayState, inlinePolicy, boundary, tags: new Map(set.tags), managed: new Set(set.managed), customerManaged, provisioned: new Map(set.provisioned) });
    }
  }

  private put(set: PermissionSet): void {
    this.all.set(set.arn, set);
    this.names.set(set.name, set.arn);
  }
}
