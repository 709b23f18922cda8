import { readInput } from "../../../src/saml/input/read";
import { ACS, base64, deflated, formBody, OTHER_RESPONSE, RELAY, REQUEST, RESPONSE } from "./messages";

const OKTA = "https://acme.okta.com/app/sso";
const post = [["SAMLResponse", base64(RESPONSE)], ["RelayState", RELAY]];
const current = (parts: object) => ({ method: "POST", url: ACS, requestId: "17", requestHeaders: [{ name: "Origin", value: OKTA }], responseStatus: 302, responseHeaders: [{ name: "Date", value: "Wed, 30 Sep 2026 12:00:00 GMT" }], ...parts });
const legacy = (parts: object) => ({ method: "POST", url: ACS, id: "req1", requestHeaders: [["Origin", OKTA]], responseStatus: 302, responseHeaders: [["Date", "Wed, 30 Sep 2026 12:00:00 GMT"]], ...parts });
const exported = (...requests: unknown[]) => JSON.stringify({ requests, timestamp: "2026-09-30T12:30:00.000Z" }, null, 2);

describe.each([["version 1", current], ["before version 1", legacy]])("an export of %s", (_, request) => {
  test("the posted value, with where it went and AWS's clock", () => {
    expect(readInput(exported(request({ method: "GET", url: OKTA, get: [] }), request({ post, saml: "<pretty/>" })))).toEqual({
      kind: "response", xml: RESPONSE, container: "SAML-tracer request 2, POST to eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d",
      relayState: RELAY, postedTo: ACS, sentAt: new Date("2026-09-30T12:00:00Z"), posted: true, answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 302 }], others: 0,
    });
  });

  test("a list without the object around it", () => {
    expect(readInput(JSON.stringify([request({ post })]))).toMatchObject({ kind: "response", xml: RESPONSE });
  });
});

test.each([
  ["post as an object", { post: { SAMLResponse: base64(RESPONSE), RelayState: RELAY } }],
  ["postData with lists of values", { postData: { SAMLResponse: [base64(RESPONSE)], RelayState: [RELAY] } }],
  ["parameters with names", { parameters: [{ name: "SAMLResponse", value: base64(RESPONSE) }, { name: "RelayState", value: RELAY }] }],
])("%s", (_, parts) => {
  expect(readInput(exported(current(parts)))).toMatchObject({ kind: "response", xml: RESPONSE, relayState: RELAY });
});

test("the last response posted to AWS is taken", () => {
  const first = current({ url: OKTA, post: [["SAMLResponse", base64(OTHER_RESPONSE)]] });
  const asked = current({ method: "GET", url: `${OKTA}?SAMLRequest=${encodeURIComponent(deflated(REQUEST))}`, get: [["SAMLRequest", deflated(REQUEST)]], saml: REQUEST });
  expect(readInput(exported(first, asked, current({ post }), first))).toMatchObject({ xml: RESPONSE, others: 3 });
});

describe("values that the export's filter replaced", () => {
  const hashed = [["SAMLResponse", "{hash:9f86d081}"], ["RelayState", "{hash:aa}"]];

  test("the decoded copy is taken, and said to be one", () => {
    const found = readInput(exported(current({ post: hashed, postData: "{overwritten}", saml: RESPONSE })));
    expect(found).toMatchObject({ kind: "response", xml: RESPONSE, container: expect.stringContaining("decoded copy") as string, postedTo: ACS });
    expect(found).not.toHaveProperty("relayState");
  });

  test.each([["hashed", "{hash:9f86d081}"], ["removed", "{obf:alternative_0}"], ["overwritten", "{overwritten}"]])("%s, and no copy: it says what to choose at export", (_, value) => {
    expect(readInput(exported(current({ post: [["SAMLResponse", value]] })))).toMatchObject({ faults: [{ id: "input-redacted", fix: expect.stringContaining('"None"') as string }] });
  });
});

test("an export without a message", () => {
  expect(readInput(exported(current({ method: "GET", post: [] })))).toMatchObject({ faults: [{ id: "input-trace-without-saml", found: expect.stringContaining("1 requests") as string }] });
});

describe("other JSON", () => {
  test.each([
    ["a body among other things", { event: { body: formBody(), headers: {} } }, "JSON, event.body"],
    ["the parameter by its name", { form: { SAMLResponse: base64(RESPONSE) } }, "JSON, form.SAMLResponse"],
    ["the parameter still percent-encoded", { SAMLResponse: encodeURIComponent(base64(RESPONSE)) }, "JSON, SAMLResponse (decoded: percent-encoding, base64)"],
  ])("%s", (_, json, container) => {
    expect(readInput(JSON.stringify(json))).toMatchObject({ kind: "response", xml: RESPONSE, container });
  });

  test.each([
    ["CloudTrail", { eventSource: "signin.amazonaws.com", eventName: "ExternalIdPDirectoryLogin" }, "A CloudTrail event"],
    ["CloudTrail's file", { Records: [] }, "A file of CloudTrail events"],
    ["Okta's log", [{ eventType: "user.authentication.sso", uuid: "1" }], "An entry of Okta's System Log"],
    ["SCIM", { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "400" }, "A SCIM message"],
    ["anything", { a: 1 }, "JSON that is neither"],
  ])("%s is named, and where to take its message", (_, json, found) => {
    expect(readInput(JSON.stringify(json))).toMatchObject({ faults: [{ id: "input-not-saml", found: expect.stringContaining(found) as string }] });
  });
});
