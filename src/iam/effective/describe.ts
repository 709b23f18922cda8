import { compare } from "../../model/keys";
import { describeCondition } from "./conditions";
import { isFull, touches, type Piece, type Reach } from "./reach";
import { isEvery, type Resources } from "./resources";

/** How far an action is allowed, as people and files read it. */
export interface Scope {
  /** Alternatives: each allows it on its own. */
  readonly allowed: readonly Way[];
  /** What is denied of it nevertheless. */
  readonly denied: readonly Way[];
  /** Whether it is allowed on every resource, without conditions or denials. */
  readonly full: boolean;
}

/** What one statement says of an action. */
export interface Way {
  /** The statement: a policy's name, with the statement's where it has several. */
  readonly source: string;
  /** Patterns, alternatives; `NOT` before those that are left out, `AND` where a boundary narrows them further. `["*"]` is everything. */
  readonly resources: readonly string[];
  /** All of them have to hold. */
  readonly conditions: readonly string[];
}

/** A reach in words; undefined where it allows nothing. */
export function describeReach(reach: Reach): Scope | undefined {
  const { permits, denials } = reach;
  if (permits.length === 0) return undefined;
  return { allowed: ways(permits), denied: ways(denials.filter((denial) => permits.some((permit) => touches(denial, permit)))), full: isFull(reach) };
}

/** A way in a line: `on *`, `on arn:… if Bool aws:MultiFactorAuthPresent true`. */
export function describeWay({ resources, conditions }: Way, most = 3): string {
  const shown = resources.length > most ? [...resources.slice(0, most), `${resources.length - most} more`] : resources;
  return `on ${shown.join(", ")}${conditions.length === 0 ? "" : ` if ${conditions.join(" and ")}`}`;
}

function ways(pieces: readonly Piece[]): Way[] {
  const merged = new Map<string, { readonly source: string; readonly resources: Set<string>; readonly conditions: readonly string[] }>();
  for (const { source, resources, conditions } of pieces) {
    const texts = conditions.map(describeCondition);
    const key = JSON.stringify([source, texts]);
    const way = merged.get(key) ?? { source, resources: new Set(), conditions: texts };
    way.resources.add(resources.filter((one) => resources.length === 1 || !isEvery(one)).map(describeResources).join(" AND "));
    merged.set(key, way);
  }
  return [...merged].toSorted(([a], [b]) => compare(a, b)).map(([, way]) => ({ ...way, resources: way.resources.has("*") ? ["*"] : [...way.resources].toSorted(compare) }));
}

function describeResources({ kind, patterns }: Resources): string {
  return kind === "only" ? patterns.join(", ") : `NOT ${patterns.join(", ")}`;
}
