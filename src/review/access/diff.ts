import { canonical } from "../canonical";
import type { AccessModel } from "./model";

/** What is in one map and not in the other, and what differs; by key, sorted. */
export interface MapDiff<V> {
  readonly added: ReadonlyMap<string, V>;
  readonly removed: ReadonlyMap<string, V>;
  readonly changed: ReadonlyMap<string, { readonly before: V; readonly after: V }>;
}

/** The difference of two models. Of a model with itself it is empty; with the sides exchanged it is mirrored; `applyDiff` undoes it. */
export type AccessDiff = { readonly [K in keyof AccessModel]: AccessModel[K] extends ReadonlyMap<string, infer V> ? MapDiff<V> : never };

export function diffAccess(before: AccessModel, after: AccessModel): AccessDiff {
  return {
    grants: diffMaps(before.grants, after.grants, () => true),
    permissionSets: diffMaps(before.permissionSets, after.permissionSets),
    trust: diffMaps(before.trust, after.trust),
    signOn: diffMaps(before.signOn, after.signOn),
    pushes: diffMaps(before.pushes, after.pushes),
    appAccess: diffMaps(before.appAccess, after.appAccess),
    directory: diffMaps(before.directory, after.directory),
  };
}

/** The model that a difference leads to from the one it was taken of. */
export function applyDiff(model: AccessModel, diff: AccessDiff): AccessModel {
  return {
    grants: applyMap(model.grants, diff.grants),
    permissionSets: applyMap(model.permissionSets, diff.permissionSets),
    trust: applyMap(model.trust, diff.trust),
    signOn: applyMap(model.signOn, diff.signOn),
    pushes: applyMap(model.pushes, diff.pushes),
    appAccess: applyMap(model.appAccess, diff.appAccess),
    directory: applyMap(model.directory, diff.directory),
  };
}

function diffMaps<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>, equal: (a: V, b: V) => boolean = same): MapDiff<V> {
  const removed = [...before].filter(([key]) => !after.has(key));
  const added = [...after].filter(([key]) => !before.has(key));
  const changed = [...after].flatMap(([key, value]) => {
    if (!before.has(key)) return [];
    // oxlint-disable-next-line no-unsafe-type-assertion -- it is there; a value may itself be null
    const was = before.get(key) as V;
    return equal(was, value) ? [] : [[key, { before: was, after: value }] as const];
  });
  return { added: new Map(added), removed: new Map(removed), changed: new Map(changed) };
}

function same<V>(a: V, b: V): boolean {
  return a === b || canonical(a) === canonical(b);
}

function applyMap<V>(map: ReadonlyMap<string, V>, { added, removed, changed }: MapDiff<V>): ReadonlyMap<string, V> {
  const kept = [...map].filter(([key]) => !removed.has(key)).map(([key, value]) => {
    const change = changed.get(key);
    // A value may become null, so it is the change that is asked for, and not what it leads to.
    return [key, change === undefined ? value : change.after] as const;
  });
  return new Map([...kept, ...added]);
}
