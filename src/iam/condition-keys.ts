import { matchesWildcard } from "./wildcards";

/** Condition keys as a set that answers for any case and for keys that end in a name of one's own (`aws:PrincipalTag/team`). */
export interface ConditionKeys {
  readonly has: (key: string) => boolean;
  /** The keys as documented, for suggestions. */
  readonly all: readonly string[];
}

/** Global keys in the IAM User Guide ("AWS global condition context keys") that the data package leaves out. */
const MORE_GLOBAL_KEYS = ["aws:SignInSessionArn"];

/** Builds the set from documented keys, in which `${TagKey}`, `<key>`, `tag-key` or a closing slash stands for the part one chooses. */
export function conditionKeys(documented: readonly string[]): ConditionKeys {
  const all = [...new Set([...documented, ...MORE_GLOBAL_KEYS])];
  const exact = new Set<string>();
  const patterns = new Set<string>();
  for (const key of all) {
    const pattern = key.toLowerCase().replace(/\$\{[^{}]*\}|<[^>]*>|(?<=\/)tag-key$|(?<=\/)$/g, "?*");
    (pattern.includes("?*") ? patterns : exact).add(pattern);
  }
  const patternList = [...patterns];
  return {
    all,
    has: (key) => {
      const wanted = key.toLowerCase();
      return exact.has(wanted) || patternList.some((pattern) => matchesWildcard(pattern, wanted));
    },
  };
}
