import type { AssignStart } from "./assignment";
import { startAssignment } from "./assignment";
import type { Environment, EnvironmentInput } from "./environment";
import type { Group } from "./group";
import type { GuardrailsData, GuardrailsInput } from "./guardrails";
import type { Organization } from "./organization";
import type { PermissionSet } from "./permission-set";
import type { Quotas } from "./quotas";
import type { AnyTarget, Target } from "./target";

/** What environments share as data, without the literal types of its names. */
export interface Catalog {
  readonly organization: Organization;
  readonly groups: Readonly<Record<string, Group>>;
  readonly permissionSets: Readonly<Record<string, PermissionSet>>;
  /** Where each policy of the customer's own exists, by path and name (`/platform/WorkloadBoundary`; without a path as with `/`). */
  readonly customerManagedPolicies: Readonly<Record<string, { readonly existsIn: readonly AnyTarget[] }>>;
  /** Folder of the inline policies' JSON files. */
  readonly policyFolder?: string;
  readonly quotas?: Partial<Quotas>;
}

/** The words with which the environments' files and the guardrails are written, bound to the names that exist. */
export interface CatalogBuilder<A extends string, U extends string, S extends string, G extends string> {
  readonly catalog: Catalog;
  /** `assign(["payments-oncall"]).to("ReadOnly").on(account("payments-prod"))` */
  readonly assign: (groups: readonly G[]) => AssignStart<A, U, S>;
  readonly defineEnvironment: (environment: EnvironmentInput<A, G>) => Environment;
  /** What reviews ask of a change: environments/guardrails.ts exports it as `guardrails`. */
  readonly defineGuardrails: (guardrails: GuardrailsInput<A, U, S, G>) => GuardrailsData;
}

/** What a catalog is made of; generic over the unions of names so that the compiler's messages list the names. */
export interface CatalogInput<A extends string, U extends string, S extends string, G extends string> {
  readonly organization: Organization<A, U>;
  readonly groups: Readonly<Record<G, Group>>;
  readonly permissionSets: Readonly<Record<S, PermissionSet>>;
  readonly customerManagedPolicies?: Readonly<Record<string, { readonly existsIn: readonly Target<A, U>[] }>>;
  readonly policyFolder?: string;
  /** Quotas that AWS has raised for you. */
  readonly quotas?: Partial<Quotas>;
}

/** Binds organization, groups and permission sets, so that only names that exist compile. */
export function defineCatalog<A extends string, U extends string, S extends string, G extends string>(input: CatalogInput<A, U, S, G>): CatalogBuilder<A, U, S, G> {
  const catalog: Catalog = { ...input, customerManagedPolicies: input.customerManagedPolicies ?? {} };
  const assign = (groups: readonly G[]): AssignStart<A, U, S> => startAssignment(groups, assign);
  return {
    catalog,
    assign,
    defineEnvironment: (environment) => ({ ...environment, assignments: environment.assignments ?? [], catalog }),
    defineGuardrails: (guardrails) => ({ ...guardrails, catalog }),
  };
}
