import { generateKeyPairSync, randomBytes } from "node:crypto";
import { verifySignatures } from "../../../src/saml/signature/verify";
import { makeCertificate, rsa } from "../idp";
import { newIdp, once, outcome, response, rootOf } from "./world";

const idps = newIdp();
const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const ec = makeCertificate({ key: generateKeyPairSync("ec", { namedCurve: "P-256" }) });
/** Of a curve that nobody has. */
const unknown = Buffer.from(Buffer.from(ec, "base64").toString("hex").replaceAll("2a8648ce3d030107", "2a8648ce3d03017f"), "hex").toString("base64");
const rsaCertificate = makeCertificate({ key: rsa(1024) });

const value = (xml: string, base64: string) => once(xml, /<ds:SignatureValue>[^<]*</, `<ds:SignatureValue>${base64}<`);
const keyInfo = (xml: string, content: string) => once(xml, /<ds:KeyInfo>.*?<\/ds:KeyInfo>/s, content === "" ? "" : `<ds:KeyInfo>${content}</ds:KeyInfo>`);
const certificates = (...all: readonly string[]) => `<ds:X509Data>${all.map((one) => `<ds:X509Certificate>${one}</ds:X509Certificate>`).join("")}</ds:X509Data>`;

describe("a SignatureValue that no RSA key makes is a fault, whoever could verify it", () => {
  test.each([
    ["sha256", 61, 62],
    ["sha384", 77, 78],
    ["sha512", 93, 94],
  ])("with %s: %d bytes are too few, %d are not", async (hash, few, enough) => {
    const idp = await idps;
    const xml = response(idp, { sign: "assertion", algorithms: { signature: `${MORE}rsa-${hash}` } });
    const of = (bytes: number, text: string, trusted: readonly string[]) => outcome(value(text, randomBytes(bytes).toString("base64")), trusted).faults;
    const bare = keyInfo(xml, "");
    for (const text of [bare, xml]) {
      for (const trusted of [[], [idp.certificate]]) {
        expect(of(few, text, trusted)).toEqual(["signature-value"]);
        expect(of(enough, text, trusted)).toEqual([]);
      }
    }
    expect(of(2_048, bare, [])).toEqual([]);
    expect(of(2_049, bare, [])).toEqual(["signature-value"]);
  });

  test.each(["AAAA", "AAA=", "AA=="])("%s", async (base64) => {
    const idp = await idps;
    const { reports, faults } = verifySignatures(rootOf(value(response(idp, { sign: "assertion" }), base64)), []);
    expect(faults).toMatchObject([{ id: "signature-value", severity: "error", found: `${Buffer.from(base64, "base64").length} bytes`, at: { path: "Response/Assertion/Signature" } }]);
    expect(reports).toMatchObject([{ verified: false, verdict: { kind: "refused" } }]);
  });

  test.each(["A".repeat(343), "A".repeat(345), `${"A".repeat(344)}=`])("base64 that is not in groups of four: %#", async (base64) => {
    const idp = await idps;
    expect(outcome(value(response(idp, { sign: "assertion" }), base64), [idp.certificate])).toEqual({ verdicts: ["Assertion refused"], faults: ["signature-structure"] });
  });
});

describe("a key in KeyInfo that is not RSA is a fault", () => {
  const DSA = "<ds:KeyValue><ds:DSAKeyValue/></ds:KeyValue>";
  const ELLIPTIC = '<ds:KeyValue><ECKeyValue xmlns="http://www.w3.org/2009/xmldsig11#"/></ds:KeyValue>';
  test.each([
    ["a certificate of an elliptic curve", certificates(ec), "a key of the kind ec"],
    ["a certificate whose kind of key this machine has not", certificates(unknown), "a key of the kind unknown"],
    ["several", certificates(ec) + ELLIPTIC, "a key of the kind ECKeyValue, a key of the kind ec"],
    ["a DSA key", DSA, "a key of the kind DSAKeyValue"],
  ])("%s", async (_name, content, found) => {
    const idp = await idps;
    const xml = keyInfo(response(idp, { sign: "assertion" }), content);
    for (const trusted of [[], [idp.certificate]]) {
      const { reports, faults } = verifySignatures(rootOf(xml), trusted);
      expect(faults).toMatchObject([{ id: "signature-key-type", severity: "error", found }]);
      expect(reports).toMatchObject([{ verified: false, verdict: { kind: "refused" } }]);
    }
  });

  test.each([
    ["a chain whose issuer has another kind of key", (certificate: string) => certificates(certificate, ec)],
    ["an RSA key by its numbers", () => "<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>"],
    ["another RSA certificate", () => certificates(rsaCertificate)],
    ["no key", () => "<ds:KeyName>okta</ds:KeyName>"],
    ["junk", () => certificates("AAAA")],
  ])("just inside: %s", async (_name, content) => {
    const idp = await idps;
    expect(outcome(keyInfo(response(idp, { sign: "assertion" }), content(idp.certificate)), [idp.certificate])).toEqual({ verdicts: ["Assertion valid"], faults: [] });
  });

  test("of an algorithm that is refused anyway it says nothing", async () => {
    const idp = await idps;
    const xml = response(idp, { sign: "assertion", algorithms: { signature: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" } });
    expect(outcome(keyInfo(xml, certificates(ec)), []).faults).toEqual(["signature-algorithm"]);
  });
});

test("whether a signature was verified is told with it", async () => {
  const idp = await idps;
  const verified = (xml: string, trusted: readonly string[]) => verifySignatures(rootOf(xml), trusted).reports.map(({ of, verified: was }) => `${of} ${was ? "yes" : "no"}`);
  const xml = response(idp);
  expect(verified(xml, [idp.certificate])).toEqual(["Response yes", "Assertion yes"]);
  expect(verified(xml, [])).toEqual(["Response yes", "Assertion yes"]);
  expect(verified(xml, [rsaCertificate])).toEqual(["Response no", "Assertion no"]);
  expect(verified(once(xml, "Destination=", 'Consent="x" Destination='), [idp.certificate])).toEqual(["Response no", "Assertion yes"]);
  const one = response(idp, { sign: "assertion" });
  expect(verified(keyInfo(one, ""), [])).toEqual(["Assertion no"]);
  expect(verified(keyInfo(value(one, randomBytes(256).toString("base64")), certificates("AAAA")), [])).toEqual(["Assertion no"]);
  expect(verified(once(one, "xml-exc-c14n#", "xml-exc-c14n#WithComments"), [idp.certificate])).toEqual(["Assertion no"]);
});
