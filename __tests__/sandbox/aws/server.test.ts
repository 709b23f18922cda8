import { Throttle } from "../../../sandbox/aws/throttle";
import { account, post, startClient, type Client } from "./client";

let client: Client;
beforeAll(async () => {
  client = await startClient({ groups: ["one"] });
});
afterAll(() => client.aws.close());

describe("the wire", () => {
  test("STS says whose account it is, in XML", async () => {
    const response = await fetch(client.aws.url, { method: "POST", body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }) });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/xml"]);
    expect(await response.text()).toContain(`<Account>${account}</Account>`);
  });

  test("any other query is an error in XML, with nothing of the request in it unescaped", async () => {
    const response = await fetch(client.aws.url, { method: "POST", body: new URLSearchParams({ Action: "<Evil>&" }) });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain("<Code>InvalidAction</Code>");
    expect(text).not.toContain("<Evil>");
  });

  test("an answer is AWS's JSON with a request id", async () => {
    const answer = await post(client.aws.url, "SWBExternalService.ListInstances", "{}");
    expect(answer).toMatchObject({ status: 200, type: "application/x-amz-json-1.1" });
    expect(JSON.parse(answer.body)).toMatchObject({ Instances: [{ InstanceArn: client.instance, IdentityStoreId: client.store }] });
  });

  test.each([
    ["an operation that is not known", "SWBExternalService.DropEverything", "{}", "UnknownOperationException"],
    ["a service that is not known", "Unknown.ListInstances", "{}", "UnknownOperationException"],
    ["a name from JavaScript", "SWBExternalService.constructor", "{}", "UnknownOperationException"],
    ["a prefix from JavaScript", "__proto__.toString", "{}", "UnknownOperationException"],
    ["a body that is not JSON", "SWBExternalService.ListInstances", "{", "SerializationException"],
    ["a body that is a list", "SWBExternalService.ListInstances", "[]", "SerializationException"],
    ["a body that is too long", "SWBExternalService.ListInstances", JSON.stringify({ a: "x".repeat(1_000_001) }), "RequestEntityTooLargeException"],
  ])("%s is refused", async (_what, target, body, type) => {
    const answer = await post(client.aws.url, target, body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ __type: type });
  });

  test("calls are remembered with their status until they are forgotten", async () => {
    client.aws.forgetCalls();
    await client.sso("ListInstances");
    await client.ids("DescribeGroup", { GroupId: "nonsense" });
    expect(client.aws.calls()).toEqual([
      { service: "sso-admin", operation: "ListInstances", status: 200 },
      { service: "identitystore", operation: "DescribeGroup", status: 400 },
    ]);
    client.aws.forgetCalls();
    expect(client.aws.calls()).toEqual([]);
  });

  test("the environment points every service here and shuts real credentials out", () => {
    const { url } = client.aws;
    expect(client.aws.environment()).toMatchObject({ AWS_ENDPOINT_URL_SSO_ADMIN: url, AWS_ENDPOINT_URL_IDENTITYSTORE: url, AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL: url, AWS_EC2_METADATA_DISABLED: "true", AWS_REGION: "eu-west-1" });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

const burst = (call: () => Promise<Record<string, unknown>>) => Promise.all(Array.from({ length: 5 }, call));

describe("latency and throttle", () => {
  test("every answer takes its latency", async () => {
    const slow = await startClient({ latency: 60 });
    const started = Date.now();
    await slow.sso("ListInstances");
    expect(Date.now() - started).toBeGreaterThanOrEqual(55);
    await slow.aws.close();
  });

  test("sso-admin operations share one bucket, each identity store operation has its own", async () => {
    const tight = await startClient({ transactionsPerSecond: 3 });
    const answers = [...(await burst(() => tight.sso("ListInstances"))), await tight.sso("ListPermissionSets")];
    expect(answers.filter(({ error }) => error === "ThrottlingException").length).toBeGreaterThanOrEqual(2);
    expect(answers.at(-1)).toEqual({ error: "ThrottlingException", message: "Rate exceeded" });
    expect(await tight.ids("ListGroups")).toHaveProperty("Groups");
    expect((await burst(() => tight.org("ListRoots"))).every((answer) => !("error" in answer))).toBe(true);
    await tight.aws.close();
  });

  test("a bucket fills again with time, and no further than its size", () => {
    let time = 0;
    const throttle = new Throttle(20, () => time);
    const admitted = () => Array.from({ length: 100 }, () => throttle.admits("sso-admin", "x")).filter(Boolean).length;
    expect(admitted()).toBe(20);
    expect(admitted()).toBe(0);
    time += 500;
    expect(admitted()).toBe(10);
    time += 60_000;
    expect(admitted()).toBe(20);
  });
});

test("20,000 assignments: every list is whole", async () => {
  const big = await startClient();
  const { state } = big.aws;
  for (let index = 0; index < 50; index++) state.pushGroup(`group ${index}`);
  for (let index = 0; index < 20; index++) state.addPermissionSet(`Set${index}`);
  const accounts = Array.from({ length: 20 }, (_, index) => state.addAccount({ id: String(200_000_000_000 + index), name: `account ${index}` }).id);
  for (const id of accounts) for (let set = 0; set < 20; set++) for (let group = 0; group < 50; group++) state.assign(`group ${group}`, `Set${set}`, id);
  expect(state.assignments.size).toBe(20_000);
  const arn = state.sets.named("Set7")?.arn;
  for (const id of accounts) for (let again = 0; again < 10; again++) await big.sso("ListAccountAssignments", { AccountId: id, PermissionSetArn: arn, MaxResults: 1 });
  const group = state.directory.groupNamed("group 3")?.id;
  const { all, sizes } = await big.pages((token) => big.sso("ListAccountAssignmentsForPrincipal", { PrincipalId: group, PrincipalType: "GROUP", ...token }), "AccountAssignments");
  expect([all.length, sizes]).toEqual([400, [100, 100, 100, 100]]);
  await big.aws.close();
});
