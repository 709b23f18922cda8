import type { IamNames } from "../names";
import { hasWildcard } from "../wildcards";
import { prefixOf } from "./action-matcher";
import type { Statement } from "./statement";

/**
 * The actions that a statement stands for, in AWS's spelling, over the names that are loaded. What the data has no actions for stands as it
 * is written, so that it is not lost; what is not loaded is left out (`servicesNotLoaded`).
 */
export function expandStatement({ actions }: Statement, names: IamNames): readonly string[] {
  const { negated, patterns, written } = actions;
  if (negated) return (names.actionsMatching("*") ?? []).filter((action) => actions.matches(action));
  const found = new Set<string>();
  for (const pattern of patterns) {
    const known = names.actionsMatching(pattern);
    if (known === undefined && hasWildcard(pattern)) continue;
    if (known === undefined || known.length === 0) found.add(written.get(pattern) ?? pattern);
    else for (const action of known) found.add(action);
  }
  return [...found];
}

/** What the statement names, in Action or NotAction, and the data has no action for; as it is written. */
export function unknownToData({ actions }: Statement, names: IamNames): readonly string[] {
  return actions.patterns.filter((pattern) => prefixOf(pattern) !== "*" && names.actionsMatching(pattern)?.length === 0).map((pattern) => actions.written.get(pattern) ?? pattern);
}

/** Services (`*` for all) whose names are needed to expand the statement and are not loaded. */
export function servicesNotLoaded({ actions }: Statement, names: IamNames): readonly string[] {
  const needed = actions.negated ? ["*"] : actions.patterns.filter(hasWildcard).map(prefixOf);
  return needed.filter((service) => !names.isLoaded(service));
}

/** The services whose names are needed to expand the statement. */
export function servicesOfStatement({ actions }: Statement): readonly string[] {
  return actions.negated ? ["*"] : actions.patterns.map(prefixOf);
}
