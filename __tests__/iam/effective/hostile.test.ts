import * as fc from "fast-check";
import { covers, normalPattern } from "../../../src/iam/effective/pattern";
import { accessWith, changeOf, document, inline, sources } from "./support";

const circular: Record<string, unknown> = { Version: "2012-10-17" };
circular["Statement"] = circular;

test.each<[string, unknown, RegExp]>([
  ["a text", '{"Statement":[]}', /^inline policy is no policy/],
  ["a number", 5, /^inline policy is no policy/],
  ["null", null, /^inline policy is no policy/],
  ["a list", [], /^inline policy is no policy/],
  ["an object without statements", { Version: "2012-10-17" }, /^inline policy is no policy/],
  ["statements that are a text", { Statement: "Allow" }, /^inline policy is no policy/],
  ["circular data", circular, /^inline policy is no JSON/],
  ["a date", { Statement: new Date() }, /^inline policy is no JSON/],
  ["a statement that is a text", { Statement: ["Allow"] }, /statement 1 is no object/],
  ["an effect in another case", document({ Effect: "allow", Action: "sqs:*" }), /has the effect "allow"/],
  ["no effect", document({ Effect: undefined, Action: "sqs:*" }), /has the effect nothing/],
  ["no action", document({}), /has neither Action nor NotAction/],
  ["Action and NotAction", document({ Action: "sqs:*", NotAction: "sns:*" }), /has both Action and NotAction/],
  ["Resource and NotResource", document({ Action: "sqs:*", Resource: "*", NotResource: "*" }), /has both Resource and NotResource/],
  ["no resource", document({ Action: "sqs:*", Resource: undefined }), /has neither Resource nor NotResource/],
  ["no action in the list", document({ Action: [] }), /has as Action \[\]/],
  ["an empty resource", document({ Action: "sqs:*", Resource: "" }), /has as Resource ""/],
  ["a number among the actions", document({ Action: ["sqs:*", 5] }), /has as Action/],
  ["an action without a service", document({ Action: "SendMessage" }), /has the action "SendMessage"/],
  ["an action with line breaks", document({ Action: "sqs:Send\nMessage" }), /has the action "sqs:Send\\nMessage"/],
  ["a service with a wildcard", document({ Action: "s*:GetObject" }), /has the action/],
  ["a principal", document({ Action: "sqs:*", Principal: "*" }), /names a principal/],
  ["conditions that are a list", document({ Action: "sqs:*", Condition: ["x"] }), /has the condition/],
  ["a condition without keys", document({ Action: "sqs:*", Condition: { Bool: true } }), /has the condition/],
  ["a condition's value that is an object", document({ Action: "sqs:*", Condition: { Bool: { "aws:x": {} } } }), /has the condition/],
])("%s is not known to allow or deny anything, and said to be so", async (_, policy, sentence) => {
  const { scope, unknown } = await accessWith(sources({ inline: policy }));
  expect(scope("sqs:SendMessage")).toBeUndefined();
  expect(unknown).toEqual([expect.stringMatching(sentence)]);
  expect(unknown[0]).toMatch(/not known$/);
});

test("one statement that can't be read leaves the others", async () => {
  const { scope, unknown } = await accessWith(inline({ Action: "sqs:SendMessage" }, { Sid: "Odd", Action: 5 }));
  expect(scope("sqs:SendMessage")?.full).toBe(true);
  expect(unknown).toEqual([expect.stringContaining('inline policy, statement "Odd" has as Action 5')]);
});

test("names of JavaScript's own are only names", async () => {
  const policy = JSON.parse('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"constructor:toString","Resource":"*","__proto__":{"Effect":"Deny"}}]}') as unknown;
  expect((await accessWith(sources({ inline: policy }))).actions()).toEqual(["constructor:toString"]);
});

test("wildcards of 10 kB are answered at once", async () => {
  const [long, resource] = [`sqs:${"*a?".repeat(3_400)}`, `arn:aws:sqs:*:*:${"*a".repeat(5_000)}`];
  const policy = inline({ Action: [long, "sqs:SendMessage"], Resource: resource }, { Effect: "Deny", Action: "sqs:*", Resource: `${resource}b` });
  const { scope } = await accessWith(policy);
  expect(scope("sqs:SendMessage")?.allowed).toHaveLength(1);
  expect(scope("sqs:SendMessage")?.denied).toHaveLength(1);
  expect((await changeOf(policy, inline({ Action: long }))).lost.map(({ action }) => action)).toEqual(["sqs:SendMessage"]);
});

test("anything at all is an answer", async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.anything(), fc.record({ Statement: fc.array(fc.record({ Effect: fc.anything(), Action: fc.anything(), Resource: fc.anything(), Condition: fc.anything() }, { requiredKeys: [] })) })), async (policy) => {
    const access = await accessWith(sources({ inline: policy }));
    expect([access.actions(), access.unknown].every(Array.isArray)).toBe(true);
  }), { numRuns: 200 });
});

describe("one pattern in another", () => {
  test.each([
    ["*", "anything", true], ["a*", "abc", true], ["a*", "a*", true], ["a*", "a?", true], ["a?", "a*", false], ["a?", "ab", true], ["a?", "a", false],
    ["a*c", "a*bc", true], ["a*bc", "a*c", false], ["*a*", "*b*a", true], ["arn:aws:s3:::*", "arn:aws:s3:::b/${aws:username}/*", true], ["arn:${aws:x}", "arn:${aws:x}", true],
    ["arn:${aws:x}", "arn:${aws:y}", false], ["b/?", "b/${aws:username}", false], ["${*}", "*", false], ["*", "${*}", true], ["A", "a", false], ["", "", true], ["", "*", false], ["a**?b", "a?*b", true],
  ])("%j covers %j: %j", (general, specific, expected) => {
    expect(covers(general, specific)).toBe(expected);
  });

  test("a pattern covers itself, however it is written", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("a", "b", "*", "?", "${aws:x}")).map((parts) => parts.join("")), (pattern) => {
      expect([covers(pattern, pattern), covers(pattern, normalPattern(pattern)), covers(normalPattern(pattern), pattern)]).toEqual([true, true, true]);
    }));
  });
});
