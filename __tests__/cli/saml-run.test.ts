import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { check, type CheckFlags } from "../../src/cli/saml/check";
import { explainText } from "../../src/cli/saml/explain";
import { metadata } from "../../src/cli/saml/metadata";
import { show } from "../../src/cli/saml/show";
import { idpMetadata, spMetadata } from "../../src/saml/signer/metadata";
import { ACS, AUDIENCE, idp, rotatedIdp, signed, USER } from "../saml/samples";

const folder = mkdtempSync(join(tmpdir(), "idc-saml-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content; gives its path. */
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const GOOD = signed().xml;
const base64 = (xml: string): string => Buffer.from(xml).toString("base64");
const body = (xml: string): string => `SAMLResponse=${encodeURIComponent(base64(xml))}&RelayState=${encodeURIComponent("https://d-1234567890.awsapps.com/start")}`;
const har = (...posts: readonly string[]): string => JSON.stringify({ log: { entries: posts.map((text) => ({ startedDateTime: "2026-11-24T09:30:20.000Z", request: { method: "POST", url: ACS, postData: { text } }, response: {} })) } });
const OKTA = file("okta.xml", idpMetadata(idp, "https://tarnholt.okta.com/app/x/sso/saml"));
const AWS = file("aws.xml", spMetadata({ audience: AUDIENCE, acsUrls: [ACS] }));
const GOOD_HAR = file("good.har", har(body(GOOD)));
const FLAGS: CheckFlags = { metadata: [OKTA, AWS], acs: [], authnContext: [], user: USER };

let out = "";
let err = "";
beforeEach(() => {
  [out, err, process.exitCode] = ["", "", undefined];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => { out += String(text); return true; });
  jest.spyOn(process.stderr, "write").mockImplementation((text) => { err += String(text); return true; });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

async function exit(run: Promise<void>): Promise<unknown> {
  await run;
  return process.exitCode;
}
const ids = (): string[] => (JSON.parse(out) as { findings: { id: string }[] }).findings.map(({ id }) => id);

describe("check", () => {
  test("a good response: nothing found, exit 0, and what was not checked", async () => {
    expect(await exit(check(GOOD_HAR, FLAGS))).toBe(0);
    expect(out).toContain("nothing found in what was checked");
    expect(out).toContain("not checked: the session attributes are those of the environment, because");
    expect(out).not.toContain(USER);
    expect(err).toBe("");
  });

  test("what is wrong: exit 1, and values only when asked for", async () => {
    const bad = file("bad.txt", body(signed({ nameId: { value: "Ana.Silva@tarnholt.example" } }).xml));
    const flags = { ...FLAGS, at: "2026-11-24T09:30:20Z" };
    expect(await exit(check(bad, flags))).toBe(1);
    expect(out).toContain("error name-id-case");
    expect(out).not.toMatch(/ana\.silva@/i);
    out = "";
    expect(await exit(check(bad, { ...flags, reveal: true }))).toBe(1);
    expect(out).toContain("Ana.Silva@tarnholt.example");
  });

  test("nothing expected is not an error, but said to be unchecked", async () => {
    expect(await exit(check(GOOD_HAR, { metadata: [], acs: [], authnContext: [] }))).toBe(0);
    expect(out).toContain("not checked: the issuer is the one that IAM Identity Center trusts, because");
  });

  test.each<[string, Partial<CheckFlags>, string]>([
    ["another certificate", { metadata: [file("rotated.xml", idpMetadata(rotatedIdp, "https://x.example/sso"))] }, "signature-other-certificate"],
    ["another authentication context", { authnContext: ["urn:oasis:names:tc:SAML:2.0:ac:classes:X509"] }, "authn-context-default"],
    ["another audience", { audience: `${AUDIENCE}/` }, "audience-other"],
    ["another ACS URL", { acs: ["https://eu-west-1.signin.aws/platform/saml/acs/other"] }, "destination-unregistered"],
    ["a time long after", { at: "2026-11-25T12:00:00+02:00" }, "conditions-expired"],
  ])("a flag counts: %s", async (_, flags, id) => {
    expect(await exit(check(GOOD_HAR, { ...FLAGS, ...flags, json: true }))).toBe(1);
    expect(id === "audience-other" ? ids().some((one) => one.startsWith("audience-")) : ids().includes(id)).toBe(true);
  });

  test("a single flag goes before metadata, and certificates of several files add up", async () => {
    expect(await exit(check(GOOD_HAR, { ...FLAGS, metadata: [OKTA, join(folder, "rotated.xml"), AWS], json: true }))).toBe(0);
  });

  test("the messages of a recording are compared: the same response twice", async () => {
    expect(await exit(check(file("twice.har", har(body(GOOD), body(GOOD))), { ...FLAGS, json: true }))).toBe(1);
    expect(ids()).toEqual(["replay-same-response"]);
  });

  test("what the container gave away is among the findings", async () => {
    expect(await exit(check(file("twice.txt", base64(base64(GOOD))), { ...FLAGS, at: "2026-11-24T09:30:20Z", json: true }))).toBe(1);
    expect(ids()).toEqual(["input-encoded-twice"]);
  });

  test.each([
    ["prose", "help!", "input-not-saml"],
    ["metadata", idpMetadata(idp, "https://x.example"), "input-other-kind"],
    ["a request", '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>', "input-other-kind"],
    ["nothing", "", "input-empty"],
  ])("%s is no response: exit 2", async (name, content, id) => {
    expect(await exit(check(file(`${name}.x`, content), { ...FLAGS, json: true }))).toBe(2);
    expect(ids()).toEqual([id]);
  });

  test("a response that the strict reader refuses is a finding, not no response", async () => {
    expect(await exit(check(file("comment.xml", GOOD.replace(USER, "ana<!---->.silva@tarnholt.example")), { ...FLAGS, json: true }))).toBe(1);
    expect(ids()).toEqual(["xml-comment"]);
  });

  test.each<[string, string, Partial<CheckFlags>, string]>([
    ["a file that is not there", "nowhere.har", {}, "there is no such file"],
    ["a folder", folder, {}, "it is a folder"],
    ["a name that no file has", "a\u0000b", {}, "no file can have this name"],
    ["a text for a file", "A".repeat(5000), {}, "the name is too long for a file"],
    ["metadata that is not there", GOOD_HAR, { metadata: ["nowhere.xml"] }, "there is no such file"],
    ["metadata that is none", GOOD_HAR, { metadata: [GOOD_HAR] }, "is a SAML response, not metadata"],
    ["metadata that is no SAML", GOOD_HAR, { metadata: [file("x.txt", "help!")] }, "This is not a SAML message"],
    ["metadata that says nothing", GOOD_HAR, { metadata: [file("empty.xml", '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor/></EntityDescriptor>')] }, "says nothing that can be used"],
    ["an ACS that is no URL", GOOD_HAR, { acs: ["eu-west-1"] }, "--acs must be a URL"],
    ["a time without zone", GOOD_HAR, { at: "2026-09-30T12:00:00" }, "--at must be a time with its zone"],
    ["a day", GOOD_HAR, { at: "2026-09-30" }, "--at must be"],
    ["no time", GOOD_HAR, { at: "2026-99-30T12:00:00Z" }, "--at must be"],
    ["standard input twice", "-", { metadata: ["-"] }, "only one file"],
    ["no such environment", GOOD_HAR, { environment: "pilto" }, 'did you mean "pilot"?; there are federation, pilot, management, broad'],
  ])("%s: a sentence, exit 2, nothing printed", async (_, path, flags, words) => {
    expect(await exit(check(path, { metadata: [], acs: [], authnContext: [], ...flags }))).toBe(2);
    expect(err).toContain(words);
    expect(err.split("\n")[0]).toMatch(/^error /);
    expect(err.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\s+at /u);
    expect(out).toBe("");
  });

  test("an environment's settings count, and what it leaves open is said", async () => {
    expect(await exit(check(GOOD_HAR, { ...FLAGS, metadata: [], environment: "pilot" }))).toBe(0);
    expect(out).toContain("not checked: the issuer and the certificates of Okta, because the data of an environment does not hold them");
    expect(out).toContain("the session attributes are those of the environment");
    expect(out).toMatch(/not checked: the factors that the sign-on policy .* asks: .*phishing-resistant.*, because Okta sends the same/);
  });

  test("what metadata told is not said to be open", async () => {
    await exit(check(GOOD_HAR, { ...FLAGS, environment: "pilot" }));
    expect(out).not.toContain("the data of an environment does not hold them");
    expect(out).not.toContain("aws.identityStore is not set");
  });

  test("- reads standard input", async () => {
    const stdin = Object.getOwnPropertyDescriptor(process, "stdin");
    Object.defineProperty(process, "stdin", { configurable: true, value: Readable.from([Buffer.from(har(body(GOOD)).slice(0, 100)), Buffer.from(har(body(GOOD)).slice(100))]) });
    expect(await exit(check("-", FLAGS))).toBe(0);
    if (stdin !== undefined) Object.defineProperty(process, "stdin", stdin);
  });
});

describe("show", () => {
  test("a response, masked", async () => {
    expect(await exit(show(GOOD_HAR, {}))).toBe(0);
    expect(out).toContain("a********@t*******.example (26 characters)</saml2:NameID>");
    expect(out).not.toMatch(/ana\.silva|awsapps/);
  });

  test("asked for, in clear", async () => {
    await exit(show(GOOD_HAR, { reveal: true }));
    for (const value of [USER, "https://d-1234567890.awsapps.com/start"]) expect(out).toContain(value);
  });

  test("what the strict reader refuses is shown around the fault, exit 1", async () => {
    expect(await exit(show(file("refused.xml", GOOD.replace(USER, "ana<!--x-->.silva")), {}))).toBe(1);
    expect(out).toContain("error xml-comment");
    expect(out).toContain("<!--(1 character)-->");
    expect(out).not.toContain("silva");
  });

  test("metadata and requests too", async () => {
    expect(await exit(show(OKTA, { markdown: true }))).toBe(0);
    expect(out).toMatch(/```xml\nline:column.*\n +1:\d+ {2}<md:EntityDescriptor/);
  });

  test("no SAML: exit 2", async () => {
    expect(await exit(show(file("prose.txt", "help!"), {}))).toBe(2);
  });
});

describe("metadata", () => {
  test.each([["Okta's", OKTA], ["AWS's", AWS]])("%s: nothing found", async (_, path) => {
    expect(await exit(metadata(path, {}))).toBe(0);
  });

  test("what rotates: exit 1", async () => {
    expect(await exit(metadata(join(folder, "rotated.xml"), { compare: OKTA, json: true }))).toBe(1);
    expect(ids()).toContain("compare-certificates-replaced");
  });

  test("against an environment", async () => {
    expect(await exit(metadata(AWS, { environment: "pilot" }))).toBe(0);
    const other = file("other.xml", spMetadata({ audience: AUDIENCE, acsUrls: [`${ACS}0`] }));
    expect(await exit(metadata(other, { environment: "pilot" }))).toBe(1);
  });

  test.each<[string, string, object, string]>([
    ["compared and against an environment", OKTA, { compare: OKTA, environment: "pilot" }, "two questions"],
    ["standard input twice", "-", { compare: "-" }, "only one file"],
    ["a folder", folder, {}, "it is a folder"],
  ])("%s: a sentence, exit 2", async (_, path, flags, words) => {
    expect(await exit(metadata(path, flags))).toBe(2);
    expect(err).toContain(words);
  });

  test.each([["a response", GOOD_HAR, {}], ["an earlier file that is a response", OKTA, { compare: GOOD_HAR }]])("%s is no metadata: exit 2", async (_, path, flags) => {
    expect(await exit(metadata(path, { ...flags, json: true }))).toBe(2);
    expect(ids()).toEqual(["input-other-kind"]);
  });
});

test("explain: known 0, unknown 1", async () => {
  expect(await exit(explainText("Invalid MFA credentials", {}))).toBe(0);
  expect(await exit(explainText("xyzzy", {}))).toBe(1);
});

test("a file that can't be read is a sentence", async () => {
  mkdirSync(join(folder, "sub"));
  expect(await exit(show(join(OKTA, "x"), {}))).toBe(2);
  expect(err).toContain("a part of the path is no folder");
});

test("a file without end is read no further than the bound", async () => {
  expect(await exit(show("/dev/zero", {}))).toBe(2);
});
