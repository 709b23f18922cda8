import { isAdminLike } from "../../../src/iam/effective/admin-like";
import { escalationsOf } from "../../../src/iam/effective/escalations";
import { accessWith, inline, type Parts } from "./support";

async function opennessOf(route: string, ...statements: readonly Parts[]): Promise<string> {
  return escalationsOf(await accessWith(inline(...statements))).find(({ route: { id } }) => id === route)?.openness ?? "closed";
}

const PUT = "iam:PutRolePolicy";

test.each([
  "*", "**", "?*", "arn:*", "arn:aws:*", "arn:aws:iam:*", "arn:aws:*:*:*:*", "arn:*:iam::*:*", "arn:aws:iam::*:*", "arn:aws:iam::*:role/*", "arn:aws:iam::*:ro*", "arn:aws:iam::*:role/?*", "arn:aws:iam::*:role/*/*",
  "arn:aws:iam::111122223333:role/*", "arn:aws-cn:iam::*:role/*", "${*}", "arn:aws:iam::*:role/${*}", "arn:${aws:PrincipalTag/x, '*'}", "arn:aws:iam::${aws:PrincipalAccount}:role/*",
])("resources that single nothing out are no limit: %s", async (Resource) => {
  expect(await opennessOf(PUT, { Action: PUT, Resource })).toBe("open");
});

test.each(["arn:aws:iam::*:role/app", "arn:aws:iam::*:role/app-*", "arn:aws:iam::*:role/service-role/*", "arn:aws:iam::111122223333:role/app", "arn:aws:iam::*:role/${aws:PrincipalTag/team}-*", "arn:aws:iam::*:user/*"])("resources that are named are a limit: %s", async (Resource) => {
  expect(await opennessOf(PUT, { Action: PUT, Resource })).toBe("limited");
});

test.each([
  ["s3:PutBucketPolicy", "arn:aws:s3:::*", "open"],
  ["s3:PutBucketPolicy", "arn:aws:s3:::logs*", "limited"],
  ["s3:PutBucketPolicy", "arn:aws:s3:::logs/*", "limited"],
  ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:*:secret:*", "open"],
  ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:app/*", "limited"],
  ["ssm:StartSession", "arn:aws:ec2:*:*:instance/*", "open"],
  ["ssm:StartSession", "arn:aws:ec2:*:*:instance/i-*", "open"],
  ["sso:PutInlinePolicyToPermissionSet", "arn:aws:sso:::permissionSet/ssoins-1234/*", "open"],
  ["sso:PutInlinePolicyToPermissionSet", "arn:aws:sso:::permissionSet/ssoins-1234/ps-1", "limited"],
  ["organizations:DetachPolicy", "arn:aws:organizations::*:policy/o-abc/service_control_policy/p-*", "open"],
  ["iam:AttachRolePolicy", ["arn:aws:s3:::*", "arn:aws:iam::*:role/app"], "limited"],
  ["sts:AssumeRole", ["arn:aws:iam::*:role/app", "arn:aws:iam::*:role/*"], "open"],
])("%s on %j: %s", async (Action, Resource, expected) => {
  expect(await opennessOf(Action, { Action, Resource })).toBe(expected);
});

test("all but a list is open, and all but everything is not", async () => {
  expect(await opennessOf(PUT, { Action: PUT, NotResource: "arn:aws:s3:::nothing" })).toBe("open");
  expect(await opennessOf(PUT, { Action: PUT, NotResource: "*" })).not.toBe("open");
});

test.each<[string, object]>([
  ["a pattern of everything", { StringLike: { "aws:PrincipalArn": "*" } }],
  ["HTTPS", { Bool: { "aws:SecureTransport": "true" } }],
  ["a day that is past", { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }],
  ["a tag that nobody has", { StringNotEquals: { "aws:PrincipalTag/x": "y" } }],
  ["a missing key", { Null: { "aws:PrincipalTag/x": "true" } }],
  ["any tag", { StringLike: { "aws:PrincipalTag/x": ["a", "*"] } }],
  ["one's own tag", { StringEquals: { "aws:PrincipalTag/x": "${aws:PrincipalTag/x}" } }],
  ["a tag, if there is one", { StringEqualsIfExists: { "aws:ResourceTag/x": "y" } }],
  ["all values of none", { "ForAllValues:StringEquals": { "aws:PrincipalTag/x": "y" } }],
  ["no second factor", { Bool: { "aws:MultiFactorAuthPresent": "false" } }],
  ["every address", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }],
  ["every address in halves", { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }],
  ["a Region", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }],
  ["a boundary that bounds nothing", { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" } }],
  ["any boundary", { ArnLike: { "iam:PermissionsBoundary": "arn:aws:iam::*:policy/*" } }],
  ["a tag of the request", { StringEquals: { "aws:RequestTag/x": "y" } }],
  ["no operator", {}],
  ["no key", { StringLike: {} }],
])("a condition that any session may meet is no limit: %s", async (_, Condition) => {
  expect(await opennessOf(PUT, { Action: PUT, Condition })).toBe("open");
  expect(isAdminLike(await accessWith(inline({ Action: "*", Condition })))?.kind).toBe("everything");
});

test.each<[string, object]>([
  ["a second factor", { Bool: { "aws:MultiFactorAuthPresent": "true" } }],
  ["a tag of the resource", { StringEquals: { "aws:ResourceTag/team": "a" } }],
  ["the session's own team", { StringEquals: { "iam:ResourceTag/team": "${aws:PrincipalTag/team}" } }],
  ["a tag of the session", { "ForAnyValue:StringEquals": { "aws:PrincipalTag/team": ["a", "b"] } }],
  ["an address", { IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:db8::/32"] } }],
  ["a network", { StringEquals: { "aws:SourceVpce": "vpce-1" } }],
  ["a boundary", { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary" } }],
  ["a limit beside what is none", { Bool: { "aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": "true" } }],
])("a condition that keeps a session out is a limit: %s", async (_, Condition) => {
  expect(await opennessOf(PUT, { Action: PUT, Condition })).toBe("limited");
  expect(isAdminLike(await accessWith(inline({ Action: "*", Condition })))).toBeUndefined();
});

test.each([
  ["one role", { Resource: "arn:aws:iam::111122223333:role/none" }, "open"],
  ["a condition", { Condition: { StringEquals: { "aws:PrincipalTag/nope": "1" } } }, "open"],
  ["one account's roles", { Resource: "arn:aws:iam::111122223333:role/*" }, "open"],
  ["all users", { Resource: "arn:aws:iam::*:user/*" }, "open"],
  ["all but every role", { NotResource: "arn:aws:iam::*:role/*" }, "open"],
  ["every role", { Resource: "arn:aws:iam::*:role/*" }, "limited"],
  ["all but one role", { NotResource: "arn:aws:iam::*:role/app" }, "limited"],
  ["everything", {}, "closed"],
])("a Deny of %s leaves the way %j %s", async (_, parts, expected) => {
  expect(await opennessOf(PUT, { Action: PUT }, { Effect: "Deny", Action: "iam:*", ...parts })).toBe(expected);
});

test.each<[string, Parts, string | undefined]>([
  ["all but a bucket", { Action: "*", NotResource: "arn:aws:s3:::nothing" }, "everything"],
  ["arn:aws:*", { Action: "*", Resource: "arn:aws:*" }, "everything"],
  ["?*", { NotAction: "s3:DeleteBucket", Resource: "?*" }, "everything-but"],
  ["every role", { Action: "iam:*", Resource: "arn:aws:iam::*:role/*" }, "own-permissions"],
  ["one role", { Action: "*", Resource: "arn:aws:iam::*:role/app" }, undefined],
])("who has everything on %s is as good as an administrator", async (_, statement, kind) => {
  expect(isAdminLike(await accessWith(inline(statement)))?.kind).toBe(kind);
});
