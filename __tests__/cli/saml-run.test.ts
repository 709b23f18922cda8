import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { check, type CheckFlags } from "../../src/cli/saml/check";
import { explainText } from "../../src/cli/saml/explain";
import { metadata } from "../../src/cli/saml/metadata";
import { show } from "../../src/cli/saml/show";
import type { JsonReport } from "../../src/saml/format/json";
import { idpMetadata, spMetadata } from "../../src/saml/signer/metadata";
import { makeCertificate } from "../saml/idp";
import { ACS, AUDIENCE, idp, rotatedIdp, signed, USER } from "../saml/samples";
import { capturePrinted } from "../support/printed";

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
const pem = (body64: string): string => `-----BEGIN CERTIFICATE-----\n${body64}\n-----END CERTIFICATE-----\n`;
const OKTA = file("okta.xml", idpMetadata(idp, "https://tarnholt.okta.com/app/x/sso/saml"));
const AWS = file("aws.xml", spMetadata({ audience: AUDIENCE, acsUrls: [ACS] }));
const IDC = file("idc.pem", pem(idp.certificate));
const GOOD_HAR = file("good.har", har(body(GOOD)));
const FLAGS: CheckFlags = { metadata: [OKTA, AWS], certificate: [], acs: [], authnContext: [], user: USER };

const printed = capturePrinted();

async function exit(run: Promise<void>): Promise<unknown> {
  await run;
  return process.exitCode;
}
const report = (): JsonReport => JSON.parse(printed.out) as JsonReport;
const ids = (): string[] => (JSON.parse(printed.out) as { findings: { id: string }[] }).findings.map(({ id }) => id);

describe("check", () => {
  test("a good response: nothing found, exit 0, and what was not checked", async () => {
    expect(await exit(check(GOOD_HAR, FLAGS))).toBe(0);
    expect(printed.out).toMatch(/^nothing found in \d+ checks; not compared: certificate, issuer, session attributes: give --certificate, --issuer, --environment\n/);
    expect(printed.out).toMatch(/^ {2}--environment NAME +the session attributes are those of the environment; .*because no environment was given/m);
    expect(printed.out).not.toContain(USER);
    expect(printed.err).toBe("");
  });

  test("what is wrong: exit 1, and values only when asked for", async () => {
    const bad = file("bad.txt", body(signed({ nameId: { value: "Ana.Silva@tarnholt.example" } }).xml));
    const flags = { ...FLAGS, at: "2026-11-24T09:30:20Z" };
    expect(await exit(check(bad, flags))).toBe(1);
    expect(printed.out).toContain("error name-id-case");
    expect(printed.out).not.toMatch(/ana\.silva@/i);
    printed.clear();
    expect(await exit(check(bad, { ...flags, reveal: true }))).toBe(1);
    expect(printed.out).toContain("Ana.Silva@tarnholt.example");
  });

  test("nothing expected is not an error, but said to be unchecked", async () => {
    expect(await exit(check(GOOD_HAR, { metadata: [], certificate: [], acs: [], authnContext: [] }))).toBe(0);
    expect(printed.out).toMatch(/^ {2}--issuer URL +the issuer is the one that IAM Identity Center trusts, because it was not given/m);
  });

  test.each<[string, Partial<CheckFlags>, string]>([
    ["another certificate", { metadata: [file("rotated.xml", idpMetadata(rotatedIdp, "https://x.example/sso"))] }, "signature-other-certificate"],
    ["IAM Identity Center's certificate is another", { certificate: [file("old.pem", pem(rotatedIdp.certificate))] }, "signature-other-certificate"],
    ["the same as DER", { certificate: [file("old.cer", Buffer.from(rotatedIdp.certificate, "base64"))] }, "signature-other-certificate"],
    ["another issuer", { issuer: "http://www.okta.com/exkother" }, "issuer-other-app"],
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

  test("IAM Identity Center's certificates and issuer close what Okta's metadata leaves open", async () => {
    await check(GOOD_HAR, { ...FLAGS, certificate: [join(folder, "old.pem"), IDC], issuer: idp.issuer, json: true });
    expect(report().unchecked.filter(({ what }) => /certificate that signed|the issuer/.test(what))).toEqual([]);
    expect(report()).toMatchObject({ verdict: "nothing-found", passed: expect.arrayContaining(["IAM Identity Center has the certificate that signed (those given by --certificate)"]) as string[], failed: [] });
  });

  test.each([
    ["a wrong audience", { audience: `${AUDIENCE}/` }, "audience-slash"],
    ["another Region's", { audience: AUDIENCE.replace("eu-west-1", "us-east-1") }, "audience-region"],
    ["that of role federation", { audience: "urn:amazon:webservices" }, "audience-roles"],
  ])("an environment that does not know its instance finds %s", async (_, changes, id) => {
    const spoilt = file("audience.har", har(body(signed({ ...changes, destination: "https://eu-west-1.signin.aws/platform/saml/acs/5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77" }).xml)));
    expect(await exit(check(spoilt, { metadata: [], acs: [], authnContext: [], environment: "federation", json: true }))).toBe(1);
    expect(ids()).toEqual([id]);
  });

  test("a paste without a time is judged at its issue, whenever it is looked at", async () => {
    const paste = file("paste.b64", base64(GOOD));
    expect(await exit(check(paste, FLAGS))).toBe(0);
    expect(printed.out).toMatch(/judged at .*its IssueInstant/);
    expect(await exit(check(paste, { ...FLAGS, at: "2026-11-24T12:00:00Z" }))).toBe(1);
    expect(printed.out).toContain("give the time at which sign-in failed with --at");
  });

  test("of several sign-ins the number chooses, and what was judged is said", async () => {
    const several = file("several.har", har(body(signed({ audience: "x" }).xml), body(GOOD)));
    const which = async (message?: string): Promise<unknown> => {
      printed.clear();
      await check(several, { ...FLAGS, json: true, ...(message === undefined ? {} : { message }) });
      return [(report().summary as { which?: string }).which?.slice(0, 14), ids()[0]];
    };
    expect(await which()).toEqual(["message 2 of 2", "replay-same-request"]);
    expect(await which("1")).toEqual(["message 1 of 2", "audience-other"]);
  });

  test("misuse is an object on standard output where JSON was asked for", async () => {
    for (const [path, flags] of [["nowhere.har", {}], [GOOD_HAR, { environment: "pilto" }], [GOOD_HAR, { metadata: [GOOD_HAR] }]] as const) {
      printed.clear();
      expect(await exit(check(path, { metadata: [], acs: [], authnContext: [], ...flags, json: true }))).toBe(2);
      expect(JSON.parse(printed.out)).toEqual({ schema: "idc-saml/1", kind: "misuse", verdict: "misuse", exitCode: 2, message: expect.stringMatching(/\w/) as string });
      expect(printed.err).toBe("");
    }
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
    ["a certificate that is not there", GOOD_HAR, { certificate: ["nowhere.pem"] }, "there is no such file"],
    ["a certificate that is metadata", GOOD_HAR, { certificate: [OKTA] }, "is no certificate in PEM or DER; metadata goes to --metadata"],
    ["a certificate that is empty", GOOD_HAR, { certificate: [file("empty.pem", "")] }, "is no certificate"],
    ["a certificate with an elliptic key", GOOD_HAR, { certificate: [file("ec.pem", pem(makeCertificate({ key: generateKeyPairSync("ec", { namedCurve: "P-256" }) })))] }, "1 of 1 can't be read as an X.509 certificate with an RSA key"],
    ["two certificates, one cut off", GOOD_HAR, { certificate: [file("cut.pem", pem(idp.certificate) + pem(idp.certificate.slice(0, 400)))] }, "1 of 2 can't be read"],
    ["a message that is no number", GOOD_HAR, { message: "two" }, "--message must be a whole number"],
    ["message 0", GOOD_HAR, { message: "0" }, "--message must be a whole number"],
    ["a message beyond the last", GOOD_HAR, { message: "2" }, "--message must be 1 to 1"],
    ["standard input twice, once as a certificate", "-", { certificate: ["-"] }, "only one file"],
    ["an ACS that is no URL", GOOD_HAR, { acs: ["eu-west-1"] }, "--acs must be a URL"],
    ["a time without zone", GOOD_HAR, { at: "2026-09-30T12:00:00" }, "--at must be a time with its zone"],
    ["a day", GOOD_HAR, { at: "2026-09-30" }, "--at must be"],
    ["no time", GOOD_HAR, { at: "2026-99-30T12:00:00Z" }, "--at must be"],
    ["standard input twice", "-", { metadata: ["-"] }, "only one file"],
    ["no such environment", GOOD_HAR, { environment: "pilto" }, 'did you mean "pilot"?; there are federation, pilot, management, broad'],
  ])("%s: a sentence, exit 2, nothing printed", async (_, path, flags, words) => {
    expect(await exit(check(path, { metadata: [], certificate: [], acs: [], authnContext: [], ...flags }))).toBe(2);
    expect(printed.err).toContain(words);
    expect(printed.err.split("\n")[0]).toMatch(/^error /);
    expect(printed.err.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\s+at /u);
    expect(printed.out).toBe("");
  });

  test("an environment's settings count, and what it leaves open is said", async () => {
    expect(await exit(check(GOOD_HAR, { ...FLAGS, metadata: [], environment: "pilot", verbose: true }))).toBe(0);
    expect(printed.out).toMatch(/^ {2}--certificate FILE .*its certificates were not given; the data of an environment does not hold them/m);
    expect(printed.out).toMatch(/^ {2}--audience URL .*its form and Region alone were compared; aws\.identityStore is not set in "pilot"/m);
    expect(printed.out).toMatch(/^passed .*the session attributes are those of the environment/m);
    expect(printed.out).toMatch(/^ +the factors that the sign-on policy .* asks: .*phishing-resistant.*, because Okta sends the same/m);
  });

  test("what metadata told is not said to be open", async () => {
    await exit(check(GOOD_HAR, { ...FLAGS, environment: "pilot", certificate: [IDC] }));
    expect(printed.out).not.toContain("the data of an environment does not hold them");
    expect(printed.out).not.toContain("aws.identityStore is not set");
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
    expect(printed.out).toContain("a********@t*******.example (26 characters)</saml2:NameID>");
    expect(printed.out).not.toMatch(/ana\.silva|awsapps/);
  });

  test("asked for, in clear", async () => {
    await exit(show(GOOD_HAR, { reveal: true }));
    for (const value of [USER, "https://d-1234567890.awsapps.com/start"]) expect(printed.out).toContain(value);
  });

  test("what the strict reader refuses is shown around the fault, exit 1", async () => {
    expect(await exit(show(file("refused.xml", GOOD.replace(USER, "ana<!--x-->.silva")), {}))).toBe(1);
    expect(printed.out).toContain("error xml-comment");
    expect(printed.out).toContain("<!--(1 character)-->");
    expect(printed.out).not.toContain("silva");
  });

  test("metadata and requests too", async () => {
    expect(await exit(show(OKTA, { markdown: true }))).toBe(0);
    expect(printed.out).toMatch(/```xml\nline:column.*\n +1:\d+ {2}<md:EntityDescriptor/);
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
    expect(printed.err).toContain(words);
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
  expect(printed.err).toContain("a part of the path is no folder");
});

test("a file without end is read no further than the bound", async () => {
  expect(await exit(show("/dev/zero", {}))).toBe(2);
});
