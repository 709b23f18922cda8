import type { Answer, SamlInput } from "../../../src/saml/input/input";
import { readInput, readMessages } from "../../../src/saml/input/read";
import { ACS, base64, deflated, formBody, OTHER_RESPONSE, page, REQUEST, RESPONSE } from "./messages";

const SSO = "https://tarnholt.okta.com/app/amazon_aws_sso/exk1/sso/saml";
const PORTAL = "https://d-1234567890.awsapps.com/start";
const NOT_ASSIGNED = "<html><head><title>403</title></head><body><h1>403</h1><p>Sorry, you can&#39;t access <b>AWS</b>&nbsp;because you are not assigned this app in Okta. Ask Ana Silva.</p></body></html>";

interface Parts {
  readonly method?: string;
  readonly status?: unknown;
  readonly type?: string;
  readonly text?: string;
  readonly encoding?: string;
  readonly post?: string;
  readonly at?: string;
}
const entry = (url: string, { method, status = 200, type = "text/html", text, encoding, post, at }: Parts = {}) => ({
  startedDateTime: at ?? "2026-09-30T12:00:00.000Z",
  request: { method: method ?? (post === undefined ? "GET" : "POST"), url, ...(post === undefined ? {} : { postData: { text: post } }) },
  response: { status, content: { mimeType: type, ...(text === undefined ? {} : { text }), ...(encoding === undefined ? {} : { encoding }) } },
});
const har = (...entries: unknown[]): string => JSON.stringify({ log: { entries } });
const asked = (more: Parts = {}, url = SSO) => entry(`${url}?SAMLRequest=${encodeURIComponent(deflated(REQUEST))}`, more);
const posted = (more: Parts = {}, xml = RESPONSE) => entry(ACS, { post: formBody(xml), ...more });

function input(text: string): SamlInput {
  const read = readInput(text);
  if ("faults" in read) throw new Error(read.faults[0].id);
  return read;
}
const answers = (...entries: unknown[]): readonly Answer[] | undefined => input(har(...entries)).answers;
const AWS = { of: "aws", host: "eu-west-1.signin.aws" } as const;

describe("what AWS answered to a response", () => {
  test("its status", () => {
    expect(answers(posted({ status: 400 }))).toEqual([{ ...AWS, status: 400 }]);
  });

  test.each([
    ["in a page", "<p>An unexpected error has occurred</p>", "text/html; charset=utf-8", undefined],
    ["in JSON", '{"message":"An unexpected error has occurred","user":"ana@x.example"}', "application/json", undefined],
    ["in base64", base64("<p>An unexpected <b>error</b> has occurred for ana</p>"), "text/html", "base64"],
  ])("the message that it shows, %s, and nothing else of it", (_, text, type, encoding) => {
    expect(answers(posted({ status: 400, text, type, ...(encoding === undefined ? {} : { encoding }) }))).toEqual([{ ...AWS, status: 400, text: "An unexpected error has occurred" }]);
  });

  test("what follows counts where it says something: pages that fail, a message, not scripts, pictures and pages that work", () => {
    expect(answers(
      posted({ status: 302 }),
      entry(`${PORTAL}/app.js`, { text: "An unexpected error has occurred", type: "text/javascript" }),
      entry(`${PORTAL}/messages.json`, { text: '{"error":"An unexpected error has occurred"}', type: "application/json" }),
      entry(`${PORTAL}/favicon.ico`, { status: 404 }),
      entry(PORTAL, { text: "<script>var messages = 'Invalid MFA credentials'</script>" }),
      entry("https://eu-west-1.signin.aws/platform/api/execute", { status: 400, type: "application/json", text: "{}" }),
      entry("https://portal.sso.eu-west-1.amazonaws.com/assignment/accounts", { status: 401, type: "application/json", text: "{}" }),
      entry(PORTAL, { text: "<h1>You do not have any applications.</h1>" }),
      entry("https://elsewhere.example/platform/", { status: 500, text: "Something went wrong" }),
    )).toEqual([
      { ...AWS, status: 302 },
      { ...AWS, status: 400 },
      { of: "aws", host: "d-1234567890.awsapps.com", status: 200, text: "You do not have any applications" },
    ]);
  });

  test.each(["signin.aws.example", "notsignin.aws", "awsapps.com.evil.example", "example.com"])("%s is not AWS", (host) => {
    expect(answers(entry(`https://${host}/platform/saml/acs/1`, { post: formBody(), status: 400 }))).toEqual([]);
  });

  test.each([["none", 0], ["a lie", 4000], ["a fraction", 200.5], ["a text", "400"], ["nothing", null]])("a status that is %s is left out", (_, status) => {
    expect(answers(posted({ status }))).toEqual([]);
  });

  test("no more than twenty", () => {
    expect(answers(posted({ status: 400 }), ...Array.from({ length: 50 }, () => entry("https://eu-west-1.signin.aws/platform/x", { status: 400 })))).toHaveLength(20);
  });
});

describe("several sign-ins in one recording", () => {
  test("each message has its own answers, and all stand in their order", () => {
    const read = readMessages(har(asked({ status: 302 }), posted({ status: 400 }, OTHER_RESPONSE), entry(PORTAL, { status: 500 }), posted({ status: 302 })));
    if ("faults" in read) throw new Error("unread");
    expect(read.messages.map(({ kind, xml, answers: all }) => [kind, xml === RESPONSE, all?.map(({ status }) => status)])).toEqual([["request", false, [302]], ["response", false, [400, 500]], ["response", true, [302]]]);
    expect(read.messages[2]).toBe(read.input);
    expect(read.passedOver).toEqual(read.messages.slice(0, 2));
  });

  test("a replay has the answer of each post", () => {
    const read = readMessages(har(posted({ status: 302 }), posted({ status: 400 })));
    expect("messages" in read && read.messages.map(({ answers: all }) => all?.[0]?.status)).toEqual([302, 400]);
  });

  test("a single document is all there is", () => {
    const read = readMessages(RESPONSE);
    expect("messages" in read && [read.messages.length, read.messages[0] === read.input, read.passedOver]).toEqual([1, true, []]);
  });
});

describe("whether it was posted", () => {
  const form = entry(SSO, { text: page(), at: "2026-09-30T12:00:00.000Z" });

  test("a page alone was never posted: its time is that of the page, and nobody answered", () => {
    expect(input(har(form))).toMatchObject({ posted: false, sentAt: new Date("2026-09-30T12:00:00Z"), answers: [] });
  });

  test("a post whose body was not saved tells when it went and what came back", () => {
    expect(input(har(form, entry(PORTAL), entry(`${ACS}?x=1`, { method: "POST", status: 400, at: "2026-09-30T12:00:09.000Z" })))).toMatchObject({ posted: true, sentAt: new Date("2026-09-30T12:00:09Z"), answers: [{ ...AWS, status: 400 }] });
  });

  test.each([
    ["before the page", har(entry(ACS, { method: "POST" }), form)],
    ["to another address", har(form, entry(`${ACS}0`, { method: "POST" }))],
    ["with GET", har(form, entry(ACS))],
  ])("an empty post %s is not this one's", (_, text) => {
    expect(input(text)).toMatchObject({ posted: false });
  });

  test.each([["a POST in a HAR", har(posted()), true], ["a cURL line", `curl '${ACS}' --data-raw '${formBody()}'`, true]])("%s was", (_, text, is) => {
    expect(input(text)).toMatchObject({ posted: is });
  });

  test.each([["a form body", formBody()], ["a page in a file", page()], ["base64", base64(RESPONSE)], ["XML", RESPONSE]])("%s does not tell", (_, text) => {
    const read = input(text);
    for (const property of ["posted", "sentAt", "answers"]) expect(read).not.toHaveProperty(property);
  });
});

describe("Okta answered without a response", () => {
  const refused = { of: "okta", host: "tarnholt.okta.com", status: 403, text: "You are not assigned this app in Okta" } as const;

  test("to the request itself", () => {
    expect(input(har(asked({ status: 403, text: NOT_ASSIGNED })))).toMatchObject({ kind: "request", posted: true, answers: [refused] });
  });

  test("after the person has signed in to Okta; what its scripts ask for does not count", () => {
    expect(answers(asked({ status: 200, text: "<form>Sign in</form>" }), entry("https://tarnholt.okta.com/api/v1/sessions/me", { status: 404, type: "application/json" }), entry(`${SSO}?fromLogin=true`, { status: 403, text: NOT_ASSIGNED }))).toEqual([
      { of: "okta", host: "tarnholt.okta.com", status: 200 }, refused,
    ]);
  });

  test("a page of Okta that works may hold any message: none of it was meant", () => {
    expect(answers(asked({ text: "<p hidden>User is not assigned to this application</p>" }), entry(SSO, { text: NOT_ASSIGNED }))).toEqual([{ of: "okta", host: "tarnholt.okta.com", status: 200 }]);
  });

  test("at a domain of the company's own, which the request was sent to", () => {
    expect(answers(asked({ status: 302 }, "https://login.tarnholt.example/app/x/sso/saml"), entry("https://login.tarnholt.example/app/x", { status: 403, text: NOT_ASSIGNED }))).toMatchObject([{ status: 302 }, { of: "okta", host: "login.tarnholt.example", status: 403 }]);
  });

  test.each(["tarnholt.oktapreview.com", "tarnholt.okta-emea.com", "tarnholt.okta-gov.com", "tarnholt.okta.mil"])("%s is Okta", (host) => {
    expect(answers(asked(), entry(`https://${host}/app/x`, { status: 403 }))).toMatchObject([{}, { of: "okta", host, status: 403 }]);
  });

  test.each(["okta.com.evil.example", "notokta.com", "okta.example"])("%s is not", (host) => {
    expect(answers(asked(), entry(`https://${host}/app/x`, { status: 403 }))).toHaveLength(1);
  });

  test("of several requests the one that was refused is taken", () => {
    expect(input(har(asked({ status: 403 }), asked({ status: 302 })))).toMatchObject({ others: 1, answers: [{ status: 403 }] });
  });

  test("a recording without any message, begun at a tile, says the same", () => {
    const read = readInput(har(entry("https://tarnholt.okta.com/home/amazon_aws_sso/0oa1/272", { status: 403, text: NOT_ASSIGNED })));
    expect(read).toMatchObject({ faults: [{ id: "input-okta-no-response", title: "Okta issued no response (403 from tarnholt.okta.com)", fix: expect.stringContaining("assigned the app") as string }] });
    expect(JSON.stringify(read)).not.toContain("Ana");
  });

  test.each([
    ["something else of Okta", entry("https://tarnholt.okta.com/api/v1/x", { status: 403, type: "application/json", text: "{}" })],
    ["a page of Okta that is no app", entry("https://tarnholt.okta.com/help", { status: 404 })],
    ["another host", entry("https://wiki.example/app/x", { status: 403, text: NOT_ASSIGNED })],
  ])("%s that fails is no refusal", (_, one) => {
    expect(readInput(har(one))).toMatchObject({ faults: [{ id: "input-har-without-saml" }] });
  });

  test.each([[404, "gone or inactive"], [429, "limits the rate"], [500, "status.okta.com"], [400, "start at the AWS access portal"]])("%i has its own advice", (status, fix) => {
    expect(readInput(har(entry("https://tarnholt.okta.com/app/x/y", { status })))).toMatchObject({ faults: [{ id: "input-okta-no-response", fix: expect.stringContaining(fix) as string }] });
  });

  test("an export of SAML-tracer has statuses alone", () => {
    const request = (parts: object) => ({ method: "GET", requestId: "1", responseStatus: 403, responseHeaders: [{ name: "Content-Type", value: "text/html" }], ...parts });
    expect(input(JSON.stringify({ requests: [request({ url: SSO, get: [["SAMLRequest", deflated(REQUEST)]] })] }))).toMatchObject({ kind: "request", answers: [{ of: "okta", host: "tarnholt.okta.com", status: 403 }] });
    expect(readInput(JSON.stringify({ requests: [request({ url: "https://tarnholt.okta.com/home/amazon_aws_sso/0oa1" })] }))).toMatchObject({ faults: [{ id: "input-okta-no-response" }] });
  });
});
