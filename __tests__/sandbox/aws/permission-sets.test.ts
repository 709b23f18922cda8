import { dig, startClient, type Client } from "./client";

let client: Client;
beforeEach(async () => {
  client = await startClient({ limits: { permissionSets: 4, managedPoliciesPerSet: 2, inlinePolicyCharacters: 100 } });
});
afterEach(() => client.aws.close());

const create = async (name: string, more = {}) => String(dig(await client.sso("CreatePermissionSet", { Name: name, ...more }), "PermissionSet", "PermissionSetArn"));

test("a permission set is made, described, changed, listed and deleted", async () => {
  const PermissionSetArn = await create("ReadOnly", { Description: "Look", SessionDuration: "PT8H", RelayState: "https://console.aws.amazon.com/", Tags: [{ Key: "team", Value: "identity" }] });
  expect(PermissionSetArn).toMatch(/^arn:aws:sso:::permissionSet\/ssoins-72230a1b2c3d4e5f\/ps-[0-9a-f]{16}$/);
  expect(await client.sso("DescribePermissionSet", { PermissionSetArn })).toMatchObject({ PermissionSet: { Name: "ReadOnly", Description: "Look", SessionDuration: "PT8H", RelayState: "https://console.aws.amazon.com/" } });
  expect(await client.sso("ListTagsForResource", { ResourceArn: PermissionSetArn })).toEqual({ Tags: [{ Key: "team", Value: "identity" }] });
  expect(await client.sso("UpdatePermissionSet", { PermissionSetArn, Description: "Look again" })).toEqual({});
  // The relay state goes when it is left out; the rest stays.
  expect(await client.sso("DescribePermissionSet", { PermissionSetArn })).toEqual({ PermissionSet: { Name: "ReadOnly", PermissionSetArn, Description: "Look again", SessionDuration: "PT8H", CreatedDate: expect.any(Number) } });
  expect(await client.sso("ListPermissionSets")).toEqual({ PermissionSets: [PermissionSetArn] });
  expect(await client.sso("DeletePermissionSet", { PermissionSetArn })).toEqual({});
  expect(await client.sso("DescribePermissionSet", { PermissionSetArn })).toEqual({ error: "ResourceNotFoundException", message: "PermissionSet not found." });
});

test.each([
  ["no name", {}, "Value at 'name' failed to satisfy constraint: Member must not be null"],
  ["an empty name", { Name: "" }, "Member must have length greater than or equal to 1"],
  ["a name of 33", { Name: "x".repeat(33) }, "Member must have length less than or equal to 32"],
  ["a name with a space", { Name: "Read Only" }, "Member must satisfy regular expression pattern: [\\w+=,.@-]+"],
  ["a name that ends in a line break", { Name: "ReadOnly\n" }, "regular expression"],
  ["a number for a name", { Name: 7 }, "Member must be a string"],
  ["an em dash in the description", { Name: "A", Description: "read — only" }, "regular expression"],
  ["a description of 701", { Name: "A", Description: "x".repeat(701) }, "less than or equal to 700"],
  ["an empty description", { Name: "A", Description: "" }, "greater than or equal to 1"],
  ["a session of 59 minutes", { Name: "A", SessionDuration: "PT59M" }, "between PT1H and PT12H"],
  ["a session of 12 hours and a second", { Name: "A", SessionDuration: "PT12H1S" }, "between PT1H and PT12H"],
  ["a session in words", { Name: "A", SessionDuration: "8h" }, "regular expression"],
  ["a session of nothing", { Name: "A", SessionDuration: "P" }, "regular expression"],
  ["a relay state with a line break", { Name: "A", RelayState: "https://x\n" }, "regular expression"],
  ["a relay state of 241", { Name: "A", RelayState: "x".repeat(241) }, "less than or equal to 240"],
  ["a tag key twice", { Name: "A", Tags: [{ Key: "a", Value: "1" }, { Key: "a", Value: "2" }] }, "Duplicate tag keys"],
  ["a reserved tag", { Name: "A", Tags: [{ Key: "aws:x", Value: "1" }] }, "reserved prefix"],
  ["tags that are no list", { Name: "A", Tags: {} }, "Member must be a list"],
  ["another form of instance", { Name: "A", InstanceArn: "arn:aws:sso:::instance/ins-1" }, "'instanceArn'"],
])("%s is a ValidationException", async (_what, input, message) => {
  expect(await client.sso("CreatePermissionSet", input)).toEqual({ error: "ValidationException", message: expect.stringContaining(message) });
});

test.each([["PT1H"], ["PT12H"], ["PT720M"], ["P0DT3H30M"]])("a session of %s is accepted", async (SessionDuration) => {
  expect(await client.sso("CreatePermissionSet", { Name: "A", SessionDuration })).toHaveProperty("PermissionSet");
});

test("a name is taken once, an instance must be this one, the number is limited", async () => {
  await create("A");
  expect(await client.sso("CreatePermissionSet", { Name: "A" })).toEqual({ error: "ConflictException", message: "PermissionSet with name A already exists." });
  expect(await client.sso("CreatePermissionSet", { Name: "B", InstanceArn: "arn:aws:sso:::instance/ssoins-0000000000000000" })).toMatchObject({ error: "ResourceNotFoundException" });
  await create("B");
  await create("C");
  await create("D");
  expect(await client.sso("CreatePermissionSet", { Name: "E" })).toMatchObject({ error: "ServiceQuotaExceededException" });
});

const documentOf = (characters: number) => `{"a":"${"x".repeat(characters - 8)}"}`;

describe("policies", () => {
  let PermissionSetArn = "";
  const put = (InlinePolicy: string) => client.sso("PutInlinePolicyToPermissionSet", { PermissionSetArn, InlinePolicy });
  beforeEach(async () => {
    PermissionSetArn = await create("Deployer");
  });
  const viewOnly = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";

  test("an inline policy is put, read, and empty when it is gone", async () => {
    expect(await client.sso("GetInlinePolicyForPermissionSet", { PermissionSetArn })).toEqual({ InlinePolicy: "" });
    await client.sso("PutInlinePolicyToPermissionSet", { PermissionSetArn, InlinePolicy: '{"Statement": []}' });
    expect(await client.sso("GetInlinePolicyForPermissionSet", { PermissionSetArn })).toEqual({ InlinePolicy: '{"Statement": []}' });
    expect(await client.sso("DeleteInlinePolicyFromPermissionSet", { PermissionSetArn })).toEqual({});
    expect(await client.sso("DeleteInlinePolicyFromPermissionSet", { PermissionSetArn })).toMatchObject({ error: "ResourceNotFoundException" });
  });

  test("an inline policy's size leaves white space out", async () => {
    expect(await put(`${documentOf(100)}${" \n\t".repeat(1000)}`)).toEqual({});
    expect(await put(documentOf(101))).toEqual({
      error: "ValidationException",
      message: "Current size of the non-whitespace characters present in the InlinePolicy Document is 101 bytes which has exceeded the maximum limit of 100 bytes",
    });
    expect(await put(`{}${" ".repeat(32_767)}`)).toMatchObject({ error: "ValidationException", message: expect.stringContaining("32768") });
    expect(await put("[]")).toMatchObject({ error: "ValidationException" });
    expect(await put("{")).toMatchObject({ error: "ValidationException" });
  });

  test("managed policies are attached once, listed with their names, limited, detached", async () => {
    const attach = (ManagedPolicyArn: string) => client.sso("AttachManagedPolicyToPermissionSet", { PermissionSetArn, ManagedPolicyArn });
    expect(await attach(viewOnly)).toEqual({});
    expect(await attach(viewOnly)).toMatchObject({ error: "ConflictException" });
    expect(await attach("arn:aws:iam::111122223333:policy/Mine")).toMatchObject({ error: "ValidationException" });
    expect(await client.sso("ListManagedPoliciesInPermissionSet", { PermissionSetArn })).toEqual({ AttachedManagedPolicies: [{ Name: "ViewOnlyAccess", Arn: viewOnly }] });
    await attach("arn:aws:iam::aws:policy/ReadOnlyAccess");
    expect(await attach("arn:aws:iam::aws:policy/SecurityAudit")).toMatchObject({ error: "ServiceQuotaExceededException" });
    expect(await client.sso("DetachManagedPolicyFromPermissionSet", { PermissionSetArn, ManagedPolicyArn: viewOnly })).toEqual({});
    expect(await client.sso("DetachManagedPolicyFromPermissionSet", { PermissionSetArn, ManagedPolicyArn: viewOnly })).toMatchObject({ error: "ResourceNotFoundException" });
  });

  test("customer-managed references differ by path", async () => {
    const attach = (reference: Record<string, string>) => client.sso("AttachCustomerManagedPolicyReferenceToPermissionSet", { PermissionSetArn, CustomerManagedPolicyReference: reference });
    expect(await attach({ Name: "Deploy" })).toEqual({});
    expect(await attach({ Name: "Deploy", Path: "/" })).toMatchObject({ error: "ConflictException" });
    expect(await attach({ Name: "Deploy", Path: "/platform/" })).toEqual({});
    expect(await attach({ Name: "Deploy", Path: "platform" })).toMatchObject({ error: "ValidationException", message: expect.stringContaining("'customerManagedPolicyReference.path'") });
    expect(await client.sso("ListCustomerManagedPolicyReferencesInPermissionSet", { PermissionSetArn })).toEqual({ CustomerManagedPolicyReferences: [{ Name: "Deploy", Path: "/" }, { Name: "Deploy", Path: "/platform/" }] });
    expect(await client.sso("DetachCustomerManagedPolicyReferenceFromPermissionSet", { PermissionSetArn, CustomerManagedPolicyReference: { Name: "Deploy" } })).toEqual({});
    expect(client.aws.state.sets.get(PermissionSetArn).customerManaged.size).toBe(1);
  });

  test("a boundary is one policy, put over the one before", async () => {
    const bound = (PermissionsBoundary: Record<string, unknown>) => client.sso("PutPermissionsBoundaryToPermissionSet", { PermissionSetArn, PermissionsBoundary });
    expect(await client.sso("GetPermissionsBoundaryForPermissionSet", { PermissionSetArn })).toMatchObject({ error: "ResourceNotFoundException" });
    expect(await bound({})).toMatchObject({ error: "ValidationException" });
    expect(await bound({ ManagedPolicyArn: viewOnly, CustomerManagedPolicyReference: { Name: "B" } })).toMatchObject({ error: "ValidationException" });
    await bound({ ManagedPolicyArn: viewOnly });
    await bound({ CustomerManagedPolicyReference: { Name: "B", Path: "/platform/" } });
    expect(await client.sso("GetPermissionsBoundaryForPermissionSet", { PermissionSetArn })).toEqual({ PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "B", Path: "/platform/" } } });
    expect(await client.sso("DeletePermissionsBoundaryFromPermissionSet", { PermissionSetArn })).toEqual({});
    expect(await client.sso("DeletePermissionsBoundaryFromPermissionSet", { PermissionSetArn })).toMatchObject({ error: "ResourceNotFoundException" });
  });

  test("tags are added, replaced, taken away, and limited", async () => {
    const tag = (Tags: { Key: string; Value: string }[]) => client.sso("TagResource", { ResourceArn: PermissionSetArn, Tags });
    await tag([{ Key: "a", Value: "1" }, { Key: "b", Value: "" }]);
    await tag([{ Key: "a", Value: "2" }]);
    await client.sso("UntagResource", { ResourceArn: PermissionSetArn, TagKeys: ["b", "never"] });
    expect(await client.sso("ListTagsForResource", { ResourceArn: PermissionSetArn })).toEqual({ Tags: [{ Key: "a", Value: "2" }] });
    expect(await tag(Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" })))).toMatchObject({ error: "ServiceQuotaExceededException" });
    expect(client.aws.state.sets.get(PermissionSetArn).tags.size).toBe(1);
  });
});

const configuration = (...pairs: [string, string][]) => ({ InstanceAccessControlAttributeConfiguration: { AccessControlAttributes: pairs.map(([Key, source]) => ({ Key, Value: { Source: [source] } })) } });

describe("attributes for access control", () => {
  test("are created once, changed, and deleted", async () => {
    expect(await client.sso("DescribeInstanceAccessControlAttributeConfiguration")).toMatchObject({ error: "ResourceNotFoundException" });
    expect(await client.sso("CreateInstanceAccessControlAttributeConfiguration", configuration(["Department", "${path:enterprise.department}"]))).toEqual({});
    expect(await client.sso("CreateInstanceAccessControlAttributeConfiguration", configuration())).toMatchObject({ error: "ConflictException" });
    await client.sso("UpdateInstanceAccessControlAttributeConfiguration", configuration(["CostCenter", "${path:enterprise.costCenter}"]));
    expect(await client.sso("DescribeInstanceAccessControlAttributeConfiguration")).toMatchObject({ Status: "ENABLED", ...configuration(["CostCenter", "${path:enterprise.costCenter}"]) });
    expect(await client.sso("DeleteInstanceAccessControlAttributeConfiguration")).toEqual({});
    expect(await client.sso("UpdateInstanceAccessControlAttributeConfiguration", configuration())).toMatchObject({ error: "ResourceNotFoundException" });
  });

  test.each([
    ["a key twice", configuration(["a", "x"], ["a", "y"]), "Duplicate"],
    ["51 attributes", configuration(...Array.from({ length: 51 }, (_, index): [string, string] => [`k${index}`, "x"])), "less than or equal to 50"],
    ["a key with a bracket", configuration(["a[b]", "x"]), "regular expression"],
    ["a source with an angle bracket", configuration(["a", "<x>"]), "regular expression"],
    ["two sources", { InstanceAccessControlAttributeConfiguration: { AccessControlAttributes: [{ Key: "a", Value: { Source: ["x", "y"] } }] } }, "less than or equal to 1"],
    ["no source", { InstanceAccessControlAttributeConfiguration: { AccessControlAttributes: [{ Key: "a", Value: { Source: [] } }] } }, "greater than or equal to 1"],
  ])("%s is refused", async (_what, input, message) => {
    expect(await client.sso("CreateInstanceAccessControlAttributeConfiguration", input)).toEqual({ error: "ValidationException", message: expect.stringContaining(message) });
  });
});

test.each([
  ["none of its own", "bm9uc2Vuc2U=", "Invalid NextToken"],
  ["one of another operation", Buffer.from("ListGroups:2").toString("base64"), "Invalid NextToken"],
  ["one with a bad position", Buffer.from("ListPermissionSets:-1").toString("base64"), "Invalid NextToken"],
  ["one that is no token at all", "not a token!", "'nextToken'"],
])("a NextToken that is %s is refused", async (_what, NextToken, message) => {
  expect(await client.sso("ListPermissionSets", { NextToken })).toEqual({ error: "ValidationException", message: expect.stringContaining(message) });
});

test.each([[0], [101], [1.5], ["10"]])("MaxResults of %s is refused", async (MaxResults) => {
  expect(await client.sso("ListPermissionSets", { MaxResults })).toMatchObject({ error: "ValidationException" });
});
