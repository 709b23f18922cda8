import { setTimeout as wait } from "node:timers/promises";
import { AwsState } from "../../../sandbox/aws/state";
import { loadState, saveState } from "../../../sandbox/kept/state";
import { startSandbox, type LocalSandbox } from "../../../sandbox/local/sandbox";
import { adminSite } from "../../../sandbox/local/admin-site";
import { Provisioning } from "../../../sandbox/local/provisioning";
import { signInSite } from "../../../sandbox/okta";
import type { OktaOrg } from "../../../sandbox/okta/org";
import { seedOrg } from "../../../sandbox/okta/seed";
import { samlMetadata } from "../../../sandbox/okta/saml-metadata";
import { Browser } from "../../../sandbox/web/browser";
import type { Site } from "../../../sandbox/web/message";
import { audience } from "../../../src/model/region";

const ANA = "ana@tarnholt.example";
const STORE = "d-9067f1e2d3";

async function companies(): Promise<{ aws: AwsState; okta: OktaOrg }> {
  const aws = new AwsState({ account: "111122223333", identityStoreId: STORE, acsTenant: "0a1b2c3d" });
  const okta = await seedOrg({ name: "tarnholt", users: [{ login: ANA, firstName: "Ana", lastName: "Silva", displayName: "Ana Silva" }], groups: [{ name: "AWS users", members: [ANA] }, { name: "AWS Engineers", members: [ANA] }], apps: [{ label: "AWS", acsURL: "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d", entityID: audience("eu-west-1", STORE), groups: ["AWS users"] }] });
  return { aws, okta };
}

/** Asks a site as idc_curl asks it through the front door. */
async function ask(site: Site, method: string, path: string, body: unknown = ""): Promise<{ status: number; body: Record<string, unknown> }> {
  const { status, content } = await site({ method, host: "x", path, query: new URLSearchParams(), headers: {}, cookies: new Map(), body: typeof body === "string" ? body : JSON.stringify(body) });
  return { status, body: JSON.parse(content?.text ?? "{}") as Record<string, unknown> };
}

describe("a local sandbox", () => {
  let running: LocalSandbox | undefined;
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });

  test("lets Okta push by itself what an API call changed, after a person has connected it, and says what AWS refuses", async () => {
    const { aws, okta } = await companies();
    let changes = 0;
    const told: string[] = [];
    running = await startSandbox({ aws, okta }, { changed: () => { changes += 1; }, told: (text) => told.push(text) });
    const app = okta.apps.all()[0];
    if (app === undefined || running.okta === undefined) throw new Error("no app");
    aws.console.changeIdentitySource(samlMetadata(app, okta.apps.key(app.id, app.kid), okta.base));
    const { endpoint } = aws.console.enableAutomaticProvisioning();
    const { id, token } = aws.console.createAccessToken();
    const provisioning = { endpoint, token };
    const through = new Provisioning(okta, running.aws.url, () => undefined);
    const admin = adminSite(okta, signInSite(okta), through);
    expect(await ask(admin, "GET", "/apps")).toMatchObject({ body: [{ label: "AWS", provisioning: "off" }] });
    expect(await ask(admin, "POST", `/apps/${app.id}/provisioning`, provisioning)).toMatchObject({ status: 200, body: { users: { leftAlone: [ANA] } } });
    expect(JSON.stringify(await ask(admin, "GET", "/apps"))).toContain('"connected"');

    okta.assignments.remove(app.id, okta.groups.named("AWS users")?.id ?? "");
    const call = (method: string, path: string, body: object) => fetch(`${running?.okta?.url}${path}`, { method, headers: { authorization: "SSWS x" }, body: JSON.stringify(body) });
    expect((await call("PUT", `/api/v1/apps/${app.id}/groups/${okta.groups.named("AWS users")?.id}`, {})).status).toBe(200);
    expect((await ask(admin, "POST", `/apps/${app.id}/push`)).body).toMatchObject({ users: { created: [ANA] } });
    expect(changes).toBeGreaterThan(0);
    through.changed();
    okta.mappings.add(app, { sourceGroupId: okta.groups.named("AWS Engineers")?.id ?? "", targetGroupName: "AWS Engineers" });
    while (aws.directory.groupNamed("AWS Engineers") === undefined) await wait(20);

    aws.console.deleteAccessToken(id);
    expect(JSON.stringify((await ask(admin, "POST", `/apps/${app.id}/retry`)).body)).not.toContain(token);
    through.stop();
    // What was kept knows of the connection and not of the token.
    const again = loadState(saveState({ aws, okta }));
    if (again.okta === undefined) throw new Error("no Okta");
    const after = adminSite(again.okta, signInSite(again.okta), new Provisioning(again.okta, "http://127.0.0.1:9", () => undefined));
    expect(await ask(after, "GET", "/apps")).toMatchObject({ body: [{ provisioning: "waits for a token" }] });
    expect(await ask(after, "POST", `/apps/${app.id}/push`)).toMatchObject({ status: 400, body: { errorCauses: [{ errorSummary: expect.stringContaining("has no token in this run") }] } });
  });

  test("serves the console steps and Okta's admin steps behind its door, and hears of what they change", async () => {
    const { aws, okta } = await companies();
    let changes = 0;
    running = await startSandbox({ aws, okta }, { changed: () => { changes += 1; }, told: () => undefined });
    const browser = new Browser(running.door);
    expect((await browser.fetch("https://console.aws.amazon.com/iam-identity-center/settings")).text).toContain(STORE);
    expect((await browser.fetch("https://tarnholt-admin.okta.com/apps")).text).toContain('"AWS"');
    while (changes < 2) await wait(10);
  });
});

describe("a person's sign-in link", () => {
  test("leads into the app without a password, once, and stays with the org", async () => {
    const { okta } = await companies();
    const pages = signInSite(okta);
    const admin = adminSite(okta, pages, new Provisioning(okta, "http://127.0.0.1:9", () => undefined));
    const { status, body } = await ask(admin, "POST", `/people/${encodeURIComponent(ANA)}/sign-in`, { factors: ["push"] });
    expect(status).toBe(200);
    const url = new URL(String(body["url"]));
    expect(url.origin).toBe("https://tarnholt.okta.com");
    const redeem = async () => (await pages.site({ method: "GET", host: url.hostname, path: url.pathname, query: url.searchParams, headers: {}, cookies: new Map(), body: "" })).headers?.["location"];
    expect(await redeem()).toMatch(/^https:\/\/tarnholt\.okta\.com\/app\/amazon_aws_sso\/exk\w+\/sso\/saml$/);
    expect(await redeem()).toBe("/login/login.htm");
  });

  test.each<[string, string, string, unknown, number]>([
    ["somebody unknown", "POST", "/people/nobody%40x/sign-in", "", 404],
    ["a factor that does not exist", "POST", `/people/${ANA}/sign-in`, { factors: ["sms"] }, 400],
    ["a body that is no object", "POST", `/people/${ANA}/sign-in`, "[1]", 400],
    ["a path that is none", "GET", "/people", "", 404],
    ["a path that is no text", "GET", "/%ff", "", 404],
    ["an app that is not there", "POST", "/apps/0oa/provisioning", { endpoint: "https://x.example", token: "t" }, 404],
    ["an endpoint that is none", "POST", "/apps/0oa/provisioning", { endpoint: "x", token: "t" }, 400],
    ["no token", "POST", "/apps/0oa/provisioning", { endpoint: "https://x.example" }, 400],
  ])("%s is refused as Okta refuses", async (_, method, path, body, status) => {
    const { okta } = await companies();
    const found = await ask(adminSite(okta, signInSite(okta), new Provisioning(okta, "http://127.0.0.1:9", () => undefined)), method, path, body);
    expect(found).toMatchObject({ status, body: { errorCode: expect.stringMatching(/^E00/) } });
  });
});
