import { z } from "zod";
import type { Problem } from "../problem";
import { catalog, organization } from "./catalog";
import { environment } from "./environment";
import { explain } from "./explain";
import { placeIn, placeInCatalog } from "./place";

/** Checks the shape of a snapshot of an organization that stands alone, such as a file of its own. */
export function checkOrganizationShape(snapshot: unknown): Problem[] {
  const root = { organization: snapshot };
  const parsed = organization.safeParse(snapshot);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => explain(issue, root, placeInCatalog, ["organization"]));
}

/**
 * Checks that all data has its shape; only then can anything else be said about it. A mistake which the compiler would have
 * refused (the data is run without being type-checked, and the snapshot comes from outside) becomes a problem with a place, never an exception.
 */
export function checkShape(environments: unknown): Problem[] {
  const list = z.array(environment).safeParse(environments);
  const problems = list.success ? [] : list.error.issues.flatMap((issue) => explain(issue, environments, (path) => placeIn(environments, path)));
  const catalogs = Array.isArray(environments) ? new Set(environments.flatMap((one: unknown) => (typeof one === "object" && one !== null && "catalog" in one && one.catalog !== undefined ? [one.catalog] : []))) : [];
  for (const one of catalogs) {
    const parsed = catalog.safeParse(one);
    if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => explain(issue, one, placeInCatalog)));
  }
  return problems;
}
