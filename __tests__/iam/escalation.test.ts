import { isAdminLike } from "../../src/iam/effective/admin-like";
import { escalationsOf } from "../../src/iam/effective/escalations";
import { escalationRoutes } from "../../src/iam/escalation";
import { loadIamNames } from "../../src/iam/names";
import { accessWith, document, inline, sources } from "./effective/support";

test("every action of the list exists, no route stands twice, each says what it leads to", async () => {
  const names = await loadIamNames(escalationRoutes.flatMap(({ actions }) => actions.map((action) => action.split(":")[0] ?? "")));
  const actions = escalationRoutes.flatMap((route) => route.actions);
  expect(actions.filter((action) => action !== "organizations:*" && names.actionsMatching(action)?.join() !== action)).toEqual([]);
  expect(new Set(escalationRoutes.map(({ id }) => id)).size).toBe(escalationRoutes.length);
  expect(escalationRoutes.filter(({ why }) => !/^[a-z].{8,100}[^.]$/.test(why))).toEqual([]);
});

test.each([
  ["iam:PassRole without a service", [{ Action: "iam:PassRole" }], []],
  ["a service without iam:PassRole", [{ Action: "ec2:RunInstances" }], []],
  ["both in two statements", [{ Action: "iam:PassRole" }, { Action: "ec2:RunInstances" }], ["open iam:PassRole+ec2:RunInstances"]],
  ["both, the role named", [{ Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/app" }, { Action: "ec2:RunInstances" }], ["limited iam:PassRole+ec2:RunInstances"]],
  ["both, to one service", [{ Action: "iam:PassRole", Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }, { Action: "ec2:RunInstances" }], ["limited iam:PassRole+ec2:RunInstances"]],
  ["a denied half", [{ Action: ["iam:PassRole", "ec2:RunInstances"] }, { Effect: "Deny", Action: "iam:*" }], []],
  ["sts:AssumeRole on everything", [{ Action: "sts:AssumeRole" }], ["open sts:AssumeRole"]],
  ["a wildcard", [{ Action: "secretsmanager:Get*" }], ["open secretsmanager:GetSecretValue"]],
])("%s", async (_, statements, expected) => {
  expect(escalationsOf(await accessWith(inline(...statements))).map(({ openness, route }) => `${openness} ${route.id}`)).toEqual(expected);
});

describe("who is as good as an administrator", () => {
  test.each([
    ["AdministratorAccess", "everything"],
    ["PowerUserAccess", "everything-but"],
    ["IAMFullAccess", "own-permissions"],
    ["AdministratorAccess-Amplify", "own-permissions"],
    ["AWSSSOMasterAccountAdministrator", "own-permissions"],
    ["AWSOrganizationsFullAccess", "own-permissions"],
    ["ReadOnlyAccess", undefined],
    ["SecurityAudit", undefined],
    ["job-function/SystemAdministrator", undefined],
    ["AmazonS3FullAccess", undefined],
  ])("%s: %s", async (name, kind) => {
    expect(isAdminLike(await accessWith(sources([name])))?.kind).toBe(kind);
  });

  test.each([
    ["another spelling of everything", inline({ Action: ["*:*"] }), "everything"],
    ["NotAction", inline({ NotAction: ["aws-portal:*"] }), "everything-but"],
    ["everything, minus a Deny", inline({ Action: "*" }, { Effect: "Deny", Action: "iam:*" }), "everything-but"],
    ["everything, all denied", inline({ Action: "*" }, { Effect: "Deny", Action: "*" }), undefined],
    ["everything under a condition", inline({ Action: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }), undefined],
    ["everything of one service", inline({ Action: "s3:*" }), undefined],
    ["everything within a boundary", { ...inline({ Action: "*" }), boundary: { kind: "aws-managed" as const, name: "ReadOnlyAccess" } }, undefined],
    ["everything within a wide boundary", { ...inline({ Action: "*" }), boundary: { kind: "aws-managed" as const, name: "PowerUserAccess" } }, "everything-but"],
    ["one action that is enough", inline({ Action: "iam:PutRolePolicy" }), "own-permissions"],
    ["the same on one role", inline({ Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::*:role/app" }), undefined],
  ])("%s: %j", async (_, given, kind) => {
    expect(isAdminLike(await accessWith(given))?.kind).toBe(kind);
  });

  test("a boundary that is not known does not acquit, it is named", async () => {
    const found = isAdminLike(await accessWith({ managed: ["AdministratorAccess"], customerManaged: [], inline: document({ Action: "sqs:*" }), boundary: { kind: "customer-managed", name: "/platform/Boundary" } }));
    expect(found).toMatchObject({ kind: "everything", by: ["AdministratorAccess"], unless: [expect.stringContaining("/platform/Boundary")] });
  });
});
