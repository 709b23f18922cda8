import { differences, fingerprint } from "../../src/review/fingerprint";
import { readPlan } from "../../src/review/plan/read";

const change = (address: string, inside: object = {}, outside: object = {}): object => ({ address, mode: "managed", type: "a", name: "b", change: { actions: ["create"], before: null, after: { x: 1 }, after_unknown: { id: true }, ...inside }, ...outside });
const printOf = (changes: readonly object[], fields: object = {}, environment = "pilot") =>
  fingerprint(environment, readPlan(JSON.stringify({ format_version: "1.2", terraform_version: "1.11.4", planned_values: { root_module: {} }, resource_changes: changes, ...fields })));

const reviewed = printOf([change("a.one"), change("a.two")]);

describe("the fingerprint of a reviewed change", () => {
  test.each<[string, readonly object[], object]>([
    ["the order of the changes", [change("a.two"), change("a.one")], {}],
    ["the order of keys", [change("a.one", { after: { y: 2, x: 1 } }), change("a.two")], {}],
    ["when the plan was made", [change("a.one"), change("a.two")], { timestamp: "2026-11-24T10:00:00Z" }],
    ["what does not change", [change("a.one"), change("a.two"), change("a.three", { actions: ["no-op"], before: { x: 1 } })], {}],
    ["what only drifted", [change("a.one"), change("a.two")], { resource_drift: [change("a.three", { actions: ["update"], before: { x: 1 } })] }],
    ["which of two secrets it is, as nobody may see them", [change("a.one", { after: { x: "secret-1" }, after_sensitive: { x: true } }), change("a.two")], {}],
  ])("does not depend on %s", (_what, changes, fields) => {
    const base = JSON.stringify(changes).includes("secret") ? printOf([change("a.one", { after: { x: "secret-2" }, after_sensitive: { x: true } }), change("a.two")]) : JSON.stringify(changes).includes('"y"') ? printOf([change("a.one", { after: { x: 1, y: 2 } }), change("a.two")]) : reviewed;
    expect(printOf(changes, fields)).toEqual(base);
    expect(differences(base, printOf(changes, fields))).toEqual([]);
  });

  test.each<[string, readonly object[], string]>([
    ["a change more", [change("a.one"), change("a.two"), change("a.three")], "planned, and not reviewed: create a.three"],
    ["a change fewer", [change("a.one")], "reviewed, and no longer planned: create a.two"],
    ["another value", [change("a.one"), change("a.two", { after: { x: 2 } })], "planned with other values than reviewed: create a.two"],
    ["another starting point", [change("a.one", { actions: ["update"], before: { x: 0 } }), change("a.two")], "reviewed as create, planned as update: a.one"],
    ["a value that is not known any more", [change("a.one"), change("a.two", { after_unknown: { id: true, x: true } })], "planned with other values than reviewed: create a.two"],
    ["an import instead of a creation", [change("a.one", { importing: { id: "x" } }), change("a.two")], "planned with other values than reviewed: create a.one"],
    ["a move", [change("a.one", {}, { previous_address: "a.zero" }), change("a.two")], "planned with other values than reviewed: create a.one"],
    ["a leftover object", [change("a.one"), change("a.two"), change("a.two", { actions: ["delete"], before: {} }, { deposed: "0a1b" })], "planned, and not reviewed: delete a.two (deposed 0a1b)"],
  ])("tells %s, and where", (_what, changes, expected) => {
    expect(differences(reviewed, printOf(changes))).toEqual([expected]);
  });

  test("a plan of another environment is another change, even where all of it is the same", () => {
    expect(differences(reviewed, printOf([change("a.one"), change("a.two")], {}, "broad"))).toHaveLength(1);
  });

  test("a change that only takes into the state what exists is a change", () => {
    expect(printOf([change("a.one", { actions: ["no-op"], before: { x: 1 }, importing: { id: "x" } })]).changes).toHaveLength(1);
  });
});
