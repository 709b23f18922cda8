import { openFrontDoor, type FrontDoor } from "../../../../sandbox/web/front-door";
import { explain } from "../../../../src/saml/explain/explain";
import { signResponse } from "../../../../src/saml/signer/response";
import type { ResponseSpec } from "../../../../src/saml/signer/spec";
import { makeIdp, rsa } from "../../../saml/idp";
import { once } from "../../../saml/samples";
import { ANA, TENANT, trustedIdp, world, type World } from "./walk";

const UNEXPECTED = "An unexpected error has occurred";
const CERTIFICATE = "It's not you, it is us";
const MFA = "Invalid MFA credentials";
const COMPUTE = "Something doesn't compute";

let door: FrontDoor;
let here: World;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  here = world(door, { users: [ANA, "Bo.Berg@tarnholt.example"] });
});
afterAll(() => door.close());

const later = (minutes: number) => new Date(here.set.now.getTime() + minutes * 60_000);
const named = (value: string) => () => void (here.set.response = { nameId: { value } });
const respond = (change: () => Partial<ResponseSpec>) => () => void (here.set.response = change());
const rotated = { ...makeIdp({ key: rsa() }), issuer: trustedIdp.issuer };

const cases: Readonly<Record<string, readonly [arrange: () => void, ids: readonly string[], message: string]>> = {
  "another audience": [respond(() => ({ audience: "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1111111111" })), ["audience-store"], UNEXPECTED],
  "the audience of another Region": [respond(() => ({ audience: "https://us-east-1.signin.aws.amazon.com/platform/saml/d-9067f1e2d3" })), ["audience-region"], UNEXPECTED],
  "a NameID in another case": [named("Ana.Silva@tarnholt.example"), ["name-id-case"], UNEXPECTED],
  "a NameID with a space behind it": [named(`${ANA} `), ["name-id-space"], UNEXPECTED],
  "a NameID with another domain": [named("ana.silva@tarnholt.test"), ["name-id-domain"], UNEXPECTED],
  "a NameID of another format": [respond(() => ({ nameId: { value: ANA, format: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" } })), ["name-id-format"], UNEXPECTED],
  "an empty NameID": [named(""), ["name-id-empty", "user-unknown"], UNEXPECTED],
  "a person whom the directory does not have": [named("carla.conti@tarnholt.example"), ["user-unknown"], MFA],
  "a NameID that nobody could have": [named("x".repeat(5000)), ["user-unknown"], MFA],
  "a person who is disabled": [() => void here.set.disabled.add(ANA), ["user-disabled"], UNEXPECTED],
  "a response that expired": [respond(() => ({ issueInstant: later(-30) })), ["response-stale"], CERTIFICATE],
  "a response of the future": [respond(() => ({ issueInstant: later(30) })), ["clock-ahead"], CERTIFICATE],
  "a certificate that IdC does not have": [() => void (here.set.signer = rotated), ["signature-other-certificate"], CERTIFICATE],
  "an expired certificate": [() => {
    const old = makeIdp({ to: "2026-11-01T00:00:00Z" });
    here.set.signer = old;
    here.set.source = here.set.source && { ...here.set.source, certificates: [old.certificate] };
  }, ["certificate-expired"], CERTIFICATE],
  "no certificate in IdC at all": [() => void (here.set.source = here.set.source && { ...here.set.source, certificates: [] }), ["expected-certificate"], CERTIFICATE],
  "certificates in IdC that are none": [() => void (here.set.source = here.set.source && { ...here.set.source, certificates: ["nonsense"] }), ["expected-certificate"], CERTIFICATE],
  "another issuer": [() => void (here.set.signer = { ...trustedIdp, issuer: "http://www.okta.com/exk9z8y7x6w5v4u3t2s1" }), ["issuer-other-app"], CERTIFICATE],
  "nothing signed": [respond(() => ({ sign: "none" })), ["signature-none"], CERTIFICATE],
  "a status that is no success": [respond(() => ({ status: { code: "urn:oasis:names:tc:SAML:2.0:status:Responder" } })), ["status-other"], UNEXPECTED],
  "the tenant of another instance": [respond(() => ({ destination: here.instance.acsUrls[0].replace(TENANT, "another-tenant") })), ["destination-unregistered"], UNEXPECTED],
  "a recipient other than where it was posted": [respond(() => ({ recipient: here.instance.acsUrls[1] ?? "" })), ["recipient-differs"], UNEXPECTED],
  "a session attribute with two values": [respond(() => ({ attributes: [{ name: "https://aws.amazon.com/SAML/Attributes/AccessControl:Team", nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri", values: ["a", "b"] }] })), ["attribute-several-values"], UNEXPECTED],
  "the identity source still the directory": [() => void (here.set.source = undefined), ["source-directory"], COMPUTE],
  "a request that was never made": [respond(() => ({ inResponseTo: "_never" })), ["replay-other-request"], COMPUTE],
  "an assertion without an ID": [respond(() => ({ sign: "response", edit: { response: (xml) => once(xml, /(<saml2:Assertion) ID="[^"]*"/, "<saml2:Assertion") } })), ["form-id"], UNEXPECTED],
  "a session that is over": [respond(() => ({ edit: { assertion: (xml) => once(xml, "<saml2:AuthnStatement ", `<saml2:AuthnStatement SessionNotOnOrAfter="${later(-1).toISOString()}" `) } })), ["authn-session-over"], CERTIFICATE],
};

describe("refused, with AWS's page and a reason in the evidence:", () => {
  test.each(Object.entries(cases))("%s", async (_what, [arrange, ids, message]) => {
    arrange();
    const shown = await here.tile();
    expect(here.refusal()).toEqual({ ids, message });
    expect([shown.status, new URL(shown.url).pathname]).toEqual([403, expect.stringContaining("/platform/saml/acs/")]);
    expect(shown.html).toContain(`<h1>${message.replace("'", "&#39;")}</h1>`);
    expect(here.browser.cookie(here.instance.portalHost, "x-amz-sso_authn")).toBeUndefined();
    expect(here.signIns).toHaveLength(1);
    // The doctor knows every page that is shown here.
    expect(explain(shown.html.replaceAll("&#39;", "'")).map(({ symptom }) => symptom.texts[0])).toContain(message);
  });

  test("neither page nor evidence holds a person's name", async () => {
    for (const value of ["Ana.Silva@tarnholt.example", "carla.conti@tarnholt.example"]) {
      named(value)();
      const { html } = await here.tile();
      expect(html + JSON.stringify(here.signIns)).not.toMatch(/silva|carla|conti@/i);
    }
    expect(JSON.stringify(here.signIns)).toContain("c****");
  });

  test("whoever was let in before is refused while the directory is the source again", async () => {
    expect((await here.tile()).status).toBe(200);
    here.set.source = undefined;
    await here.tile();
    expect(here.refusal().ids).toEqual(["source-directory"]);
  });

  test("during a rotation both certificates are good, afterwards one", async () => {
    const both = [trustedIdp.certificate, rotated.certificate];
    here.set.source = here.set.source && { ...here.set.source, certificates: both };
    for (const signer of [trustedIdp, rotated]) {
      here.set.signer = signer;
      expect((await here.tile()).status).toBe(200);
    }
    here.set.source = here.set.source && { ...here.set.source, certificates: [rotated.certificate] };
    here.set.signer = trustedIdp;
    await here.tile();
    expect(here.refusal().ids).toEqual(["signature-other-certificate"]);
  });
});

describe("replay:", () => {
  const posted = () => here.browser.visits.filter(({ method }) => method === "POST").at(-1)?.form ?? {};
  const post = (form: Readonly<Record<string, string>>) => here.browser.submit({ url: here.instance.acsUrls[0], status: 200, html: "", forms: [{ action: here.instance.acsUrls[0], method: "POST", fields: form, auto: false }] });

  test.each(["tile", "start"] as const)("a response counts once, from the %s", async (how) => {
    await here[how]();
    expect((await post(posted())).status).toBe(403);
    expect(here.refusal()).toEqual({ ids: ["replay-same-response"], message: COMPUTE });
  });

  test("an assertion counts once in whatever response", async () => {
    here.set.response = { ids: { assertion: "id1" } };
    await here.tile();
    await here.tile();
    expect(here.refusal().ids).toEqual(["replay-same-response"]);
  });

  test("a request is answered once", async () => {
    await here.start();
    const id = /ID="([^"]*)"/.exec(here.requests[0] ?? "")?.[1] ?? "";
    here.set.response = { inResponseTo: id };
    await here.tile();
    expect(here.refusal()).toEqual({ ids: ["replay-same-request"], message: COMPUTE });
  });

  test("a refused response does not use its request up", async () => {
    here.set.disabled.add(ANA);
    await here.start();
    const id = /ID="([^"]*)"/.exec(here.requests[0] ?? "")?.[1] ?? "";
    here.set.disabled.clear();
    here.set.response = { inResponseTo: id };
    expect((await here.tile()).status).toBe(200);
  });

  test.each([[4, 200], [5, 403]])("a request is remembered for five minutes (after %i: %i)", async (minutes, status) => {
    here.set.disabled.add(ANA);
    await here.start();
    here.set.disabled.clear();
    here.minutes(minutes);
    here.set.response = { inResponseTo: /ID="([^"]*)"/.exec(here.requests[0] ?? "")?.[1] ?? "" };
    expect((await here.tile()).status).toBe(status);
  });

  test("InResponseTo can't be taken out of the response around a signed assertion", async () => {
    await here.start();
    const { base64 } = signResponse(trustedIdp, { destination: here.instance.acsUrls[0], audience: here.instance.audience, nameId: { value: ANA }, issueInstant: here.set.now, inResponseTo: "_never", sign: "assertion" });
    const stripped = once(Buffer.from(base64, "base64").toString("utf8"), / InResponseTo="_never"/, "");
    await post({ SAMLResponse: Buffer.from(stripped).toString("base64") });
    expect(here.refusal().ids).toEqual(["in-response-to-differs"]);
  });

  test.each<[what: string, change: (value: string) => Record<string, string>, id: string]>([
    ["no response", () => ({}), "input-not-saml"],
    ["an empty one", () => ({ SAMLResponse: "" }), "input-not-saml"],
    ["what is no base64", () => ({ SAMLResponse: "<xml/>" }), "input-bad-base64"],
    ["base64url", (value) => ({ SAMLResponse: `${value.slice(0, 40)}-_${value.slice(42)}` }), "input-bad-base64"],
    ["base64 that was decoded once too often", (value) => ({ SAMLResponse: `${value.slice(0, 40)} ${value.slice(41)}` }), "input-bad-base64"],
    ["bytes that are no UTF-8", () => ({ SAMLResponse: Buffer.from([0xff, 0xfe, 0x3c]).toString("base64") }), "input-invalid-utf8"],
    ["base64 twice", (value) => ({ SAMLResponse: Buffer.from(value).toString("base64") }), "xml-not-well-formed"],
    ["a document type", () => ({ SAMLResponse: Buffer.from("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").toString("base64") }), "xml-doctype"],
    ["another message", () => ({ SAMLResponse: Buffer.from("<a/>").toString("base64") }), "not-a-response"],
  ])("a form with %s is refused", async (_what, change, id) => {
    await here.tile();
    const { SAMLResponse = "" } = posted();
    const shown = await post(change(SAMLResponse));
    expect([shown.status, here.refusal().ids[0]]).toEqual([403, id]);
  });

  test("a form with two responses is refused, and so is one with two RelayStates", async () => {
    const site = here.sites.get("eu-west-1.signin.aws");
    for (const body of ["SAMLResponse=YQ%3D%3D&SAMLResponse=YQ%3D%3D", "SAMLResponse=YQ%3D%3D&RelayState=a&RelayState=b"]) {
      await site?.({ method: "POST", host: "eu-west-1.signin.aws", path: `/platform/saml/acs/${TENANT}`, query: new URLSearchParams(), headers: {}, cookies: new Map(), body });
      expect(here.refusal().ids).toEqual(["input-fields-twice"]);
    }
  });
});
