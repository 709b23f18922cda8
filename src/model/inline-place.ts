import type { LoadedCatalog } from "./project";

/** Where an inline policy is written: its place in the set, and behind a place in it the file, where it comes from one. */
export interface InlinePlace {
  readonly where: string;
  readonly file: string;
}

/** The place of a set's inline policy, which the findings of several rules name. */
export function inlinePlace(key: string, { catalog, inlinePolicies }: LoadedCatalog): InlinePlace {
  const source = inlinePolicies.get(key)?.source;
  const fromFile = source !== undefined && catalog.permissionSets[key]?.inline?.["file"] === source;
  return { where: `permissionSets.${key}.inline`, file: fromFile ? ` (${source})` : "" };
}
