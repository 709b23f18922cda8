import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectationsOf, timeOf, type ExpectationFlags } from "../../src/cli/saml/expectations";
import { contradiction, merged } from "../../src/cli/saml/merge";
import { Misuse } from "../../src/cli/saml/misuse";
import { idpMetadata, spMetadata } from "../../src/saml/signer/metadata";
import { makeCertificate } from "../saml/idp";
import { ACS, ACS_FRANKFURT, AT, AUDIENCE, idp, once, otherIdp, rotatedIdp } from "../saml/samples";

const folder = mkdtempSync(join(tmpdir(), "idc-saml-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const SSO = "https://tarnholt.okta.com/app/x/sso/saml";
const okta = idpMetadata(idp, SSO);
const OKTA = file("okta.xml", okta);
const ROTATED = file("rotated.xml", idpMetadata(rotatedIdp, SSO));
const AWS = file("aws.xml", spMetadata({ audience: AUDIENCE, acsUrls: [ACS] }));
const NO_ACS = file("no-acs.xml", spMetadata({ audience: AUDIENCE, acsUrls: [] }));
const of = async (metadata: readonly string[], more: Partial<ExpectationFlags> = {}) => (await expectationsOf({ metadata, acs: [], authnContext: [], ...more }, AT)).expectations;

describe("metadata that could verify no signature does not pass for metadata", () => {
  const CERTIFICATE = /<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/;
  test.each<[string, string, string]>([
    ["no certificate", once(okta, /<md:KeyDescriptor.*?<\/md:KeyDescriptor>/s, ""), "The metadata has no signing certificate"],
    ["one for encryption alone", once(okta, 'use="signing"', 'use="encryption"'), "The metadata has no signing certificate"],
    ["one that is none", once(okta, CERTIFICATE, "<ds:X509Certificate>AAAA</ds:X509Certificate>"), "A certificate can't be read"],
    ["an empty one", once(okta, CERTIFICATE, "<ds:X509Certificate/>"), "A certificate can't be read"],
  ])("%s", async (name, xml, why) => {
    const path = file(`${name}.xml`, xml);
    await expect(of([path])).rejects.toThrow(new Misuse(`--metadata ${path} has no certificate to verify a signature with: ${why}; see idc saml metadata`));
    await expect(of([OKTA, path, AWS])).rejects.toThrow(path);
  });

  test("a second role, whose certificates somebody may have put in", async () => {
    const [role = ""] = /<md:IDPSSODescriptor.*<\/md:IDPSSODescriptor>/s.exec(idpMetadata(rotatedIdp, SSO)) ?? [];
    const path = file("two-roles.xml", once(okta, "</md:EntityDescriptor>", `${role}</md:EntityDescriptor>`));
    await expect(of([path])).rejects.toThrow(new Misuse(`--metadata ${path} has several roles, so what it lets expect is not clear; see idc saml metadata`));
  });

  test("a certificate of another kind of key is handed on, for the check to refuse", async () => {
    const ec = makeCertificate({ key: generateKeyPairSync("ec", { namedCurve: "P-256" }) });
    expect((await of([file("ec.xml", idpMetadata({ issuer: idp.issuer, certificate: ec }, SSO))])).oktaCertificates).toEqual([ec]);
  });

  test("a certificate in the lines of a PEM file is read", async () => {
    const pem = once(okta, CERTIFICATE, `<ds:X509Certificate>\n-----BEGIN CERTIFICATE-----\n${idp.certificate}\n-----END CERTIFICATE-----\n</ds:X509Certificate>`);
    expect((await of([file("pem.xml", pem)])).oktaCertificates).toEqual([idp.certificate]);
  });
});

describe("several sources", () => {
  test.each<[string, readonly string[]]>([["behind", [AWS, NO_ACS]], ["in front", [NO_ACS, AWS]], ["between", [AWS, NO_ACS, OKTA]]])("a file without ACS URLs %s takes away nothing", async (_, metadata) => {
    expect((await of(metadata)).acsUrls).toEqual([ACS]);
  });

  test("certificates of one issuer add up", async () => {
    expect(await of([OKTA, ROTATED])).toMatchObject({ oktaIssuer: idp.issuer, oktaCertificates: [idp.certificate, rotatedIdp.certificate] });
  });

  test("the same file twice is no contradiction, nor the ACS URLs in another order", async () => {
    const [one, other] = [file("two.xml", spMetadata({ audience: AUDIENCE, acsUrls: [ACS, ACS_FRANKFURT] })), file("two-back.xml", spMetadata({ audience: AUDIENCE, acsUrls: [ACS_FRANKFURT, ACS] }))];
    expect((await of([OKTA, AWS, OKTA, AWS])).acsUrls).toEqual([ACS]);
    expect((await of([one, other])).acsUrls).toEqual([ACS_FRANKFURT, ACS]);
  });

  test.each<[string, string, string, string]>([
    ["issuers", OKTA, file("other-app.xml", idpMetadata(otherIdp, SSO)), `the issuer is "${idp.issuer}" in the one, "${otherIdp.issuer}" in the other`],
    ["audiences", AWS, file("other-instance.xml", spMetadata({ audience: AUDIENCE.replace("1234567890", "0987654321"), acsUrls: [ACS] })), "the audience is "],
    ["ACS URLs", AWS, file("other-acs.xml", spMetadata({ audience: AUDIENCE, acsUrls: [ACS_FRANKFURT] })), "in their ACS URLs"],
  ])("two files with different %s: a sentence with both", async (_, one, other, words) => {
    for (const metadata of [[one, other], [other, one]]) await expect(of(metadata)).rejects.toThrow(Misuse);
    await expect(of([one, other])).rejects.toThrow(`--metadata ${one} and --metadata ${other} contradict each other`);
    await expect(of([one, other])).rejects.toThrow(words);
  });

  test("a file of another Region than the environment's: a sentence with both", async () => {
    const path = file("us.xml", spMetadata({ audience: AUDIENCE.replace("eu-west-1", "us-east-1"), acsUrls: [ACS.replace("eu-west-1", "us-east-1")] }));
    await expect(of([path], { environment: "pilot" })).rejects.toThrow(`--environment pilot and --metadata ${path} contradict each other: the Region is "eu-west-1" in the one, "us-east-1" in the other`);
    expect((await of([AWS], { environment: "pilot" })).audience).toBe(AUDIENCE);
  });

  test("what one alone says contradicts nothing, and an environment's ACS URLs may be fewer", () => {
    const sources = [{ name: "--environment x", expectations: { region: "eu-west-1" as const, acsUrls: [ACS] } }, { name: "--metadata a", expectations: { acsUrls: [ACS, ACS_FRANKFURT] } }, { name: "--metadata b", expectations: { oktaIssuer: "x" } }];
    expect(contradiction(sources)).toBeUndefined();
    expect(contradiction([])).toBeUndefined();
    expect(contradiction([...sources, { name: "--metadata c", expectations: { region: "us-east-1" as const } }])).toMatch(/^--environment x and --metadata c /);
  });

  test("a single flag goes before files that say something else", async () => {
    expect(await of([AWS], { audience: "x", acs: ["https://y.example"] })).toMatchObject({ audience: "x", acsUrls: ["https://y.example"] });
  });

  test("an empty list stays one where nothing else is known", () => {
    expect(merged([{ acsUrls: [] }])).toEqual({ acsUrls: [] });
    expect(merged([])).toEqual({});
  });
});

test.each(["2026-02-30T00:00:00Z", "2026-02-29T23:59:59Z", "2026-04-31T12:00:00+02:00", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T25:00:00Z"])("a day that no calendar has is refused: %s", (text) => {
  expect(() => timeOf(text)).toThrow("--at must be a time with its zone");
});

test.each([["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"], ["2026-03-01T00:30:00+02:00", "2026-02-28T22:30:00.000Z"], ["2026-12-31T23:59Z", "2026-12-31T23:59:00.000Z"]])("a day that there is counts: %s", (text, time) => {
  expect(timeOf(text).toISOString()).toBe(time);
});
