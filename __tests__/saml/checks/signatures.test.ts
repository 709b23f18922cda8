import { checks } from "../../../src/saml/checks";
import type { CheckContext } from "../../../src/saml/checks/shared/check";
import type { SignatureReport, SignatureVerdict } from "../../../src/saml/signature/verdict";
import { checkResponse } from "../../../src/saml/check-response";
import { AT, EXPECTED, idp, OPTIONS, rotatedIdp, signed, tampered, wrap } from "../samples";

const check = checks.find(({ id }) => id === "signature-verdict");
const at = { line: 1, column: 1, path: "Response" };
const report = (of: SignatureReport["of"], verdict: SignatureVerdict): SignatureReport => ({ of, at, verdict, verified: false, signatureAlgorithm: "", digestAlgorithm: "", embeddedCertificate: "AAAA" });
const context = (...reports: SignatureReport[]): CheckContext => ({ input: wrap(""), view: { origin: "document", at, assertions: [], encryptedAssertions: [], departures: [] }, reports, faults: [], at: AT, atIsPosting: false, known: {} });

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
  expect(findings).toMatchObject([{ id: "signature-other-certificate", fix: expect.stringMatching(/rotated.*Manage SAML 2\.0 certificates.*It's not you/) }]);
});

test("without a certificate to compare with the signature counts as intact, and the certificate as unchecked", () => {
  const { certificates: _, ...rest } = EXPECTED;
  for (const expectations of [rest, { ...rest, certificates: [] }]) {
    const { findings, unchecked, summary } = checkResponse(signed(), expectations, OPTIONS);
    expect(findings).toEqual([]);
    expect(summary.valuesFrom).toBe("intact");
    expect(unchecked).toContainEqual({ what: "the response is signed with a certificate that IAM Identity Center has, within its dates", why: "the certificates that are active in IAM Identity Center were not given" });
  }
});

test("PEM serves as well as base64", () => {
  expect(checkResponse(signed(), { ...EXPECTED, certificates: [`-----BEGIN CERTIFICATE-----\n${idp.certificate}\n-----END CERTIFICATE-----\n`] }, OPTIONS).findings).toEqual([]);
});
