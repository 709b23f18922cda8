import { connect, customBody, id, logins, names, stopAll, type Client } from "./client";

afterEach(stopAll);

const ANA = "ana@example.com";
const BO = "bo@example.com";

async function world(provisioning = true): Promise<Client & { readonly at: string; readonly appId: string; readonly group: (name: string) => string }> {
  const client = await connect({
    users: [{ login: ANA }, { login: BO }],
    groups: [{ name: "engineers", members: [ANA, BO] }, { name: "access", members: [ANA] }],
    apps: [{ label: "AWS", provisioning, groups: ["access"] }],
  });
  const appId = client.okta.org.apps.labelled("AWS")?.id ?? "";
  const group = (name: string): string => client.okta.org.groups.named(name)?.id ?? "";
  return { ...client, appId, group, at: `/api/v1/apps/${appId}/group-push/mappings` };
}

test("nothing is pushed before a person has switched provisioning on", async () => {
  const { okta, post, get, at, appId, group } = await world(false);
  const body = { sourceGroupId: group("engineers"), targetGroupName: "engineers" };
  expect(await post(at, body)).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
  okta.org.enableProvisioning(appId);
  expect((await get(`/api/v1/apps/${appId}`)).body).toMatchObject({ features: expect.arrayContaining(["GROUP_PUSH"]) });
  expect((await post(at, body)).status).toBe(200);
});

test("a pushed group appears as an app group of the same name, with those members only who can use the app", async () => {
  const { okta, post, get, at, appId, group } = await world();
  const mapping = await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers", status: "ACTIVE" });
  expect(mapping.body).toMatchObject({ sourceGroupId: group("engineers"), status: "ACTIVE" });
  expect(okta.org.pushed(appId)).toEqual([{ name: "engineers", logins: [ANA] }]);
  okta.org.addMember(group("access"), BO);
  const target = okta.org.mappings.of(appId)[0]?.targetGroupId;
  expect(logins(await get(`/api/v1/groups/${target}/users`))).toEqual([ANA, BO]);
  expect(names(await get("/api/v1/groups?q=engineers"))).toEqual(["engineers", "engineers"]);
});

test("an inactive mapping pushes nothing", async () => {
  const { okta, post, patch, at, appId, group } = await world();
  const mapping = await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers" });
  expect((await patch(`${at}/${id(mapping)}`, { status: "INACTIVE" })).body).toMatchObject({ status: "INACTIVE" });
  expect(okta.org.pushed(appId)).toEqual([]);
});

test.each([
  ["false", 1],
  ["true", 0],
])("deleteTargetGroup=%s leaves %d group on the app's side, and with it everybody's access or not", async (wanted, left) => {
  const { okta, post, patch, remove, at, group } = await world();
  const path = `${at}/${id(await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers" }))}`;
  await patch(path, { status: "INACTIVE" });
  expect((await remove(`${path}?deleteTargetGroup=${wanted}`)).status).toBe(204);
  expect(okta.org.groups.all().filter(({ type }) => type === "APP_GROUP")).toHaveLength(left);
});

test("a pushed group that is deleted with its mapping leaves no member, no assignment, no other mapping and no working rule behind", async () => {
  const { okta: { org }, post, patch, remove, at, appId, group } = await world();
  const path = `${at}/${id(await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers" }))}`;
  const target = org.mappings.of(appId)[0]?.targetGroupId ?? "";
  org.addGroup("auditors");
  await post(at, { sourceGroupId: group("auditors"), targetGroupId: target });
  org.assignments.put(appId, target, {});
  const rule = org.groupRules.add({ name: "fills", conditions: { expression: { value: `isMemberOfAnyGroup("${org.everyone.id}")` } }, actions: { assignUserToGroups: { groupIds: [target] } } });
  org.groupRules.setActive(rule.id, true);
  expect(org.memberships.members(target)).not.toEqual([]);
  await patch(path, { status: "INACTIVE" });
  expect((await remove(`${path}?deleteTargetGroup=true`)).status).toBe(204);
  expect([org.memberships.members(target), org.assignments.of(appId).map((one) => one.id), org.mappings.of(appId), rule.status]).toEqual([[], [group("access")], [], "INVALID"]);
});

test("a mapping is deleted only when inactive, and only by one who says what becomes of the group", async () => {
  const { post, patch, remove, at, group } = await world();
  const path = `${at}/${id(await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers" }))}`;
  expect((await remove(`${path}?deleteTargetGroup=false`)).status).toBe(400);
  await patch(path, { status: "INACTIVE" });
  expect((await remove(path)).status).toBe(400);
  expect((await remove(`${path}?deleteTargetGroup=maybe`)).status).toBe(400);
});

test("a mapping whose push was refused downstream can't be switched", async () => {
  const { okta, post, patch, get, at, appId, group } = await world();
  const path = `${at}/${id(await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers" }))}`;
  okta.org.mappings.fail(appId, okta.org.mappings.of(appId)[0]?.id ?? "", "AWS refused the group");
  expect((await get(path)).body).toMatchObject({ status: "ERROR", errorSummary: "AWS refused the group" });
  expect((await patch(path, { status: "ACTIVE" })).status).toBe(400);
});

test("a group pushed again under the name it left behind is linked to it, not made twice", async () => {
  const { okta, post, patch, remove, at, group } = await world();
  const body = { sourceGroupId: group("engineers"), targetGroupName: "engineers" };
  const path = `${at}/${id(await post(at, body))}`;
  await patch(path, { status: "INACTIVE" });
  await remove(`${path}?deleteTargetGroup=false`);
  expect((await post(at, body)).status).toBe(200);
  expect(okta.org.groups.all().filter(({ type }) => type === "APP_GROUP")).toHaveLength(1);
});

test.each([
  ["a source that does not exist", () => ({ sourceGroupId: "00gmissing", targetGroupName: "x" }), 404],
  ["neither target", (source: string) => ({ sourceGroupId: source }), 400],
  ["both targets", (source: string) => ({ sourceGroupId: source, targetGroupName: "x", targetGroupId: source }), 400],
  ["a target of somebody else", (source: string) => ({ sourceGroupId: source, targetGroupId: source }), 400],
  ["an unknown status", (source: string) => ({ sourceGroupId: source, targetGroupName: "x", status: "ERROR" }), 400],
])("refuses %s", async (_, body, status) => {
  const { okta, post, at, appId, group } = await world();
  expect((await post(at, body(group("engineers")))).status).toBe(status);
  expect(okta.org.mappings.of(appId)).toEqual([]);
});

test("one group has one mapping to an app", async () => {
  const { post, at, group } = await world();
  const body = { sourceGroupId: group("engineers"), targetGroupName: "engineers" };
  await post(at, body);
  expect((await post(at, { ...body, targetGroupName: "other" })).status).toBe(400);
});

test("an app that is deleted takes its mappings and its groups along, and no Okta group", async () => {
  const { okta, post, get, remove, at, appId, group } = await world();
  await post(at, { sourceGroupId: group("engineers"), targetGroupName: "engineers" });
  await post(`/api/v1/apps/${appId}/lifecycle/deactivate`);
  await remove(`/api/v1/apps/${appId}`);
  expect((await get(at)).status).toBe(404);
  expect(okta.org.groups.all().map(({ name, type }) => `${name} ${type}`)).toEqual(["Everyone BUILT_IN", "engineers OKTA_GROUP", "access OKTA_GROUP"]);
});

test("a custom app offers no provisioning", async () => {
  const { okta } = await world();
  const custom = await okta.org.apps.add(customBody(), true);
  expect(() => okta.org.enableProvisioning(custom.id)).toThrow("permission");
});
