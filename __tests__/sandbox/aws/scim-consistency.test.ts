import fc from "fast-check";
import { dig, digList, digText, digTexts } from "./client";
import { ENTERPRISE, oktaUser, patch, startScim, type ScimClient } from "./scim-client";

interface Step {
  readonly kind: "createUser" | "putUser" | "renameUser" | "activate" | "deleteUser" | "createGroup" | "renameGroup" | "externalGroup" | "addMembers" | "removeMember" | "swapMembers" | "deleteGroup" | "apiUser" | "apiRename";
  /** Names are few, so that they clash; so are the users and groups meant. */
  readonly name: string;
  readonly other: string;
  readonly at: number;
  readonly flag: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step["kind"]>("createUser", "createUser", "putUser", "renameUser", "activate", "deleteUser", "createGroup", "createGroup", "renameGroup", "externalGroup", "addMembers", "addMembers", "removeMember", "swapMembers", "deleteGroup", "apiUser", "apiRename"),
  name: fc.constantFrom("a", "b", "c", "d"),
  other: fc.constantFrom("a", "b", "c", "d"),
  at: fc.nat(5),
  flag: fc.boolean(),
});

/** Ids that were made, deleted ones too: a request to them has to be refused. */
interface Ids {
  readonly users: string[];
  readonly groups: string[];
}

const pick = (ids: readonly string[], at: number) => ids[ids.length === 0 ? 0 : at % ids.length] ?? "nobody";

async function take(client: ScimClient, { kind, name, other, at, flag }: Step, ids: Ids): Promise<number> {
  const { scim } = client;
  const [user, group] = [pick(ids.users, at), pick(ids.groups, at)];
  const body = oktaUser(name, { externalId: flag ? `e-${other}` : undefined, emails: [{ value: `${other}@example.com`, primary: true }], ...(flag ? { [ENTERPRISE]: { department: other } } : {}) });
  const keep = (made: string[], answer: { status: number; body: unknown }) => {
    if (answer.status === 201) made.push(digText(answer.body, "id"));
    return answer.status;
  };
  const members = [user, pick(ids.users, at + 1)].map((value) => ({ value }));
  const patched = async (path: string, ...operations: unknown[]) => (await scim("PATCH", path, patch(...operations))).status;
  switch (kind) {
    case "createUser": return keep(ids.users, await scim("POST", "/Users", body));
    case "putUser": return (await scim("PUT", `/Users/${user}`, body)).status;
    case "renameUser": return patched(`/Users/${user}`, { op: "replace", path: "userName", value: name }, ...(flag ? [{ op: "replace", path: "emails", value: [{ value: `${other}@example.com`, primary: true }] }] : [{ op: "remove", path: "displayName" }]));
    case "activate": return patched(`/Users/${user}`, { op: "replace", value: { active: flag } });
    case "deleteUser": return (await scim("DELETE", `/Users/${user}`)).status;
    case "createGroup": return keep(ids.groups, await scim("POST", "/Groups", { displayName: name, ...(flag ? { externalId: other } : {}), members: ids.users.length === 0 ? [] : members }));
    case "renameGroup": return patched(`/Groups/${group}`, { op: "replace", value: { id: group, displayName: name } });
    case "externalGroup": return patched(`/Groups/${group}`, flag ? { op: "replace", path: "externalId", value: other } : { op: "remove", path: "externalId" });
    case "addMembers": return patched(`/Groups/${group}`, { op: "add", path: "members", value: members });
    case "removeMember": return patched(`/Groups/${group}`, { op: "remove", path: `members[value eq "${user}"]` });
    case "swapMembers": return patched(`/Groups/${group}`, { op: "remove", path: "members", value: members }, { op: "add", path: "members", value: [{ value: pick(ids.users, at + 2) }] }, { op: "replace", path: "displayName", value: name });
    case "deleteGroup": return (await scim("DELETE", `/Groups/${group}`)).status;
    case "apiUser": {
      const { UserId } = await client.ids("CreateUser", { UserName: name, DisplayName: name, Name: { GivenName: name, FamilyName: name }, Emails: [{ Value: `${other}@example.com`, Primary: true }] });
      if (typeof UserId === "string") ids.users.push(UserId);
      return UserId === undefined ? 400 : 201;
    }
    case "apiRename": return "error" in (await client.ids("UpdateUser", { UserId: user, Operations: [{ AttributePath: "userName", AttributeValue: name }] })) ? 400 : 200;
  }
}

type View = Record<string, unknown>;

/** Everything as SCIM tells it, each user and group looked up in every way there is. */
async function viewOfScim({ scim }: ScimClient): Promise<View> {
  const list = async (path: string) => digList((await scim("GET", path)).body, "Resources");
  const found = async (path: string, attribute: string, value: unknown) => (typeof value === "string" ? digTexts(await list(`${path}?filter=${encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`)}`), "id") : []);
  const users = await Promise.all((await list("/Users")).map(async (user) => {
    const [id, userName, external, email] = [digText(user, "id"), dig(user, "userName"), dig(user, "externalId"), dig(user, "emails", "0", "value")];
    const [byName, byExternal, groups] = [await found("/Users", "userName", userName), await found("/Users", "externalId", external), await found("/Groups", "members.value", id)];
    // By its address SCIM finds nobody; the API has to find the one who shows it.
    return { id, userName, external, email, given: dig(user, "name", "givenName"), byName, byExternal, byEmail: email === undefined ? [] : [id], groups };
  }));
  const groups = await Promise.all((await list("/Groups")).map(async (group) => {
    const [id, name, external] = [digText(group, "id"), dig(group, "displayName"), dig(group, "externalId")];
    return { id, name, external, byName: await found("/Groups", "displayName", name), byExternal: await found("/Groups", "externalId", external), members: await found("/Users", "groups.value", id) };
  }));
  return { users, groups };
}

/** The same as the identity store's API tells it. */
async function viewOfApi(client: ScimClient): Promise<View> {
  const found = async (kind: "User" | "Group", attribute: string, value: unknown) => {
    if (value === undefined) return [];
    const AlternateIdentifier = attribute === "externalId" ? { ExternalId: { Issuer: "https://scim.aws.com/okta", Id: value } } : { UniqueAttribute: { AttributePath: attribute, AttributeValue: value } };
    return [dig(await client.ids(`Get${kind}Id`, { AlternateIdentifier }), `${kind}Id`)];
  };
  const users = await Promise.all(digList(await client.ids("ListUsers"), "Users").map(async (user) => {
    const [UserId, userName, external, email] = [digText(user, "UserId"), dig(user, "UserName"), dig(user, "ExternalIds", "0", "Id"), dig(user, "Emails", "0", "Value")];
    const groups = digTexts(digList(await client.ids("ListGroupMembershipsForMember", { MemberId: { UserId } }), "GroupMemberships"), "GroupId");
    return { id: UserId, userName, external, email, given: dig(user, "Name", "GivenName"), byName: await found("User", "userName", userName), byExternal: await found("User", "externalId", external), byEmail: await found("User", "emails.value", email), groups };
  }));
  const groups = await Promise.all(digList(await client.ids("ListGroups"), "Groups").map(async (group) => {
    const [GroupId, name, external] = [digText(group, "GroupId"), dig(group, "DisplayName"), dig(group, "ExternalIds", "0", "Id")];
    const members = digTexts(digList(await client.ids("ListGroupMemberships", { GroupId }), "GroupMemberships"), "MemberId", "UserId");
    return { id: GroupId, name, external, byName: await found("Group", "displayName", name), byExternal: await found("Group", "externalId", external), members };
  }));
  return { users, groups };
}

/** What nobody has, not even a deleted or renamed one, is there to be taken. */
async function expectFree({ scim }: ScimClient, taken: string): Promise<void> {
  for (const value of ["a", "b", "c", "d"]) {
    const user = oktaUser(`new-${value}`, { externalId: `new-${value}` });
    if (!taken.includes(`"userName":"${value}"`)) expect((await scim("POST", "/Users", { ...user, userName: value, emails: [] })).status).toBe(201);
    if (!taken.includes(`"email":"${value}@example.com"`)) expect((await scim("POST", "/Users", { ...user, externalId: null, emails: [{ value: `${value}@example.com`, primary: true }] })).status).toBe(201);
    if (!taken.includes(`"external":"e-${value}"`)) expect((await scim("POST", "/Users", { ...user, userName: `other-${value}`, externalId: `e-${value}`, emails: [] })).status).toBe(201);
    if (!taken.includes(`"name":"${value}"`)) expect((await scim("POST", "/Groups", { displayName: value })).status).toBe(201);
    if (!taken.includes(`"external":"${value}"`)) expect((await scim("POST", "/Groups", { displayName: `new-${value}`, externalId: value })).status).toBe(201);
  }
}

/** What is there, down to the last attribute. */
function contents({ aws: { state } }: ScimClient): string {
  return JSON.stringify([[...state.users.values()], [...state.groups.values()], [...state.directory.memberships.values()]]);
}

test("whatever is sent, SCIM and the identity store's API tell the same, and a request that is refused changes nothing", async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const client = await startScim();
      const ids: Ids = { users: [], groups: [] };
      try {
        for (const one of steps) {
          const before = contents(client);
          const status = await take(client, one, ids);
          statuses.add(status);
          expect([200, 201, 204, 400, 404, 409]).toContain(status);
          if (status >= 400) expect(contents(client)).toBe(before);
        }
        const view = await viewOfScim(client);
        expect(view).toEqual(await viewOfApi(client));
        await expectFree(client, JSON.stringify(view));
      } finally {
        await client.aws.close();
      }
    }),
    { numRuns: 60 },
  );
  // Without all of them the sequences are too tame to prove anything.
  expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 201, 204, 400, 404, 409]);
});
