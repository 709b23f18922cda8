import { AwsState } from "../../../sandbox/aws/state";
import { ConsoleError } from "../../../sandbox/aws/console-error";
import { consoleSite } from "../../../sandbox/aws/console-site";
import { createSigningKey } from "../../../sandbox/okta/signing-key";
import { Browser } from "../../../sandbox/web/browser";
import { openFrontDoor } from "../../../sandbox/web/front-door";
import type { WebReply } from "../../../sandbox/web/message";
import { acsFault } from "../../../src/model/region";
import { spMetadata } from "../../../src/saml/signer/metadata";
import { makeCertificate } from "../../saml/idp";
import { account, dig, digText } from "./client";
import { absent, metadata } from "./scim-client";

const start = new Date("2026-11-01T00:00:00Z");
const year = 365 * 86_400_000;
let now = start;
let state: AwsState;
beforeEach(() => {
  now = start;
  state = new AwsState({ account, clock: () => now });
});

const certificate = async (notAfter = new Date("2036-01-01")) => (await createSigningKey("acme", { now: new Date("2026-01-01"), notAfter })).certificate;
const problems = (act: () => unknown): string => {
  try {
    act();
  } catch (cause) {
    if (cause instanceof ConsoleError) return cause.message;
    throw cause;
  }
  return "none";
};

describe("the identity source", () => {
  test("metadata gives issuer, sign-in URLs and the certificate; users and groups stay", async () => {
    state.addUser("ann");
    state.console.changeIdentitySource(await metadata());
    expect(state.console.settings().provider).toMatchObject({
      issuer: "http://www.okta.com/exk1acme",
      signInUrls: [{ binding: "HTTP-POST", location: "https://acme.okta.com/app/amazon_aws_sso/exk1acme/sso/saml" }, { binding: "HTTP-Redirect" }],
      certificates: [{ fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/), notAfter: new Date("2036-01-01") }],
    });
    expect(state.users.size).toBe(1);
  });

  test("of several certificates an upload takes the first; the others are imported", async () => {
    const second = await certificate();
    const { certificates } = state.console.changeIdentitySource(await metadata([second]));
    expect(certificates).toHaveLength(1);
    expect(state.console.addCertificate(second).base64).toBe(second);
    expect(state.console.settings().provider?.certificates).toHaveLength(2);
  });

  test.each([
    ["no XML", async () => "not xml"],
    ["nothing", async () => ""],
    ["no certificate", async () => (await metadata()).replace(/<md:KeyDescriptor.*?<\/md:KeyDescriptor>/s, "")],
    ["a certificate that is none", async () => (await metadata()).replace(/<ds:X509Certificate>[^<]*/, "<ds:X509Certificate>AAAA")],
    ["no entity id", async () => (await metadata()).replace(/entityID="[^"]*"/, "")],
    ["no sign-in service", async () => (await metadata()).replace(/<md:SingleSignOnService[^>]*>/g, "")],
    ["75,001 characters", async () => (await metadata()).padEnd(75_001, "\n")],
    ["a service provider's metadata", async () => spMetadata({ audience: "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-9067f1e2d3", acsUrls: ["https://eu-west-1.signin.aws/platform/saml/acs/abc"] })],
    ["an entity declared inside", async () => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${await metadata()}`],
  ])("%s is refused, and the source stays what it was", async (_what, xml) => {
    const text = await xml();
    expect(problems(() => state.console.changeIdentitySource(text))).not.toBe("none");
    expect(state.console.settings().provider).toBeUndefined();
    const { issuer } = state.console.changeIdentitySource(await metadata());
    problems(() => state.console.changeIdentitySource(text));
    expect(state.console.settings().provider?.issuer).toBe(issuer);
  });

  test("the refusal says what it is instead", () => {
    expect(problems(() => state.console.changeIdentitySource(spMetadata({ audience: "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-9067f1e2d3", acsUrls: [] })))).toContain("service provider's");
  });

  test("75,000 characters are taken; a certificate that has ended is not", async () => {
    const xml = await metadata();
    expect(problems(() => state.console.changeIdentitySource(xml.padEnd(75_000, "\n")))).toBe("none");
    now = new Date("2036-01-02");
    expect(problems(() => state.console.changeIdentitySource(xml))).toContain("expired");
  });
});

describe("certificates", () => {
  test("are rotated: a second beside the first, then the first away", async () => {
    const [first] = state.console.changeIdentitySource(await metadata()).certificates;
    const pem = `-----BEGIN CERTIFICATE-----\n${(await certificate()).replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
    const second = state.console.addCertificate(pem);
    expect(second.base64).not.toMatch(/[-\s]/);
    state.console.removeCertificate(first?.fingerprint ?? "");
    expect(state.console.settings().provider?.certificates).toEqual([second]);
    expect(problems(() => state.console.removeCertificate(second.fingerprint))).toContain("last");
    expect(state.console.settings().provider?.certificates).toEqual([second]);
  });

  test("that are there, are none, or are too long, are refused; one that is not there can't be removed", async () => {
    const [first] = state.console.changeIdentitySource(await metadata()).certificates;
    const long = makeCertificate({ name: "x".repeat(700) });
    expect(problems(() => state.console.addCertificate(first?.base64 ?? ""))).toContain("already");
    expect(problems(() => state.console.addCertificate(long))).toContain("at most 2500 characters");
    for (const text of ["", "nonsense", "AAAA"]) expect(problems(() => state.console.addCertificate(text))).toContain("no X.509");
    expect(problems(() => state.console.removeCertificate("00"))).toContain("no certificate");
    expect(state.console.settings().provider?.certificates).toEqual([first]);
  });

  test("need an external identity provider", async () => {
    const one = await certificate();
    for (const act of [() => state.console.addCertificate(one), () => state.console.removeCertificate("00"), () => state.console.enableAutomaticProvisioning()]) expect(problems(act)).toContain("external identity provider first");
  });
});

describe("access tokens", () => {
  beforeEach(async () => {
    state.console.changeIdentitySource(await metadata());
    state.console.enableAutomaticProvisioning();
  });

  test("are shown once, last a year, and two at most are alive", () => {
    const [first, second] = [state.console.createAccessToken(), state.console.createAccessToken(new Date(start.getTime() + 1000))];
    expect(first).toMatchObject({ createdAt: start, expiresAt: new Date(start.getTime() + year) });
    expect(first.token).not.toBe(second.token);
    expect(problems(() => state.console.createAccessToken())).toContain("2 access tokens");
    now = new Date(start.getTime() + 1000);
    const third = state.console.createAccessToken();
    expect(state.console.accessTokens().map(({ id, expiresAt }) => [id, expiresAt])).toEqual([first, second, third].map(({ id, expiresAt }) => [id, expiresAt]));
    state.console.deleteAccessToken(first.id);
    expect(problems(() => state.console.createAccessToken())).toBe("none");
    const all = JSON.stringify([state.console.settings(), state.console.accessTokens(), state.console]);
    for (const { token } of [first, second, third]) expect(all).not.toContain(token);
  });

  test.each([["now", 0], ["in the past", -1], ["after more than a year", year + 1], ["never", Number.NaN]])("can't end %s", (_when, after) => {
    expect(problems(() => state.console.createAccessToken(new Date(start.getTime() + after)))).toContain("within a year");
    expect(state.console.accessTokens()).toEqual([]);
  });

  test("need automatic provisioning, and are there to be deleted", () => {
    expect(problems(() => state.console.deleteAccessToken(absent))).toContain("no access token");
    expect(problems(() => new AwsState({ account }).console.createAccessToken())).toContain("not enabled");
  });

  test("provisioning enabled again is the same; another instance has another tenant and takes no token of this one", async () => {
    const { tenant } = state.console.enableAutomaticProvisioning();
    const { token } = state.console.createAccessToken();
    expect(state.console.enableAutomaticProvisioning().tenant).toBe(tenant);
    const other = new AwsState({ account });
    other.console.changeIdentitySource(await metadata());
    const theirs = other.console.enableAutomaticProvisioning().tenant;
    expect(theirs).not.toBe(tenant);
    expect([state.console.admits(tenant, token), state.console.admits(theirs, token), other.console.admits(theirs, token)]).toEqual([true, false, false]);
  });
});

test("the settings are addresses that our own checks take", () => {
  const { audience, acsUrls, portalUrl, otherPortalUrls } = state.console.settings();
  expect(audience).toBe("https://eu-west-1.signin.aws.amazon.com/platform/saml/d-9067f1e2d3");
  expect(acsUrls.map((url) => acsFault(url, "eu-west-1"))).toEqual([undefined, undefined, undefined]);
  expect(new AwsState({ account }).console.settings().acsUrls).not.toEqual(acsUrls);
  expect([portalUrl, ...otherPortalUrls]).toEqual(["https://d-9067f1e2d3.awsapps.com/start", "https://ssoins-72230a1b2c3d4e5f.eu-west-1.portal.amazonaws.com", "https://ssoins-72230a1b2c3d4e5f.portal.eu-west-1.app.aws"]);
  expect(problems(() => new AwsState({ account, region: "mars-1" }).console.settings())).toContain("mars-1");
});

describe("the site", () => {
  const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const request = { method, host: "console.aws.amazon.com", path: `/iam-identity-center${path}`, query: new URLSearchParams(), headers: {}, cookies: new Map<string, string>(), body: typeof body === "string" ? body : JSON.stringify(body ?? {}) };
    const reply: WebReply = await consoleSite(state)(request);
    return { status: reply.status, body: reply.content === undefined ? undefined : JSON.parse(reply.content.text) };
  };

  test("does every step of the setup and of a rotation", async () => {
    const issuer = "http://www.okta.com/exk1acme";
    const uploaded = await send("POST", "/identity-source", { metadata: await metadata() });
    expect(uploaded).toMatchObject({ status: 200, body: { issuer } });
    const enabled = await send("POST", "/automatic-provisioning", "");
    const made = await send("POST", "/access-tokens", { expires: "2027-01-31T00:00:00Z" });
    expect(made).toMatchObject({ status: 201, body: { expiresAt: "2027-01-31T00:00:00.000Z" } });
    expect(state.console.admits(digText(enabled.body, "tenant"), digText(made.body, "token"))).toBe(true);
    expect(await send("GET", "/access-tokens")).toEqual({ status: 200, body: [{ id: dig(made.body, "id"), createdAt: start.toISOString(), expiresAt: "2027-01-31T00:00:00.000Z" }] });
    expect((await send("DELETE", `/access-tokens/${digText(made.body, "id")}`)).status).toBe(204);
    const added = await send("POST", "/certificates", { certificate: await certificate() });
    const first = digText(uploaded.body, "certificates", "0", "fingerprint").replaceAll(":", "").toLowerCase();
    expect([added.status, (await send("DELETE", `/certificates/${first}`)).status]).toEqual([201, 204]);
    expect(await send("GET", "/settings")).toMatchObject({ status: 200, body: { provider: { issuer, certificates: [{ fingerprint: dig(added.body, "fingerprint") }] }, provisioning: enabled.body, accessTokens: [] } });
  });

  test.each([
    ["POST", "/identity-source", {}, 400, "metadata must be a text"],
    ["POST", "/identity-source", { metadata: "nonsense" }, 400, ""],
    ["POST", "/identity-source", "[", 400, "not a JSON object"],
    ["POST", "/certificates", { certificate: "x" }, 400, "external identity provider first"],
    ["POST", "/automatic-provisioning", {}, 400, "external identity provider first"],
    ["POST", "/access-tokens", {}, 400, "not enabled"],
    ["POST", "/access-tokens", { expires: "soon" }, 400, "must be a date"],
    ["DELETE", "/access-tokens/x", {}, 404, "no access token x"],
    ["GET", "/identity-source", {}, 404, "has no GET"],
    ["GET", "/settings/x/y", {}, 404, "has no GET"],
  ])("%s %s with %j is %i", async (method, path, body, status, problem) => {
    const answer = await send(method, path, body);
    expect([answer.status, JSON.stringify(dig(answer.body, "problems"))]).toEqual([status, expect.stringContaining(problem)]);
  });

  test("stands behind its host at the front door", async () => {
    const door = await openFrontDoor();
    door.serve("console.aws.amazon.com", consoleSite(state));
    const { status, text } = await new Browser(door).fetch("https://console.aws.amazon.com/iam-identity-center/settings");
    expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining({ region: "eu-west-1" })]);
    await door.close();
  });
});
