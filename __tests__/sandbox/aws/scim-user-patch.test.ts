import { ENTERPRISE, patch, startScim, USER, type ScimClient } from "./scim-client";

let client: ScimClient;
let id: string;
beforeEach(async () => {
  client = await startScim();
  id = await client.user("ann", { title: "Engineer", [ENTERPRISE]: { department: "Payments", costCenter: "42" } });
});
afterEach(() => client.aws.close());

const email = (value: string) => [{ value, type: "work", primary: true }];

test.each([
  ["replace of a text", [{ op: "replace", path: "displayName", value: "Anna" }], { displayName: "Anna" }],
  ["replace without a path, as Okta deactivates", [{ op: "replace", value: { active: false } }], { active: false }],
  ["an id besides it, as Okta sends for groups", [{ op: "replace", value: { id: "x", title: "Chief" } }], { title: "Chief" }],
  ["op with a capital, as Entra writes it", [{ op: "Replace", path: "title", value: "Chief" }], { title: "Chief" }],
  ["a part of the name", [{ op: "replace", path: "name.givenName", value: "Anna" }], { name: { givenName: "Anna", familyName: "Archer" } }],
  ["the name as an object keeps its other parts", [{ op: "replace", path: "name", value: { middleName: "M" } }], { name: { givenName: "Ann", middleName: "M" } }],
  ["the whole list", [{ op: "replace", path: "emails", value: email("new@example.com") }], { emails: email("new@example.com") }],
  ["the value of a filtered entry", [{ op: "replace", path: 'emails[type eq "work"].value', value: "new@example.com" }], { emails: email("new@example.com") }],
  ["a filtered entry", [{ op: "replace", path: 'emails[type eq "work"]', value: email("new@example.com")[0] }], { emails: email("new@example.com") }],
  ["add of what is there already", [{ op: "add", path: "emails", value: [{ primary: true, value: "ann.mail", type: "work" }] }], { emails: email("ann.mail") }],
  ["add to an empty list", [{ op: "add", path: "phoneNumbers", value: [{ value: "1" }] }], { phoneNumbers: [{ value: "1" }] }],
  ["a part of the extension", [{ op: "replace", path: `${ENTERPRISE}:department`, value: "Risk" }], { [ENTERPRISE]: { department: "Risk", costCenter: "42" } }],
  ["a part of a part of it", [{ op: "add", path: `${ENTERPRISE}:manager.value`, value: "7" }], { [ENTERPRISE]: { department: "Payments", manager: { value: "7" } } }],
  ["the extension without a path", [{ op: "replace", value: { [ENTERPRISE]: { division: "EU" } } }], { [ENTERPRISE]: { division: "EU", department: "Payments" } }],
  ["an attribute with its schema before it", [{ op: "replace", path: `${USER}:title`, value: "Chief" }], { title: "Chief" }],
  ["several operations, in order", [{ op: "replace", path: "title", value: "1" }, { op: "replace", path: "title", value: "2" }], { title: "2" }],
])("%s", async (_what, operations, expected) => {
  expect(await client.scim("PATCH", `/Users/${id}`, patch(...operations))).toMatchObject({ status: 200, body: expected });
  expect((await client.scim("GET", `/Users/${id}`)).body).toMatchObject(expected);
});

test.each([
  ["title", "title"],
  ["emails", "emails"],
  ['emails[type eq "work"]', "emails"],
  [ENTERPRISE, ENTERPRISE],
])("remove of %s takes it away", async (path, gone) => {
  const { status, body } = await client.scim("PATCH", `/Users/${id}`, patch({ op: "remove", path }));
  expect(status).toBe(200);
  expect(body).not.toHaveProperty([gone]);
});

test("remove of one part leaves the others", async () => {
  const { body } = await client.scim("PATCH", `/Users/${id}`, patch({ op: "remove", path: `${ENTERPRISE}:department` }, { op: "add", path: "name.middleName", value: "M" }, { op: "remove", path: "name.middleName" }));
  expect(body).toMatchObject({ [ENTERPRISE]: { costCenter: "42" }, name: { givenName: "Ann", familyName: "Archer" } });
  expect(JSON.stringify(body)).not.toMatch(/department|middleName/);
});

test.each([
  ["no operation", []],
  ["an operation that is none", ["replace"]],
  ["no op", [{ path: "title", value: "x" }]],
  ["an op nobody knows", [{ op: "move", path: "title", value: "x" }]],
  ["no value", [{ op: "replace", path: "title" }]],
  ["remove without a path", [{ op: "remove", value: { title: "x" } }]],
  ["remove of the user name", [{ op: "remove", path: "userName" }]],
  ["remove of active", [{ op: "remove", path: "active" }]],
  ["remove of the display name", [{ op: "remove", path: "displayName" }]],
  ["remove of the family name", [{ op: "remove", path: "name.familyName" }]],
  ["the user name twice", [{ op: "replace", path: "userName", value: "a" }, { op: "replace", path: "userName", value: "b" }]],
  ["active twice", [{ op: "replace", value: { active: false } }, { op: "replace", path: "active", value: true }]],
  ["active as Entra's text", [{ op: "replace", path: "active", value: "False" }]],
  ["a second email", [{ op: "add", path: "emails", value: email("second@example.com") }]],
  ["an email that is not primary", [{ op: "replace", path: "emails", value: [{ value: "a@example.com" }] }]],
  ["a filter that nothing matches", [{ op: "replace", path: 'emails[type eq "home"].value', value: "a@example.com" }]],
  ["a filter with another operator", [{ op: "replace", path: 'emails[type sw "wo"].value', value: "a@example.com" }]],
  ["the id", [{ op: "replace", path: "id", value: "x" }]],
  ["the groups", [{ op: "add", path: "groups", value: [{ value: "x" }] }]],
  ["an attribute AWS does not take", [{ op: "add", path: "photos", value: [{ value: "x" }] }]],
  ["an extension nobody knows", [{ op: "add", path: "urn:example:2.0:User:x", value: "x" }]],
  ["an unknown part of the extension", [{ op: "add", path: `${ENTERPRISE}:badge`, value: "x" }]],
  ["a name from JavaScript", [{ op: "add", path: "__proto__.polluted", value: "x" }]],
  ["such a name in the extension", [{ op: "add", path: `${ENTERPRISE}:__proto__.polluted`, value: "x" }]],
  ["a good change before a bad one", [{ op: "replace", path: "title", value: "Chief" }, { op: "remove", path: "displayName" }]],
])("%s is refused with 400 and nothing changes", async (_what, operations) => {
  const before = (await client.scim("GET", `/Users/${id}`)).body;
  expect(await client.scim("PATCH", `/Users/${id}`, patch(...operations))).toMatchObject({ status: 400 });
  expect((await client.scim("GET", `/Users/${id}`)).body).toEqual(before);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("several attributes without a path are refused in the words of AWS's CloudTrail", async () => {
  const answer = await client.scim("PATCH", `/Users/${id}`, patch({ op: "replace", value: { title: "x", nickName: "y" } }));
  expect(answer).toMatchObject({ status: 400, body: { detail: 'Current PATCH support allows omitting "path" attribute only for Add and Replace operations modifying a single attribute.' } });
});

test("without the schema of a PATCH there is none", async () => {
  expect(await client.scim("PATCH", `/Users/${id}`, { Operations: [{ op: "replace", path: "title", value: "x" }] })).toMatchObject({ status: 400, why: expect.stringContaining("PatchOp") });
});
