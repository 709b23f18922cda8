import { field, list, text, whole } from "../../../sandbox/okta/json";
import { connect, id, names, stopAll, type Answer } from "./client";

afterEach(stopAll);

async function policy() {
  const client = await connect({ policies: ["AWS"], groups: [{ name: "oncall" }] });
  const found = client.okta.org.policies.named("AWS");
  const at = `/api/v1/policies/${found?.id}/rules`;
  const order = async () => list((await client.get(at)).body).map((rule) => `${text(field(rule, "name"))} ${whole(field(rule, "priority"))}`);
  return { ...client, at, order, group: client.okta.org.groups.named("oncall")?.id ?? "" };
}

const rule = (name: string, priority?: number, more: object = {}) => ({ name, type: "ACCESS_POLICY", priority, ...more });
const appSignOn = (answer: Answer) => field(field(answer.body, "actions"), "appSignOn");

describe("policies", () => {
  test("the list by type has exactly one that is the default, which can't be deleted", async () => {
    const { get, remove } = await connect();
    const { body } = await get("/api/v1/policies?type=ACCESS_POLICY");
    const system = list(body).filter((item) => field(item, "system") === true);
    expect(system).toHaveLength(1);
    expect((await remove(`/api/v1/policies/${text(field(system[0], "id"))}`)).status).toBe(403);
  });

  test.each(["/api/v1/policies", "/api/v1/policies?type=NOPE"])("%s is refused", async (path) => {
    const { get } = await connect();
    expect((await get(path)).status).toBe(400);
  });

  test("a policy is made with a catch-all rule, renamed and deleted", async () => {
    const { post, put, get, remove } = await connect();
    const created = await post("/api/v1/policies", { type: "ACCESS_POLICY", name: "AWS", description: "d", priority: 1 });
    const path = `/api/v1/policies/${id(created)}`;
    expect(names(await get(`${path}/rules`))).toEqual(["Catch-all Rule"]);
    expect((await put(path, { type: "ACCESS_POLICY", name: "AWS 2", description: "" })).body).toMatchObject({ name: "AWS 2" });
    expect((await remove(path)).status).toBe(204);
    expect((await get(`${path}/rules`)).status).toBe(404);
  });

  test.each([
    [{ type: "ACCESS_POLICY", name: "" }],
    [{ type: "ACCESS_POLICY", name: "Any two factors" }],
    [{ type: "PASSWORD", name: "x" }],
    [{}],
  ])("refuses to make %j", async (body) => {
    const { post } = await connect();
    expect((await post("/api/v1/policies", body)).status).toBe(400);
  });
});

describe("the order of rules", () => {
  test("rules without a priority go last, before the catch-all", async () => {
    const { post, at, order } = await policy();
    for (const name of ["a", "b"]) await post(at, rule(name));
    expect(await order()).toEqual(["a 0", "b 1", "Catch-all Rule 99"]);
  });

  test("a taken priority pushes the run of rules behind it, and a gap stops the push", async () => {
    const { post, at, order } = await policy();
    for (const [name, priority] of [["a", 0], ["b", 1], ["c", 3]] as const) await post(at, rule(name, priority));
    await post(at, rule("new", 0));
    expect(await order()).toEqual(["new 0", "a 1", "b 2", "c 3", "Catch-all Rule 99"]);
  });

  test("a rule that moves forward leaves a hole and pushes those beyond it too, as Okta was seen to do", async () => {
    const { okta, put, post, at, order } = await policy();
    for (const [index, name] of ["r0", "r3", "r2", "r4", "r1", "r5"].entries()) await post(at, rule(name, index));
    const move = (name: string, priority: number) =>
      put(`${at}/${okta.org.policies.named("AWS")?.rules.all().find((found) => found.name === name)?.id}`, rule(name, priority));
    await move("r4", 1);
    expect(await order()).toEqual(["r0 0", "r4 1", "r3 2", "r2 3", "r1 5", "r5 6", "Catch-all Rule 99"]);
    await move("r1", 2);
    expect(await order()).toEqual(["r0 0", "r4 1", "r1 2", "r3 3", "r2 4", "r5 6", "Catch-all Rule 99"]);
    await move("r3", 3);
    await move("r5", 4);
    expect(await order()).toEqual(["r0 0", "r4 1", "r1 2", "r3 3", "r5 4", "r2 5", "Catch-all Rule 99"]);
  });

  test("no rule gets behind the catch-all", async () => {
    const { post, at } = await policy();
    expect((await post(at, rule("late", 150))).body).toMatchObject({ priority: 98 });
    expect((await post(at, rule("negative", -1))).status).toBe(400);
  });
});

describe("what a rule keeps", () => {
  test("Okta fills in what was not said, and the wait until sign-in is asked again is twelve hours", async () => {
    const { post, at } = await policy();
    const answer = await post(at, rule("plain", 0));
    expect(answer.body).toMatchObject({
      status: "ACTIVE",
      system: false,
      conditions: { network: { connection: "ANYWHERE" }, riskScore: { level: "ANY" }, people: { users: { exclude: [] } } },
    });
    expect(appSignOn(answer)).toEqual({
      access: "ALLOW",
      verificationMethod: { factorMode: "2FA", type: "ASSURANCE", reauthenticateIn: "PT12H" },
      keepMeSignedIn: { postAuth: "NOT_ALLOWED" },
    });
  });

  test("conditions and constraints come back as they were sent", async () => {
    const { post, get, at, group } = await policy();
    const constraints = [{ possession: { required: true, phishingResistant: "REQUIRED" }, knowledge: { required: false, types: ["password"] } }];
    const more = {
      actions: { appSignOn: { access: "ALLOW", verificationMethod: { factorMode: "1FA", type: "ASSURANCE", reauthenticateIn: "PT2H", constraints } } },
      conditions: { network: { connection: "ZONE", include: ["nzo1"] }, people: { groups: { include: [group] } } },
    };
    const answer = await get(`${at}/${id(await post(at, rule("full", 0, more)))}`);
    expect(answer.body).toMatchObject(more);
  });

  test("a misspelt constraint vanishes without a word, which is why data has to be checked before it is sent", async () => {
    const { post, at } = await policy();
    const method = { verificationMethod: { constraints: [{ posession: { required: true } }] } };
    const answer = await post(at, rule("typo", 0, { actions: { appSignOn: method } }));
    expect(field(field(appSignOn(answer), "verificationMethod"), "constraints")).toEqual([{}]);
  });

  test.each([
    ["a group that does not exist", { conditions: { people: { groups: { include: ["00gmissing"] } } } }],
    ["a zone without a name", { conditions: { network: { connection: "ZONE" } } }],
    ["an unknown network", { conditions: { network: { connection: "MOON" } } }],
    ["an unknown access", { actions: { appSignOn: { access: "MAYBE" } } }],
    ["a duration that is none", { actions: { appSignOn: { verificationMethod: { reauthenticateIn: "2 hours" } } } }],
    ["no name", { name: " " }],
    ["a name that is taken", { name: "Catch-all Rule" }],
  ])("refuses %s", async (_, more) => {
    const { post, at, order } = await policy();
    expect((await post(at, rule("bad", 0, more))).status).toBe(400);
    expect(await order()).toEqual(["Catch-all Rule 99"]);
  });

  test("a rule is switched off and on, and deleted", async () => {
    const { post, get, remove, at } = await policy();
    const path = `${at}/${id(await post(at, rule("r", 0)))}`;
    expect((await post(`${path}/lifecycle/deactivate`)).status).toBe(204);
    expect((await get(path)).body).toMatchObject({ status: "INACTIVE" });
    await post(`${path}/lifecycle/activate`);
    expect((await remove(path)).status).toBe(204);
    expect((await get(path)).status).toBe(404);
  });
});

test("the catch-all can be closed, but takes no conditions, stays last and can't be deleted or switched off", async () => {
  const { okta, put, post, remove, at } = await policy();
  const path = `${at}/${okta.org.policies.named("AWS")?.rules.all()[0]?.id}`;
  const deny = rule("Catch-all Rule", 0, { system: true, actions: { appSignOn: { access: "DENY" } } });
  expect((await put(path, deny)).body).toMatchObject({ priority: 99, system: true, conditions: null, actions: { appSignOn: { access: "DENY" } } });
  expect((await put(path, { ...deny, conditions: { network: { connection: "ANYWHERE" } } })).status).toBe(400);
  expect((await remove(path)).status).toBe(403);
  expect((await post(`${path}/lifecycle/deactivate`)).status).toBe(403);
});
