import { checks } from "../../../src/saml/checks";
import type { CheckContext } from "../../../src/saml/checks/shared/check";
import type { SignatureReport, SignatureVerdict } from "../../../src/saml/signature/verdict";
import { checkResponse } from "../../../src/saml/check-response";
import { nothingFound } from "../../../src/saml/format/answer";
import { readCertificate } from "../../../src/saml/metadata/certificate";
import { AT, EXPECTED, idp, OPTIONS, rotatedIdp, signed, tampered, wrap } from "../samples";

const check = checks.find(({ id }) => id === "signature-verdict");
const at = { line: 1, column: 1, path: "Response" };
const report = (of: SignatureReport["of"], verdict: SignatureVerdict): SignatureReport => ({ of, at, verdict, verified: false, signatureAlgorithm: "", digestAlgorithm: "", embeddedCertificate: "AAAA" });
const context = (...reports: SignatureReport[]): CheckContext => ({ input: wrap(""), view: { origin: "document", at, assertions: [], encryptedAssertions: [], departures: [] }, reports, faults: [], at: AT, now: AT, judgedBy: "given", known: { signatures: reports } });

test("a signature that was refused without a fault of the gate is a finding of its own, for each signature", () => {
  const refused = { kind: "refused", why: "no reason in the list" } as const;
  expect(check?.check(context(report("Response", refused), report("Assertion", refused)))).toMatchObject([
    { id: "signature-refused", severity: "error", found: "signature of the Assertion: no reason in the list" },
    { id: "signature-refused", severity: "error", found: "signature of the Response: no reason in the list" },
  ]);
});

test("a change in the assertion breaks both signatures: one finding, at the assertion's", () => {
  const { findings } = checkResponse(tampered("Refinery", "Treasury"), EXPECTED, OPTIONS);
  expect(findings).toMatchObject([{ id: "signature-content-changed", severity: "error", at: { path: "Response/Assertion/Signature" }, found: expect.stringContaining("from the same cause: signature-content-changed at Response/Signature in line 1") }]);
});

test("a change around the assertion breaks the response's signature alone, and the assertion's stays valid", () => {
  const { findings, summary } = checkResponse(tampered(/ IssueInstant="2026-11-24T09:30:00.000Z"/, ' IssueInstant="2026-11-24T09:30:01.000Z"'), EXPECTED, OPTIONS);
  expect(findings).toMatchObject([{ id: "signature-content-changed", at: { path: "Response/Signature" } }]);
  expect(summary.signatures.map(({ of, verdict }) => `${of} ${verdict}`)).toEqual(["Response content-changed", "Assertion valid"]);
  expect(summary.valuesFrom).toBe("signed");
});

test("a rotated certificate says where the new one goes", () => {
  const { findings } = checkResponse(signed({}, rotatedIdp), EXPECTED, OPTIONS);
  expect(findings).toMatchObject([{ id: "signature-other-certificate", fix: expect.stringMatching(/rotated.*Manage SAML 2\.0 certificates.*It's not you/), found: expect.stringContaining(`SHA-256 ${readCertificate(rotatedIdp.certificate)?.fingerprint}`) }]);
});

describe("what Okta has is not taken for what IAM Identity Center has", () => {
  const { certificates: _, issuer: __, ...rest } = EXPECTED;
  const print = readCertificate(idp.certificate)?.fingerprint;
  const okta = { ...rest, oktaIssuer: idp.issuer, oktaCertificates: [idp.certificate] };

  test("it passes as what it is, and the question stays open with the fingerprint and the flag", () => {
    const { findings, passed, unchecked } = checkResponse(signed(), okta, OPTIONS);
    expect(findings).toEqual([]);
    expect(passed).toEqual(expect.arrayContaining(["the certificate that signed is in the Okta metadata that was given", "the issuer is that of the Okta metadata that was given"]));
    expect(passed.filter((one) => /IAM Identity Center (has|trusts)/.test(one))).toEqual([]);
    expect(unchecked).toMatchObject([
      { what: `IAM Identity Center has the certificate that signed, SHA-256 ${print}`, why: expect.stringContaining("only Okta's metadata"), close: { flag: "--certificate FILE", where: expect.stringContaining("Manage SAML 2.0 certificates") } },
      { what: "the issuer is the one that IAM Identity Center trusts", close: { flag: "--issuer URL" } },
      ...unchecked.slice(2),
    ]);
  });

  test("with IAM Identity Center's own the check is real", () => {
    const { passed, unchecked } = checkResponse(signed(), { ...okta, certificates: [idp.certificate], issuer: idp.issuer }, OPTIONS);
    expect(passed).toEqual(expect.arrayContaining(["IAM Identity Center has the certificate that signed (those given by --certificate)", "the issuer is the one that IAM Identity Center trusts"]));
    expect(unchecked.filter(({ what }) => /certificate|issuer/.test(what))).toEqual([]);
  });

  test("another certificate than the metadata's is told as that, and never as IAM Identity Center's", () => {
    const { findings, failed } = checkResponse(signed({}, rotatedIdp), okta, OPTIONS);
    expect(findings).toMatchObject([{ id: "signature-other-certificate", title: "The response is signed with another certificate than the Okta metadata has", fix: expect.stringContaining("If the metadata is what was uploaded") }]);
    expect(failed).toEqual(["the certificate that signed is in the Okta metadata that was given"]);
  });

  test("a rotated certificate that Okta's metadata has is told so", () => {
    const { findings } = checkResponse(signed({}, rotatedIdp), { ...EXPECTED, oktaCertificates: [rotatedIdp.certificate] }, OPTIONS);
    expect(findings).toMatchObject([{ id: "signature-other-certificate", found: expect.stringContaining("Okta's metadata has it"), fix: expect.stringMatching(/^Okta rotated the app's certificate\. Then import/) }]);
  });
});

test.each<[string, ReturnType<typeof signed>, object, object]>([
  ["valid", signed(), EXPECTED, { signed: true }],
  ["with nothing to compare", signed(), {}, { signed: true }],
  ["of another certificate", signed({}, rotatedIdp), EXPECTED, { signed: true, fingerprint: readCertificate(rotatedIdp.certificate)?.fingerprint }],
  ["changed since", tampered("Refinery", "Treasury"), EXPECTED, { signed: false }],
  ["refused for its structure", wrap(signed().xml.replace("</saml2p:Response>", "<x><Signature/></x></saml2p:Response>")), EXPECTED, { signed: false }],
  ["that the strict reader refuses", wrap(signed().xml.replace("ana.silva", "ana<!---->.silva")), EXPECTED, { signed: false }],
])("the certificate of a response %s is in the summary", (_, input, expectations, parts) => {
  const facts = readCertificate(idp.certificate);
  expect(checkResponse(input, expectations, OPTIONS).summary.certificates).toMatchObject([{ subject: "CN=tarnholt", fingerprint: facts?.fingerprint, notBefore: "2026-01-01T00:00:00.000Z", notAfter: "2036-01-01T00:00:00.000Z", ...parts }]);
});

test("a response without a certificate has none", () => {
  for (const input of [signed({ sign: "none" }), wrap("<a>"), wrap(signed().xml.replaceAll(/<ds:X509Certificate>[^<]*/g, "<ds:X509Certificate>AAAA"))]) expect(checkResponse(input, {}, OPTIONS).summary.certificates).toEqual([]);
});

test("without a certificate to compare with the signature counts as intact, and the certificate as unchecked", () => {
  const { certificates: _, ...rest } = EXPECTED;
  const { findings, unchecked, summary } = checkResponse(signed(), rest, OPTIONS);
  expect(findings).toEqual([]);
  expect(summary.valuesFrom).toBe("intact");
  expect(unchecked[0]).toMatchObject({ what: expect.stringMatching(/^IAM Identity Center has the certificate that signed, SHA-256 /), why: "its certificates were not given", close: { flag: "--certificate FILE" } });
});

test.each(["certificates", "oktaCertificates"] as const)("an empty list of %s is an error, and not the same as none given", (name) => {
  const { certificates: _, ...rest } = EXPECTED;
  for (const input of [signed(), signed({}, rotatedIdp)]) {
    expect(checkResponse(input, { ...rest, [name]: [] }, OPTIONS).findings).toMatchObject([{ id: "expected-certificate", severity: "error", found: expect.stringContaining(`an empty list of ${name}`) }]);
  }
});

test("certificates of which none can be read are an error each", () => {
  expect(checkResponse(signed(), { ...EXPECTED, certificates: ["AAAA", ""] }, OPTIONS).findings.map(({ id }) => id)).toEqual(["expected-certificate", "expected-certificate"]);
});

test("PEM serves as well as base64", () => {
  expect(checkResponse(signed(), { ...EXPECTED, certificates: [`-----BEGIN CERTIFICATE-----\n${idp.certificate}\n-----END CERTIFICATE-----\n`] }, OPTIONS).findings).toEqual([]);
});

describe("what no verified signature vouches for does not pass", () => {
  const bare = { ...EXPECTED };
  delete (bare as { certificates?: unknown }).certificates;
  const withoutKey = (input: ReturnType<typeof signed>) => wrap(input.xml.replaceAll(/<ds:KeyInfo>.*?<\/ds:KeyInfo>/g, ""));
  const SIGNATURES = /^(each signature is intact|the assertion, or the response around it, is signed|the certificate that signed is|IAM Identity Center has the certificate|the signing key)/;
  const FROM_OKTA = "the response comes from Okta, unchanged";

  test.each<[string, ReturnType<typeof signed>, object]>([
    ["no certificate to verify it with", withoutKey(signed({ sign: "assertion" })), bare],
    ["changed since", tampered("Refinery", "Treasury"), EXPECTED],
    ["of a key that nobody knows", signed({}, rotatedIdp), EXPECTED],
    ["of an algorithm that is not let through", signed({ algorithms: { signature: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" } }), EXPECTED],
    ["the same, and no certificate", signed({ algorithms: { signature: "http://www.w3.org/2000/09/xmldsig#rsa-sha1" } }), bare],
  ])("%s", (_, input, expectations) => {
    const { passed, unchecked } = checkResponse(input, expectations, OPTIONS);
    expect(passed.filter((one) => SIGNATURES.test(one))).toEqual([]);
    expect(unchecked.filter(({ what }) => what === FROM_OKTA)).toMatchObject([{ why: "no signature could be verified" }]);
  });

  test("where a certificate would tell, it is asked for, and nothing found is not all that is said", () => {
    const whole = checkResponse(withoutKey(signed({ sign: "assertion" })), bare, OPTIONS);
    expect(whole.findings).toEqual([]);
    expect(whole.unchecked.find(({ what }) => what === FROM_OKTA)?.close?.flag).toBe("--certificate FILE");
    expect(nothingFound(whole)).toMatch(/^no signature could be verified; nothing found in \d+ checks; 1 unknown; not compared: certificate: give --certificate$/);
  });

  test("one that was verified needs no such words, and nor does a response that nobody signed", () => {
    for (const [input, expectations] of [[signed(), EXPECTED], [signed(), bare], [signed({ sign: "none" }), EXPECTED], [signed({ sign: "response" }), EXPECTED]] as const) {
      const whole = checkResponse(input, expectations, OPTIONS);
      expect(whole.unchecked.filter(({ what }) => what === FROM_OKTA || what.startsWith("Destination, InResponseTo"))).toEqual([]);
      expect(nothingFound(whole)).not.toMatch(/^no signature/);
    }
  });

  test("where the Response's alone is not verified, what stands around the assertion is open", () => {
    const { findings, passed, unchecked } = checkResponse(tampered(/ IssueInstant="2026-11-24T09:30:00.000Z"/, ' IssueInstant="2026-11-24T09:30:01.000Z"'), EXPECTED, OPTIONS);
    expect(findings.map(({ id }) => id)).toEqual(["signature-content-changed"]);
    expect(unchecked).toContainEqual({ what: "Destination, InResponseTo and Status are as Okta wrote them", why: "the signature of the Response could not be verified" });
    expect(unchecked.filter(({ what }) => what === FROM_OKTA)).toEqual([]);
    expect(passed).toContain("the assertion, or the response around it, is signed");
  });
});
