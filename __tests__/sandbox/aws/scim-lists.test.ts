import { dig, digList, digText } from "./client";
import { absent, ENTERPRISE, startScim, type ScimAnswer, type ScimClient } from "./scim-client";

let client: ScimClient;
beforeAll(async () => {
  client = await startScim();
  for (let index = 0; index < 120; index++) client.aws.state.addUser(`user${index}`);
  for (let index = 0; index < 230; index++) client.aws.state.pushGroup(`group ${index}`);
});
afterAll(() => client.aws.close());

const get = (path: string, query: Record<string, string> = {}): Promise<ScimAnswer> => client.scim("GET", `${path}?${new URLSearchParams(query).toString()}`);
const names = ({ body }: ScimAnswer) => digList(body, "Resources").map((one) => dig(one, "userName") ?? dig(one, "displayName"));

async function walk(path: string, query: Record<string, string> = {}): Promise<{ all: unknown[]; sizes: number[] }> {
  const [all, sizes]: [unknown[], number[]] = [[], []];
  let cursor: string | undefined = "";
  while (cursor !== undefined) {
    const answer: ScimAnswer = await get(path, { ...query, cursor });
    all.push(...names(answer));
    sizes.push(names(answer).length);
    expect(answer.body).not.toHaveProperty("totalResults");
    cursor = dig(answer.body, "nextCursor") === undefined ? undefined : digText(answer.body, "nextCursor");
  }
  return { all, sizes };
}

test("without a cursor a list is its first page and its whole number", async () => {
  expect((await get("/Users")).body).toMatchObject({ totalResults: 120, itemsPerPage: 50, startIndex: 1, schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"] });
  expect((await get("/Groups")).body).toMatchObject({ totalResults: 230, itemsPerPage: 100 });
  expect(names(await get("/Users", { startIndex: "1", count: "2" }))).toEqual(["user0", "user1"]);
  expect(names(await get("/Users", { startIndex: "1", count: "100" }))).toHaveLength(50);
});

test("cursors give every user fifty at a time and every group a hundred at a time, each once", async () => {
  const users = await walk("/Users");
  expect([users.sizes, new Set(users.all).size]).toEqual([[50, 50, 20], 120]);
  const groups = await walk("/Groups");
  expect([groups.sizes, new Set(groups.all).size]).toEqual([[100, 100, 30], 230]);
  expect((await walk("/Groups", { count: "90" })).sizes).toEqual([90, 90, 50]);
  expect((await walk("/Users", { filter: 'userName eq "user7"' })).all).toEqual(["user7"]);
});

test.each([
  ["a start index beyond the first page", { startIndex: "51" }],
  ["a start index that is no number", { startIndex: "first" }],
  ["a count of 0", { count: "0" }],
  ["a count of 101", { count: "101" }],
  ["a negative count", { count: "-1" }],
  ["a cursor nobody gave", { cursor: "abc" }],
  ["the cursor of another list", { cursor: Buffer.from("Groups:50").toString("base64url") }],
  ["attributes", { attributes: "userName" }],
  ["excluded attributes", { excludedAttributes: "name" }],
  ["an order", { sortBy: "userName" }],
  ["an operator other than eq", { filter: 'userName sw "user"' }],
  ["or", { filter: 'userName eq "a" or userName eq "b"' }],
  ["a pair nobody documents", { filter: 'userName eq "a" and externalId eq "b"' }],
  ["three clauses", { filter: 'id eq "a" and manager eq "b" and userName eq "c"' }],
  ["the same attribute twice", { filter: 'id eq "a" and id eq "b"' }],
  ["an attribute that can't be filtered by", { filter: 'displayName eq "Ann"' }],
  ["an email", { filter: 'emails.value eq "a@example.com"' }],
  ["a value without quotes", { filter: "active eq true" }],
  ["an open quote", { filter: 'userName eq "user' }],
  ["an empty filter", { filter: "" }],
  ["brackets", { filter: '(userName eq "user1")' }],
  ["a name from JavaScript", { filter: 'constructor eq "x"' }],
])("%s is refused with 400", async (_what, query) => {
  expect(await get("/Users", query)).toMatchObject({ status: 400 });
});

test("users are found by what AWS documents, and only whole values match", async () => {
  const chief = await client.user("chief");
  const ann = await client.user("ann", { [ENTERPRISE]: { manager: { value: chief } } });
  const group = await client.group("Filtered", [ann]);
  const found = async (filter: string) => names(await get("/Users", { filter }));
  expect(await found('userName eq "ann"')).toEqual(["ann"]);
  expect(await found('userName eq "an"')).toEqual([]);
  expect(await found('userName eq "ANN"')).toEqual([]);
  expect(await found('externalId eq "ext-ann"')).toEqual(["ann"]);
  expect(await found(`id eq "${ann}"`)).toEqual(["ann"]);
  expect(await found(`id eq "${ann}" and manager eq "${chief}"`)).toEqual(["ann"]);
  expect(await found(`manager eq "${chief}" and id eq "${ann}"`)).toEqual(["ann"]);
  expect(await found(`id eq "${chief}" and manager eq "${chief}"`)).toEqual([]);
  expect(await found(`groups.value eq "${group}"`)).toEqual(["ann"]);
  expect(await get("/Users", { filter: `groups.value eq "${absent}"` })).toMatchObject({ status: 404 });
});

test("groups are found by what AWS documents; membership is asked for by a filter", async () => {
  const eve = await client.user("eve");
  const id = await client.group('Say "hello"', [eve]);
  const found = async (filter: string) => names(await get("/Groups", { filter }));
  expect(await found('displayName eq "group 7"')).toEqual(["group 7"]);
  expect(await found('displayName eq "Say \\"hello\\""')).toEqual(['Say "hello"']);
  expect(await found(`id eq "${id}" and members eq "${eve}"`)).toEqual(['Say "hello"']);
  expect(await found(`members.value eq "${eve}"`)).toEqual(['Say "hello"']);
  const other = client.aws.state.groups.keys().next().value ?? "";
  expect(await found(`id eq "${other}" and members eq "${eve}"`)).toEqual([]);
  expect(await get("/Groups", { filter: `id eq "${id}" and members eq "${absent}"` })).toMatchObject({ status: 404, body: { detail: "USER not found." } });
  for (const filter of [`members eq "${eve}"`, 'userName eq "eve"']) expect(await get("/Groups", { filter })).toMatchObject({ status: 400 });
});
