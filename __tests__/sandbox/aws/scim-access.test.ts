import { type Client, digList, startClient } from "./client";
import { absent, ENTERPRISE, GROUP, oktaUser, patch, startScim, UNPARSABLE, USER, type ScimClient } from "./scim-client";

const start = new Date("2026-11-01T00:00:00Z");
const year = 365 * 86_400_000;
let now = start;
const open: Client[] = [];
/** Closed after the test, also after one that fails. */
const kept = <One extends Client>(one: One): One => {
  open.push(one);
  return one;
};
let client: ScimClient;
beforeEach(async () => {
  now = start;
  client = kept(await startScim({ clock: () => now }));
});
afterEach(() => Promise.all(open.splice(0).map(({ aws }) => aws.close())));

const denied = { status: 401, body: { status: "401", detail: "Authorization header is invalid or missing." } };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test.each([
  ["no header", ""],
  ["no scheme", "TOKEN"],
  ["another scheme", "Basic TOKEN"],
  ["a scheme in small letters", "bearer TOKEN"],
  ["a token that is none", "Bearer nonsense"],
  ["the token and more", "Bearer TOKEN TOKEN"],
  ["no space", "BearerTOKEN"],
  ["half a token", "Bearer HALF"],
])("%s is 401, before anything is said of the request", async (_what, header) => {
  const authorization = header.replaceAll("TOKEN", client.token).replace("HALF", client.token.slice(0, 40));
  expect(await client.scim("POST", "/Users", "{", { authorization })).toMatchObject(denied);
  expect(await client.scim("GET", "//nowhere/", undefined, { authorization })).toMatchObject(denied);
});

test("another tenant is 401 with the right token", async () => {
  const response = await fetch(`${client.aws.url}/${absent}/scim/v2/Users`, { headers: bearer(client.token) });
  expect([response.status, await response.json()]).toEqual([401, expect.objectContaining({ detail: denied.body.detail })]);
});

test("a token ends after its year, or earlier where that was asked for, or when it is deleted", async () => {
  const { console: steps } = client.aws.state;
  const short = steps.createAccessToken(new Date(start.getTime() + 1000));
  const get = async (token: string) => (await client.scim("GET", "/Users", undefined, bearer(token))).status;
  now = new Date(start.getTime() + 999);
  expect(await get(short.token)).toBe(200);
  now = new Date(start.getTime() + 1000);
  expect([await get(short.token), await get(client.token)]).toEqual([401, 200]);
  now = new Date(start.getTime() + year - 1);
  expect(await get(client.token)).toBe(200);
  now = new Date(start.getTime() + year);
  expect(await get(client.token)).toBe(401);
  const next = steps.createAccessToken();
  expect(await get(next.token)).toBe(200);
  steps.deleteAccessToken(next.id);
  expect(await get(next.token)).toBe(401);
});

test("without automatic provisioning nobody comes in", async () => {
  const bare = kept(await startClient());
  for (const tenant of ["undefined", "x", absent]) expect((await fetch(`${bare.aws.url}/${tenant}/scim/v2/Users`, { headers: bearer("undefined") })).status).toBe(401);
});

test.each(["//Users", "/Users/", "/", "", "/Users//x", "/Groups/"])("a base URL that ends with a slash, or any other empty part, is 400: %s", async (path) => {
  expect(await client.scim("GET", path)).toMatchObject({ status: 400, body: { detail: UNPARSABLE }, why: expect.stringContaining("slash") });
});

test.each([
  ["GET", "/Me", 404],
  ["GET", "/users", 404],
  ["POST", "/Bulk", 400],
  ["POST", "/Users/.search", 400],
  ["POST", "/ServiceProviderConfig", 400],
  ["DELETE", "/Users", 400],
  ["PUT", "/Groups", 400],
  ["GET", "/Users/x/y", 400],
  ["GET", "/Users/%E0%A4%A", 400],
  ["GET", "/ResourceTypes/User", 404],
  ["GET", "/Schemas/urn:nobody", 404],
])("%s %s is not there: %i", async (method, path, status) => {
  expect(await client.scim(method, path)).toMatchObject({ status, body: { status: String(status) } });
});

test("an error has AWS's members, and the id that its header has", async () => {
  now = new Date("2026-11-02T03:04:05.678Z");
  const { status, body, headers } = await client.scim("GET", `/Users/${absent}`);
  const schema = ["urn:ietf:params:scim:api:messages:2.0:Error"];
  expect([status, body]).toEqual([404, { schema, schemas: schema, detail: "USER not found.", status: "404", exceptionRequestId: headers.get("x-amzn-requestid"), timeStamp: "2026-11-02 03:04:05.678" }]);
  expect(headers.get("content-type")).toBe("application/json");
});

test("the endpoint says what it can", async () => {
  expect((await client.scim("GET", "/ServiceProviderConfig")).body).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, filter: { supported: true, maxResults: 50 }, sort: { supported: false }, etag: { supported: false }, authenticationSchemes: [{ type: "oauthbearertoken" }] });
  expect(digList((await client.scim("GET", "/ResourceTypes")).body, "Resources")).toMatchObject([{ id: "User", endpoint: "/Users", schemaExtensions: [{ schema: ENTERPRISE }] }, { id: "Group" }]);
  expect(digList((await client.scim("GET", "/Schemas")).body, "Resources")).toMatchObject([{ id: USER }, { id: GROUP }, { id: ENTERPRISE }]);
  expect((await client.scim("GET", `/Schemas/${USER}`)).body).toMatchObject({ id: USER, name: "User" });
});

test("calls are remembered as scim, without what makes each different", async () => {
  client.aws.forgetCalls();
  const id = await client.user("ann");
  await client.scim("GET", `/Users/${id}`);
  await client.scim("GET", '/Users?filter=userName eq "ann"');
  await client.scim("PATCH", `/Groups/${absent}`, patch({ op: "remove", path: "externalId" }));
  await client.scim("GET", "//Users");
  await client.scim("GET", "/a/b/c");
  expect(client.aws.calls().map(({ service, operation, status }) => `${service} ${operation} ${status}`)).toEqual(["scim POST /Users 201", "scim GET /Users/{id} 200", "scim GET /Users 200", "scim PATCH /Groups/{id} 404", "scim GET /Users 400", "scim GET ? 400"]);
});

test("more than a request holds is 413, and the server goes on", async () => {
  expect((await fetch(`${client.base}/Users`, { method: "POST", headers: bearer(client.token), body: " ".repeat(1_100_000) })).status).toBe(413);
  expect((await client.scim("GET", "/Users")).status).toBe(200);
});

describe("the throttle", () => {
  const send = async (on: ScimClient, times: number, method: string, path: string, body?: unknown) => {
    const statuses: number[] = [];
    for (let index = 0; index < times; index++) statuses.push((await on.scim(method, path, body)).status);
    return statuses.filter((status) => status === 429).length;
  };

  test("is AWS's 25 writes and 40 reads of each operation, once the seed has one", async () => {
    const tight = kept(await startScim({ clock: () => now, transactionsPerSecond: 20 }));
    expect(await send(tight, 27, "POST", "/Users", {})).toBe(2);
    expect(await send(tight, 42, "GET", "/Users")).toBe(2);
    expect(await send(tight, 42, "GET", "/Groups")).toBe(2);
    expect(await send(tight, 26, "DELETE", `/Users/${absent}`)).toBe(1);
    const refused = await tight.scim("GET", "/Users");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    now = new Date(now.getTime() + 1000);
    expect(await send(tight, 41, "GET", "/Users")).toBe(1);
  });

  test("counts membership changes apart, takes other figures, and is off without any", async () => {
    const tight = kept(await startScim({ clock: () => now, scimPerSecond: { writes: 2, reads: 3 } }));
    const id = await tight.group("Engineers");
    expect(await send(tight, 3, "PATCH", `/Groups/${id}`, patch({ op: "replace", path: "displayName", value: "Builders" }))).toBe(1);
    expect(await send(tight, 3, "PATCH", `/Groups/${id}`, patch({ op: "add", path: "members", value: [] }))).toBe(1);
    expect(await send(tight, 4, "GET", "/Groups")).toBe(1);
    expect(await send(client, 45, "GET", "/Users")).toBe(0);
  });

  test("a wrong token takes nothing from those who may come in", async () => {
    const tight = kept(await startScim({ clock: () => now, scimPerSecond: { writes: 1, reads: 1 } }));
    for (let index = 0; index < 5; index++) expect((await tight.scim("POST", "/Users", oktaUser("ann"), bearer("wrong"))).status).toBe(401);
    expect((await tight.scim("POST", "/Users", oktaUser("ann"))).status).toBe(201);
  });
});
