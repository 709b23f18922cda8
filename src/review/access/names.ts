import type { Catalog } from "../../model/catalog";
import type { Organization } from "../../model/organization";

/** What a review knows beside the plan, from the data: names for ids. None of it decides anything, since ids do. */
export interface Names {
  readonly organization?: Organization;
  /** Display name of a group of the catalog by its key. */
  readonly group: (key: string) => string | undefined;
}

export const NO_NAMES: Names = { group: () => undefined };

export function namesOf({ organization, groups }: Catalog): Names {
  return { organization, group: (key) => (Object.hasOwn(groups, key) ? groups[key]?.name : undefined) };
}
