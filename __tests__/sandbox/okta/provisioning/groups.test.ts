import { field, list } from "../../../../sandbox/okta/json";
import { ANA, BO, CY, person, stopScim, world } from "./world";

afterEach(stopScim);

test("a pushed group is made with those of its members whom Okta brings to AWS", async () => {
  const { agent, org, scim, push } = await world();
  push("engineers");
  expect((await agent.run()).groups).toEqual({ created: ["engineers"], linked: [], updated: [], deleted: [], failed: [] });
  expect(scim.logins("engineers")).toEqual([ANA, BO]);
  expect(org.log.events("application.provision.group_push.pushed")).toMatchObject([{ result: "SUCCESS" }]);
  scim.calls.length = 0;
  expect((await agent.run()).groups).toMatchObject({ created: [], updated: [] });
  expect(scim.calls).toEqual([]);
});

test("members come and go; who gets the app later follows", async () => {
  const { agent, org, scim, push, id } = await world();
  push("engineers");
  await agent.run();
  org.removeMember(id("engineers"), BO);
  org.addMember(id("access"), CY);
  expect((await agent.run()).groups.updated).toEqual(["engineers"]);
  expect(scim.logins("engineers")).toEqual([ANA, CY]);
});

test("whoever loses the app leaves the group too", async () => {
  const { agent, org, scim, push, id } = await world();
  push("engineers");
  await agent.run();
  org.removeMember(id("access"), BO);
  await agent.run();
  expect(scim.logins("engineers")).toEqual([ANA]);
  expect(scim.person(BO)?.active).toBe(false);
});

test.each([[100, [100]], [101, [100, 1]], [250, [100, 100, 50]]])("%d members go in calls of at most a hundred", async (count, parts) => {
  const people = Array.from({ length: count }, (_, index) => person(`p${index}`));
  const logins = people.map(({ login }) => login);
  const { agent, org, scim, push, id } = await world({ users: people, groups: [{ name: "access", members: logins }, { name: "engineers", members: logins }] });
  push("engineers");
  await agent.run();
  const sizes = (op: string): number[] => scim.calls.flatMap(({ body }) => list(field(body, "Operations"))).filter((operation) => field(operation, "op") === op).map((operation) => list(field(operation, "value")).length);
  expect(sizes("add")).toEqual(parts);
  expect(scim.logins("engineers")).toHaveLength(count);
  for (const login of logins) org.removeMember(id("engineers"), login);
  await agent.run();
  expect(sizes("remove")).toEqual(parts);
  expect(scim.logins("engineers")).toEqual([]);
});

test("people who had the app before provisioning are no members either", async () => {
  const { agent, org, app, scim, push, id } = await world({ apps: [{ label: "AWS", groups: ["access"] }] });
  org.enableProvisioning(app.id);
  org.addMember(id("access"), CY);
  push("engineers");
  await agent.run();
  expect(scim.logins("engineers")).toEqual([CY]);
  expect(org.pushed(app.id)).toEqual([{ name: "engineers", logins: [CY] }]);
});

test("a person whom AWS refused is no member; the others are", async () => {
  const { agent, scim, push } = await world({ users: [{ ...person("ana"), lastName: "" }, person("bo"), person("cy")] });
  push("engineers");
  expect((await agent.run()).groups.failed).toEqual([]);
  expect(scim.logins("engineers")).toEqual([BO]);
});

test("a group of the name that is in AWS already is linked; whom AWS has in it Okta cannot see, and leaves", async () => {
  const { agent, scim, push } = await world();
  scim.users.set("0-other", { id: "0-other", body: { userName: "other" }, active: true });
  scim.groups.set("0-hand", { id: "0-hand", displayName: "engineers", members: new Set(["0-other"]) });
  push("engineers");
  expect((await agent.run()).groups).toMatchObject({ created: [], linked: ["engineers"] });
  expect(scim.logins("engineers")).toEqual([ANA, BO, "other"]);
});

test("the name it is mapped to is the name in AWS; a rename in Okta renames it", async () => {
  const { agent, org, scim, push, id } = await world();
  push("engineers", "AWS \"Eng\"");
  await agent.run();
  const before = scim.group("AWS \"Eng\"")?.id;
  expect(before).toBeDefined();
  org.groups.update(id("engineers"), { name: "builders", description: "", custom: {} });
  expect((await agent.run()).groups.updated).toEqual(["builders"]);
  expect(scim.group("builders")?.id).toBe(before);
  expect(org.groups.named("builders", "APP_GROUP")).toBeDefined();
});

test("a rename between the mapping and its first push counts too", async () => {
  const { agent, org, scim, push, id } = await world();
  push("engineers");
  org.groups.update(id("engineers"), { name: "builders", description: "", custom: {} });
  await agent.run();
  expect([...scim.groups.values()].map(({ displayName }) => displayName)).toEqual(["builders"]);
});

describe("mappings that push nothing", () => {
  test("an inactive one leaves the members as they were", async () => {
    const { agent, org, app, scim, push, id } = await world();
    const mapping = push("engineers");
    await agent.run();
    org.mappings.update(app.id, mapping.id, { status: "INACTIVE" });
    org.removeMember(id("engineers"), BO);
    await agent.run();
    expect(scim.logins("engineers")).toEqual([ANA, BO]);
    org.mappings.update(app.id, mapping.id, { status: "ACTIVE" });
    await agent.run();
    expect(scim.logins("engineers")).toEqual([ANA]);
  });

  test.each([[false, 1], [true, 0]])("removed, deleteTargetGroup %s: %d group stays in AWS", async (deleteTargetGroup, left) => {
    const { agent, org, app, scim, push } = await world();
    const mapping = push("engineers");
    await agent.run();
    org.mappings.update(app.id, mapping.id, { status: "INACTIVE" });
    org.mappings.remove(app.id, mapping.id, deleteTargetGroup);
    const { groups } = await agent.run();
    expect(groups.deleted).toEqual(deleteTargetGroup ? ["engineers"] : []);
    expect(scim.groups.size).toBe(left);
    scim.calls.length = 0;
    await agent.run();
    expect(scim.calls).toEqual([]);
  });

  test("mapped again, the group that stayed is the same one, and its members are set right", async () => {
    const { agent, org, app, scim, push, id } = await world();
    const mapping = push("engineers");
    await agent.run();
    const before = scim.group("engineers")?.id;
    org.mappings.update(app.id, mapping.id, { status: "INACTIVE" });
    org.mappings.remove(app.id, mapping.id, false);
    org.removeMember(id("engineers"), BO);
    push("engineers");
    expect((await agent.run()).groups).toMatchObject({ created: [], linked: ["engineers"] });
    expect(scim.group("engineers")?.id).toBe(before);
    expect(scim.logins("engineers")).toEqual([ANA]);
  });

  test("mapped again after the group was deleted in AWS, it is a new one", async () => {
    const { agent, org, app, scim, push } = await world();
    const mapping = push("engineers");
    await agent.run();
    org.mappings.update(app.id, mapping.id, { status: "INACTIVE" });
    org.mappings.remove(app.id, mapping.id, false);
    scim.groups.clear();
    push("engineers");
    expect((await agent.run()).groups.created).toEqual(["engineers"]);
    expect(scim.logins("engineers")).toEqual([ANA, BO]);
  });

  test("one that failed shows why and is left alone until somebody retries it", async () => {
    const { agent, org, app, scim, push, id } = await world();
    const mapping = push("engineers");
    push("access");
    await agent.run();
    scim.groups.delete(scim.group("engineers")?.id ?? "");
    org.removeMember(id("engineers"), BO);
    org.addMember(id("access"), CY);
    const { groups } = await agent.run();
    const error = "Error while updating user group engineers: Not Found. Errors reported by remote server: Group not found";
    expect(groups).toMatchObject({ updated: ["access"], failed: [{ name: "engineers", error }] });
    expect(mapping).toMatchObject({ status: "ERROR", errorSummary: error });
    scim.calls.length = 0;
    await agent.run();
    expect(scim.calls).toEqual([]);
    org.retryPushes(app.id);
    expect(mapping.status).toBe("ACTIVE");
    expect((await agent.run()).groups.failed).toHaveLength(1);
  });
});
