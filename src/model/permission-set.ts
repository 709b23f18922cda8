import type { AwsManagedPolicy } from "../iam/managed-policies";

/** ISO 8601 duration of a session, made by `hours` and `minutes` so that it is one unit and no typing error. */
export type SessionDuration = `PT${number}H` | `PT${number}M`;

/** A policy of the customer's own; it must exist, with this name and path, in every account the set reaches. */
export interface CustomerManagedPolicy {
  readonly kind: "customer-managed";
  readonly path: string;
  readonly name: string;
}

/** An AWS managed policy that the committed list does not have yet. */
export interface NewAwsManagedPolicy {
  readonly kind: "aws-managed";
  readonly name: string;
}

/** An inline policy kept as a JSON file in the catalog's policy folder; read when the data is loaded. */
export interface PolicyFile {
  readonly kind: "policy-file";
  readonly file: string;
}

/** A permission set of the catalog; every environment that uses it makes its own, with its own prefix. */
export interface PermissionSet {
  /** 1 to 700 characters, what a person choosing a role should know. */
  readonly description: string;
  /** How long a session lasts, PT1H to PT12H. @default PT1H, as AWS */
  readonly session?: SessionDuration;
  /** AWS managed policies by name with path (`job-function/ViewOnlyAccess`). */
  readonly managed?: readonly (AwsManagedPolicy | NewAwsManagedPolicy)[];
  /** Policies of your own that exist in the target accounts. */
  readonly customerManaged?: readonly CustomerManagedPolicy[];
  /** One inline policy: a file of the catalog, or the document itself. */
  readonly inline?: PolicyFile | { readonly [element: string]: unknown };
  /** Permissions boundary: the most that a session can do, whatever the policies say. */
  readonly boundary?: AwsManagedPolicy | NewAwsManagedPolicy | CustomerManagedPolicy;
  /** Where the console opens, 1 to 240 characters. */
  readonly relayState?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Actions that AWS has and the action list of this project does not yet. */
  readonly newActions?: readonly string[];
}

/** Permission sets by key; the key is the set's name in AWS (behind the environment's prefix) and in state. */
export function definePermissionSets<S extends string>(sets: Record<S, PermissionSet>): Readonly<Record<S, PermissionSet>> {
  return sets;
}

/** Whole hours of a session: 1 to 12. */
export function hours(count: number): SessionDuration {
  return `PT${count}H`;
}

/** Minutes of a session: 60 to 720. */
export function minutes(count: number): SessionDuration {
  return `PT${count}M`;
}

/** A policy of your own by path and name, written together as AWS shows them: `/platform/WorkloadBoundary`. */
export function customerManaged(pathAndName: string): CustomerManagedPolicy {
  const cut = pathAndName.lastIndexOf("/");
  return { kind: "customer-managed", path: cut < 0 ? "/" : pathAndName.slice(0, cut + 1), name: pathAndName.slice(cut + 1) };
}

/** An AWS managed policy, name with path, that is newer than the committed list; it is passed on unchecked, with a warning. */
export function newAwsManaged(name: string): NewAwsManagedPolicy {
  return { kind: "aws-managed", name };
}

/** A JSON file of the catalog's policy folder. */
export function policyFile(file: string): PolicyFile {
  return { kind: "policy-file", file };
}
