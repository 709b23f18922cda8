import * as fc from "fast-check";
import { checkPolicyDocument, servicesOf } from "../../src/iam/check-policy";
import { loadIamNames } from "../../src/iam/names";
import type { IamNames } from "../../src/iam/names";
import { policyRules } from "../../src/iam/rules";
import { check, conditional, policy } from "./support";

// Properties take a second on an idle machine and several on a busy one.
jest.setTimeout(30_000);

let names: IamNames;

beforeAll(async () => {
  names = await loadIamNames(["s3", "sqs", "iam"]);
});

test("these rules run, in this order", () => {
  expect(policyRules.map(({ id }) => id)).toEqual([
    "policy-version", "policy-statement", "policy-unknown-element", "policy-size", "policy-characters",
    "policy-effect", "policy-element-choice", "policy-text-list", "policy-principal", "policy-sid", "policy-duplicate-sid",
    "policy-action-form", "policy-unknown-service", "policy-unknown-action", "policy-wildcard-without-match",
    "policy-resource-arn", "policy-incomplete-arn", "policy-arn-account", "policy-arn-region", "policy-resource-form", "policy-action-resource",
    "policy-condition-form", "policy-condition-operator", "policy-condition-key", "policy-duplicate-condition-key", "policy-condition-value",
    "policy-variable-form", "policy-variable-place", "policy-variable-version", "policy-variable-key",
  ]);
});

test.each([
  [null, "policy-not-object", "inline"],
  [[], "policy-not-object", "inline"],
  [1, "policy-not-object", "inline"],
  ["{}", "policy-not-object", "inline"],
  [undefined, "policy-not-json", "inline"],
  [{ Statement: [{ Sid: 1n }] }, "policy-not-json", "inline.Statement[0].Sid"],
  [{ Statement: new Map() }, "policy-not-json", "inline.Statement"],
])("%p: %s", (document, rule, where) => {
  expect(checkPolicyDocument("inline", document, names)).toEqual([expect.objectContaining({ severity: "error", rule, where })]);
});

test("text of JSON is told to be parsed", () => {
  expect(checkPolicyDocument("inline", JSON.stringify(policy()), names)[0]?.fix).toBe("pass the parsed document, not its text");
});

test("all faults are reported at once, each in its place", async () => {
  const document = { Statement: [policy().Statement, { Effect: "Permit", Actions: "x", Action: ["s3:GetObjct", "nosuch:*"], Resource: "bucket", Principal: "*", Condition: {} }] };
  const found = await check(document);
  expect(found.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
    "policy-version inline.Version",
    "policy-statement inline.Statement[0]",
    "policy-unknown-element inline.Statement[1].Actions",
    "policy-effect inline.Statement[1].Effect",
    "policy-principal inline.Statement[1].Principal",
    "policy-unknown-service inline.Statement[1].Action[1]",
    "policy-unknown-action inline.Statement[1].Action[0]",
    "policy-resource-arn inline.Statement[1].Resource",
    "policy-condition-form inline.Statement[1].Condition",
  ]);
  expect(found.filter(({ given, allowed, fix }) => given === "" || allowed === "" || fix === "")).toEqual([]);
});

describe("services of a document", () => {
  test.each([
    ["actions", policy({ Action: ["S3:GetObject", "iam:*", "iam:Get*"], Resource: "*" }), ["iam", "s3"]],
    ["NotAction", policy({ Action: undefined, NotAction: "kms:*", Resource: "*" }), ["kms"]],
    ["resources", policy({ Action: "*", Resource: "arn:aws:sqs:us-east-1:111122223333:a" }), ["sqs"]],
    ["a wildcard for the service of an ARN", policy({ Action: "*", Resource: ["arn:aws:*:a:b:c", "arn:aws:s?:a:b:c"] }), []],
    ["conditions", conditional({ StringEquals: { "kms:ViaService": "x", "aws:SourceVpc": "y" } }), ["aws", "kms", "s3"]],
    ["variables", policy({ Action: "*", Resource: "arn:aws:s3:::a/${datazone:domainId}" }), ["datazone", "s3"]],
    ["everything", policy({ Action: ["*", "*:*"], Resource: "*" }), []],
    ["a wildcard of every service", policy({ Action: "*:Get*", Resource: "*" }), ["*"]],
    ["what is malformed", policy({ Action: ["GetObject", "s?:x", "../x:y"], Resource: "x", Condition: { StringEquals: { "../x:y": "z", k: "z" } } }), []],
    ["what is no policy", 1n, []],
  ])("%s", (_, document, expected) => {
    expect(servicesOf(document)).toEqual(expected);
  });
});

test("names that were not loaded are an error, not a pass, and no rule guesses", () => {
  const document = policy({ Action: ["ec2:Nosuch", "ec2:No*", "s3:GetObject"], Resource: "*", Condition: { StringEquals: { "kms:Nosuch": "${datazone:nosuch}" } } });
  expect(checkPolicyDocument("inline", document, names)).toEqual([expect.objectContaining({ rule: "policy-not-checked", severity: "error", given: "names not loaded for datazone, ec2, kms" })]);
  expect(checkPolicyDocument("inline", policy({ Action: "*:Get*", Resource: "*" }), names)).toMatchObject([{ rule: "policy-not-checked", given: "names not loaded for *" }]);
});

test("a rule that fails says that it did not check", () => {
  const broken: IamNames = { ...names, isService: () => { throw new Error("no data"); } };
  const found = checkPolicyDocument("inline", policy({ Resource: "*" }), broken);
  expect(found).toContainEqual(expect.objectContaining({ rule: "policy-unknown-action", severity: "error", given: "the rule failed: Error: no data" }));
});

/** Neither function throws, no rule failed, and findings have a place. */
function sound(document: unknown): boolean {
  const found = checkPolicyDocument("inline", document, names, { newerThanSnapshot: ["newsvc:*"] });
  return servicesOf(document).every((service) => typeof service === "string") && found.every(({ where, given }) => where.startsWith("inline") && !given.startsWith("the rule failed"));
}

describe("no input throws, and every finding is whole", () => {
  const word = fc.constantFrom("s3:GetObject", "s3:Get*", "*", "arn:aws:s3:::a", "arn:aws:sqs", "${", "${aws:username}", "Allow", "StringEquals", "aws:SourceVpc", "__proto__", "constructor", "toString", "", ":", "::", "arn::::::", "\ud800");
  const element = fc.constantFrom("Version", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition", "Principal", "__proto__", "constructor");
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, word, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie("tree"), { maxLength: 3 }), fc.dictionary(fc.oneof(element, word), tie("tree"), { maxKeys: 5 })),
  }));

  test("any value", () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, withObjectString: true }), sound), { numRuns: 1000 });
  });

  test("any JSON", () => {
    fc.assert(fc.property(fc.jsonValue(), sound), { numRuns: 500 });
  });

  test("what nearly looks like a policy", () => {
    const statement = fc.dictionary(element, fc.oneof(tree, word, fc.array(word)), { maxKeys: 7 });
    fc.assert(fc.property(fc.record({ Version: word, Statement: fc.oneof(tree, fc.array(statement, { maxLength: 4 })) }), sound), { numRuns: 1500 });
  });

  test("texts of megabytes and thousands of typos, in seconds", () => {
    const long = ["x", "*", "${", "s3:", "arn:aws:s3:::", "a:b*"].map((text) => text.repeat(50_000));
    expect(sound(policy({ Action: long, Resource: long, Condition: { StringLike: { [long.join("")]: long } } }))).toBe(true);
    expect(sound(policy({ Action: Array.from({ length: 100 }, (_, index) => `s3:GetObjct${index}`) }))).toBe(true);
  });

  test("very deep JSON", () => {
    expect(sound(JSON.parse(`${'{"Statement":['.repeat(3000)}${"]}".repeat(3000)}`))).toBe(true);
  });
});
