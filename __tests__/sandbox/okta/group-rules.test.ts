import { connect, id, logins, names, stopAll, type Client } from "./client";

afterEach(stopAll);

const ANA = "ana@example.com";
const BO = "bo@example.com";

async function world(): Promise<Client & { readonly group: (name: string) => string; readonly members: () => Promise<readonly string[]> }> {
  const client = await connect({
    users: [{ login: ANA }, { login: BO }],
    groups: [{ name: "engineers", members: [ANA] }, { name: "oncall", members: [BO] }, { name: "access" }],
  });
  const group = (name: string): string => client.okta.org.groups.named(name)?.id ?? "";
  return { ...client, group, members: async () => logins(await client.get(`/api/v1/groups/${group("access")}/users`)) };
}

const rule = (sources: readonly string[], target: string, extra: object = {}) => ({
  name: "union",
  type: "group_rule",
  conditions: { expression: { type: "urn:okta:expression:1.0", value: `isMemberOfAnyGroup(${sources.map((source) => `"${source}"`).join(",")})` } },
  actions: { assignUserToGroups: { groupIds: [target] } },
  ...extra,
});

test("a rule is born inactive; activated, it keeps its group equal to the union of the others", async () => {
  const { okta, post, group, members } = await world();
  const created = await post("/api/v1/groups/rules", rule([group("engineers"), group("oncall")], group("access")));
  expect(created).toMatchObject({ status: 200, body: { status: "INACTIVE" } });
  expect(await members()).toEqual([]);
  expect((await post(`/api/v1/groups/rules/${id(created)}/lifecycle/activate`)).status).toBe(204);
  expect(await members()).toEqual([ANA, BO]);
  okta.org.removeMember(group("engineers"), ANA);
  expect(await members()).toEqual([BO]);
});

test("a deactivated rule takes nobody out and lets nobody in", async () => {
  const { okta, post, group, members } = await world();
  const path = `/api/v1/groups/rules/${id(await post("/api/v1/groups/rules", rule([group("oncall")], group("access"))))}`;
  await post(`${path}/lifecycle/activate`);
  await post(`${path}/lifecycle/deactivate`);
  okta.org.removeMember(group("oncall"), BO);
  okta.org.addMember(group("oncall"), ANA);
  expect(await members()).toEqual([BO]);
});

test.each([
  [true, []],
  [false, [BO]],
])("deleting a rule with removeUsers=%s leaves %j", async (removeUsers, left) => {
  const { post, remove, get, group, members } = await world();
  const path = `/api/v1/groups/rules/${id(await post("/api/v1/groups/rules", rule([group("oncall")], group("access"))))}`;
  await post(`${path}/lifecycle/activate`);
  expect((await remove(`${path}?removeUsers=${removeUsers}`)).status).toBe(202);
  expect(await members()).toEqual(left);
  expect((await get(path)).status).toBe(404);
});

test("a member whom a person added outlives the rule that would have added them", async () => {
  const { okta, post, group, members } = await world();
  okta.org.addMember(group("access"), BO);
  const path = `/api/v1/groups/rules/${id(await post("/api/v1/groups/rules", rule([group("oncall")], group("access"))))}`;
  await post(`${path}/lifecycle/activate`);
  okta.org.removeMember(group("oncall"), BO);
  expect(await members()).toEqual([BO]);
});

test("somebody an admin takes out of the group becomes an exception of the rule", async () => {
  const { okta, post, get, remove, group, members } = await world();
  const path = `/api/v1/groups/rules/${id(await post("/api/v1/groups/rules", rule([group("oncall")], group("access"))))}`;
  await post(`${path}/lifecycle/activate`);
  const bo = okta.org.users.get(BO).id;
  await remove(`/api/v1/groups/${group("access")}/users/${bo}`);
  expect(await members()).toEqual([]);
  expect((await get(path)).body).toMatchObject({ conditions: { people: { users: { exclude: [bo] } } } });
});

test("an active rule can't be edited, and what it assigns can't be edited at all", async () => {
  const { post, put, group, members } = await world();
  const path = `/api/v1/groups/rules/${id(await post("/api/v1/groups/rules", rule([group("oncall")], group("access"))))}`;
  await post(`${path}/lifecycle/activate`);
  const narrowed = rule([group("engineers")], group("access"));
  expect((await put(path, narrowed)).status).toBe(400);
  await post(`${path}/lifecycle/deactivate`);
  expect((await put(path, rule([group("engineers")], group("oncall")))).status).toBe(400);
  expect((await put(path, narrowed)).status).toBe(200);
  await post(`${path}/lifecycle/activate`);
  expect(await members()).toEqual([ANA]);
});

test("a rule that names a deleted group is INVALID for good", async () => {
  const { post, get, remove, group } = await world();
  const path = `/api/v1/groups/rules/${id(await post("/api/v1/groups/rules", rule([group("oncall")], group("access"))))}`;
  await post(`${path}/lifecycle/activate`);
  await remove(`/api/v1/groups/${group("oncall")}`);
  expect((await get(path)).body).toMatchObject({ status: "INVALID", allGroupsValid: false });
  const refused = await post(`${path}/lifecycle/activate`);
  expect(refused.raw).toContain("Cannot activate or deactivate a Group Rule with the status INVALID");
});

test("the list of rules is not taken for a group called rules", async () => {
  const { okta, post, get, group } = await world();
  okta.org.addGroup("rules");
  await post("/api/v1/groups/rules", rule([group("oncall")], group("access")));
  expect(names(await get("/api/v1/groups/rules"))).toEqual(["union"]);
  expect(names(await get("/api/v1/groups/rules?search=other"))).toEqual([]);
});

test("rules that feed each other settle", async () => {
  const { okta, post, group, members } = await world();
  const second = okta.org.addGroup("second").id;
  for (const [name, body] of [["a", rule([second], group("access"))], ["b", rule([group("engineers")], second)]] as const) {
    const created = await post("/api/v1/groups/rules", { ...body, name });
    await post(`/api/v1/groups/rules/${id(created)}/lifecycle/activate`);
  }
  expect(await members()).toEqual([ANA]);
});

test.each([
  ["a name over 50 characters", { name: "x".repeat(51) }, "too long"],
  ["no name", { name: "" }, "cannot be left blank"],
  ["no target", { actions: {} }, "cannot be left blank"],
  ["a target that does not exist", { actions: { assignUserToGroups: { groupIds: ["00gmissing"] } } }, "00gmissing"],
  ["a source that does not exist", { conditions: { expression: { value: 'isMemberOfAnyGroup("00gmissing")' } } }, "00gmissing"],
  ["an expression it can't evaluate", { conditions: { expression: { value: 'user.department=="x"' } } }, "isMemberOfAnyGroup"],
])("refuses %s", async (_, extra, cause) => {
  const { post, group } = await world();
  const answer = await post("/api/v1/groups/rules", rule([group("oncall")], group("access"), extra));
  expect(answer.status).toBe(400);
  expect(answer.raw).toContain(cause);
});
