import type { IamNames } from "../iam/names";
import type { Catalog } from "./catalog";
import type { ResolvedEnvironment } from "./resolve";

/** An inline policy as it was read: the document, or why there is none. */
export type InlinePolicy = { readonly document: unknown; readonly source: string } | { readonly fault: string; readonly source: string };

/** A catalog with its policy files read. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  /** By permission set key; only sets that have an inline policy. */
  readonly inlinePolicies: ReadonlyMap<string, InlinePolicy>;
}

/** All that rules look at: every environment of the program together, so that they can be checked against each other. */
export interface Project {
  readonly environments: readonly ResolvedEnvironment[];
  readonly catalogs: readonly LoadedCatalog[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  readonly iamNames: IamNames;
}
