import fc from "fast-check";
import { openFrontDoor, type FrontDoor } from "../../../../sandbox/web/front-door";
import { targetOf } from "../../../../sandbox/aws/sign-in/relay-state";
import { ANA, IDP_HOST, world, type World } from "./walk";

let door: FrontDoor;
let here: World;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  here = world(door);
});
afterAll(() => door.close());

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&`;
const portal = { portalHost: "d-9067f1e2d3.awsapps.com", startUrl: "https://d-9067f1e2d3.awsapps.com/start" };

describe("RelayState", () => {
  test.each([
    ["https://d-9067f1e2d3.awsapps.com/start", "https://d-9067f1e2d3.awsapps.com/start"],
    ["https://d-9067f1e2d3.awsapps.com/start/#/console?account_id=222233334444&role_name=Deployer", "https://d-9067f1e2d3.awsapps.com/start/#/console?account_id=222233334444&role_name=Deployer"],
    ["HTTPS://D-9067F1E2D3.AWSAPPS.COM:443/start", "https://d-9067f1e2d3.awsapps.com/start"],
  ])("%s leads there", (relayState, target) => {
    expect(targetOf(relayState, portal)).toBe(target);
  });

  test.each([
    undefined, "", "token", "/start", "//evil.example/start", "https://evil.example/start", "http://d-9067f1e2d3.awsapps.com/start", "https://d-9067f1e2d3.awsapps.com:8443/start",
    "https://d-9067f1e2d3.awsapps.com.evil.example/start", "https://evil.example#d-9067f1e2d3.awsapps.com/start", "https://d-9067f1e2d3.awsapps.com@evil.example/start", "https://x:y@d-9067f1e2d3.awsapps.com/start",
    "https://d-1111111111.awsapps.com/start", "https://d-9067f1e2d3.awsapps.com/logout", "https://d-9067f1e2d3.awsapps.com/start/../logout", "https://d-9067f1e2d3.awsapps.com/start?workflowResultHandle=stolen",
    "https://d-9067f1e2d3.awsapps.com\\@evil.example/start", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https%3A%2F%2Fd-9067f1e2d3.awsapps.com%2Fstart", EVIL,
  ])("%j leads to the portal's first page", (relayState) => {
    expect(targetOf(relayState, portal)).toBe(portal.startUrl);
  });

  test("whatever it is, it never leads to another host, and is always a header that can be sent", () => {
    const address = fc.tuple(fc.constantFrom("https://", "http://", "//", "https:\\\\", "javascript:"), fc.constantFrom(portal.portalHost, "evil.example", `${portal.portalHost}.evil.example`, `evil.example\\${portal.portalHost}`), fc.string({ unit: "binary" })).map((parts) => parts.join(""));
    fc.assert(fc.property(fc.oneof(address, fc.string({ unit: "binary" }), fc.webUrl()), (relayState) => {
      const target = targetOf(relayState, portal);
      expect(new URL(target).host).toBe(portal.portalHost);
      expect(target).toMatch(/^https:\/\/d-9067f1e2d3\.awsapps\.com\/start[!-~]*$/);
    }), { numRuns: 500 });
  });

  test("a sign-in from the identity provider follows it within the portal", async () => {
    here.set.relayState = "https://d-9067f1e2d3.awsapps.com/start/#/console?account_id=111122223333&role_name=Deployer";
    expect((await here.tile()).url).toBe(here.set.relayState);
  });

  test.each(["https://evil.example/start", EVIL])("a sign-in with %j ends at the portal, from either side", async (relayState) => {
    here.set.relayState = relayState;
    for (const begin of [here.tile, here.start]) {
      const shown = await begin();
      expect([shown.status, shown.url]).toEqual([200, here.instance.startUrl]);
      expect(shown.html).not.toContain("evil");
      await here.browser.open(`https://${here.instance.portalHost}/logout`);
    }
    expect(here.signIns.every(({ outcome }) => outcome === "accepted")).toBe(true);
  });

  test("an answer to a request of ours leads to the portal, even where RelayState names another page of it", async () => {
    here.set.relayState = `${here.instance.startUrl}/#/console`;
    expect((await here.start()).url).toBe(here.instance.startUrl);
  });
});

describe("names with HTML in them", () => {
  const markup = (html: string) => html.replace(/^.*?<main>/s, "").match(/<(?:script|img)[^>]*>|onerror='/g);

  test("stand in the portal as text", async () => {
    const ana = here.state.directory.userNamed(ANA);
    if (ana !== undefined) here.state.directory.changeUser(ana, ANA, { DisplayName: EVIL, Name: { GivenName: EVIL, FamilyName: EVIL } });
    here.state.addAccount({ id: "222233334444", name: EVIL, email: EVIL });
    here.state.addPermissionSet(EVIL);
    here.state.assign({ user: ANA }, EVIL, "222233334444");
    const { html } = await here.start();
    expect(html.match(/&#60;script&#62;/g)).toHaveLength(5);
    expect(markup(html)).toBeNull();
    expect(html).toContain(`role_name=${encodeURIComponent(EVIL).replaceAll("%20", "+").replaceAll("'", "%27").replaceAll("(", "%28").replaceAll(")", "%29")}"`);
  });

  test("stand nowhere in a refusal", async () => {
    here.set.response = { nameId: { value: EVIL }, audience: EVIL };
    const { html } = await here.tile();
    expect(here.refusal().ids).toContain("audience-other");
    expect(html).not.toMatch(/script|onerror/);
  });

  test("do not get into the request or the redirect to the identity provider", async () => {
    here.set.source = here.set.source && { ...here.set.source, signInUrl: `https://${IDP_HOST}/sso?next=${encodeURIComponent(EVIL)}&x="'<>` };
    expect((await here.start()).status).toBe(200);
    expect(here.requests[0]).toMatch(/Destination="[^"<]*"/);
    expect(here.browser.visits[2]?.url).not.toMatch(/[<>"]/);
  });
});
