import { IdentitystoreClient, paginateListGroupMemberships, paginateListGroups, paginateListUsers } from "@aws-sdk/client-identitystore";
import { OrganizationsClient, paginateListAccounts } from "@aws-sdk/client-organizations";
import { paginateListAccountAssignments, paginateListAccountsForProvisionedPermissionSet, paginateListInstances, paginateListPermissionSets, SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { startAws, type AwsServer } from "../../../sandbox/aws/server";

const MANY = 130;
const names = (word: string): string[] => Array.from({ length: MANY }, (_, index) => `${word}-${String(index).padStart(3, "0")}`);
const accountIds = names("").map((_, index) => String(500_000_000_000 + index));

let aws: AwsServer;
const made: { destroy(): void }[] = [];
/** As the SDK is used against AWS, but for the address. */
function client<T extends { destroy(): void }>(kind: new (options: object) => T): T {
  const one = new kind({ endpoint: aws.url, region: "eu-west-1", credentials: { accessKeyId: aws.environment()["AWS_ACCESS_KEY_ID"] ?? "", secretAccessKey: "not-a-secret" }, maxAttempts: 10 });
  made.push(one);
  return one;
}

beforeAll(async () => {
  aws = await startAws({ account: "111122223333", groups: names("group"), users: names("user"), organization: { accounts: accountIds.map((id) => ({ id, name: `Account ${id}` })) } });
  for (const user of names("user")) aws.state.addMember("group-000", user);
  for (const name of names("Set")) aws.state.addPermissionSet(name);
  for (const group of names("group").slice(0, 90)) aws.state.assign(group, "Set-000", accountIds[0] ?? "");
  for (const id of accountIds) aws.state.assign("group-000", "Set-001", id);
});
afterAll(async () => {
  for (const one of made) one.destroy();
  await aws.close();
});

async function all<Page, Item>(pages: AsyncIterable<Page>, items: (page: Page) => readonly Item[] | undefined): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

const IdentityStoreId = "d-9067f1e2d3";
const InstanceArn = "arn:aws:sso:::instance/ssoins-72230a1b2c3d4e5f";
const setNamed = (name: string): string => aws.state.sets.named(name)?.arn ?? "";

describe("the AWS SDK's paginators read everything, once", () => {
  test.each<[string, () => Promise<readonly unknown[]>, number]>([
    ["groups", () => all(paginateListGroups({ client: client(IdentitystoreClient), pageSize: 17 }, { IdentityStoreId }), ({ Groups }) => Groups?.map(({ DisplayName }) => DisplayName)), MANY],
    ["users", () => all(paginateListUsers({ client: client(IdentitystoreClient), pageSize: 100 }, { IdentityStoreId }), ({ Users }) => Users?.map(({ UserName }) => UserName)), MANY],
    ["memberships", () => all(paginateListGroupMemberships({ client: client(IdentitystoreClient) }, { IdentityStoreId, GroupId: aws.state.directory.groupNamed("group-000")?.id }), ({ GroupMemberships }) => GroupMemberships?.map(({ MembershipId }) => MembershipId)), MANY],
    ["instances", () => all(paginateListInstances({ client: client(SSOAdminClient) }, {}), ({ Instances }) => Instances?.map((one) => one.InstanceArn)), 1],
    ["permission sets", () => all(paginateListPermissionSets({ client: client(SSOAdminClient), pageSize: 50 }, { InstanceArn }), ({ PermissionSets }) => PermissionSets), MANY],
    ["assignments of one account", () => all(paginateListAccountAssignments({ client: client(SSOAdminClient), pageSize: 20 }, { InstanceArn, AccountId: accountIds[0], PermissionSetArn: setNamed("Set-000") }), ({ AccountAssignments }) => AccountAssignments?.map(({ PrincipalId }) => PrincipalId)), 90],
    ["accounts of one permission set", () => all(paginateListAccountsForProvisionedPermissionSet({ client: client(SSOAdminClient) }, { InstanceArn, PermissionSetArn: setNamed("Set-001") }), ({ AccountIds }) => AccountIds), MANY],
    ["accounts of the organization", () => all(paginateListAccounts({ client: client(OrganizationsClient), pageSize: 20 }, {}), ({ Accounts }) => Accounts?.map(({ Id }) => Id)), MANY + 1],
  ])("%s", async (_, read, count) => {
    const found = await read();
    expect(found).toHaveLength(count);
    expect(new Set(found).size).toBe(count);
  });

  test("through throttling, by the SDK's own retries", async () => {
    aws.faults.plan(/ListGroups$/, { kind: "throttled" }, 3);
    expect(await all(paginateListGroups({ client: client(IdentitystoreClient) }, { IdentityStoreId }), ({ Groups }) => Groups)).toHaveLength(MANY);
  });
});
