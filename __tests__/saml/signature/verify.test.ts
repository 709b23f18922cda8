import { readXml } from "../../../src/saml/xml/read";
import { verifySignatures } from "../../../src/saml/signature/verify";
import { newIdp, once, outcome, partsOf, response, rootOf, verdictOf } from "./world";

const worlds = Promise.all([newIdp(), newIdp("other")]);
const BOTH = ["Response valid", "Assertion valid"];
const pem = (base64: string) => `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})(?=.)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;

describe("valid responses", () => {
  test.each([
    ["both", BOTH],
    ["response", ["Response valid"]],
    ["assertion", ["Assertion valid"]],
    ["none", []],
  ] as const)("signed: %s", async (sign, verdicts) => {
    const [idp] = await worlds;
    expect(outcome(response(idp, { sign }), [idp.certificate])).toEqual({ verdicts, faults: [] });
    expect(outcome(response(idp, { sign, attributes: [] }), [idp.certificate])).toEqual({ verdicts, faults: [] });
  });

  test.each(["sha256", "sha384", "sha512"])("RSA with %s", async (hash) => {
    const [idp] = await worlds;
    const digest = hash === "sha384" ? "http://www.w3.org/2001/04/xmldsig-more#sha384" : `http://www.w3.org/2001/04/xmlenc#${hash}`;
    const signature = `http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`;
    const xml = response(idp, { algorithms: { signature, digest } });
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: BOTH, faults: [] });
    expect(verifySignatures(rootOf(xml), [idp.certificate]).reports[0]).toMatchObject({ signatureAlgorithm: signature, digestAlgorithm: digest });
  });

  test("the signed bytes are the assertion without its signature, and the values stand in them", async () => {
    const [idp] = await worlds;
    const xml = response(idp);
    const { assertion, assertionSignature } = partsOf(xml);
    const verdict = verdictOf(verifySignatures(rootOf(xml), [idp.certificate]), "Assertion");
    if (verdict?.kind !== "valid") throw new Error("not valid");
    expect(verdict.certificate).toBe(idp.certificate);
    expect(verdict.signed).not.toContain("Signature");
    expect(readXml(verdict.signed).root).toMatchObject({ name: "Assertion" });
    expect(verdict.signed).toContain("anna@acme.example");
    expect(verdict.signed.length).toBeLessThan(assertion.length - assertionSignature.length + 100);
  });

  test("texts that XML parsers like to change survive as they were signed", async () => {
    const [idp] = await worlds;
    const value = "tab\t cr\r lf\n nel\u0085 ls\u2028 <&>\"' \u{1F600} ";
    const xml = response(idp, { attributes: [{ name: 'a "quoted" <name>', values: [value, ""] }] });
    expect(outcome(xml.replaceAll("\r", "&#xD;"), [idp.certificate]).verdicts).toEqual(BOTH);
  });

  test("the same content in other syntax is the same content", async () => {
    const [idp] = await worlds;
    const xml = once(response(idp), 'Version="2.0"', "Version = '&#50;.0'").replaceAll("></saml2p:StatusCode>", "/>").replace('<?xml version="1.0" encoding="UTF-8"?>', "\uFEFF");
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: BOTH, faults: [] });
  });
});

describe("certificates", () => {
  test.each([
    ["base64", (certificate: string) => [certificate]],
    ["base64 in lines", (certificate: string) => [certificate.replace(/(.{76})/g, "$1\r\n")]],
    ["PEM", (certificate: string) => [pem(certificate)]],
    ["PEM after another one in the same text", (certificate: string, other: string) => [pem(other) + pem(certificate)]],
    ["second of a list", (certificate: string, other: string) => [other, certificate]],
  ])("expected as %s", async (_name, expected) => {
    const [idp, other] = await worlds;
    expect(outcome(response(idp), expected(idp.certificate, other.certificate))).toEqual({ verdicts: BOTH, faults: [] });
  });

  test("another certificate than expected, the embedded one fits", async () => {
    const [idp, other] = await worlds;
    const verification = verifySignatures(rootOf(response(other)), [idp.certificate]);
    expect(verification.reports).toEqual([
      expect.objectContaining({ of: "Response", embeddedCertificate: other.certificate, verdict: { kind: "other-certificate", byEmbedded: true } }),
      expect.objectContaining({ of: "Assertion", embeddedCertificate: other.certificate, verdict: { kind: "other-certificate", byEmbedded: true } }),
    ]);
  });

  test("the embedded certificate is never the one to trust: swapped for the attacker's, the expected one still decides", async () => {
    const [idp, other] = await worlds;
    const swapped = response(idp, { sign: "assertion" }).replaceAll(idp.certificate, other.certificate);
    expect(outcome(swapped, [idp.certificate]).verdicts).toEqual(["Assertion valid"]);
    const forged = response({ ...other, certificate: idp.certificate });
    // It claims the expected certificate, and the key is not that one's: then it counts as changed.
    expect(outcome(forged, [idp.certificate]).verdicts).toEqual(["Response content-changed", "Assertion content-changed"]);
  });

  test("neither an expected nor the embedded certificate fits", async () => {
    const [idp, other] = await worlds;
    const xml = once(response(idp, { sign: "assertion" }), /<ds:KeyInfo>.*<\/ds:KeyInfo>/s, "");
    expect(verdictOf(verifySignatures(rootOf(xml), [other.certificate]), "Assertion")).toEqual({ kind: "other-certificate", byEmbedded: false });
    const swapped = response({ ...other, certificate: idp.certificate }, { sign: "assertion" });
    expect(verdictOf(verifySignatures(rootOf(swapped), []), "Assertion")).toEqual({ kind: "other-certificate", byEmbedded: false });
  });

  test("nothing to compare with: intact by its own certificate, which is no pass", async () => {
    const [idp] = await worlds;
    expect(outcome(response(idp), [])).toEqual({ verdicts: ["Response intact-unknown-signer", "Assertion intact-unknown-signer"], faults: [] });
    const bare = once(response(idp, { sign: "assertion" }), /<ds:KeyInfo>.*<\/ds:KeyInfo>/s, "");
    expect(outcome(bare, []).verdicts).toEqual(["Assertion refused"]);
    expect(outcome(bare, [idp.certificate]).verdicts).toEqual(["Assertion valid"]);
  });

  test.each(["", "no certificate", "A".repeat(30_000), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])("an expected certificate that is none is named: %.30j", async (text) => {
    const [idp] = await worlds;
    expect(outcome(response(idp), [text, idp.certificate])).toEqual({ verdicts: BOTH, faults: ["expected-certificate"] });
    expect(outcome(response(idp), [text]).verdicts).toEqual(["Response intact-unknown-signer", "Assertion intact-unknown-signer"]);
  });
});

describe("content changed after signing", () => {
  test.each([
    ["issuer", /exk1a2b3c4d5e6f7g8h9(?=<\/saml2:Issuer><ds:Signature)/, "exk1a2b3c4d5e6f7g8h0"],
    ["NameID", "anna@acme.example", "anne@acme.example"],
    ["NameID format", "1.1:nameid-format:emailAddress", "1.1:nameid-format:emailAddresz"],
    ["recipient", 'Recipient="https://eu-west-1', 'Recipient="https://eu-west-2'],
    ["confirmation method", "cm:bearer", "cm:Bearer"],
    ["condition", 'NotOnOrAfter="2026-06-09T13:17:30.000Z" xmlns', 'NotOnOrAfter="2027-06-09T13:17:30.000Z" xmlns'],
    ["audience", "d-1234567890<", "d-1234567891<"],
    ["session", 'SessionIndex="_6', 'SessionIndex="_7'],
    ["context", "PasswordProtectedTransport", "PasswordProtectedTransporu"],
    ["attribute name", "AccessControl:team", "AccessControl:Team"],
    ["attribute value", "red &amp; blue", "red &amp; blua"],
    ["attribute type", 'xsi:type="xs:string"', 'xsi:type="xs:strinG"'],
    ["attribute removed", / Version="2.0" xmlns:saml2=/, " xmlns:saml2="],
    ["attribute added", "<saml2:NameID ", '<saml2:NameID SPNameQualifier="x" '],
    ["element removed", /<saml2:AuthnStatement.*<\/saml2:AuthnStatement>/s, ""],
    ["element added", "<saml2:Audience>", "<saml2:Audience>https://evil.example</saml2:Audience><saml2:Audience>"],
    ["element renamed", /saml2:AuthnContextClassRef/g, "saml2:AuthnContextDeclRef"],
    ["prefix changed", /<saml2:NameID (.*)<\/saml2:NameID>/, '<s:NameID xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion">anna@acme.example</s:NameID>'],
  ])("%s", async (_name, from, to) => {
    const [idp] = await worlds;
    const xml = once(response(idp, { sign: "assertion" }), from, to);
    expect(verdictOf(verifySignatures(rootOf(xml), [idp.certificate]), "Assertion")).toEqual({ kind: "content-changed", prettyPrinted: false });
  });

  test("in the response alone: the assertion stays valid", async () => {
    const [idp] = await worlds;
    expect(outcome(once(response(idp), "Destination=", 'Consent="x" Destination='), [idp.certificate])).toEqual({ verdicts: ["Response content-changed", "Assertion valid"], faults: [] });
  });

  test.each([
    ["the digest", /<ds:DigestValue>./g, "<ds:DigestValue>/"],
    ["the signature value", /<ds:SignatureValue>.../g, "<ds:SignatureValue>///"],
  ])("%s", async (_name, from, to) => {
    const [idp] = await worlds;
    expect(outcome(response(idp).replace(from, to), [idp.certificate]).verdicts).toEqual(["Response content-changed", "Assertion content-changed"]);
  });

  test("the digest of another element", async () => {
    const [idp] = await worlds;
    const xml = response(idp, { sign: "assertion" });
    const other = response(idp, { sign: "assertion", nameId: { value: "eve@acme.example" } });
    const digest = /<ds:DigestValue>[^<]*<\/ds:DigestValue>/;
    const moved = once(xml, digest, digest.exec(other)?.[0] ?? "");
    expect(outcome(once(moved, "anna@", "eve@"), [idp.certificate]).verdicts).toEqual(["Assertion content-changed"]);
  });

  test.each([
    ["each element on a line of its own", (xml: string) => xml.replace(/></g, ">\n  <")],
    ["texts on lines of their own too", (xml: string) => xml.replace(/>(?=[^<])/g, ">\n    ").replace(/(?<=[^>\n ])</g, "\n  <")],
    ["with Windows line ends", (xml: string) => xml.replace(/></g, ">\r\n\t<")],
  ])("pretty-printed, %s: white space alone explains it", async (_name, format) => {
    const [idp] = await worlds;
    const { reports, faults } = verifySignatures(rootOf(format(response(idp)).trimStart()), [idp.certificate]);
    expect(faults).toEqual([]);
    expect(reports).toHaveLength(2);
    expect(reports.map(({ verdict }) => verdict)).toEqual(reports.map(() => ({ kind: "content-changed", prettyPrinted: true })));
  });

  test.each([
    ["a no-break space", "\u00A0"],
    ["a byte order mark", "\uFEFF"],
    ["an em space", "\u2003"],
    ["a line separator", "\u2028"],
    ["a space", " "],
    ["a tab", "\t"],
    ["a line end behind alone", "\n"],
    ["a no-break space on lines of its own", "\n\u00A0\n"],
  ])("%s added to the NameID is no pretty-printing", async (_name, added) => {
    const [idp] = await worlds;
    for (const [from, to] of [["anna@acme.example", `anna@acme.example${added}`], ["anna@acme.example", `${added}anna@acme.example`]] as const) {
      const xml = once(response(idp, { sign: "assertion" }), from, to);
      expect(verdictOf(verifySignatures(rootOf(xml), [idp.certificate]), "Assertion")).toEqual({ kind: "content-changed", prettyPrinted: false });
    }
  });

  test("a no-break space between elements is no pretty-printing", async () => {
    const [idp] = await worlds;
    const xml = once(response(idp, { sign: "assertion" }), "<saml2:Subject ", "\u00A0<saml2:Subject ");
    expect(verdictOf(verifySignatures(rootOf(xml), [idp.certificate]), "Assertion")).toEqual({ kind: "content-changed", prettyPrinted: false });
  });

  test("pretty-printed and changed: white space does not explain it", async () => {
    const [idp] = await worlds;
    const xml = once(response(idp, { sign: "assertion" }), "anna@", "anne@").replace(/></g, ">\n<");
    expect(verdictOf(verifySignatures(rootOf(xml), [idp.certificate]), "Assertion")).toEqual({ kind: "content-changed", prettyPrinted: false });
  });

  test("white space in SignedInfo alone is told as such", async () => {
    const [idp] = await worlds;
    const xml = once(response(idp, { sign: "assertion" }), "<ds:SignedInfo>", "<ds:SignedInfo>\n");
    expect(verdictOf(verifySignatures(rootOf(xml), [idp.certificate]), "Assertion")).toEqual({ kind: "content-changed", prettyPrinted: true });
  });
});
