import { digText } from "./client";
import { absent, ENTERPRISE, oktaUser, patch, startScim, UNPARSABLE, USER, type ScimClient } from "./scim-client";

let client: ScimClient;
beforeEach(async () => {
  client = await startScim();
});
afterEach(() => client.aws.close());

test("a user that SCIM makes is the one that the identity store's API describes", async () => {
  const address = { streetAddress: "1 Main St", locality: "Berlin", postalCode: "10115", country: "DE", type: "work", primary: true };
  const made = await client.scim("POST", "/Users", oktaUser("ann", { title: "Engineer", addresses: [address], phoneNumbers: [{ value: "+49 30 1", type: "work" }] }));
  const id = digText(made.body, "id");
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    id, externalId: "ext-ann", schemas: [USER], userName: "ann", displayName: "Ann Archer", title: "Engineer", locale: "en-US", active: true,
    name: { givenName: "Ann", familyName: "Archer" },
    emails: [{ primary: true, value: "ann.mail", type: "work" }],
    phoneNumbers: [{ value: "+49 30 1", type: "work" }],
    addresses: [address],
    meta: { resourceType: "User", created: expect.stringMatching(/Z$/), lastModified: expect.stringMatching(/Z$/) },
  });
  expect(await client.ids("DescribeUser", { UserId: id })).toMatchObject({
    UserName: "ann", DisplayName: "Ann Archer", Title: "Engineer", Locale: "en-US",
    Name: { GivenName: "Ann", FamilyName: "Archer" },
    Emails: [{ Value: "ann.mail", Type: "work", Primary: true }],
    Addresses: [{ StreetAddress: "1 Main St", Country: "DE" }],
    ExternalIds: [{ Id: "ext-ann" }],
  });
  expect((await client.scim("GET", `/Users/${id}`)).body).toEqual(made.body);
});

test("a user that the API makes is one for SCIM too, and keeps what SCIM has no words for", async () => {
  const { UserId } = await client.ids("CreateUser", { UserName: "bob", DisplayName: "Bob B", Name: { GivenName: "Bob", FamilyName: "B" }, Website: "https://b.example" });
  expect((await client.scim("GET", `/Users/${String(UserId)}`)).body).toMatchObject({ userName: "bob", name: { givenName: "Bob" }, active: true });
  expect((await client.scim("PATCH", `/Users/${String(UserId)}`, patch({ op: "replace", path: "title", value: "Chief" }))).status).toBe(200);
  expect(await client.ids("DescribeUser", { UserId })).toMatchObject({ Title: "Chief", Website: "https://b.example" });
});

test.each([
  ["no user name", { userName: undefined }],
  ["a user name of null", { userName: null }],
  ["no name", { name: undefined }],
  ["no given name", { name: { familyName: "A" } }],
  ["an empty given name", { name: { givenName: "", familyName: "A" } }],
  ["no family name", { name: { givenName: "A" } }],
  ["no display name", { displayName: undefined }],
  ["an empty title", { title: "" }],
  ["a sign that names can't have", { displayName: "Ann <Archer>" }],
  ["such a sign in the user name", { userName: "ann;archer" }],
  ["a user name with a space", { userName: "ann archer" }],
  ["a user name of 129", { userName: "x".repeat(129) }],
  ["a reserved user name", { userName: "Administrator" }],
  ["a number for a name", { displayName: 7 }],
  ["an email that is not primary", { emails: [{ value: "a@example.com", type: "work" }] }],
  ["an email without a value", { emails: [{ primary: true }] }],
  ["a number for an email's type", { emails: [{ value: "a@example.com", primary: true, type: 7 }] }],
  ["an empty street", { addresses: [{ streetAddress: "" }] }],
  ["a phone number without a value", { phoneNumbers: [{ type: "work" }] }],
  ["emails that are no list", { emails: { value: "a@example.com", primary: true } }],
  ["display of an email", { emails: [{ value: "a@example.com", primary: true, display: "A" }] }],
  ["active as a text", { active: "false" }],
  ["a group", { groups: [{ value: absent }] }],
  ["a photo", { photos: [{ value: "https://p.example/1" }] }],
  ["a password", { password: "secret" }],
  ["an attribute nobody knows", { shoeSize: 43 }],
  ["an extension nobody knows", { "urn:example:2.0:User": {} }],
  ["a schema nobody knows", { schemas: [USER, "urn:example:2.0:User"] }],
  ["the display name of a manager", { [ENTERPRISE]: { manager: { value: "1", displayName: "Chief" } } }],
])("%s is refused with 400 on POST and on PUT, and nothing changes", async (_what, change) => {
  const before = { ...oktaUser("ann"), title: "Engineer" };
  const id = await client.user("ann", { title: "Engineer" });
  const shown = (await client.scim("GET", `/Users/${id}`)).body;
  expect(await client.scim("POST", "/Users", { ...oktaUser("new"), ...change })).toMatchObject({ status: 400, body: { status: "400" } });
  expect(await client.scim("PUT", `/Users/${id}`, { ...before, ...change })).toMatchObject({ status: 400 });
  expect((await client.scim("GET", `/Users/${id}`)).body).toEqual(shown);
  expect(client.aws.state.users.size).toBe(1);
});

test.each(["emails", "phoneNumbers", "addresses"])("two %s are one too many, in AWS's words", async (list) => {
  const two = [{ value: "1@example.com", primary: true }, { value: "2@example.com", primary: false }];
  const answer = await client.scim("POST", "/Users", oktaUser("ann", { [list]: two }));
  expect(answer).toMatchObject({ status: 400, body: { detail: `List attribute ${list} exceeds allowed limit of 1` } });
});

test("a missing name is told with its path, a body that is none is not", async () => {
  const { name: _name, ...nameless } = oktaUser("ann");
  expect((await client.scim("POST", "/Users", { ...nameless, name: { familyName: "A" } })).body).toMatchObject({ detail: expect.stringContaining("'name.givenName'") });
  for (const body of ["", "[]", "null", "{", '"text"']) expect(await client.scim("POST", "/Users", body)).toMatchObject({ status: 400, body: { detail: UNPARSABLE } });
});

test.each([
  ["user name", { userName: "ann" }, "UserName"],
  ["primary email", { emails: [{ value: "ann.mail", primary: true }] }, "Email"],
  ["external id", { externalId: "ext-ann" }, "ExternalId"],
])("a %s is taken once, for POST, PUT and PATCH, and free again after a deletion", async (_what, same, why) => {
  const ann = await client.user("ann");
  const bob = await client.user("bob");
  const taken = { status: 409, body: { status: "409", detail: "Refused to create a new, duplicate resource" }, why: `Duplicate ${why}` };
  const [path = "", value] = Object.entries(same)[0] ?? [];
  expect(await client.scim("POST", "/Users", oktaUser("new", same))).toMatchObject(taken);
  expect(await client.scim("PUT", `/Users/${bob}`, oktaUser("bob", same))).toMatchObject(taken);
  expect(await client.scim("PATCH", `/Users/${bob}`, patch({ op: "replace", path, value }))).toMatchObject(taken);
  expect((await client.scim("GET", `/Users/${bob}`)).body).toMatchObject({ userName: "bob", externalId: "ext-bob", emails: [{ value: "bob.mail" }] });
  expect((await client.scim("DELETE", `/Users/${ann}`)).status).toBe(204);
  expect((await client.scim("PUT", `/Users/${bob}`, oktaUser("bob", same))).status).toBe(200);
});

test("deactivating keeps the user, the groups and what the identity store's API says; the Directory knows", async () => {
  const id = await client.user("ann");
  const group = await client.group("Engineers", [id]);
  const before = await client.ids("DescribeUser", { UserId: id });
  expect(await client.scim("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }))).toMatchObject({ status: 200, body: { active: false, userName: "ann" } });
  expect(client.aws.state.directory.user(id).active).toBe(false);
  expect(await client.members(group)).toEqual(["ann"]);
  expect(await client.ids("DescribeUser", { UserId: id })).toEqual({ ...before, UserStatus: "DISABLED", UpdatedAt: expect.any(Number) });
  const { active: _active, ...silent } = oktaUser("ann");
  expect((await client.scim("PUT", `/Users/${id}`, silent)).body).toMatchObject({ active: false });
  await client.ids("UpdateUser", { UserId: id, Operations: [{ AttributePath: "title", AttributeValue: "X" }] });
  expect((await client.scim("GET", `/Users/${id}`)).body).toMatchObject({ active: false, externalId: "ext-ann", title: "X" });
  expect((await client.scim("PUT", `/Users/${id}`, oktaUser("ann"))).body).toMatchObject({ active: true });
});

test("PUT replaces all of it, and takes back what was read", async () => {
  const id = await client.user("ann", { title: "Engineer", [ENTERPRISE]: { department: "Payments", manager: { value: "7" } } });
  const read: unknown = (await client.scim("GET", `/Users/${id}`)).body;
  expect(read).toMatchObject({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: "Payments", manager: { value: "7" } } });
  expect((await client.scim("PUT", `/Users/${id}`, read)).body).toEqual({ ...Object(read), meta: expect.anything() });
  const replaced = (await client.scim("PUT", `/Users/${id}`, oktaUser("anna", { emails: [], externalId: null }))).body;
  expect(replaced).toMatchObject({ id, userName: "anna", schemas: [USER] });
  for (const gone of ["title", "emails", "externalId", ENTERPRISE]) expect(replaced).not.toHaveProperty([gone]);
});

test.each([["GET", undefined], ["PUT", oktaUser("x")], ["PATCH", patch({ op: "replace", path: "title", value: "x" })], ["DELETE", undefined]])("%s of a user who is not there is 404", async (method, body) => {
  expect(await client.scim(method, `/Users/${absent}`, body)).toMatchObject({ status: 404, body: { status: "404" } });
});
