import { readInput } from "../../../src/saml/input/read";
import { ACS, base64, deflated, formBody, IDP_METADATA, page, referenced, RELAY, REQUEST, RESPONSE, SP_METADATA } from "./messages";

/** What was read, or the ids of what was not. */
function read(input: string | Uint8Array): Record<string, unknown> {
  const found = readInput(input);
  return "faults" in found ? { faults: found.faults.map(({ id }) => id) } : { ...found, notes: found.notes?.map(({ id }) => id) };
}

const B64 = base64(RESPONSE);
const wrapped = B64.replaceAll(/.{64}/g, "$&\r\n");

describe("a response alone", () => {
  test.each([
    ["XML", RESPONSE, "XML"],
    ["XML behind a byte order mark", `\ufeff${RESPONSE}`, "XML"],
    ["XML behind blank lines", `\n\n${RESPONSE}\n`, "XML"],
    ["XML in UTF-8 with a mark", Buffer.from(`\ufeff${RESPONSE}`), "XML"],
    ["XML in UTF-16, little end first", Buffer.from(`\ufeff${RESPONSE}`, "utf16le"), "XML"],
    ["XML in UTF-16, big end first", Buffer.from(`\ufeff${RESPONSE}`, "utf16le").swap16(), "XML"],
    ["XML in UTF-16 without a mark", Buffer.from(RESPONSE, "utf16le"), "XML"],
    ["base64", B64, "base64"],
    ["base64 in lines", wrapped, "base64"],
    ["base64 with its line breaks escaped", wrapped.replaceAll("\r\n", "\\r\\n"), "base64"],
    ["base64 with its slashes escaped", B64.replaceAll("/", "\\/"), "base64"],
    ["base64 in quotes", `"${B64}"`, "base64"],
    ["base64 in single quotes and a comma, as in JSON", `  '${B64}',\n`, "base64"],
    ["base64 without padding", B64.replaceAll("=", ""), "base64"],
    ["base64 with padding too much", `${B64}===`, "base64"],
    ["base64url", Buffer.from(RESPONSE).toString("base64url"), "base64"],
    ["base64 of XML with a byte order mark", base64(`\ufeff${RESPONSE}`), "base64"],
    ["base64 of UTF-16", Buffer.from(`\ufeff${RESPONSE}`, "utf16le").toString("base64"), "base64"],
    ["percent-encoded base64", encodeURIComponent(B64), "percent-encoding, base64"],
    ["percent-encoded XML", encodeURIComponent(RESPONSE), "percent-encoding"],
    ["deflated base64", deflated(RESPONSE), "base64, deflate"],
    ["XML in the middle of a log line", `2026-09-30 12:00 INFO response was ${RESPONSE} (rejected)`, "XML in the middle of other text"],
  ])("%s", (_, input, container) => {
    expect(read(input)).toEqual({ kind: "response", xml: RESPONSE, container, others: 0, notes: undefined });
  });

  test("a + that a decoded form turned into a blank is put back", () => {
    const text = RESPONSE.replace("id1", "id~~~>>>???");
    const broken = base64(text).replaceAll("+", " ");
    expect(broken).toContain(" ");
    expect(read(broken)).toMatchObject({ xml: text, container: "base64 (a + in it had become a blank)" });
  });

  test("a + at the end, where XML without padding has one, that was trimmed away", () => {
    const text = RESPONSE.replace("id1", "id123");
    expect(base64(text)).toMatch(/\+$/);
    expect(read(base64(text).slice(0, -1))).toMatchObject({ xml: text, container: "base64 (a + in it had become a blank)" });
  });

  test.each([
    ["base64 twice", base64(B64)],
    ["percent-encoding twice", encodeURIComponent(encodeURIComponent(B64))],
    ["base64, then percent-encoding, then base64", base64(encodeURIComponent(B64))],
    ["a form that encodes once too often", `SAMLResponse=${encodeURIComponent(encodeURIComponent(B64))}`],
    ["a form with base64 twice", `SAMLResponse=${encodeURIComponent(base64(B64))}`],
  ])("%s is read, with a warning", (_, input) => {
    const found = readInput(input);
    expect(found).toMatchObject({ kind: "response", xml: RESPONSE });
    expect("notes" in found && found.notes?.map(({ id, severity }) => [id, severity])).toEqual([["input-encoded-twice", "warning"]]);
  });
});

describe("base64 copied from the source of a page", () => {
  // Its base64 has all three characters that are no letters and no digits.
  const text = RESPONSE.replace("id1", "id~~~>>>???1");
  const value = base64(text);
  const NAMED: Readonly<Record<string, string>> = { "+": "&plus;", "/": "&sol;", "=": "&equals;" };

  test.each([
    ["as Okta writes it", referenced(value)],
    ["in capitals", referenced(value).replaceAll(/&#x(..);/g, (_, hex: string) => `&#X${hex.toUpperCase()};`)],
    ["decimal", value.replaceAll(/[+/=]/g, (one) => `&#${one.charCodeAt(0)};`)],
    ["by name", value.replaceAll(/[+/=]/g, (one) => NAMED[one] ?? one)],
    ["in quotes and lines", `"${referenced(value).replaceAll(/(?:&#x..;|[^&]){60}/g, "$&\n")}"`],
    ["percent-encoded too", encodeURIComponent(referenced(value))],
  ])("%s, is read, with a warning", (_, input) => {
    expect(value).toMatch(/\+.*\/.*=|\/.*\+.*=/);
    expect(read(input)).toMatchObject({ kind: "response", xml: text, notes: ["input-html-escaped"] });
    expect(readInput(input)).toMatchObject({ notes: [{ severity: "warning", fix: expect.stringContaining("a copy of the value alone") as string }] });
  });

  test("in a form body, with what stands behind it", () => {
    expect(read(`SAMLResponse=${referenced(value)}&RelayState=abc`)).toMatchObject({ xml: text, relayState: "abc", notes: ["input-html-escaped"] });
    expect(read(`SAMLResponse=${value.replaceAll(/[+/=]/g, (one) => `&#${one.charCodeAt(0)};`)}&RelayState=abc#top`)).toMatchObject({ xml: text, relayState: "abc", notes: ["input-html-escaped"] });
    expect(read(`SAMLResponse=${referenced(value)}&amp;RelayState=abc`)).toMatchObject({ xml: text, relayState: "abc", notes: ["input-html-escaped"] });
  });

  test("a recording that has it so tells what AWS saw", () => {
    expect(readInput(`curl '${ACS}' --data-raw 'SAMLResponse=${encodeURIComponent(referenced(value))}'`)).toMatchObject({ notes: [{ id: "input-html-escaped", fix: expect.stringContaining("AWS sees no base64") as string }] });
  });

  test.each(["&#x2b;", "&lt;&amp;", `${value.slice(0, 80)}&copy;`, `${value.slice(0, 80)}&#x2b`])("%s is no such thing", (input) => {
    expect(read(input)).toHaveProperty("faults");
  });
});

describe("a layer too many is told by where the message comes from", () => {
  const twice = encodeURIComponent(base64(B64));
  test.each([
    ["a value alone: a copy", base64(B64), "This is a copy of the value alone"],
    ["a form body: either", `SAMLResponse=${twice}`, "If this text was put together by hand"],
    ["a cURL line: the browser sent it", `curl '${ACS}' --data-raw 'SAMLResponse=${twice}'`, "as the recording shows"],
    ["a HAR: the browser sent it", JSON.stringify({ log: { entries: [{ request: { method: "POST", url: ACS, postData: { text: `SAMLResponse=${twice}` } } }] } }), "as the recording shows"],
  ])("%s", (_, input, words) => {
    expect(readInput(input)).toMatchObject({ notes: [{ id: "input-encoded-twice", fix: expect.stringContaining(words) as string }] });
  });
});

test.each([
  ["request", REQUEST],
  ["idp-metadata", IDP_METADATA],
  ["sp-metadata", SP_METADATA],
  ["idp-metadata", `<?xml version="1.0"?><!-- Okta --><md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${IDP_METADATA}</md:EntitiesDescriptor>`],
])("a document is told by its root: %s", (kind, xml) => {
  expect(read(xml)).toMatchObject({ kind, xml });
  expect(read(base64(xml))).toMatchObject({ kind, xml });
});

describe("a form", () => {
  test.each([
    ["a form body", formBody()],
    ["RelayState first", formBody().split("&").toReversed().join("&")],
    ["& written as &amp;", formBody().replace("&", "&amp;")],
    ["one parameter a line", formBody().replace("&", "\n")],
    ["other parameters around it", `a=b&${formBody()}&Signature=AAAA`],
    ["a developer tool's list", `SAMLResponse: ${B64}\nRelayState: ${encodeURIComponent(RELAY)}`],
    ["base64 that was not percent-encoded", `SAMLResponse=${B64}&RelayState=${encodeURIComponent(RELAY)}`],
    ["base64 in lines", `SAMLResponse=${wrapped}\n&RelayState=${encodeURIComponent(RELAY)}`],
    ["a call copied as fetch", `fetch("${ACS}", {\n  "headers": { "a": "b" },\n  "body": "${formBody()}",\n  "method": "POST"\n});`],
  ])("%s", (_, input) => {
    expect(read(input)).toMatchObject({ kind: "response", xml: RESPONSE, container: "a form body", relayState: RELAY, others: 0 });
  });

  test("a blank in RelayState is a +", () => {
    expect(read(`SAMLResponse=${B64}&RelayState=a+b%2Bc`)).toMatchObject({ relayState: "a b+c" });
  });

  test("without RelayState there is none", () => {
    expect(readInput(`SAMLResponse=${encodeURIComponent(B64)}`)).not.toHaveProperty("relayState");
  });

  test("a request posted", () => {
    expect(read(`SAMLRequest=${encodeURIComponent(base64(REQUEST))}`)).toMatchObject({ kind: "request", xml: REQUEST });
  });
});

describe("a page that submits itself", () => {
  test("as Okta writes it", () => {
    expect(read(page())).toMatchObject({ kind: "response", xml: RESPONSE, container: "the form in a page", relayState: RELAY, postedTo: ACS, others: 0 });
  });

  test.each([
    ["value before name", `<form action="${ACS}"><input value="${B64}" type=hidden name="SAMLResponse"></form>`],
    ["single quotes", `<form action='${ACS}'><input type='hidden' name='SAMLResponse' value='${B64}'/></form>`],
    ["no quotes", `<form action=${ACS}><input name=SAMLResponse value=${B64.replaceAll("=", "&#61;")}></form>`],
    ["capitals and line breaks", `<HTML><FORM\n ACTION="${ACS}">\n<INPUT\n TYPE="hidden"\n NAME="SAMLResponse"\n VALUE="${B64}"\n></FORM></HTML>`],
    ["a > inside another attribute", `<form data-x="a>b" action="${ACS}"><input title="1 > 0" name="SAMLResponse" value="${B64}"></form>`],
    ["a text area", `<form action="${ACS}"><textarea name="SAMLResponse">${B64}</textarea></form>`],
    ["named references", `<form action="${ACS}"><input name="SAMLResponse" value="${B64.replaceAll("+", "&plus;").replaceAll("=", "&equals;").replaceAll("/", "&sol;")}"></form>`],
    ["a page around it", `<!-- saved --><div><p>Signing in</p><form action="${ACS}"><input name="SAMLResponse" value="${B64}"></form></div>`],
  ])("%s", (_, input) => {
    expect(read(input)).toMatchObject({ kind: "response", xml: RESPONSE, postedTo: ACS });
  });

  test("the action of another form is not this one's", () => {
    expect(read(`<html><form action="https://other.example"></form><input name="SAMLResponse" value="${B64}"></html>`)).not.toHaveProperty("postedTo");
  });
});

describe("a URL of the redirect binding", () => {
  test("a request", () => {
    const url = `https://acme.okta.com/app/x/sso/saml?SAMLRequest=${encodeURIComponent(deflated(REQUEST))}&RelayState=abc`;
    expect(read(url)).toEqual({ kind: "request", xml: REQUEST, container: "a URL of acme.okta.com/app/x/sso/saml", postedTo: "https://acme.okta.com/app/x/sso/saml", relayState: "abc", others: 0, notes: undefined });
  });

  test("a response is read, and named as what IAM Identity Center does not take", () => {
    expect(read(`${ACS}?SAMLResponse=${encodeURIComponent(deflated(RESPONSE))}`)).toMatchObject({ kind: "response", xml: RESPONSE, notes: ["input-redirect-response"] });
  });
});

describe("a copied cURL line", () => {
  const bash = `curl '${ACS}' \\\n  -H 'content-type: application/x-www-form-urlencoded' \\\n  --data-raw '${formBody()}' \\\n  --compressed`;
  const cmd = `curl --location ^"${ACS}^" ^\r\n  -H ^"content-type: application/x-www-form-urlencoded^" ^\r\n  --data-raw ^"${formBody().replaceAll("%", "^%^").replaceAll("&", "^&")}^"`;

  test.each([
    ["for bash", bash],
    ["for the Windows command line", cmd],
    ["data before the address", `curl -d '${formBody()}' '${ACS}'`],
    ["double quotes", `$ curl -X POST "${ACS}" --data "${formBody()}"`],
    ["ANSI quoting", `curl '${ACS}' --data-raw $'${formBody()}&x=\\u0021'`],
  ])("%s", (_, input) => {
    expect(read(input)).toMatchObject({ kind: "response", xml: RESPONSE, container: "a cURL line, to eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d", postedTo: ACS, relayState: RELAY });
  });

  test("of all requests the one to AWS is taken", () => {
    expect(read(`curl 'https://acme.okta.com/a' ;\n${bash} ;\ncurl 'https://d-1.awsapps.com/start'`)).toMatchObject({ kind: "response", postedTo: ACS, others: 0 });
  });

  test("without a message it says which line to copy", () => {
    expect(readInput("curl 'https://d-1.awsapps.com/start' -H 'a: b'")).toMatchObject({ faults: [{ id: "input-curl-without-saml", fix: expect.stringContaining("/platform/saml/acs/") as string }] });
  });
});
