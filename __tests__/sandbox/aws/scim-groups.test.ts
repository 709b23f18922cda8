import { digText } from "./client";
import { absent, GROUP, patch, startScim, type ScimClient } from "./scim-client";

let client: ScimClient;
beforeEach(async () => {
  client = await startScim({ limits: { users: 400 } });
});
afterEach(() => client.aws.close());

const member = (value: string) => ({ value, display: "someone" });
const add = (...ids: string[]) => ({ op: "add", path: "members", value: ids.map(member) });

test("a group that SCIM makes is the one that the identity store's API finds; its members are never shown", async () => {
  const ann = await client.user("ann");
  const made = await client.scim("POST", "/Groups", { schemas: [GROUP], displayName: "Engineers", externalId: "g1", members: [member(ann)] });
  const id = digText(made.body, "id");
  expect(made).toMatchObject({ status: 201, body: { id, displayName: "Engineers", externalId: "g1", schemas: [GROUP], members: [], meta: { resourceType: "Group" } } });
  expect(await client.members(id)).toEqual(["ann"]);
  expect((await client.scim("GET", `/Groups/${id}`)).body).toEqual(made.body);
  expect((await client.scim("GET", "/Groups")).body).toMatchObject({ Resources: [{ id, members: [] }] });
  expect(await client.ids("GetGroupId", { AlternateIdentifier: { ExternalId: { Issuer: "https://scim.aws.com/okta", Id: "g1" } } })).toMatchObject({ GroupId: id });
});

test("members come and go in every shape that Okta and Entra send", async () => {
  const [ann, bob, eve] = [await client.user("ann"), await client.user("bob"), await client.user("eve")];
  const id = await client.group("Engineers");
  const steps: [unknown, string[]][] = [
    [patch(add(ann, bob)), ["ann", "bob"]],
    [patch(add(ann)), ["ann", "bob"]],
    [patch({ op: "remove", path: `members[value eq "${ann}"]` }, add(eve)), ["bob", "eve"]],
    [patch({ op: "remove", path: `members[value eq "${ann}"]` }), ["bob", "eve"]],
    [patch({ op: "Remove", path: "members", value: [{ value: bob }] }), ["eve"]],
    [patch({ op: "add", value: { members: [member(bob)] } }), ["bob", "eve"]],
    [patch(add(ann), { op: "remove", path: `members[value eq "${ann}"]` }), ["bob", "eve"]],
  ];
  for (const [body, expected] of steps) {
    expect(await client.scim("PATCH", `/Groups/${id}`, body)).toMatchObject({ status: 204, body: undefined });
    expect(await client.members(id)).toEqual(expected);
  }
});

test("a name is changed in Okta's shape, with the id beside it", async () => {
  const id = await client.group("Engineers");
  expect((await client.scim("PATCH", `/Groups/${id}`, patch({ op: "replace", value: { id, displayName: "Builders" } }))).status).toBe(204);
  expect(await client.ids("DescribeGroup", { GroupId: id })).toMatchObject({ DisplayName: "Builders" });
  expect((await client.scim("PATCH", `/Groups/${id}`, patch({ op: "replace", path: "displayName", value: "Engineers" }, { op: "add", path: "externalId", value: "g7" }))).status).toBe(204);
  expect((await client.scim("GET", `/Groups/${id}`)).body).toMatchObject({ displayName: "Engineers", externalId: "g7" });
  await client.scim("PATCH", `/Groups/${id}`, patch({ op: "remove", path: "externalId" }));
  expect((await client.scim("GET", `/Groups/${id}`)).body).not.toHaveProperty("externalId");
});

test("names and external ids are taken once, also by a change, which then changes nothing else either", async () => {
  const ann = await client.user("ann");
  const first = await client.scim("POST", "/Groups", { displayName: "A", externalId: "a" });
  const id = await client.group("B");
  for (const body of [{ displayName: "A" }, { displayName: "C", externalId: "a" }]) expect(await client.scim("POST", "/Groups", body)).toMatchObject({ status: 409 });
  for (const [path, value] of [["displayName", "A"], ["externalId", "a"]]) expect(await client.scim("PATCH", `/Groups/${id}`, patch(add(ann), { op: "replace", path, value }))).toMatchObject({ status: 409 });
  expect([await client.members(id), client.aws.state.groups.get(id)?.displayName]).toEqual([[], "B"]);
  await client.scim("DELETE", `/Groups/${digText(first.body, "id")}`);
  expect((await client.scim("POST", "/Groups", { displayName: "A", externalId: "a" })).status).toBe(201);
});

test.each([
  ["no name", {}],
  ["an empty name", { displayName: "" }],
  ["a reserved name", { displayName: "AWSAdministrators" }],
  ["an attribute nobody knows", { displayName: "A", description: "x" }],
  ["the schema of a user", { displayName: "A", schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"] }],
  ["members that are no list", { displayName: "A", members: { value: absent } }],
  ["a member without a value", { displayName: "A", members: [{ display: "x" }] }],
  ["a group as a member", { displayName: "A", members: [{ value: absent, type: "Group" }] }],
  ["101 members", { displayName: "A", members: Array.from({ length: 101 }, () => ({ value: absent })) }],
])("%s is refused with 400 and makes no group", async (_what, body) => {
  expect(await client.scim("POST", "/Groups", body)).toMatchObject({ status: 400 });
  expect(client.aws.state.groups.size).toBe(0);
});

test.each([
  ["replace of all members", { op: "replace", path: "members", value: [] }],
  ["the same without a path", { op: "replace", value: { members: [] } }],
  ["remove of all members", { op: "remove", path: "members" }],
  ["add with a filter", { op: "add", path: 'members[value eq "x"]', value: [{ value: "x" }] }],
  ["a filter on another part", { op: "remove", path: 'members[display eq "x"]' }],
  ["a part of a member", { op: "replace", path: 'members[value eq "x"].display', value: "x" }],
  ["remove of the name", { op: "remove", path: "displayName" }],
  ["a name that is none", { op: "replace", path: "displayName", value: "" }],
  ["a description", { op: "replace", path: "description", value: "x" }],
  ["name and external id without a path", { op: "replace", value: { displayName: "x", externalId: "y" } }],
])("PATCH with %s is refused with 400 and changes nothing", async (_what, operation) => {
  const id = await client.group("Engineers", [await client.user("ann")]);
  expect(await client.scim("PATCH", `/Groups/${id}`, patch(operation))).toMatchObject({ status: 400 });
  expect([await client.members(id), client.aws.state.groups.get(id)?.displayName]).toEqual([["ann"], "Engineers"]);
});

test("a hundred membership changes are taken, the hundred-and-first is not, however they are spread", async () => {
  for (let index = 0; index < 101; index++) client.aws.state.addUser(`user${index}`);
  const all = [...client.aws.state.users.keys()];
  const id = await client.group("Engineers");
  expect(await client.scim("PATCH", `/Groups/${id}`, patch(add(...all.slice(0, 60)), add(...all.slice(60))))).toMatchObject({ status: 400, why: expect.stringContaining("101") });
  expect(await client.members(id)).toEqual([]);
  expect((await client.scim("PATCH", `/Groups/${id}`, patch(add(...all.slice(0, 60)), add(...all.slice(60, 100))))).status).toBe(204);
  expect(client.aws.state.directory.memberships.size).toBe(100);
});

test("an unknown user or group is 404 and nobody comes in", async () => {
  const ann = await client.user("ann");
  const id = await client.group("Engineers");
  expect(await client.scim("PATCH", `/Groups/${id}`, patch(add(ann, absent)))).toMatchObject({ status: 404, body: { detail: "USER not found." } });
  expect(await client.scim("PATCH", `/Groups/${id}`, patch({ op: "remove", path: `members[value eq "${absent}"]` }))).toMatchObject({ status: 404 });
  expect(await client.members(id)).toEqual([]);
  expect(await client.scim("POST", "/Groups", { displayName: "New", members: [member(absent)] })).toMatchObject({ status: 404 });
  expect(client.aws.state.groups.size).toBe(1);
  for (const [method, body] of [["GET", undefined], ["PATCH", patch(add(ann))], ["DELETE", undefined]] as const) expect(await client.scim(method, `/Groups/${absent}`, body)).toMatchObject({ status: 404, body: { detail: "GROUP not found." } });
});

test("PUT is refused, and changes nothing", async () => {
  const id = await client.group("Engineers");
  expect(await client.scim("PUT", `/Groups/${id}`, { displayName: "Other", members: [] })).toMatchObject({ status: 400 });
  expect(client.aws.state.groups.get(id)?.displayName).toBe("Engineers");
});

test("a group pushed anew has a new id, and the assignment of the old one stays behind", async () => {
  const { state } = client.aws;
  const id = await client.group("Engineers");
  state.addPermissionSet("ReadOnly");
  state.assign("Engineers", "ReadOnly", state.account);
  expect((await client.scim("DELETE", `/Groups/${id}`)).status).toBe(204);
  expect(await client.group("Engineers")).not.toBe(id);
  expect(state.grants()).toEqual([{ principal: id, permissionSet: "ReadOnly", account: state.account }]);
});
