import { canName, readableForms } from "../../src/iam/arns";
import { check, marks, policy } from "./support";

const at = "inline.Statement[0].Resource";
const queue = "sqs:us-east-1:111122223333:orders";

test.each([
  ["a name", "reports", [`error policy-resource-arn ${at}`]],
  ["a wildcard that is no ARN", "arn*", [`error policy-resource-arn ${at}`]],
  ["two stars", "**", [`error policy-resource-arn ${at}`]],
  ["another scheme", `urn:aws:${queue}`, [`error policy-resource-arn ${at}`]],
  ["ARN in capitals", `ARN:aws:${queue}`, [`error policy-resource-arn ${at}`]],
  ["a partition that does not exist", `arn:amazon:${queue}`, [`error policy-resource-arn ${at}`]],
  ["an empty partition", `arn::${queue}`, [`error policy-resource-arn ${at}`]],
  ["a wildcard for the service", "arn:aws:*:us-east-1:111122223333:orders", [`error policy-resource-arn ${at}`]],
  ["a wildcard within the service", "arn:aws:sq?:us-east-1:111122223333:orders", [`error policy-resource-arn ${at}`]],
  ["a service in capitals", "arn:aws:SQS:us-east-1:111122223333:orders", [`error policy-resource-arn ${at}`]],
  ["an empty service", "arn:aws::us-east-1:111122223333:orders", [`error policy-resource-arn ${at}`]],
  ["no resource", "arn:aws:sqs:us-east-1:111122223333:", [`error policy-resource-arn ${at}`]],
  ["an end within empty fields", "arn:aws:sqs::", [`error policy-resource-arn ${at}`]],
  ["fields missing", "arn:aws:sqs", [`warning policy-incomplete-arn ${at}`]],
  ["the resource missing", "arn:aws:sqs:us-east-1:111122223333", [`warning policy-incomplete-arn ${at}`]],
  ["11 digits", "arn:aws:sqs:us-east-1:11112222333:orders", [`error policy-arn-account ${at}`]],
  ["13 digits", "arn:aws:sqs:us-east-1:1111222233334:orders", [`error policy-arn-account ${at}`]],
  ["hyphens in the account", "arn:aws:sqs:us-east-1:1111-2222-3333:orders", [`error policy-arn-account ${at}`]],
  ["a name for the account", "arn:aws:sqs:us-east-1:payments:orders", [`error policy-arn-account ${at}`]],
  ["13 digits and a star", "arn:aws:sqs:us-east-1:1111222233334*:orders", [`error policy-arn-account ${at}`]],
  ["11 characters with question marks", "arn:aws:sqs:us-east-1:1111222233?:orders", [`error policy-arn-account ${at}`]],
  ["a role without an account, which no role is", "arn:aws:iam:::role/deployer", [`error policy-arn-account ${at}`]],
  ["a session without an account", "arn:aws:sts:::federated-user/x", [`error policy-arn-account ${at}`]],
  ["a key without an account", "arn:aws:kms:eu-west-1::key/*", [`error policy-arn-account ${at}`]],
  ["a queue without an account", "arn:aws:sqs:us-east-1::orders", [`error policy-arn-account ${at}`]],
  ["a role in any account", "arn:aws:iam::*:role/deployer", []],
  ["an image, which has no account", "arn:aws:ec2:eu-west-1::image/*", []],
  ["a permission set, which has no account", "arn:aws:sso:::permissionSet/*", []],
  ["an Availability Zone", "arn:aws:sqs:us-east-1a:111122223333:orders", [`warning policy-arn-region ${at}`]],
  ["a Region by name", "arn:aws:sqs:Ireland:111122223333:orders", [`warning policy-arn-region ${at}`]],
  ["an account in a bucket's ARN", "arn:aws:s3::111122223333:reports", [`warning policy-resource-form ${at}`]],
  ["a misspelt type", "arn:aws:dynamodb:us-east-1:111122223333:tabel/orders", [`warning policy-resource-form ${at}`]],
  ["no Region and account", "arn:aws:dynamodb:::table/orders", [`warning policy-resource-form ${at}`]],
  ["a service that no ARN has", "arn:aws:dynamdb:us-east-1:111122223333:table/orders", [`warning policy-resource-form ${at}`]],
  ["a variable for the account", "arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:orders", [`warning policy-variable-place ${at}`]],
  ["a variable for the Region", "arn:aws:sqs:${aws:RequestedRegion}:111122223333:orders", [`warning policy-variable-place ${at}`]],
  ["everything", "*", []],
  ["a queue", `arn:aws:${queue}`, []],
  ["any partition", `arn:*:${queue}`, []],
  ["the partitions of AWS", `arn:aws*:${queue}`, []],
  ["China", "arn:aws-cn:sqs:cn-north-1:111122223333:orders", []],
  ["GovCloud", "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:orders", []],
  ["the account's leading zeros", "arn:aws:sqs:us-east-1:000000000001:orders", []],
  ["a wildcard in the account", "arn:aws:sqs:us-east-1:1111*:orders", []],
  ["12 digits and a star", "arn:aws:sqs:us-east-1:111122223333*:orders", []],
  ["12 characters with question marks", "arn:aws:sqs:us-east-1:11112222333?:orders", []],
  ["wildcards for Region and account", "arn:aws:sqs:*:*:orders", []],
  ["a wildcard within the Region", "arn:aws:sqs:eu-*:111122223333:orders", []],
  ["AWS's own policies", "arn:aws:iam::aws:policy/AdministratorAccess", []],
  ["a variable in the last part", "arn:aws:s3:::reports/${aws:PrincipalTag/team}/*", []],
  ["a variable with a colon in its key", "arn:aws:s3:::reports/${aws:PrincipalTag/app:team}/*", []],
  ["a service without documented types", "arn:aws:ec2messages:us-east-1:111122223333:whatever", []],
])("%s: %s", async (_, resource, expected) => {
  expect(await marks(policy({ Action: "*", Resource: resource }))).toEqual(expected);
});

test("NotResource is checked alike", async () => {
  expect(await marks(policy({ Action: "*", Resource: undefined, NotResource: ["arn:aws:sqs:us-east-1:1:orders", "x", "*"] }))).toEqual([
    "error policy-resource-arn inline.Statement[0].NotResource[1]",
    "error policy-arn-account inline.Statement[0].NotResource[0]",
  ]);
});

test("the messages say what IAM makes of it", async () => {
  const fixes = await check(policy({ Action: "*", Resource: ["arn:aws:sqs", "arn:aws:dynamdb:us-east-1:111122223333:table/a", "arn:aws:iam::111122223333:roles/a"] }));
  expect(fixes.map(({ fix, allowed }) => `${fix} / ${allowed}`)).toEqual([
    expect.stringContaining("IAM reads it as arn:aws:sqs:*:*:*"),
    expect.stringContaining("did you mean dynamodb?"),
    expect.stringMatching(/one of the forms arn:…:iam::…:[^,]*, .* more$/),
  ]);
});

test("an account left out is one finding, with the ARN that was meant", async () => {
  const found = await check(policy({ Action: "iam:PassRole", Resource: "arn:aws:iam:::role/deployer" }));
  expect(found).toEqual([expect.objectContaining({ rule: "policy-arn-account", given: '"arn:aws:iam:::role/deployer": no account', allowed: expect.stringContaining("every ARN of iam has an account"), fix: expect.stringContaining("arn:aws:iam::*:role/deployer") })]);
});

describe("an action and the resources of its statement", () => {
  const mark = "warning policy-action-resource inline.Statement[0].Action";

  test.each([
    ["an object's action on the bucket", "s3:GetObject", "arn:aws:s3:::reports", [mark]],
    ["a bucket's action on objects", "s3:ListBucket", "arn:aws:s3:::reports/*", [mark]],
    ["a bucket's action on a queue", "s3:ListBucket", "arn:aws:sqs:us-east-1:111122223333:orders", [mark]],
    ["a bucket's action on buckets", "s3:ListBucket", "arn:aws:s3:::reports-*", []],
    ["an action without resources on an ARN", "s3:ListAllMyBuckets", "arn:aws:s3:::reports", [mark]],
    ["the same in another case", "S3:listallmybuckets", "arn:aws:s3:::reports", [mark]],
    ["a Describe that takes no ARN", "ec2:DescribeInstances", "arn:aws:ec2:*:*:instance/*", [mark]],
    ["an action without resources on an ARN of another service", "s3:ListAllMyBuckets", "arn:aws:sqs:*:*:*", [mark]],
    ["an action without resources on all of its service", "s3:ListAllMyBuckets", "arn:aws:s3:::*", []],
    ["an action without resources on all of its service and more", "s3:ListAllMyBuckets", ["arn:aws:s3:::*", "arn:aws:sqs:*:*:*"], []],
    ["one of two resources", "s3:GetObject", ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"], []],
    ["everything", "s3:ListAllMyBuckets", "*", []],
    ["everything among others", "s3:ListAllMyBuckets", ["arn:aws:s3:::reports", "*"], []],
    ["a wildcard action", "s3:Get*", "arn:aws:s3:::reports", []],
    ["a service without documented types", "ec2messages:GetMessages", "arn:aws:ec2messages:us-east-1:111122223333:x", []],
    ["a variable that may become anything", "s3:GetObject", "arn:aws:s3:::${aws:PrincipalTag/bucket}", []],
    ["an instance for Session Manager", "ssm:StartSession", "arn:aws:ec2:*:*:instance/*", []],
  ])("%s", async (_, action, resource, expected) => {
    expect(await marks(policy({ Action: action, Resource: resource }))).toEqual(expected);
  });

  test("an ARN with faults of its own comes first", async () => {
    expect(await marks(policy({ Action: "s3:GetObject", Resource: ["reports", "arn:aws:s3:::reports"] }))).toEqual(["error policy-resource-arn inline.Statement[0].Resource[0]"]);
  });

  test("the message tells the resource or the star it wants", async () => {
    const [object] = await check(policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::reports" }));
    const [list] = await check(policy({ Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::reports" }));
    expect(object?.allowed).toContain("arn:…:s3:::…/…");
    expect(list).toMatchObject({ allowed: 'Resource "*": the action takes no other', fix: 'move it to a statement with "Resource": "*"' });
  });
});

test.each([
  [["a", "b", "c", "d"], "a, b, c, d"],
  [["a", "b", "c", "d", "e"], "a, b, c, d, 1 more"],
  [["arn:?*:s3:::?*/?*"], "arn:…:s3:::…/…"],
])("forms %j are shown as %s", (forms, text) => {
  expect(readableForms(forms)).toBe(text);
});

test("an ARN longer than any is not compared", () => {
  const long = (length: number) => "arn:aws:sqs:::".padEnd(length, "x");
  expect([2048, 2049].map((length) => canName(long(length), "arn:?*:s3:?*:?*:job/?*"))).toEqual([false, true]);
});
