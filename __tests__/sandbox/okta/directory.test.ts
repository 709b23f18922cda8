import { connect, id, logins, names, next, stopAll } from "./client";

afterEach(stopAll);

const people = (count: number) => Array.from({ length: count }, (_, index) => ({ login: `person-${index}@example.com` }));

describe("groups", () => {
  test("a group is created, renamed and deleted, and is gone after that", async () => {
    const { post, put, get, remove } = await connect();
    const created = await post("/api/v1/groups", { profile: { name: "AWS users", description: "d", costCenter: "42" } });
    expect(created).toMatchObject({ status: 200, body: { type: "OKTA_GROUP", profile: { name: "AWS users", costCenter: "42" } } });
    const path = `/api/v1/groups/${id(created)}`;
    expect(await put(path, { profile: { name: "AWS people" } })).toMatchObject({ body: { profile: { name: "AWS people", description: "" } } });
    expect((await remove(path)).status).toBe(204);
    expect(await get(path)).toMatchObject({ status: 404, body: { errorCode: "E0000007" } });
  });

  test.each([
    ["", "cannot be left blank"],
    ["x".repeat(256), "too long"],
    ["taken", "already exists"],
  ])("the name %j is refused", async (name, cause) => {
    const { post } = await connect({ groups: [{ name: "taken" }] });
    const answer = await post("/api/v1/groups", { profile: { name } });
    expect(answer).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
    expect(answer.raw).toContain(cause);
  });

  test("the search by name finds what begins with it, in any case: an exact name needs a second look", async () => {
    const { get } = await connect({ groups: [{ name: "AWS-Users" }, { name: "AWS-Users-Prod" }, { name: "My AWS-Users" }] });
    expect(names(await get("/api/v1/groups?q=aws-us"))).toEqual(["AWS-Users", "AWS-Users-Prod"]);
    expect(names(await get("/api/v1/groups?q=AWS-Users-P"))).toEqual(["AWS-Users-Prod"]);
    expect(names(await get("/api/v1/groups?q=Users"))).toEqual([]);
  });

  test("the type tells an Okta group from a pushed one of the same name", async () => {
    const { get } = await connect({ groups: [{ name: "ops" }, { name: "ops", type: "APP_GROUP" }] });
    expect(names(await get("/api/v1/groups?q=ops"))).toEqual(["ops", "ops"]);
    const filtered = await get(`/api/v1/groups?q=ops&filter=${encodeURIComponent('type eq "OKTA_GROUP"')}`);
    expect(filtered.body).toMatchObject([{ type: "OKTA_GROUP" }]);
  });

  test("a filter that is not understood is refused, never ignored", async () => {
    const { get } = await connect();
    for (const filter of ["type", 'type ne "X"', 'constructor eq "x"', 'type eq "A" or type eq "B"']) {
      expect((await get(`/api/v1/groups?filter=${encodeURIComponent(filter)}`)).status).toBe(400);
    }
  });

  test("Everyone holds everyone and can neither be edited nor deleted", async () => {
    const { okta, get, put, remove } = await connect({ users: people(2) });
    const path = `/api/v1/groups/${okta.org.everyone.id}`;
    expect(logins(await get(`${path}/users`))).toEqual(["admin@acme.example", "person-0@example.com", "person-1@example.com"]);
    expect((await put(path, { profile: { name: "Nobody" } })).status).toBe(403);
    expect((await remove(path)).status).toBe(403);
  });
});

describe("members", () => {
  test("a membership is made and ended, by id or login", async () => {
    const { okta, put, get, remove } = await connect({ users: people(1), groups: [{ name: "g" }] });
    const path = `/api/v1/groups/${okta.org.groups.named("g")?.id}/users`;
    expect((await put(`${path}/person-0@example.com`)).status).toBe(204);
    expect(logins(await get(path))).toEqual(["person-0@example.com"]);
    expect((await remove(`${path}/${okta.org.users.get("person-0@example.com").id}`)).status).toBe(204);
    expect(logins(await get(path))).toEqual([]);
    expect((await put(`${path}/nobody`)).status).toBe(404);
  });

  test("a deactivated person stays in the group, with a status a reader has to look at", async () => {
    const { okta, get } = await connect({ users: people(1), groups: [{ name: "g", members: ["person-0@example.com"] }] });
    okta.org.deactivateUser("person-0@example.com");
    const answer = await get(`/api/v1/groups/${okta.org.groups.named("g")?.id}/users`);
    expect(answer.body).toMatchObject([{ status: "DEPROVISIONED" }]);
    expect(logins(await get("/api/v1/users"))).toEqual(["admin@acme.example"]);
  });

  test("no member is lost or doubled between pages, even when one leaves meanwhile", async () => {
    const { okta, get } = await connect({ users: people(7), groups: [{ name: "g", members: people(7).map(({ login }) => login) }], pageSize: 3 });
    const groupId = okta.org.groups.named("g")?.id ?? "";
    const first = await get(`/api/v1/groups/${groupId}/users?limit=200`);
    expect(first.links).toContain('rel="self"');
    okta.org.removeMember(groupId, "person-2@example.com");
    const second = await get(next(first) ?? "");
    const third = await get(next(second) ?? "");
    expect(next(third)).toBeUndefined();
    expect([first, second, third].flatMap(logins)).toEqual(people(7).map(({ login }) => login));
  });

  test("a person is found by id and by login in any case, and the owner of the token by a name of its own", async () => {
    const { okta, get } = await connect({ users: people(1), groups: [{ name: "g", members: ["person-0@example.com"] }] });
    const { id: userId } = okta.org.users.get("person-0@example.com");
    expect((await get("/api/v1/users/Person-0@Example.com")).body).toMatchObject({ id: userId });
    expect((await get("/api/v1/users/me")).body).toMatchObject({ profile: { login: "admin@acme.example" } });
    expect(names(await get(`/api/v1/users/${userId}/groups`))).toEqual(["Everyone", "g"]);
  });

  test.each(["0", "-1", "many", "1e9"])("limit=%s is refused", async (limit) => {
    const { get } = await connect();
    expect((await get(`/api/v1/users?limit=${limit}`)).status).toBe(400);
  });
});
