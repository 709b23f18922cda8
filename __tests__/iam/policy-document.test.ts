import * as fc from "fast-check";
import { keyPath, toPlainJson } from "../../src/iam/plain-json";
import { policySize, readPolicy } from "../../src/iam/policy-document";
import type { PolicyDocument } from "../../src/iam/policy-document";

test("the type lets no statement have both or neither of a pair", () => {
  const sound: PolicyDocument = { Version: "2012-10-17", Statement: { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" } };
  // @ts-expect-error both Action and NotAction
  const both: PolicyDocument = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", NotAction: "iam:*", Resource: "*" } };
  // @ts-expect-error no resource
  const neither: PolicyDocument = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*" } };
  expect([sound, both, neither]).toHaveLength(3);
});

test("one statement, one action and one value read as lists, each with its place", () => {
  const [statement, ...rest] = readPolicy({ Statement: { Sid: "A", Effect: "Deny", Action: "s3:GetObject", NotResource: ["x", "y"], Condition: { Bool: { "aws:SecureTransport": false } } } }, "p");
  expect(rest).toEqual([]);
  expect(statement).toMatchObject({
    where: "p.Statement",
    sid: "A",
    effect: "Deny",
    actions: [{ where: "p.Statement.Action", value: "s3:GetObject" }],
    notActions: [],
    resources: [],
    notResources: [{ where: "p.Statement.NotResource[0]", value: "x" }, { where: "p.Statement.NotResource[1]", value: "y" }],
    conditions: [{ where: 'p.Statement.Condition.Bool["aws:SecureTransport"]', operator: "Bool", key: "aws:SecureTransport", values: [false] }],
  });
});

test("what has the wrong type is left out, and the others keep their places", () => {
  const statements = readPolicy({ Statement: ["x", { Effect: 1, Action: [1, "s3:*"], Resource: {}, Condition: { Bool: 1, StringEquals: { a: [{}, "b", null] } } }] });
  expect(statements).toMatchObject([{ where: ".Statement[1]", effect: undefined, sid: undefined, actions: [{ where: ".Statement[1].Action[1]" }], resources: [], conditions: [{ key: "a", values: ["b"] }] }]);
});

test.each([[null], ["text"], [[]], [{}], [{ Statement: "x" }], [{ Statement: null }], [{ Statement: [1n] }]])("%p has no statements", (value) => {
  expect(readPolicy(value)).toEqual([]);
});

test("size: bytes as sent, characters without white space", () => {
  expect(policySize({ a: "b c" })).toEqual({ bytes: 11, characters: 10 });
  expect(policySize({ a: "é" })).toEqual({ bytes: 10, characters: 9 });
  expect(policySize(JSON.parse('{\n  "a": [ 1, 2 ]\n}'))).toEqual({ bytes: 11, characters: 11 });
  expect(policySize(undefined)).toEqual({ bytes: 0, characters: 0 });
});

test.each([["Effect", ".Effect"], ["aws:x", '["aws:x"]'], ["", '[""]'], ["1a", '["1a"]'], ['"', '["\\""]']])("the path of key %j is %s", (key, path) => {
  expect(keyPath(key)).toBe(path);
});

describe("plain JSON", () => {
  test("copies every JSON value", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => JSON.stringify(toPlainJson(value)) === JSON.stringify({ json: value })));
  });

  test("keys that reach prototypes are only keys", () => {
    const copied = toPlainJson(JSON.parse('{"__proto__":{"Effect":"Allow"},"constructor":1}'));
    expect(JSON.stringify(copied)).toBe('{"json":{"__proto__":{"Effect":"Allow"},"constructor":1}}');
    expect(({} as Record<string, unknown>).Effect).toBeUndefined();
  });

  const circular: unknown[] = [];
  circular.push(circular);
  let doubling: unknown = [];
  for (let level = 0; level < 30; level += 1) doubling = [doubling, doubling];

  test.each([
    ["a bigint", { a: [1n] }, ".a[0]", "a bigint"],
    ["a function", { a: () => 1 }, ".a", "a function"],
    ["a symbol", [Symbol("a")], "[0]", "a symbol"],
    ["undefined in a list", [undefined], "[0]", "undefined"],
    ["a hole in a list", Array(1), "[0]", "undefined"],
    ["NaN", { a: NaN }, ".a", "NaN"],
    ["infinity", Infinity, "", "Infinity"],
    ["a date", { a: new Date(0) }, ".a", "an object of class Date"],
    ["a map", new Map(), "", "an object of class Map"],
    ["circular data", circular, "[0]".repeat(33), "nested deeper than 32 levels, or circular"],
    ["shared data that multiplies", doubling, "", "more than 20000 values"],
    ["a property that throws", Object.defineProperty({}, "a", { enumerable: true, get: () => { throw new Error("no"); } }), "", "a value that can't be read"],
    ["an object without a constructor", { a: Object.create({ constructor: undefined, __proto__: Map.prototype }) }, ".a", "an object of class unknown"],
  ])("refuses %s", (_, value, path, what) => {
    expect(toPlainJson(value)).toEqual({ problem: { path, what } });
  });

  test.each([
    ["32 levels", `${"[".repeat(32)}1${"]".repeat(32)}`, true],
    ["33 levels", `${"[".repeat(33)}1${"]".repeat(33)}`, false],
    ["20,000 values", JSON.stringify(Array(19_999).fill(1)), true],
    ["20,001 values", JSON.stringify(Array(20_000).fill(1)), false],
  ])("%s", (_, json, taken) => {
    expect("json" in toPlainJson(JSON.parse(json))).toBe(taken);
  });

  test("properties that are undefined are left out", () => {
    expect(JSON.stringify(toPlainJson({ Sid: undefined, Effect: "Allow" }))).toBe('{"json":{"Effect":"Allow"}}');
  });
});
