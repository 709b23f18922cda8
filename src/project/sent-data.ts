import type { Catalog } from "../model/catalog";
import type { Environment } from "../model/environment";
import type { Guardrails } from "../review/guardrails";
import type { LoadedCatalog, Project } from "../model/project";
import { resolve } from "../model/resolve";

/** Checked data on its way between processes: plain JSON, each catalog once. */
export interface SentData {
  readonly environments: readonly { readonly environment: Omit<Environment, "catalog">; readonly catalog: number }[];
  readonly catalogs: readonly { readonly catalog: Catalog; readonly inlinePolicies: readonly [string, unknown, string][] }[];
  /** In the names of reviews. */
  readonly guardrails: Guardrails;
}

/** Checked data as it is sent. */
export function sendableData({ environments, catalogs }: Pick<Project, "environments" | "catalogs">, guardrails: Guardrails): SentData {
  return {
    guardrails,
    environments: environments.map(({ environment: { catalog, ...environment } }) => ({
      // JSON leaves the line out where an assignment was written, since a stack does not show among an object's properties.
      environment: { ...environment, assignments: environment.assignments.map(({ written, ...assignment }) => ({ ...assignment, written: written.stack === undefined ? {} : { stack: written.stack } })) },
      catalog: catalogs.findIndex((one) => one.catalog === catalog),
    })),
    catalogs: catalogs.map(({ catalog, inlinePolicies }) => ({ catalog, inlinePolicies: [...inlinePolicies].flatMap(([key, policy]) => ("document" in policy ? [[key, policy.document, policy.source] as [string, unknown, string]] : [])) })),
  };
}

/** What was sent, worked out as of `today`. */
export function receiveData({ environments, catalogs }: SentData, today: string): Pick<Project, "environments" | "catalogs" | "today"> {
  const loaded = catalogs.map(({ catalog, inlinePolicies }): LoadedCatalog => ({ catalog, inlinePolicies: new Map(inlinePolicies.map(([key, document, source]) => [key, { document, source }])) }));
  return {
    environments: environments.flatMap(({ environment, catalog }) => {
      const found = loaded[catalog]?.catalog;
      return found === undefined ? [] : [resolve({ ...environment, catalog: found }, today)];
    }),
    catalogs: loaded,
    today,
  };
}
