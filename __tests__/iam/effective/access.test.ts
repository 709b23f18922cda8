import { describeWay } from "../../../src/iam/effective/describe";
import { accessWith, inline, sources } from "./support";

const QUEUE = "arn:aws:sqs:*:*:orders";

/** The scope of an action as lines, denials behind `not`; nothing where it is not allowed. */
async function scopeOf(action: string, ...statements: readonly Record<string, unknown>[]): Promise<string[]> {
  const scope = (await accessWith(inline(...statements))).scope(action);
  return scope === undefined ? [] : [...scope.allowed.map((one) => describeWay(one)), ...scope.denied.map((one) => `not ${describeWay(one)}`), ...(scope.full ? ["full"] : [])];
}

test.each<[string, Record<string, unknown>[], string, string[]]>([
  ["an action by its name", [{ Action: "sqs:SendMessage" }], "sqs:SendMessage", ["on *", "full"]],
  ["another case of both", [{ Action: "SQS:sendMESSAGE" }], "sqs:SendMessage", ["on *", "full"]],
  ["a wildcard", [{ Action: "sqs:Send*" }], "sqs:SendMessage", ["on *", "full"]],
  ["a question mark for one character", [{ Action: "sqs:SendMessag?" }], "sqs:SendMessage", ["on *", "full"]],
  ["a question mark for none", [{ Action: "sqs:SendMessage?" }], "sqs:SendMessage", []],
  ["every action", [{ Action: "*" }], "sqs:SendMessage", ["on *", "full"]],
  ["every action of every service", [{ Action: "*:*" }], "sqs:SendMessage", ["on *", "full"]],
  ["NotAction that leaves it out", [{ NotAction: ["sqs:*"] }], "sqs:SendMessage", []],
  ["NotAction of others", [{ NotAction: ["iam:*"] }], "sqs:SendMessage", ["on *", "full"]],
  ["a resource", [{ Action: "sqs:SendMessage", Resource: QUEUE }], "sqs:SendMessage", [`on ${QUEUE}`]],
  ["all resources but one", [{ Action: "sqs:SendMessage", NotResource: QUEUE }], "sqs:SendMessage", [`on NOT ${QUEUE}`]],
  ["a condition", [{ Action: "sqs:SendMessage", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }], "sqs:SendMessage", ["on * if Bool aws:MultiFactorAuthPresent true"]],
  ["a condition in one statement and none in another", [{ Action: "sqs:*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }, { Action: "sqs:*" }], "sqs:SendMessage", ["on * if Bool aws:MultiFactorAuthPresent true", "on *", "full"]],
  ["a Deny of all of it", [{ Action: "*" }, { Effect: "Deny", Action: "sqs:*" }], "sqs:SendMessage", []],
  ["a Deny of more resources than are allowed", [{ Action: "sqs:*", Resource: QUEUE }, { Effect: "Deny", Action: "sqs:*", Resource: "arn:aws:sqs:*" }], "sqs:SendMessage", []],
  ["a Deny of one of two resources", [{ Action: "sqs:*", Resource: [QUEUE, "arn:aws:sqs:*:*:bills"] }, { Effect: "Deny", Action: "sqs:*", Resource: QUEUE }], "sqs:SendMessage", ["on arn:aws:sqs:*:*:bills"]],
  ["a Deny under a condition", [{ Action: "sqs:*" }, { Effect: "Deny", Action: "sqs:*", Condition: { Bool: { "aws:SecureTransport": "false" } } }], "sqs:SendMessage", ["on *", "not on * if Bool aws:SecureTransport false"]],
  ["a Deny under the very condition of the Allow", [{ Action: "sqs:*", Condition: { Bool: { "aws:SecureTransport": "true" } } }, { Effect: "Deny", Action: "sqs:*", Condition: { Bool: { "aws:SecureTransport": "true" } } }], "sqs:SendMessage", []],
  ["a Deny of other resources", [{ Action: "sqs:*", Resource: QUEUE }, { Effect: "Deny", Action: "sqs:*", Resource: "arn:aws:sqs:*:*:bills" }], "sqs:SendMessage", [`on ${QUEUE}`]],
  ["a Deny by NotResource", [{ Action: "sqs:*", Resource: QUEUE }, { Effect: "Deny", Action: "sqs:*", NotResource: "arn:aws:sqs:*:*:bills" }], "sqs:SendMessage", []],
  ["a Deny by NotAction of all but others", [{ Action: "*" }, { Effect: "Deny", NotAction: ["s3:*"] }], "sqs:SendMessage", []],
])("%s: %j", async (_, statements, action, expected) => {
  expect(await scopeOf(action, ...statements)).toEqual(expected);
});

describe("a boundary", () => {
  const all = inline({ Action: ["sqs:*", "ec2:DescribeInstances"] });

  test("leaves what both allow", async () => {
    const access = await accessWith({ ...all, boundary: { kind: "aws-managed", name: "AmazonSQSReadOnlyAccess" } });
    expect(access.scope("sqs:ListQueues")?.full).toBe(true);
    expect([access.scope("sqs:SendMessage"), access.scope("ec2:DescribeInstances")]).toEqual([undefined, undefined]);
    expect(access.reach("sqs:SendMessage").stoppedBy).toEqual(["left out by the boundary"]);
    expect(access.unknown).toEqual([]);
  });

  test.each([
    [{ kind: "customer-managed", name: "/platform/WorkloadBoundary" }, "the boundary /platform/WorkloadBoundary is in the accounts, not here: what it takes away is not computed"],
    [{ kind: "aws-managed", name: "BrandNewBoundary" }, expect.stringMatching(/^the boundary BrandNewBoundary is not in the list of 20\d\d-\d\d-\d\d: /)],
  ] as const)("whose document is not known takes nothing away and is told: %j", async (boundary, sentence) => {
    const access = await accessWith({ ...all, boundary });
    expect(access.scope("sqs:SendMessage")?.full).toBe(true);
    expect(access.unknown).toEqual([sentence]);
  });
});

test("what is not known is told: customer-managed policies, policies newer than the list, an inline policy that a plan does not know yet", async () => {
  const access = await accessWith({ managed: ["BrandNewPolicy"], customerManaged: ["/platform/B", "/platform/A", "/platform/A"], inline: "unknown" });
  expect(access.unknown).toEqual([
    expect.stringMatching(/^the AWS managed policy BrandNewPolicy is not in the list of /),
    "the inline policy is known only after apply: what it allows or denies is not computed",
    "the document of the customer-managed policy /platform/A is in the accounts, not here: what it allows or denies is not computed",
    "the document of the customer-managed policy /platform/B is in the accounts, not here: what it allows or denies is not computed",
  ]);
  expect(access.actions()).toEqual([]);
});

test("a wildcard does not give actions that take none of the statement's resources, and says which statement it leaves out", async () => {
  const access = await accessWith(inline({ Sid: "Objects", Action: "s3:*", Resource: "arn:aws:s3:::reports/*" }));
  expect([access.scope("s3:GetObject")?.allowed.length, access.scope("s3:DeleteBucket"), access.actions().includes("s3:DeleteBucket")]).toEqual([1, undefined, false]);
  expect(access.unfitting("s3:DeleteBucket")).toEqual(['inline policy, statement "Objects"']);
  const named = await accessWith(inline({ Action: "s3:DeleteBucket", Resource: "arn:aws:s3:::reports/*" }));
  expect(named.scope("s3:DeleteBucket")?.allowed).toHaveLength(1);
});

test("actions of a service that the data lacks stay as they are written", async () => {
  expect((await accessWith(inline({ Action: ["nosuch:Do*", "nosuch:It", "sqs:SendMessage"] }))).actions()).toEqual(["nosuch:Do*", "nosuch:It", "sqs:SendMessage"]);
});

describe("AWS's own policies", () => {
  test.each([
    ["ReadOnlyAccess", ["s3:GetObject", "ec2:DescribeInstances"], ["s3:PutObject", "ec2:RunInstances", "iam:CreateUser"]],
    ["job-function/ViewOnlyAccess", ["s3:ListAllMyBuckets", "ec2:DescribeInstances"], ["s3:GetObject", "s3:PutObject", "secretsmanager:GetSecretValue"]],
    ["PowerUserAccess", ["s3:PutObject", "ec2:RunInstances", "iam:ListRoles"], ["iam:CreateUser", "iam:PassRole", "organizations:LeaveOrganization"]],
    ["AdministratorAccess", ["iam:CreateUser", "nosuch:Thing"], []],
    ["AWSDenyAll", [], ["s3:GetObject"]],
  ])("%s allows what its name says", async (name, can, cannot) => {
    const { scope } = await accessWith(sources([name]));
    expect(can.filter((action) => scope(action) === undefined)).toEqual([]);
    expect(cannot.filter((action) => scope(action) !== undefined)).toEqual([]);
  });

  test("AdministratorAccess is every action there is, ReadOnlyAccess changes no object", async () => {
    const [all, readOnly] = [(await accessWith(sources(["AdministratorAccess"]))).actions(), (await accessWith(sources(["ReadOnlyAccess"]))).actions()];
    expect(all.length).toBeGreaterThan(20_000);
    expect(readOnly.length).toBeGreaterThan(5_000);
    expect(readOnly.filter((action) => /^s3:(Put|Delete)/.test(action))).toEqual([]);
  });
});
