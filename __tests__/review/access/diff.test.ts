import fc from "fast-check";
import { applyDiff, diffAccess, type AccessDiff } from "../../../src/review/access/diff";
import type { AccessModel } from "../../../src/review/access/model";
import { anyModel } from "../../support/access-models";

/** Entries sorted by key: what a map holds, whatever the order in which it was filled. */
const held = (value: AccessModel | AccessDiff): unknown => JSON.parse(JSON.stringify(value, (_key, item: unknown) => (item instanceof Map ? [...item].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)) : item)));

const mirrored = (diff: AccessDiff): unknown =>
  Object.fromEntries(Object.entries(diff).map(([kind, { added, removed, changed }]) => [
    kind,
    { added: removed, removed: added, changed: new Map([...changed].map(([key, { before, after }]) => [key, { before: after, after: before }])) },
  ]));

describe("the difference of two access models", () => {
  test("a model does not differ from itself, nor from a copy of it", () => {
    fc.assert(fc.property(anyModel, (model) => {
      for (const diff of [diffAccess(model, model), diffAccess(model, structuredClone(model))]) {
        for (const { added, removed, changed } of Object.values(diff)) expect(added.size + removed.size + changed.size).toBe(0);
      }
    }));
  });

  test("what one direction gains, the other loses", () => {
    fc.assert(fc.property(anyModel, anyModel, (a, b) => {
      expect(held(diffAccess(b, a))).toEqual(held(mirrored(diffAccess(a, b)) as AccessDiff));
    }));
  });

  test("applied to what it was taken of, it gives the other side, with nothing lost or made up", () => {
    fc.assert(fc.property(anyModel, anyModel, (a, b) => {
      expect(held(applyDiff(a, diffAccess(a, b)))).toEqual(held(b));
    }));
  });

  test("the order in which a policy's keys are written is no difference", () => {
    const set = { description: "", session: "PT1H", relayState: "", managed: [], customerManaged: [], tags: {} };
    const empty: AccessModel = { grants: new Map(), permissionSets: new Map(), trust: new Map(), signOn: new Map(), pushes: new Map(), appAccess: new Map(), directory: new Map() };
    const one = { ...empty, permissionSets: new Map([["A", { ...set, inline: { Version: "2012-10-17", Statement: [] } }]]) };
    const other = { ...empty, permissionSets: new Map([["A", { ...set, inline: { Statement: [], Version: "2012-10-17" } }]]) };
    expect(diffAccess(one, other).permissionSets.changed.size).toBe(0);
  });
});
