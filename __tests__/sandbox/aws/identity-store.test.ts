import { dig, startClient, type Client } from "./client";

let client: Client;
beforeEach(async () => {
  client = await startClient({ limits: { groups: 300, users: 3 } });
});
afterEach(() => client.aws.close());

const ann = { UserName: "ann@example.com", DisplayName: "Ann A", Name: { GivenName: "Ann", FamilyName: "A" }, Emails: [{ Value: "ann@example.com", Type: "work", Primary: true }] };
const absent = "00000000-0000-4000-8000-000000000000";

describe("groups", () => {
  test("are made, found by name, described, changed and deleted", async () => {
    const { GroupId } = await client.ids("CreateGroup", { DisplayName: "Payments Engineers", Description: "who ship" });
    const byName = (AttributeValue: string) => client.ids("GetGroupId", { AlternateIdentifier: { UniqueAttribute: { AttributePath: "displayName", AttributeValue } } });
    expect(await byName("Payments Engineers")).toEqual({ GroupId, IdentityStoreId: client.store });
    expect(await client.ids("UpdateGroup", { GroupId, Operations: [{ AttributePath: "displayName", AttributeValue: "Payments" }, { AttributePath: "description" }] })).toEqual({});
    expect(await client.ids("DescribeGroup", { GroupId })).toEqual({ GroupId, IdentityStoreId: client.store, DisplayName: "Payments", CreatedAt: expect.any(Number), UpdatedAt: expect.any(Number) });
    expect(await byName("Payments Engineers")).toEqual({ error: "ResourceNotFoundException", message: "GROUP not found.", ResourceType: "GROUP" });
    expect(await client.ids("DeleteGroup", { GroupId })).toEqual({});
    expect(await client.ids("DescribeGroup", { GroupId })).toEqual({ error: "ResourceNotFoundException", message: "GROUP not found.", ResourceType: "GROUP", ResourceId: GroupId });
  });

  test("a name is taken once, also by a rename", async () => {
    await client.ids("CreateGroup", { DisplayName: "A" });
    const { GroupId } = await client.ids("CreateGroup", { DisplayName: "B" });
    const taken = { error: "ConflictException", message: "Duplicate GroupName", Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" };
    expect(await client.ids("CreateGroup", { DisplayName: "A" })).toEqual(taken);
    expect(await client.ids("UpdateGroup", { GroupId, Operations: [{ AttributePath: "displayName", AttributeValue: "A" }] })).toEqual(taken);
    expect(await client.ids("DescribeGroup", { GroupId })).toMatchObject({ DisplayName: "B" });
  });

  test.each([
    ["no name", {}],
    ["a name of 1025", { DisplayName: "x".repeat(1025) }],
    ["a reserved name", { DisplayName: "AWSAdministrators" }],
    ["a control character", { DisplayName: "a\u0007b" }],
    ["another store's id", { DisplayName: "A", IdentityStoreId: "not-a-store" }],
  ])("%s is a ValidationException", async (_what, input) => {
    expect(await client.ids("CreateGroup", input)).toMatchObject({ error: "ValidationException" });
  });

  test("are listed a hundred at a time, or by name", async () => {
    for (let index = 0; index < 250; index++) client.aws.state.pushGroup(`group ${index}`);
    const { all, sizes } = await client.pages((token) => client.ids("ListGroups", token), "Groups");
    expect([new Set(all.map((group) => dig(group, "GroupId"))).size, sizes]).toEqual([250, [100, 100, 50]]);
    expect(await client.ids("ListGroups", { Filters: [{ AttributePath: "DisplayName", AttributeValue: "group 7" }] })).toMatchObject({ Groups: [{ DisplayName: "group 7" }] });
    expect(await client.ids("ListGroups", { Filters: [{ AttributePath: "DisplayName", AttributeValue: "group" }] })).toEqual({ Groups: [] });
    expect(await client.ids("ListGroups", { Filters: [{ AttributePath: "Description", AttributeValue: "x" }] })).toMatchObject({ error: "ValidationException" });
  });

  test("the number is limited", async () => {
    for (let index = 0; index < 300; index++) client.aws.state.pushGroup(`group ${index}`);
    expect(await client.ids("CreateGroup", { DisplayName: "one more" })).toMatchObject({ error: "ServiceQuotaExceededException" });
  });

  test("another store is not found", async () => {
    expect(await client.ids("ListGroups", { IdentityStoreId: "d-0000000000" })).toMatchObject({ error: "ResourceNotFoundException", ResourceType: "IDENTITY_STORE" });
  });
});

describe("users", () => {
  test("are made, found by name and by address, changed attribute by attribute, and deleted", async () => {
    const { UserId } = await client.ids("CreateUser", { ...ann, Title: "Engineer" });
    const find = (AttributePath: string, AttributeValue: string) => client.ids("GetUserId", { AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } } });
    expect([await find("userName", "ann@example.com"), await find("emails.value", "ann@example.com")]).toMatchObject([{ UserId }, { UserId }]);
    const Operations = [
      { AttributePath: "name.givenName", AttributeValue: "Anna" },
      { AttributePath: "emails", AttributeValue: [{ value: "anna@example.com", type: "work", primary: true }] },
      { AttributePath: "title", AttributeValue: null },
    ];
    expect(await client.ids("UpdateUser", { UserId, Operations })).toEqual({});
    const described = await client.ids("DescribeUser", { UserId });
    expect(described).toMatchObject({ UserName: "ann@example.com", Name: { GivenName: "Anna", FamilyName: "A" }, Emails: [{ Value: "anna@example.com", Type: "work", Primary: true }] });
    expect(described).not.toHaveProperty("Title");
    expect(await find("emails.value", "ann@example.com")).toMatchObject({ error: "ResourceNotFoundException" });
    expect(await client.ids("DeleteUser", { UserId })).toEqual({});
    expect(await client.ids("DescribeUser", { UserId })).toMatchObject({ error: "ResourceNotFoundException", ResourceType: "USER" });
  });

  test("names and addresses are taken once, and free again after a deletion", async () => {
    const { UserId } = await client.ids("CreateUser", ann);
    expect(await client.ids("CreateUser", ann)).toMatchObject({ error: "ConflictException", message: "Duplicate UserName" });
    expect(await client.ids("CreateUser", { ...ann, UserName: "other" })).toMatchObject({ error: "ConflictException", message: "Duplicate Email" });
    await client.ids("DeleteUser", { UserId });
    expect(await client.ids("CreateUser", ann)).toHaveProperty("UserId");
  });

  test.each([
    ["no user name", { UserName: undefined }],
    ["a reserved user name", { UserName: "Administrator" }],
    ["a user name with a space", { UserName: "ann a" }],
    ["a user name of 129", { UserName: "x".repeat(129) }],
    ["no display name", { DisplayName: undefined }],
    ["no family name", { Name: { GivenName: "Ann" } }],
    ["two addresses", { Emails: [{ Value: "a@example.com" }, { Value: "b@example.com" }] }],
  ])("%s is a ValidationException", async (_what, change) => {
    expect(await client.ids("CreateUser", { ...ann, ...change })).toMatchObject({ error: "ValidationException" });
  });

  test("an update that breaks a rule changes nothing", async () => {
    const { UserId } = await client.ids("CreateUser", ann);
    const Operations = [{ AttributePath: "displayName", AttributeValue: "New" }, { AttributePath: "name.familyName", AttributeValue: null }];
    expect(await client.ids("UpdateUser", { UserId, Operations })).toMatchObject({ error: "ValidationException" });
    expect(await client.ids("DescribeUser", { UserId })).toMatchObject({ DisplayName: "Ann A" });
  });
});

const setUp = async () => {
  const { GroupId } = await client.ids("CreateGroup", { DisplayName: "A" });
  const { UserId } = await client.ids("CreateUser", ann);
  return { GroupId, UserId, MemberId: { UserId } };
};

describe("memberships", () => {
  test("are made once, found both ways, and go with their group or user", async () => {
    const { GroupId, UserId, MemberId } = await setUp();
    const { MembershipId } = await client.ids("CreateGroupMembership", { GroupId, MemberId });
    expect(await client.ids("CreateGroupMembership", { GroupId, MemberId })).toMatchObject({ error: "ConflictException" });
    expect(await client.ids("GetGroupMembershipId", { GroupId, MemberId })).toEqual({ MembershipId, IdentityStoreId: client.store });
    expect(await client.ids("DescribeGroupMembership", { MembershipId })).toMatchObject({ GroupId, MemberId });
    expect(await client.ids("ListGroupMemberships", { GroupId })).toMatchObject({ GroupMemberships: [{ MembershipId }] });
    expect(await client.ids("ListGroupMembershipsForMember", { MemberId })).toMatchObject({ GroupMemberships: [{ GroupId }] });
    expect(await client.ids("IsMemberInGroups", { MemberId, GroupIds: [GroupId, absent] })).toMatchObject({ Results: [{ MembershipExists: true }, { MembershipExists: false }] });
    await client.ids("DeleteUser", { UserId });
    expect(await client.ids("DescribeGroupMembership", { MembershipId })).toMatchObject({ error: "ResourceNotFoundException", ResourceType: "GROUP_MEMBERSHIP" });
    expect(await client.ids("ListGroupMemberships", { GroupId })).toEqual({ GroupMemberships: [] });
  });

  test("need a group and a user that exist", async () => {
    const { GroupId, MemberId } = await setUp();
    expect(await client.ids("CreateGroupMembership", { GroupId: absent, MemberId })).toMatchObject({ ResourceType: "GROUP" });
    expect(await client.ids("CreateGroupMembership", { GroupId, MemberId: { UserId: absent } })).toMatchObject({ ResourceType: "USER" });
    expect(await client.ids("CreateGroupMembership", { GroupId, MemberId: {} })).toMatchObject({ error: "ValidationException", message: expect.stringContaining("'memberId.userId'") });
    expect(await client.ids("IsMemberInGroups", { MemberId, GroupIds: Array.from({ length: 101 }, () => absent) })).toMatchObject({ error: "ValidationException" });
  });
});
