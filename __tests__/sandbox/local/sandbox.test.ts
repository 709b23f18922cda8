import { request } from "node:https";
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
import type { FrontDoor } from "../../../sandbox/web/front-door";
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

/** Asks through the front door, as idc_curl does. */
function through(door: FrontDoor | undefined, host: string, method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: door?.port, servername: host, ca: door?.certificate, checkServerIdentity: () => undefined, agent: false, method, path, headers: { host } }, (response) => {
      let text = "";
      response.on("data", (bytes) => { text += String(bytes); }).on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text === "" ? "{}" : text) as Record<string, unknown> }));
    }).on("error", reject).end(body === undefined ? "" : JSON.stringify(body));
  });
}

describe("a local sandbox", () => {
  let running: LocalSandbox | undefined;
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });

  test("lets Okta push by itself what an API call changed, after a person has connected it, and says what AWS refuses", async () => {
    const { aws, okta } = await companies();
    const app = okta.apps.all()[0];
    if (app === undefined) throw new Error("no app");
    const told: string[] = [];
    running = await startSandbox({ aws, okta }, { changed: () => undefined, told: (text) => told.push(text) });
    const { door, okta: server } = running;
    const admin = (method: string, path: string, body?: object) => through(door, "tarnholt-admin.okta.com", method, path, body);
    const steps = (method: string, path: string, body?: object) => through(door, "console.aws.amazon.com", method, `/iam-identity-center${path}`, body);
    const api = (method: string, path: string, body: object) => fetch(`${server?.url}/api/v1${path}`, { method, headers: { authorization: "SSWS x" }, body: JSON.stringify(body) });

    expect(await steps("POST", "/identity-source", { metadata: samlMetadata(app, okta.apps.key(app.id, app.kid), okta.base) })).toMatchObject({ status: 200 });
    const { body: { endpoint } } = await steps("POST", "/automatic-provisioning");
    const { body: { id, token } } = await steps("POST", "/access-tokens");
    expect(await admin("GET", "/apps")).toMatchObject({ body: [{ label: "AWS", provisioning: "off" }] });
    // As in Okta, whoever had the app before is left alone until they are assigned anew.
    expect(await admin("POST", `/apps/${app.id}/provisioning`, { endpoint, token })).toMatchObject({ status: 200, body: { users: { leftAlone: [ANA] } } });
    expect(await admin("GET", "/apps")).toMatchObject({ body: [{ provisioning: "connected" }] });

    const engineers = okta.groups.named("AWS Engineers")?.id ?? "";
    expect((await api("POST", `/apps/${app.id}/group-push/mappings`, { sourceGroupId: engineers, targetGroupName: "AWS Engineers", status: "ACTIVE" })).status).toBeLessThan(300);
    while (aws.directory.groupNamed("AWS Engineers") === undefined) await wait(20);
    expect(told).toEqual([]);

    await steps("DELETE", `/access-tokens/${String(id)}`);
    const users = okta.groups.named("AWS users")?.id ?? "";
    expect((await api("POST", `/apps/${app.id}/group-push/mappings`, { sourceGroupId: users, targetGroupName: "AWS users", status: "ACTIVE" })).status).toBeLessThan(300);
    while (told.length === 0) await wait(20);
    expect(told.join()).toMatch(/Okta could not provision AWS: Error while .*Unauthorized/);
    expect(told.join()).not.toContain(String(token));
  });

  test("knows after loading that the app was connected, and that it needs a token again", async () => {
    const { aws, okta } = await companies();
    const app = okta.apps.all()[0];
    okta.enableProvisioning(app?.id ?? "");
    running = await startSandbox(loadState(saveState({ aws, okta })), { changed: () => undefined, told: () => undefined });
    const admin = (method: string, path: string) => through(running?.door, "tarnholt-admin.okta.com", method, path);
    expect(await admin("GET", "/apps")).toMatchObject({ body: [{ provisioning: "waits for a token" }] });
    expect(await admin("POST", `/apps/${app?.id}/push`)).toMatchObject({ status: 400, body: { errorCauses: [{ errorSummary: expect.stringContaining("has no token in this run") }] } });
  });

  test("serves the console steps and Okta's admin steps behind its door, and hears of what they change", async () => {
    const { aws, okta } = await companies();
    const changed = jest.fn();
    running = await startSandbox({ aws, okta }, { changed, told: () => undefined });
    const browser = new Browser(running.door);
    expect((await browser.fetch("https://console.aws.amazon.com/iam-identity-center/settings")).text).toContain(STORE);
    expect((await browser.fetch("https://tarnholt-admin.okta.com/apps")).text).toContain('"AWS"');
    while (changed.mock.calls.length < 2) await wait(10);
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
