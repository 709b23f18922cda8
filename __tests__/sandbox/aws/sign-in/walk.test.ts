import { openFrontDoor, type FrontDoor } from "../../../../sandbox/web/front-door";
import { EMAIL_FORMAT } from "../../../../src/saml/names";
import { checkMetadata } from "../../../../src/saml/metadata/check-metadata";
import { spMetadata } from "../../../../src/saml/signer/metadata";
import { ANA, IDP_HOST, shownIn, TENANT, world, type World } from "./walk";

let door: FrontDoor;
let here: World;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  here = world(door, { groups: ["Engineers"] });
  here.state.addMember("Engineers", ANA);
  here.state.addAccount({ id: "222233334444", name: "payments", email: "payments@tarnholt.example" });
  here.state.addPermissionSet("Deployer", { sessionDuration: "PT4H" });
  here.state.assign("Engineers", "Deployer", "222233334444");
});
afterAll(() => door.close());

const cookie = ({ browser, instance }: World) => browser.cookie(instance.portalHost, "x-amz-sso_authn");

describe("a sign-in", () => {
  test("that begins at the portal goes to the identity provider and comes back to the portal, host by host", async () => {
    const shown = await here.start();
    expect([shown.status, shown.url, shownIn(shown)]).toEqual([200, here.instance.startUrl, ["222233334444 Deployer"]]);
    expect(here.browser.visits.map(({ method, url, status }) => `${method} ${new URL(url).host}${new URL(url).pathname} ${status}`)).toEqual([
      "GET d-9067f1e2d3.awsapps.com/start 302",
      "GET eu-west-1.signin.aws/platform/login 302",
      `GET ${IDP_HOST}/app/sso/saml 200`,
      `POST eu-west-1.signin.aws/platform/saml/acs/${TENANT} 302`,
      "GET d-9067f1e2d3.awsapps.com/start 302",
      "GET d-9067f1e2d3.awsapps.com/start 200",
    ]);
    const user = here.state.directory.userNamed(ANA);
    expect(here.signIns).toEqual([{ at: here.set.now, outcome: "accepted", userId: user?.id, findings: [], message: "", sessionTags: {}, startedAt: "sp" }]);
  });

  test("the request names this instance, asks for emailAddress, and keeps what the sign-in URL had", async () => {
    await here.start();
    const [, , asked] = here.browser.visits;
    const { searchParams } = new URL(asked?.url ?? "");
    expect([...searchParams.keys()]).toEqual(["fromURI", "SAMLRequest", "RelayState"]);
    expect(Buffer.byteLength(searchParams.get("RelayState") ?? "")).toBeLessThanOrEqual(80);
    const [xml = ""] = here.requests;
    expect(xml).toContain(`<saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">${here.instance.audience}</saml2:Issuer>`);
    expect(xml).toContain(`AssertionConsumerServiceURL="${here.instance.acsUrls[0]}" Destination="https://${IDP_HOST}/app/sso/saml?fromURI=tile"`);
    expect(xml).toContain(`<saml2p:NameIDPolicy Format="${EMAIL_FORMAT}"/>`);
    expect(xml).not.toContain("Signature");
  });

  test("that begins at the identity provider needs no request", async () => {
    const shown = await here.tile();
    expect([shown.url, shownIn(shown)]).toEqual([here.instance.startUrl, ["222233334444 Deployer"]]);
    expect(here.signIns).toMatchObject([{ outcome: "accepted", startedAt: "idp" }]);
    expect(here.requests).toEqual([]);
  });

  test.each([0, 1, 2])("each ACS host of the Region takes responses (%i)", async (index) => {
    here.set.response = { destination: here.instance.acsUrls[index] ?? "" };
    expect((await here.tile()).status).toBe(200);
    expect(new Set(here.instance.acsUrls).size).toBe(3);
  });

  test("findings that no document refuses by stay in the evidence and let the person in", async () => {
    here.set.response = { sign: "response" };
    expect((await here.tile()).status).toBe(200);
    expect(here.signIns).toMatchObject([{ outcome: "accepted", findings: [{ id: "signature-response-only", severity: "unknown" }] }]);
  });

  test("the doctor finds nothing wrong with what this service provider says of itself", () => {
    const xml = spMetadata({ audience: here.instance.audience, acsUrls: here.instance.acsUrls });
    expect(checkMetadata({ kind: "sp-metadata", xml, container: "the sandbox", others: 0 }, { region: here.instance.region, audience: here.instance.audience }, { at: here.set.now }).findings).toEqual([]);
  });
});

describe("a session", () => {
  test("is kept in an opaque cookie and opens the portal without the identity provider", async () => {
    await here.start();
    expect(cookie(here)).toMatch(/^[\w-]{43}$/);
    const before = here.browser.visits.length;
    expect(shownIn(await here.start())).toHaveLength(1);
    expect(here.browser.visits.slice(before)).toHaveLength(1);
  });

  test("ends after eight hours", async () => {
    await here.start();
    here.minutes(8 * 60 - 1);
    await here.start();
    expect(here.signIns).toHaveLength(1);
    here.minutes(1);
    await here.start();
    expect(here.signIns).toHaveLength(2);
  });

  test("ends earlier where the identity provider says so", async () => {
    const end = new Date(here.set.now.getTime() + 3_600_000).toISOString();
    here.set.response = { edit: { assertion: (xml) => xml.replace("<saml2:AuthnStatement ", `<saml2:AuthnStatement SessionNotOnOrAfter="${end}" `) } };
    await here.start();
    here.set.response = {};
    here.minutes(59);
    await here.start();
    expect(here.signIns).toHaveLength(1);
    here.minutes(1);
    await here.start();
    expect(here.signIns).toHaveLength(2);
  });

  test("is of no use once the person is disabled, or gone and made anew", async () => {
    await here.start();
    here.set.disabled.add(ANA);
    expect((await here.start()).html).toContain("An unexpected error has occurred");
    here.set.disabled.clear();
    expect(shownIn(await here.start())).toHaveLength(1);
    here.state.directory.deleteUser(here.state.directory.userNamed(ANA)?.id ?? "");
    here.state.addUser(ANA);
    const before = here.signIns.length;
    expect(shownIn(await here.start())).toEqual([]);
    expect(here.signIns).toHaveLength(before + 1);
  });

  test("ends with a sign-out, and the identity provider then signs the person in again without a question", async () => {
    await here.start();
    const token = cookie(here) ?? "";
    const out = await here.browser.open(`https://${here.instance.portalHost}/logout`);
    expect([out.status, cookie(here)]).toEqual([200, undefined]);
    expect(out.html).toContain("may still be signed in at your identity provider");
    const api = await here.browser.fetch(`https://${here.instance.apiHost}/assignment/accounts`, { "x-amz-sso_bearer_token": token });
    expect(api.status).toBe(401);
    expect(shownIn(await here.start())).toHaveLength(1);
    expect(cookie(here)).not.toBe(token);
  });

  test("a second sign-in in the same browser ends the first", async () => {
    await here.start();
    const first = cookie(here) ?? "";
    await here.tile();
    const api = (token: string) => here.browser.fetch(`https://${here.instance.apiHost}/assignment/accounts`, { "x-amz-sso_bearer_token": token });
    expect([(await api(first)).status, (await api(cookie(here) ?? "")).status]).toEqual([401, 200]);
  });
});

describe("around it", () => {
  test("while the source is the directory, people see that there is no identity provider", async () => {
    here.set.source = undefined;
    const shown = await here.start();
    expect([shown.status, new URL(shown.url).host]).toEqual([200, "eu-west-1.signin.aws"]);
    expect(shown.html).toContain("Identity Center directory");
    expect(here.requests).toEqual([]);
  });

  test.each([
    ["no handle", "/platform/login"],
    ["a made-up handle", "/platform/login?workflowStateHandle=abc"],
  ])("the sign-in page with %s shows AWS's message", async (_what, path) => {
    const shown = await here.browser.open(`https://${here.instance.loginHost}${path}`);
    expect([shown.status, here.requests.length]).toEqual([403, 0]);
    expect(shown.html).toContain("Something doesn&#39;t compute");
  });

  test("a page of the sign-in on its way works once and not after a while", async () => {
    await here.start();
    const login = here.browser.visits[1]?.url ?? "";
    const arrival = here.browser.visits[4]?.url ?? "";
    expect([login, arrival]).toEqual([expect.stringContaining("workflowStateHandle="), expect.stringContaining("workflowResultHandle=")]);
    expect((await here.browser.open(login)).status).toBe(403);
    expect((await here.browser.open(arrival)).status).toBe(403);
    expect(here.requests).toHaveLength(1);
  });

  test.each([
    ["GET on the ACS", `eu-west-1.signin.aws/platform/saml/acs/${TENANT}`, 405],
    ["another page of the sign-in host", "eu-west-1.signin.aws/other", 404],
    ["another page of the portal", "d-9067f1e2d3.awsapps.com/other", 404],
  ])("%s is refused", async (_what, address, status) => {
    expect((await here.browser.open(`https://${address}`)).status).toBe(status);
    expect(here.signIns).toEqual([]);
  });

  test("the portal's bare address leads to its start page", async () => {
    expect(shownIn(await here.browser.open(`https://${here.instance.portalHost}/`))).toHaveLength(1);
  });

  test.each([
    ["a Region without IAM Identity Center", { region: "eu-west-9" }],
    ["a name from JavaScript", { region: "toString" }],
  ])("%s is no instance", (_what, seed) => {
    expect(() => world(door, seed)).toThrow("is not offered in");
  });

  test("GovCloud has hosts of its own", () => {
    expect(world(door, { region: "us-gov-west-1" }).instance).toMatchObject({ loginHost: "us-gov-west-1.signin.amazonaws-us-gov.com", acsUrls: [expect.stringMatching(/^https:\/\/us-gov-west-1\.signin\.amazonaws-us-gov\.com\//), expect.stringMatching(/^https:\/\/signin\.amazonaws-us-gov\.com\//)] });
  });
});
