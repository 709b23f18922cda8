import { canonical } from "./canonical";
import { isRecord } from "./plan/sensitive";
import type { AccessDiff, MapDiff } from "./access/diff";
import type { AccessGrant } from "./access/model";
import type { DriftLine } from "./review";

const KINDS: readonly (readonly [keyof AccessDiff, DriftLine["what"]])[] = [
  ["grants", "grant"],
  ["permissionSets", "permission set"],
  ["trust", "trust"],
  ["signOn", "sign-on rule"],
  ["pushes", "push"],
  ["appAccess", "app access"],
  ["directory", "directory"],
];

/** What was changed outside of Terraform, as access. Only what the plan makes again as the state had recorded it is put back: a change of the same thing to something else is not. */
export function driftLines(drift: AccessDiff, planned: AccessDiff): DriftLine[] {
  return KINDS.flatMap(([kind, what]) => linesOf(what, drift[kind], planned[kind]));
}

function linesOf(what: DriftLine["what"], drift: MapDiff<unknown>, planned: MapDiff<unknown>): DriftLine[] {
  const name = (key: string, value: unknown): string => (what === "grant" ? nameOf(value, key) : key);
  return [
    ...[...drift.added].map(([key, value]) => ({ what, change: "added" as const, name: name(key, value), reverted: planned.removed.has(key) })),
    ...[...drift.removed].map(([key, value]) => ({ what, change: "removed" as const, name: name(key, value), reverted: planned.added.has(key) && (what === "grant" || isSame(planned.added.get(key), value)) })),
    ...[...drift.changed].flatMap(([key, { before, after }]) =>
      isSame(before, after) ? [] : [{ what, change: "changed" as const, name: name(key, after), reverted: isPutBack(before, after, planned.removed.has(key) ? REMOVED : planned.changed.get(key)) }],
    ),
  ];
}

const REMOVED = "removed";

/** Field by field of what was changed by hand: another edit of the same thing in this plan is no matter of the drift. */
function isPutBack(recorded: unknown, byHand: unknown, planned: { readonly after: unknown } | typeof REMOVED | undefined): boolean {
  // With the thing itself goes what was changed of it.
  if (planned === REMOVED) return true;
  if (planned === undefined) return false;
  const { after } = planned;
  if (!isRecord(recorded) || !isRecord(byHand) || !isRecord(after)) return isSame(recorded, after);
  return [...new Set([...Object.keys(recorded), ...Object.keys(byHand)])].every((field) => isSame(recorded[field], byHand[field]) || isSame(recorded[field], after[field]));
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(withoutEmpty(one ?? null) ?? null) === canonical(withoutEmpty(other ?? null) ?? null);
}

function nameOf(value: unknown, key: string): string {
  if (!isGrant(value)) return key;
  return `${value.group}: ${value.permissionSet} in ${value.account}`;
}

function isGrant(value: unknown): value is AccessGrant {
  return isRecord(value) && typeof value.group === "string" && typeof value.permissionSet === "string";
}

/** What is not set comes back from AWS as empty: no change of anything. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null && item !== "" && !(isRecord(item) && Object.keys(item).length === 0) && !(Array.isArray(item) && item.length === 0)).map(([key, item]) => [key, withoutEmpty(item)]));
}
