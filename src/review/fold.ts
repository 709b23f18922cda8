import { compare } from "../model/keys";
import { ROOT, type Organization } from "../model/organization";

/** Where something holds: a whole unit, or single accounts. */
export type Place =
  /** Every active account but the management account, which is always named by itself. */
  | { readonly kind: "every-member-account"; readonly accounts: readonly string[] }
  | { readonly kind: "unit"; /** Key of the unit, `/` for the root. */ readonly unit: string; readonly depth: "direct" | "recursive"; readonly accounts: readonly string[] }
  | { readonly kind: "account"; readonly account: string };

/** A unit of one account is shorter said as the account. */
const FEWEST = 2;

/**
 * Says a set of accounts (ids) as whole units where all active accounts of a unit are in it, and singly where not; each account once.
 * The largest unit that is whole wins.
 */
export function fold(ids: Iterable<string>, organization: Organization | undefined): Place[] {
  const left = new Set(ids);
  const places: Place[] = organization === undefined ? [] : foldUnits(left, treeOf(organization));
  return [...places, ...[...left].toSorted(compare).map((account): Place => ({ kind: "account", account }))];
}

interface Tree {
  readonly members: readonly string[];
  readonly below: ReadonlyMap<string, readonly string[]>;
  readonly direct: ReadonlyMap<string, readonly string[]>;
}

const trees = new WeakMap<Organization, Tree>();

/** Made once an organization: every group of a review is folded over the same one. */
function treeOf(organization: Organization): Tree {
  const known = trees.get(organization);
  if (known !== undefined) return known;
  const below = new Map<string, string[]>();
  for (const [key, { parent }] of Object.entries(organization.units)) push(below, parent, key);
  const direct = new Map<string, string[]>();
  const members = Object.entries(organization.accounts).filter(([key, { status }]) => status === "ACTIVE" && key !== organization.managementAccount);
  for (const [, { id, unit }] of members) push(direct, unit, id);
  const tree = { members: members.map(([, { id }]) => id), below, direct };
  trees.set(organization, tree);
  return tree;
}

function foldUnits(left: Set<string>, tree: Tree): Place[] {
  const { members } = tree;
  if (members.length < FEWEST || !members.every((id) => left.has(id))) return wholeUnits(ROOT, left, tree);
  for (const id of members) left.delete(id);
  return [{ kind: "every-member-account", accounts: members }];
}

/** Takes whole units out of `left`; the data was checked, so the tree has no cycle. */
function wholeUnits(unit: string, left: Set<string>, tree: Tree): Place[] {
  if (left.size < FEWEST) return [];
  const all = subtree(unit, tree);
  const below = tree.below.get(unit) ?? [];
  if (all.length >= FEWEST && all.every((id) => left.has(id))) {
    for (const id of all) left.delete(id);
    const direct = all.length === (tree.direct.get(unit) ?? []).length;
    return [{ kind: "unit", unit, depth: direct ? "direct" : "recursive", accounts: all }];
  }
  const deeper = below.flatMap((child) => wholeUnits(child, left, tree));
  const own = tree.direct.get(unit) ?? [];
  if (own.length < FEWEST || !own.every((id) => left.has(id))) return deeper;
  for (const id of own) left.delete(id);
  return [{ kind: "unit", unit, depth: "direct", accounts: own }, ...deeper];
}

function subtree(unit: string, tree: Tree): string[] {
  return [...(tree.direct.get(unit) ?? []), ...(tree.below.get(unit) ?? []).flatMap((child) => subtree(child, tree))];
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
