import { hasWildcard, matchesWildcard, wildcardsOverlap } from "../wildcards";
import { covers, normalPattern } from "./pattern";

/** The actions of a statement, asked without the names of any service: patterns are read in any case. */
export interface ActionMatcher {
  /** Whether it is NotAction. */
  readonly negated: boolean;
  /** In lower case, sorted, none twice. */
  readonly patterns: readonly string[];
  /** As the author wrote them, by pattern. */
  readonly written: ReadonlyMap<string, string>;
  /**
   * Whether it stands for the action. Where that is a pattern itself (of a service whose actions are not known): for all of it, or,
   * as NotAction, for some of it; `whole` asks NotAction too for all of it.
   */
  readonly matches: (action: string, whole?: boolean) => boolean;
  /** Whether it names or covers the action by a wildcard only: then it need not fit the statement's resources. */
  readonly byWildcard: (action: string) => boolean;
}

/** Reads the texts of Action, or, `negated`, of NotAction. */
export function actionMatcher(negated: boolean, texts: readonly string[]): ActionMatcher {
  const written = new Map(texts.map((text) => [spelling(text), text]));
  const patterns = [...written.keys()].toSorted();
  const exact = new Set(patterns.filter((pattern) => !hasWildcard(pattern)));
  const wildcards = new Map<string, string[]>();
  for (const pattern of patterns.filter(hasWildcard)) {
    const prefix = prefixOf(pattern);
    wildcards.set(prefix, [...(wildcards.get(prefix) ?? []), pattern]);
  }
  const ofEvery = wildcards.get("*") ?? [];
  const named = (action: string): boolean => {
    if (exact.has(action)) return true;
    const [mine, test] = [wildcards.get(prefixOf(action)) ?? [], hasWildcard(action) ? covers : matchesWildcard];
    return ofEvery.some((pattern) => test(pattern, action)) || (mine !== ofEvery && mine.some((pattern) => test(pattern, action)));
  };
  return {
    negated,
    patterns,
    written,
    matches: (action, whole = false) => {
      const asked = action.toLowerCase();
      return negated && whole && hasWildcard(asked) ? !patterns.some((pattern) => wildcardsOverlap(pattern, asked)) : named(asked) !== negated;
    },
    byWildcard: (action) => negated || !exact.has(action.toLowerCase()),
  };
}

/** The service of an action or a pattern; `*` is of every one. */
export function prefixOf(action: string): string {
  const colon = action.indexOf(":");
  return colon < 0 ? "*" : action.slice(0, colon).toLowerCase();
}

/** `*:*` and `*` are the same. */
function spelling(text: string): string {
  const normal = normalPattern(text.toLowerCase());
  return normal === "*:*" ? "*" : normal;
}
