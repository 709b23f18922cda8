import { explain, symptoms } from "../../../src/saml/explain/explain";
import type { Finding } from "../../../src/saml/finding";
import type { Explanation, Refusal, Shown } from "../../../src/saml/format/report";
import type { ResponseReport } from "../../../src/saml/check-response";

export const ERROR: Finding = {
  id: "name-id-case", severity: "error", title: "NameID and userName differ in case", expected: "the userName", found: "26 characters", sensitive: 'NameID "Ana@x.example"',
  at: { line: 3, column: 14, path: "Response/Assertion/Subject/NameID" }, fix: "Make both the same.",
};
const WARNING: Finding = { id: "certificate-expires-soon", severity: "warning", title: "The certificate ends soon", expected: "90 days", found: "3 days", fix: "Rotate." };
const UNKNOWN: Finding = { id: "signature-response-only", severity: "unknown", title: "Only the response is signed", expected: "a signed assertion", found: "one signature", fix: "Sign both." };

export function response(parts: Partial<ResponseReport> = {}): ResponseReport {
  return {
    kind: "response",
    summary: {
      container: "HAR entry 2, POST to eu-west-1.signin.aws", status: "Success", issuer: "http://www.okta.com/exk1", destination: "https://eu-west-1.signin.aws/platform/saml/acs/0a", audiences: ["https://a.example/d-1"],
      startedAt: "sp", assertions: 1, encryptedAssertions: 0, envelopeFrom: "signed", valuesFrom: "signed",
      signatures: [{ of: "Response", verdict: "valid", signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", digestAlgorithm: "x#sha256" }],
      certificates: [{ subject: "CN=x", fingerprint: "AB:CD", notBefore: "2026-01-01T00:00:00.000Z", notAfter: "2036-01-01T00:00:00.000Z", signed: true }],
      answers: ["AWS answered 400 to this post"],
      times: { judgedAt: "2026-11-24T09:30:20.000Z", judgedBy: "posting", issued: "2026-11-24T09:30:00.000Z", notBefore: "2026-11-24T09:25:00.000Z", notOnOrAfter: "2026-11-24T09:35:00.000Z" },
      sessionAttributes: ["Department"],
      sensitive: { nameId: "ana@x.example", attributes: [{ name: "Department", values: ["Payments"] }], statusMessage: "for ana", relayState: "https://d-1.awsapps.com/start" },
    },
    findings: [ERROR, WARNING],
    unknowns: [UNKNOWN],
    passed: ["it can be read", "it reports success"],
    failed: ["the NameID is right"],
    undecided: ["it is signed"],
    unchecked: [{ what: "part one", why: "no reason" }, { what: "part two", why: "no reason" }, { what: "part three", why: "another", close: { name: "userName", flag: "--user NAME", where: "the console" } }],
    ...parts,
  };
}

export const refusal = (parts: Partial<Finding> = {}): Refusal => ({ kind: "refused", findings: [{ id: "input-not-saml", severity: "error", title: "This is not SAML", expected: "Expected a HAR file", found: "prose", fix: "Record it.", ...parts }] });
export const shown = (text = "<a/>", findings: readonly Finding[] = []): Shown => ({ kind: "shown", of: "response", container: "base64", others: 2, postedTo: "https://a.example", sentAt: "2026-11-24T09:30:20.000Z", relayState: "x (1 character)", text, findings });
export const explanation = (text: string): Explanation => ({ kind: "explanation", matches: explain(text), known: symptoms.map(({ seenAt, texts }) => ({ seenAt, text: texts[0] ?? "" })) });
