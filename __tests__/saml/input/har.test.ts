import { readInput } from "../../../src/saml/input/read";
import { ACS, base64, deflated, formBody, OTHER_RESPONSE, page, RELAY, REQUEST, RESPONSE } from "./messages";

const START = "2026-09-30T12:00:00.000Z";
const entry = (parts: { url?: string; method?: string; postData?: unknown; content?: unknown; headers?: unknown; startedDateTime?: string } = {}) => ({
  startedDateTime: parts.startedDateTime ?? START,
  request: { method: parts.method ?? "POST", url: parts.url ?? ACS, headers: [], ...(parts.postData === undefined ? {} : { postData: parts.postData }) },
  response: { status: 200, headers: parts.headers ?? [], content: parts.content ?? { size: 0, mimeType: "text/html" } },
});
const har = (...entries: unknown[]) => JSON.stringify({ log: { version: "1.2", entries } });
const post = (text: string, more = {}) => entry({ postData: { mimeType: "application/x-www-form-urlencoded", text }, ...more });

test("the body of the POST, with where it went and when", () => {
  expect(readInput(har(entry({ method: "GET", url: "https://acme.okta.com/" }), post(formBody())))).toEqual({
    kind: "response", xml: RESPONSE, container: "HAR entry 2, POST to eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d",
    relayState: RELAY, postedTo: ACS, sentAt: new Date(START), posted: true, answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 200 }], others: 0,
  });
});

test("the clock of AWS's answer goes before the browser's", () => {
  expect(readInput(har(post(formBody(), { headers: [{ name: "Date", value: "Wed, 30 Sep 2026 12:07:00 GMT" }] })))).toMatchObject({ sentAt: new Date("2026-09-30T12:07:00Z") });
});

test.each([["none", undefined], ["no date", "yesterday"], ["no text", 5]])("a time that is %s is left out", (_, startedDateTime) => {
  expect(readInput(JSON.stringify({ log: { entries: [{ ...post(formBody()), startedDateTime }] } }))).not.toHaveProperty("sentAt");
});

describe("the body in other forms", () => {
  test.each([
    ["parameters as Chrome writes them", { params: [{ name: "SAMLResponse", value: encodeURIComponent(base64(RESPONSE)) }, { name: "RelayState", value: encodeURIComponent(RELAY) }] }],
    ["parameters as Firefox writes them", { params: [{ name: "SAMLResponse", value: base64(RESPONSE) }, { name: "RelayState", value: RELAY }] }],
    ["an empty text beside parameters", { text: "", params: [{ name: "SAMLResponse", value: base64(RESPONSE) }, { name: "RelayState", value: RELAY }] }],
    ["base64 of the body", { encoding: "base64", text: base64(formBody()) }],
  ])("%s", (_, postData) => {
    expect(readInput(har(entry({ postData })))).toMatchObject({ kind: "response", xml: RESPONSE, relayState: RELAY });
  });

  test.each([
    ["decoded", { name: "SAMLResponse", value: base64(RESPONSE) }],
    ["still encoded", { name: "SAMLResponse", value: encodeURIComponent(base64(RESPONSE)) }],
  ])("a text and the same list of parameters, %s", (_, parameter) => {
    expect(readInput(har(entry({ postData: { text: formBody(), params: [parameter] } })))).toMatchObject({ xml: RESPONSE, relayState: RELAY });
  });
});

describe("several messages", () => {
  test("the last response posted is taken, the others are counted", () => {
    expect(readInput(har(post(formBody(OTHER_RESPONSE)), post(formBody())))).toMatchObject({ xml: RESPONSE, container: expect.stringContaining("entry 2") as string, others: 1 });
  });

  test("one to IAM Identity Center goes before a later one to somebody else", () => {
    expect(readInput(har(post(formBody()), post(formBody(OTHER_RESPONSE), { url: "https://signin.aws.amazon.com/saml" })))).toMatchObject({ xml: RESPONSE, others: 1 });
  });

  test("of responses that all went elsewhere it is the last", () => {
    const elsewhere = { url: "https://eu-west-1.signin.example/acs" };
    expect(readInput(har(post(formBody(OTHER_RESPONSE), elsewhere), post(formBody(), elsewhere)))).toMatchObject({ xml: RESPONSE, others: 1 });
  });

  test("a request started at AWS is counted, not taken", () => {
    const request = entry({ method: "GET", url: `https://acme.okta.com/sso?SAMLRequest=${encodeURIComponent(deflated(REQUEST))}` });
    expect(readInput(har(request, post(formBody()), request))).toMatchObject({ kind: "response", others: 2 });
  });

  test("Okta's page and the POST that it makes are one message", () => {
    expect(readInput(har(entry({ method: "GET", content: { text: page() } }), post(formBody())))).toMatchObject({ container: expect.stringContaining("entry 2") as string, others: 0 });
  });

  test("the same response posted twice is a replay, so the first counts", () => {
    expect(readInput(har(post(formBody()), post(formBody())))).toMatchObject({ others: 1 });
  });
});

test.each([["as text", { text: page() }], ["in base64", { encoding: "base64", text: base64(page()) }]])("where the POST has no body, Okta's page %s has the response", (_, content) => {
  expect(readInput(har(entry({ method: "GET", url: "https://acme.okta.com/app/sso", content }), entry()))).toMatchObject({
    kind: "response", xml: RESPONSE, container: "HAR entry 1, a form in the page from acme.okta.com/app/sso", relayState: RELAY, postedTo: ACS,
  });
});

describe("a recording that helps nobody", () => {
  test.each([
    ["no entries", har(), "0 entries, 0 of them POST"],
    ["begun too late", har(entry({ method: "GET", url: "https://d-1.awsapps.com/start" }), entry({ url: "https://d-1.awsapps.com/api" })), "2 entries, 1 of them POST"],
    ["without bodies", har(entry({ method: "GET", url: "https://a.example" }), entry()), "Entry 2 goes to the ACS URL of IAM Identity Center, but its body was not saved"],
  ])("%s", (_, input, found) => {
    expect(readInput(input)).toMatchObject({ faults: [{ id: "input-har-without-saml", found: expect.stringContaining(found) as string, fix: expect.stringContaining("Preserve log") as string }] });
  });

  test("cleaned of the message", () => {
    expect(readInput(har(post("SAMLResponse=[SAMLResponse redacted]&RelayState=x")))).toMatchObject({ faults: [{ id: "input-redacted", found: expect.stringContaining("HAR entry 1") as string }] });
  });
});

describe("JSON that lies", () => {
  test.each([
    ["entries of every kind", { log: { entries: [null, 1, "x", [], {}, { request: null }, { request: { url: 5, postData: [] } }, { response: { content: "x" } }] } }],
    ["parameters that are none", { log: { entries: [{ request: { url: ACS, postData: { params: [null, 5, ["SAMLResponse"], { name: "SAMLResponse" }, { name: 1, value: 2 }] } } }] } }],
    ["headers that are none", { log: { entries: [{ request: {}, response: { headers: { date: [1] } } }] } }],
  ])("%s", (_, json) => {
    expect(readInput(JSON.stringify(json))).toMatchObject({ faults: [{ id: "input-har-without-saml" }] });
  });

  test("keys of a prototype are no properties", () => {
    expect(readInput('{"__proto__":{"log":{"entries":[]}},"constructor":{"SAMLResponse":1}}')).toMatchObject({ faults: [{ id: "input-not-saml" }] });
  });

  test.each([["cut off", har(post(formBody())).slice(0, -20)], ["a brace alone", "{"], ["a comma too much", "[1,]"]])("%s", (_, input) => {
    expect(readInput(input)).toMatchObject({ faults: [{ id: "input-broken-json" }] });
  });
});
