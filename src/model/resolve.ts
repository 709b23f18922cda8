import type { Environment } from "./environment";
import type { Expansion } from "./expand";
import { expand } from "./expand";
import { compare } from "./keys";

/** An environment with everything worked out that its stack is made of. */
export interface ResolvedEnvironment {
  readonly environment: Environment;
  readonly expansion: Expansion;
  /** Keys of the permission sets it makes: those its assignments name, ended ones too until their line is removed. */
  readonly permissionSets: readonly string[];
  /** Keys of the groups its assignments name. */
  readonly groups: readonly string[];
  /** Keys of the groups it pushes by SCIM once provisioning is connected. */
  readonly pushes: readonly string[];
  /** Keys of the groups it makes in IAM Identity Center itself. */
  readonly makes: readonly string[];
}

/** Works an environment out; `today` is `YYYY-MM-DD` in UTC. */
export function resolve(environment: Environment, today: string): ResolvedEnvironment {
  const groups = unique(environment.assignments.flatMap((one) => one.groups));
  const provisioning = environment.okta === "none" ? undefined : environment.okta.provisioning;
  const byOthers = new Set(provisioning?.kind === "scim" ? [...(provisioning.pushedElsewhere ?? []), ...(provisioning.pushedByHand ?? [])] : []);
  return {
    environment,
    expansion: expand(environment.assignments, environment.catalog.organization, today),
    permissionSets: unique(environment.assignments.flatMap((one) => one.permissionSets)),
    groups,
    pushes: provisioning?.kind === "scim" ? groups.filter((group) => !byOthers.has(group)) : [],
    makes: provisioning?.kind === "terraform" ? unique(provisioning.groups ?? groups) : [],
  };
}

/** The permission set's name in AWS. */
export function permissionSetName(environment: Environment, key: string): string {
  return `${environment.aws.permissionSetPrefix ?? ""}${key}`;
}

/** The permission sets that the catalog has: a name that it lacks is one finding, and not of every rule. */
export function knownSets({ environment: { catalog }, permissionSets }: ResolvedEnvironment): string[] {
  return permissionSets.filter((key) => Object.hasOwn(catalog.permissionSets, key));
}

/** Whether a person has connected SCIM, so that pushing and assigning the app have an effect. */
export function isConnected(environment: Environment): boolean {
  const provisioning = environment.okta === "none" ? undefined : environment.okta.provisioning;
  return provisioning?.kind !== "scim" || provisioning.connected;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted(compare);
}
