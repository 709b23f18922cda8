import { ANA, BO, CY, person, stopScim, world } from "./world";

afterEach(stopScim);

const first = (times: number): (() => boolean) => () => (times -= 1) >= 0;

describe("what may succeed later is tried again", () => {
  test("a throttled call waits as long as it is told", async () => {
    const { agent, scim, waits } = await world();
    const once = first(2);
    scim.fault = () => (once() ? { status: 429, headers: { "retry-after": "7" } } : undefined);
    expect((await agent.run()).users.created).toEqual([ANA, BO]);
    expect(waits).toEqual([7000, 7000]);
  });

  test.each([["Wed, 21 Oct 2015 07:28:00 GMT", 0], ["999999", 60_000], ["soon", 1000], [undefined, 1000]])("Retry-After %s waits %d ms", async (value, expected) => {
    const { agent, scim, waits } = await world();
    const once = first(1);
    scim.fault = () => (once() ? { status: 429, headers: value === undefined ? {} : { "retry-after": value } } : undefined);
    await agent.run();
    expect(waits).toEqual([expected]);
  });

  test("errors of the other side and cut connections wait longer each time", async () => {
    const { agent, scim, waits } = await world();
    const [once, twice] = [first(2), first(2)];
    scim.fault = () => (once() ? { status: 503 } : twice() ? "drop" : undefined);
    expect((await agent.run()).users).toMatchObject({ created: [ANA, BO], failed: [] });
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });

  test("but not for ever: the fifth failure is the person's, and the next person is tried", async () => {
    const { agent, scim, waits } = await world();
    scim.fault = ({ path }) => (path.includes("ana") ? { status: 500 } : undefined);
    const report = await agent.run();
    expect(report.users).toMatchObject({ created: [BO], failed: [{ login: ANA, error: "Error while verifying if user exists: Internal Server Error" }] });
    expect(report.connectionError).toBeUndefined();
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });

  test("nobody there at all", async () => {
    const { other, scim } = await world();
    await scim.close();
    const { users } = await other({}).run();
    expect(users.failed).toMatchObject([{ login: ANA, error: expect.stringMatching(/^Error while verifying if user exists: .*ECONNREFUSED/) }, { login: BO }]);
  });

  test("a user who was made though the answer got lost is not made twice, and no failure", async () => {
    const { agent, scim } = await world();
    const once = first(1);
    scim.fault = ({ method }) => (method === "POST" && once() ? "late" : undefined);
    expect((await agent.run()).users).toMatchObject({ created: [ANA, BO], failed: [] });
    expect(scim.users.size).toBe(2);
  });

  test.each([400, 403, 404, 302])("%d is final at once", async (status) => {
    const { agent, scim, waits } = await world();
    scim.fault = () => ({ status, headers: { location: "http://127.0.0.1:1/" } });
    expect((await agent.run()).users.failed).toHaveLength(2);
    expect([scim.calls.length, waits.length]).toEqual([2, 0]);
  });
});

describe("a token that AWS refuses", () => {
  const MESSAGE = "Error while verifying if user exists: Unauthorized";

  test("one call, then everybody and every mapping shows it, and so does the app", async () => {
    const { org, app, scim, other, push } = await world();
    const mapping = push("engineers");
    const report = await other({ token: "expired" }).run();
    expect(report.users.failed).toEqual([{ login: ANA, error: MESSAGE }, { login: BO, error: MESSAGE }]);
    expect(report.groups.failed).toEqual([{ name: "engineers", error: MESSAGE }]);
    expect(report.connectionError).toBe(MESSAGE);
    expect(app.provisioned.error).toBe(MESSAGE);
    expect(mapping).toMatchObject({ status: "ERROR", errorSummary: MESSAGE });
    expect(scim.calls).toHaveLength(1);
    expect(JSON.stringify([report, org.log.events()])).not.toContain("expired");
  });

  test("with a new one people arrive at once, and the groups when somebody retries them", async () => {
    const { org, app, scim, agent, other, push } = await world();
    push("engineers");
    await other({ token: "expired" }).run();
    expect((await agent.run()).users.created).toEqual([ANA, BO]);
    expect(app.provisioned.error).toBeUndefined();
    expect(scim.groups.size).toBe(0);
    org.retryPushes(app.id);
    expect((await agent.run()).groups.created).toEqual(["engineers"]);
  });

  test("when nothing has to be sent nobody notices", async () => {
    const { app, agent, other, org, id } = await world();
    await agent.run();
    const stale = other({ token: "expired" });
    expect((await stale.run()).connectionError).toBeUndefined();
    org.addMember(id("access"), CY);
    expect((await stale.run()).connectionError).toBe(MESSAGE);
    expect((await stale.run()).users.failed).toHaveLength(1);
    expect(app.provisioned.error).toBe(MESSAGE);
  });
});

test("a slash at the end of the base URL doubles, and AWS does not know the path", async () => {
  const { scim, other } = await world();
  const { users } = await other({ endpoint: `${scim.endpoint}/` }).run();
  expect(scim.calls[0]?.path).toMatch(/^\/tenant\/scim\/v2\/\/Users\?/);
  expect(users.failed).toMatchObject([{ error: "Error while verifying if user exists: Not Found. Errors reported by remote server: no such path" }, {}]);
});

test("an answer that has no id is a failure, not a user without one", async () => {
  const { other } = await world();
  const nothing: typeof fetch = async () => new Response("{}", { status: 200 });
  expect((await other({ fetch: nothing }).run()).users.failed).toMatchObject([{ login: ANA, error: "Error while creating user: the answer has no id" }, { login: BO }]);
});

test("a name with quotes finds nobody else", async () => {
  const login = 'o"ana" or userName pr\\@example.com';
  const { agent, scim } = await world({ users: [{ ...person("x"), login, email: "x@example.com" }], groups: [{ name: "access", members: [login] }] });
  expect((await agent.run()).users).toMatchObject({ created: [login], failed: [] });
  expect(scim.person(login)).toBeDefined();
});

test("an app that is gone has no provisioning", async () => {
  const { org, app, agent } = await world();
  org.apps.setActive(app.id, false);
  org.removeApp(app.id);
  await expect(agent.run()).rejects.toThrow("Not found");
});
