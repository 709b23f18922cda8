import { deflateSync, gzipSync } from "node:zlib";
import { readInput } from "../../../src/saml/input/read";
import { ACS, base64, deflated, RESPONSE } from "./messages";

/** Its base64 has + and / and needs padding. */
const XML = RESPONSE.replace("id1", "id~~~>>>???1");
const B64 = base64(XML);
const e = encodeURIComponent;

/** How each container holds the value of a form. */
const RECORDED: readonly (readonly [string, (encoded: string) => string])[] = [
  ["a HAR", (encoded) => JSON.stringify({ log: { entries: [{ request: { method: "POST", url: ACS, postData: { text: `SAMLResponse=${encoded}&RelayState=x` } } }] } })],
  ["a HAR with parameters alone", (encoded) => JSON.stringify({ log: { entries: [{ request: { method: "POST", url: ACS, postData: { params: [{ name: "SAMLResponse", value: encoded }] } } }] } })],
  ["a cURL line", (encoded) => `curl '${ACS}' --data-raw 'SAMLResponse=${encoded}&RelayState=x'`],
  ["an export of SAML-tracer", (encoded) => JSON.stringify([{ method: "POST", url: ACS, post: [["SAMLResponse", decodeURIComponent(encoded.replaceAll("+", " "))]] }])],
  ["a page of a recording", (encoded) => JSON.stringify({ log: { entries: [{ request: { url: "https://acme.okta.com/" }, response: { content: { text: `<form action="${ACS}"><input name="SAMLResponse" value='${decodeURIComponent(encoded.replaceAll("+", " "))}'></form>` } } }] } })],
];
const body = (encoded: string): string => `SAMLResponse=${encoded}`;

/** Values that no receiver of the POST binding can read. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ["deflate", e(deflated(XML)), "input-compressed"],
  ["zlib", e(deflateSync(XML).toString("base64")), "input-compressed"],
  ["gzip", e(gzipSync(XML).toString("base64")), "input-compressed"],
  ["XML itself", e(XML), "input-not-base64"],
  ["+ that is not percent-encoded", B64.replaceAll("=", "%3D").replaceAll("/", "%2F"), "input-unescaped-plus"],
  ["line breaks written out", e(`${B64.slice(0, 40)}\\r\\n${B64.slice(40)}`), "input-escaped-lines"],
  ["base64 twice", e(base64(B64)), "input-encoded-twice"],
];
/** Values that some can. */
const ODD: readonly (readonly [string, string, string])[] = [
  ["base64url", Buffer.from(XML).toString("base64url"), "base64url"],
  ["no padding", e(B64.replaceAll("=", "")), "number of ="],
  ["padding too much", e(`${B64}==`), "number of ="],
  ["U+200B", e(`${B64.slice(0, 40)}\u200b${B64.slice(40)}`), "U+200B"],
  ["quotes", e(`"${B64}"`), "quotes"],
  ["slashes with a backslash", e(B64.replaceAll("/", "\\/")), "backslash"],
];

/** Ids and severities of what a container gave away. */
function notes(text: string): readonly string[] {
  const found = readInput(text);
  if ("faults" in found) throw new Error(JSON.stringify(found.faults));
  expect(found.xml).toBe(XML);
  return (found.notes ?? []).map(({ id, severity }) => `${severity} ${id}`);
}

test("the value has what the cases need", () => {
  expect(B64).toMatch(/\+.*\/.*=$|\/.*\+.*=$/);
});

describe.each(RECORDED)("posted, in %s", (_, wrap) => {
  test("base64, percent-encoded once, in lines or not, is right", () => {
    expect(notes(wrap(e(B64)))).toEqual([]);
    expect(notes(wrap(e(B64.replaceAll(/.{76}/g, "$&\r\n"))))).toEqual([]);
  });

  test.each(WRONG)("%s can't be read by AWS", (_name, value, id) => {
    expect(notes(wrap(value))).toEqual([`error ${id}`]);
  });

  test.each(ODD)("%s is for some decoders: unknown", (_name, value, found) => {
    expect(notes(wrap(value))).toEqual(["unknown input-odd-base64"]);
    expect(readInput(wrap(value))).toMatchObject({ notes: [{ found: expect.stringContaining(found) as string }] });
  });
});

describe("a form body that somebody copied may be put together by hand", () => {
  test.each(WRONG.filter(([, , id]) => id !== "input-unescaped-plus"))("%s is a warning", (_, value, id) => {
    expect(notes(body(value))).toEqual([`warning ${id}`]);
    expect(readInput(body(value))).toMatchObject({ notes: [{ fix: expect.stringContaining("put together by hand") as string }] });
  });

  test("a bare + is unknown", () => {
    expect(notes(body(B64))).toEqual(["unknown input-odd-base64"]);
  });

  test("blanks for + are a warning", () => {
    expect(notes(body(B64.replaceAll("+", "%20")))).toEqual(["warning input-unescaped-plus"]);
  });
});

test.each([
  ["the value alone", deflated(XML)],
  ["base64url alone", Buffer.from(XML).toString("base64url")],
  ["blanks for +", B64.replaceAll("+", " ")],
  ["a tool's own copy in JSON", JSON.stringify({ SAMLResponse: XML })],
  ["the extension's decoded copy", JSON.stringify([{ method: "POST", url: ACS, post: [["SAMLResponse", "{hash:1}"]], saml: XML }])],
  ["a cURL line that encodes by itself", `curl '${ACS}' --data-urlencode 'SAMLResponse=${e(B64)}'`],
])("%s tells nothing of how it was posted", (_, text) => {
  expect(notes(text)).toEqual([]);
});

test.each([
  ["a form body", body(e(deflated(XML))), "a form body (decoded: base64, deflate)"],
  ["a recording", RECORDED[0]?.[1](e(gzipSync(XML).toString("base64"))) ?? "", "HAR entry 1, POST to eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d (decoded: base64, gzip)"],
  ["a URL", `https://acme.okta.com/app/x/exk1/sso/saml?SAMLResponse=${e(B64)}`, "a URL of acme.okta.com/app/x/exk1/sso/saml (decoded: base64)"],
])("what was undone is told: %s", (_, text, container) => {
  expect(readInput(text)).toMatchObject({ container });
});
