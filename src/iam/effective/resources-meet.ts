import { areDisjoint, coversResources, isEvery, resourcesFrom, type Resources } from "./resources";
import { covers } from "./pattern";

/** Beyond this many pairs of patterns both lists are kept as they are. */
const MOST_PAIRS = 2_500;

/** What is in both, as resources that all have to be met; none at all where nothing is in both. */
export function meetResources(left: Resources, right: Resources): readonly Resources[] | undefined {
  if (coversResources(left, right)) return [right];
  if (coversResources(right, left)) return [left];
  if (areDisjoint(left, right)) return undefined;
  return pairwise(left, right) ?? [left, right];
}

/** Resources as pieces that can be allowed, denied and compared one by one. */
export function piecesOf(resources: Resources): readonly Resources[] {
  const { kind, patterns } = resources;
  return kind === "only" && patterns.length > 1 && patterns.length <= 200 && !isEvery(resources) ? patterns.map((pattern) => resourcesFrom("only", [pattern])) : [resources];
}

/** The narrower one of each pair; undefined where two patterns cross, so that neither is the narrower one. */
function pairwise(left: Resources, right: Resources): readonly Resources[] | undefined {
  if (left.kind !== "only" || right.kind !== "only" || left.patterns.length * right.patterns.length > MOST_PAIRS) return undefined;
  const both: string[] = [];
  for (const one of left.patterns) {
    for (const other of right.patterns) {
      if (covers(one, other)) both.push(other);
      else if (covers(other, one)) both.push(one);
      else if (!areDisjoint(resourcesFrom("only", [one]), resourcesFrom("only", [other]))) return undefined;
    }
  }
  return [resourcesFrom("only", both)];
}
