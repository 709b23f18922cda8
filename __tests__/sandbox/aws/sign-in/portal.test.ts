import fc from "fast-check";
import { openFrontDoor, type FrontDoor } from "../../../../sandbox/web/front-door";
import { dig, digList } from "../client";
import { ANA, shownIn, world, type World } from "./walk";

let door: FrontDoor;
let here: World;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  here = world(door, { groups: ["Engineers", "Auditors"], users: [ANA, "bo@tarnholt.example"] });
});
afterAll(() => door.close());

const PAYMENTS = "222233334444";
const DATA = "333344445555";

/** Asks the portal's API with the session that the browser has, or with another token. */
async function ask(there: World, path: string, token = there.browser.cookie(there.instance.portalHost, "x-amz-sso_authn")) {
  const { status, text } = await there.browser.fetch(`https://${there.instance.apiHost}${path}`, token === undefined ? {} : { "x-amz-sso_bearer_token": token });
  const body: unknown = JSON.parse(text);
  return { status, body };
}

/** Every page of a listing. */
async function all(there: World, path: string, member: string, size = 100): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let token = ""; ; ) {
    const { body } = await ask(there, `${path}${path.includes("?") ? "&" : "?"}max_result=${size}${token}`);
    found.push(...digList(body, member));
    const next = dig(body, "nextToken");
    if (typeof next !== "string") return found;
    token = `&next_token=${encodeURIComponent(next)}`;
  }
}

const credentials = (account: string, role: string) => `/federation/credentials?${new URLSearchParams({ account_id: account, role_name: role }).toString()}`;

function company(): void {
  const { state } = here;
  state.addAccount({ id: PAYMENTS, name: "payments", email: "payments@tarnholt.example" });
  state.addAccount({ id: DATA, name: "data" });
  for (const name of ["Deployer", "ReadOnly", "Audit+Billing"]) state.addPermissionSet(name, { sessionDuration: "PT2H30M" });
  state.addMember("Engineers", ANA);
  state.assign("Engineers", "Deployer", PAYMENTS);
  state.assign("Engineers", "ReadOnly", PAYMENTS);
  state.assign({ user: ANA }, "Audit+Billing", DATA);
  state.assign("Auditors", "ReadOnly", DATA);
  state.assign({ user: "bo@tarnholt.example" }, "Deployer", DATA);
}

describe("the access portal", () => {
  test("shows what the person and the person's groups are assigned, with name, id and e-mail, and a link to share", async () => {
    company();
    const shown = await here.start();
    expect(shownIn(shown)).toEqual([`${DATA} Audit+Billing`, `${PAYMENTS} Deployer`, `${PAYMENTS} ReadOnly`]);
    expect(shown.html).toContain(`<h2>payments</h2><p>${PAYMENTS} | payments@tarnholt.example</p>`);
    expect(shown.html).toContain(`href="/start/#/console?account_id=${DATA}&#38;role_name=Audit%2BBilling"`);
  });

  test("follows every change at once: a membership, an assignment, a set that is not provisioned, a group made anew", async () => {
    company();
    await here.start();
    const { state } = here;
    const shown = async () => shownIn(await here.start());
    state.addMember("Auditors", ANA);
    expect(await shown()).toContain(`${DATA} ReadOnly`);
    state.sets.named("Deployer")?.provisioned.delete(PAYMENTS);
    expect(await shown()).not.toContain(`${PAYMENTS} Deployer`);
    state.deleteGroup("Engineers");
    state.pushGroup("Engineers");
    state.addMember("Engineers", ANA);
    expect(await shown()).toEqual([`${DATA} Audit+Billing`, `${DATA} ReadOnly`]);
  });

  test("shows a person without assignments an empty page", async () => {
    const shown = await here.start();
    expect([shown.status, shownIn(shown)]).toEqual([200, []]);
    expect(shown.html).toContain("You do not have any applications or accounts.");
  });
});

/** Indexes of group or person (by name), set and account. */
const PEOPLE = ["G0", "G1", "G2", ANA, "bo@tarnholt.example"];
const plans = fc.record({
  grants: fc.array(fc.record({ who: fc.constantFrom(...PEOPLE), set: fc.nat(3), account: fc.nat(3), provisioned: fc.boolean() }), { maxLength: 20 }),
  anaIn: fc.subarray(["G0", "G1", "G2"]),
  boIn: fc.subarray(["G0", "G1", "G2"]),
  deleted: fc.subarray(["G0", "G1", "G2"], { maxLength: 1 }),
});

test("whatever the grants and memberships: page, lists and credentials are the person's assignments, neither more nor fewer", async () => {
  const accounts = ["100000000000", "100000000001", "100000000002", "100000000003"];
  await fc.assert(fc.asyncProperty(plans, async ({ grants, anaIn, boIn, deleted }) => {
    const there = world(door, { groups: ["G0", "G1", "G2"], users: [ANA, "bo@tarnholt.example"] });
    const { state } = there;
    for (const id of accounts) state.addAccount({ id, name: `account ${id}` });
    for (let index = 0; index < 4; index += 1) state.addPermissionSet(`Set${index}`);
    for (const group of anaIn) state.addMember(group, ANA);
    for (const group of boIn) state.addMember(group, "bo@tarnholt.example");
    for (const { who, set, account } of grants) state.assign(who.includes("@") ? { user: who } : who, `Set${set}`, accounts[account] ?? "");
    // Provisioning is of a set in an account, whoever it is assigned to.
    const unprovisioned = new Set(grants.filter(({ provisioned }) => !provisioned).map(({ set, account }) => `${accounts[account]} Set${set}`));
    for (const one of unprovisioned) {
      const [account = "", set = ""] = one.split(" ");
      state.sets.named(set)?.provisioned.delete(account);
    }
    for (const group of deleted) state.deleteGroup(group);
    const mine = new Set<string>([ANA, ...anaIn.filter((group) => !deleted.includes(group))]);
    const expected = [...new Set(grants.filter(({ who }) => mine.has(who)).map(({ set, account }) => `${accounts[account]} Set${set}`))].filter((one) => !unprovisioned.has(one)).toSorted();
    expect(shownIn(await there.start())).toEqual(expected);
    const listed = await all(there, "/assignment/accounts", "accountList", 1);
    const ids = listed.map((one) => String(dig(one, "accountId")));
    const roles = await Promise.all(ids.map(async (id) => (await all(there, `/assignment/roles?account_id=${id}`, "roleList", 2)).map((one) => `${String(dig(one, "accountId"))} ${String(dig(one, "roleName"))}`)));
    expect(roles.flat()).toEqual(expected);
    for (const account of accounts) {
      for (let set = 0; set < 4; set += 1) expect((await ask(there, credentials(account, `Set${set}`))).status).toBe(expected.includes(`${account} Set${set}`) ? 200 : 403);
    }
  }), { numRuns: 25 });
});

describe("the portal's API", () => {
  test("answers as AWS's does", async () => {
    company();
    await here.start();
    expect(await ask(here, "/assignment/accounts")).toEqual({ status: 200, body: { accountList: [{ accountId: DATA, accountName: "data", emailAddress: `aws+${DATA}@example.com` }, { accountId: PAYMENTS, accountName: "payments", emailAddress: "payments@tarnholt.example" }] } });
    expect(await ask(here, `/assignment/roles?account_id=${DATA}`)).toEqual({ status: 200, body: { roleList: [{ roleName: "Audit+Billing", accountId: DATA }] } });
  });

  test("gives credentials that are none, for as long as the permission set says", async () => {
    company();
    await here.start();
    const expiration = here.set.now.getTime() + 2.5 * 3_600_000;
    expect(await ask(here, credentials(DATA, "Audit+Billing"))).toEqual({
      status: 200,
      body: {
        roleCredentials: { accessKeyId: "SANDBOX-NOT-A-KEY", secretAccessKey: "not-a-secret", sessionToken: "not-a-token", expiration },
        sandbox: { permissionSet: here.state.sets.named("Audit+Billing")?.arn, sessionDuration: "PT2H30M", sessionTags: {} },
      },
    });
  });

  test("pages: a token leads on, is good for its listing alone, and every account comes once", async () => {
    company();
    for (let index = 0; index < 205; index += 1) here.state.assign("Engineers", "ReadOnly", here.state.addAccount({ id: String(400_000_000_000 + index), name: `n${index}` }).id);
    await here.start();
    const first = await ask(here, "/assignment/accounts");
    expect(digList(first.body, "accountList")).toHaveLength(100);
    const listed = await all(here, "/assignment/accounts", "accountList");
    expect(new Set(listed.map((one) => dig(one, "accountId"))).size).toBe(207);
    expect(listed).toHaveLength(207);
    const token = encodeURIComponent(String(dig(first.body, "nextToken")));
    expect((await ask(here, `/assignment/roles?account_id=${DATA}&next_token=${token}`)).status).toBe(400);
  });

  test.each([
    ["no account", "/assignment/roles", 400],
    ["an account that is not the person's", "/assignment/roles?account_id=111122223333", 403],
    ["no role", `/federation/credentials?account_id=${DATA}`, 400],
    ["no account for the role", "/federation/credentials?role_name=Deployer", 400],
    ["another person's role", credentials(DATA, "Deployer"), 403],
    ["a role in another case", credentials(PAYMENTS, "deployer"), 403],
    ["a role that is not there", credentials(PAYMENTS, "Admin"), 403],
    ["a page of 0", "/assignment/accounts?max_result=0", 400],
    ["a page of 101", "/assignment/accounts?max_result=101", 400],
    ["a page of nothing", "/assignment/accounts?max_result=", 400],
    ["a token that nobody gave", "/assignment/accounts?next_token=abc", 400],
    ["another operation", "/assignment/everything", 404],
    ["a name from JavaScript", "/constructor", 404],
  ])("refuses %s", async (_what, path, status) => {
    company();
    await here.start();
    expect((await ask(here, path)).status).toBe(status);
  });

  test.each([["no token", undefined], ["a token that nobody gave", "abc"]])("with %s it is 401, in AWS's words", async (_what, token) => {
    company();
    expect(await ask(here, "/assignment/accounts", token)).toEqual({ status: 401, body: { message: "Session token not found or invalid", __type: "com.amazonaws.switchboard.portal#UnauthorizedException" } });
  });
});
