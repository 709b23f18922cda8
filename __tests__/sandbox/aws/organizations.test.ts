import { dig, startClient, type Client } from "./client";

const workloads = "ou-ab12-11111111";
const prod = "ou-ab12-22222222";
let client: Client;
beforeAll(async () => {
  client = await startClient({
    managementAccount: "999900001111",
    organization: {
      units: [
        { id: workloads, name: "Workloads" },
        { id: prod, name: "Prod", parent: workloads },
        ...Array.from({ length: 21 }, (_, index) => ({ id: `ou-ab12-team${String(index).padStart(4, "0")}`, name: `Team ${index}`, parent: workloads })),
      ],
      accounts: Array.from({ length: 45 }, (_, index) => ({ id: `0000000000${String(index).padStart(2, "0")}`, name: `prod ${index}`, parent: prod, tags: { stage: "prod" } })),
    },
  });
});
afterAll(() => client.aws.close());

test("the organization, its root and its management account", async () => {
  expect(await client.org("DescribeOrganization")).toMatchObject({ Organization: { Id: "o-a1b2c3d4e5", FeatureSet: "ALL", MasterAccountId: "999900001111", MasterAccountArn: "arn:aws:organizations::999900001111:account/o-a1b2c3d4e5/999900001111" } });
  expect(await client.org("ListRoots")).toMatchObject({ Roots: [{ Id: "r-ab12", Name: "Root" }] });
  expect(await client.org("DescribeAccount", { AccountId: "000000000007" })).toMatchObject({ Account: { Id: "000000000007", Name: "prod 7", Status: "ACTIVE", State: "ACTIVE" } });
});

test("accounts and units come twenty at a time, each exactly once", async () => {
  const accounts = await client.pages((token) => client.org("ListAccounts", token), "Accounts");
  expect([new Set(accounts.all.map((each) => dig(each, "Id"))).size, accounts.sizes]).toEqual([47, [20, 20, 7]]);
  const under = await client.pages((token) => client.org("ListAccountsForParent", { ParentId: prod, ...token }), "Accounts");
  expect([under.all.length, under.sizes]).toEqual([45, [20, 20, 5]]);
  const units = await client.pages((token) => client.org("ListOrganizationalUnitsForParent", { ParentId: workloads, ...token }), "OrganizationalUnits");
  expect([units.all.length, units.sizes]).toEqual([22, [20, 2]]);
});

test("a listing is of direct children only", async () => {
  expect(await client.org("ListAccountsForParent", { ParentId: workloads })).toEqual({ Accounts: [] });
  expect(await client.org("ListOrganizationalUnitsForParent", { ParentId: "r-ab12" })).toMatchObject({ OrganizationalUnits: [{ Id: workloads }] });
});

test("a token of one parent is no token of another", async () => {
  const { NextToken } = await client.org("ListAccountsForParent", { ParentId: prod });
  expect(await client.org("ListAccountsForParent", { ParentId: "r-ab12", NextToken })).toEqual({ error: "InvalidInputException", message: "Invalid NextToken", Reason: "INVALID_NEXT_TOKEN" });
});

test("parents, tags, trusted services and delegated administrators", async () => {
  expect(await client.org("ListParents", { ChildId: "000000000007" })).toEqual({ Parents: [{ Id: prod, Type: "ORGANIZATIONAL_UNIT" }] });
  expect(await client.org("ListParents", { ChildId: workloads })).toEqual({ Parents: [{ Id: "r-ab12", Type: "ROOT" }] });
  expect(await client.org("ListTagsForResource", { ResourceId: "000000000007" })).toEqual({ Tags: [{ Key: "stage", Value: "prod" }] });
  expect(await client.org("DescribeOrganizationalUnit", { OrganizationalUnitId: prod })).toMatchObject({ OrganizationalUnit: { Name: "Prod" } });
  expect(await client.org("ListAWSServiceAccessForOrganization")).toMatchObject({ EnabledServicePrincipals: [{ ServicePrincipal: "sso.amazonaws.com" }] });
  expect(await client.org("ListDelegatedAdministrators", { ServicePrincipal: "sso.amazonaws.com" })).toMatchObject({ DelegatedAdministrators: [{ Id: "111122223333" }] });
  expect(await client.org("ListDelegatedAdministrators", { ServicePrincipal: "guardduty.amazonaws.com" })).toEqual({ DelegatedAdministrators: [] });
});

test.each([
  ["DescribeAccount", { AccountId: "123456789012" }, "AccountNotFoundException"],
  ["DescribeAccount", { AccountId: "12" }, "InvalidInputException"],
  ["ListAccountsForParent", { ParentId: "ou-ab12-99999999" }, "ParentNotFoundException"],
  ["ListAccountsForParent", { ParentId: "Workloads" }, "InvalidInputException"],
  ["ListOrganizationalUnitsForParent", {}, "InvalidInputException"],
  ["ListAccounts", { MaxResults: 21 }, "InvalidInputException"],
  ["ListParents", { ChildId: "123456789012" }, "ChildNotFoundException"],
  ["ListTagsForResource", { ResourceId: "123456789012" }, "TargetNotFoundException"],
  ["DescribeOrganizationalUnit", { OrganizationalUnitId: "ou-ab12-99999999" }, "OrganizationalUnitNotFoundException"],
])("%s of %j is a %s", async (operation, input, error) => {
  expect(await client.org(operation, input)).toMatchObject({ error });
});

test("a seed with an account in a unit that does not exist is refused", async () => {
  await expect(startClient({ organization: { accounts: [{ id: "123456789012", name: "x", parent: "ou-ab12-00000000" }] } })).rejects.toThrow("no organizational unit of the seed");
});
