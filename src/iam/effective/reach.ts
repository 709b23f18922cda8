import { implies, type Condition } from "./conditions";
import { areDisjoint, coversResources, type Resources } from "./resources";
import { meetResources, piecesOf } from "./resources-meet";
import type { Statement } from "./statement";

/** One piece of what statements allow or deny: what is in all of `resources`, where all conditions hold. */
export interface Piece {
  readonly source: string;
  readonly resources: readonly Resources[];
  readonly conditions: readonly Condition[];
}

/** How far one action is allowed. */
export interface Reach {
  /** None: it is not allowed. */
  readonly permits: readonly Piece[];
  /** What takes away a part of that, or does so at times. */
  readonly denials: readonly Piece[];
  /** Why something that is allowed is not after all: `denied by …` for denials of all of it, `left out by the boundary`. */
  readonly stoppedBy: readonly string[];
}

/** Works out how far an action is allowed by the statements about it; `boundary` is undefined where there is none, or where nothing is known of it. */
export function reachOf(statements: readonly Statement[], boundary: readonly Statement[] | undefined): Reach {
  const denials = [...statements, ...(boundary ?? [])].filter(({ effect }) => effect === "Deny").flatMap(pieces);
  const allowed = statements.filter(({ effect }) => effect === "Allow").flatMap(pieces);
  const bounds = boundary?.filter(({ effect }) => effect === "Allow").flatMap(pieces);
  const bounded = bounds === undefined ? allowed : allowed.flatMap((permit) => bounds.flatMap((bound) => meet(permit, bound)));
  const permits = bounded.filter((permit) => !denials.some((denial) => stops(denial, permit)));
  const killers = denials.filter((denial) => bounded.some((permit) => stops(denial, permit)));
  const isBarred = bounds !== undefined && allowed.some((permit) => bounds.every((bound) => meet(permit, bound).length === 0));
  return { permits, denials: denials.filter((denial) => !killers.includes(denial) || permits.some((permit) => touches(denial, permit))), stoppedBy: [...new Set([...killers.map(({ source }) => `denied by ${source}`), ...(isBarred ? ["left out by the boundary"] : [])])].toSorted() };
}

/** Whether everything that `narrow` allows, `wide` allows too; false where that can't be told. */
export function coversReach(wide: Reach, narrow: Reach): boolean {
  if (wide === narrow) return true;
  return narrow.permits.every(
    (permit) =>
      wide.permits.some((other) => coversPiece(other, permit)) &&
      wide.denials.every((denial) => !touches(denial, permit) || narrow.denials.some((other) => coversPiece(other, denial))),
  );
}

/** Whether it is allowed on every resource, always. */
export function isFull({ permits, denials }: Reach): boolean {
  return permits.some((permit) => permit.conditions.length === 0 && permit.resources.every((one) => coversResources(one, EVERYTHING)) && !denials.some((denial) => touches(denial, permit)));
}

/** Whether the denial is about something of the permit. */
export function touches(denial: Piece, permit: Piece): boolean {
  return !denial.resources.some((one) => permit.resources.some((other) => areDisjoint(one, other)));
}

const EVERYTHING: Resources = { kind: "only", patterns: ["*"] };

const known = new WeakMap<Statement, readonly Piece[]>();

function pieces(statement: Statement): readonly Piece[] {
  const { source, resources, conditions } = statement;
  const found = known.get(statement) ?? piecesOf(resources).map((one) => ({ source, resources: [one], conditions }));
  known.set(statement, found);
  return found;
}

/** What permit and boundary both allow: one piece or none. */
function meet(permit: Piece, bound: Piece): Piece[] {
  const [own = EVERYTHING] = permit.resources;
  const [other = EVERYTHING] = bound.resources;
  const resources = meetResources(own, other);
  return resources === undefined ? [] : [{ source: permit.source, resources, conditions: [...permit.conditions, ...bound.conditions.filter((one) => !implies(permit.conditions, [one]))] }];
}

/** Whether all of the permit is denied, whenever it would hold. */
function stops(denial: Piece, permit: Piece): boolean {
  return coversPiece(denial, permit);
}

function coversPiece(wide: Piece, narrow: Piece): boolean {
  return wide.resources.every((one) => narrow.resources.some((other) => coversResources(one, other))) && implies(narrow.conditions, wide.conditions);
}
