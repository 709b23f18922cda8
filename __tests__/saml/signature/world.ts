import { createSigningKey, type SigningKey } from "../../../sandbox/okta/signing-key";
import { verifySignatures, type Verification } from "../../../src/saml/signature/verify";
import type { SignatureVerdict } from "../../../src/saml/signature/verdict";
import { signResponse } from "../../../src/saml/signer/response";
import type { ResponseSpec, SigningIdp } from "../../../src/saml/signer/spec";
import { readXml } from "../../../src/saml/xml/read";
import type { XmlElement } from "../../../src/saml/xml/tree";

// A key takes seconds to make where all cores are busy.
jest.setTimeout(60_000);

export const NOW = new Date("2026-06-09T13:12:30Z");
const VALIDITY = { now: NOW, notAfter: new Date("2036-06-09T13:12:30Z") };
const ACS = "https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/7d6f4c2e-1111-2222-3333-444455556666";

/** Keys live as long as one test file: none is written down. */
export async function newIdp(name = "acme"): Promise<SigningIdp & { readonly key: SigningKey }> {
  const key = await createSigningKey(name, VALIDITY);
  return { issuer: "http://www.okta.com/exk1a2b3c4d5e6f7g8h9", privateKey: key.privateKey, certificate: key.certificate, key };
}

export const SPEC: ResponseSpec = {
  destination: ACS,
  audience: "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890",
  inResponseTo: "_6c3a4f8b9c2d",
  nameId: { value: "anna@acme.example" },
  issueInstant: NOW,
  ids: { response: "id10000000001", assertion: "id20000000002" },
  attributes: [{ name: "https://aws.amazon.com/SAML/Attributes/AccessControl:team", values: ["red & blue"] }],
};

export function response(idp: SigningIdp, changes: Partial<ResponseSpec> = {}): string {
  return signResponse(idp, { ...SPEC, ...changes }).xml;
}

export function rootOf(xml: string): XmlElement {
  const read = readXml(xml);
  if (read.root === undefined) throw new Error(read.faults.map(({ id, found }) => `${id}: ${found}`).join("; "));
  return read.root;
}

export interface Outcome {
  /** Of response and assertion. */
  readonly verdicts: readonly string[];
  readonly faults: readonly string[];
}

export function verdictOf(verification: Verification, of: "Response" | "Assertion"): SignatureVerdict | undefined {
  return verification.reports.find((report) => report.of === of)?.verdict;
}

/** `Response valid`, and the ids of the faults, each once. */
export function outcome(xml: string, certificates: readonly string[]): Outcome {
  const { reports, faults } = verifySignatures(rootOf(xml), certificates);
  return { verdicts: reports.map(({ of, verdict }) => `${of} ${verdict.kind}`), faults: [...new Set(faults.map(({ id }) => id))] };
}

/** The parts of a signed response that wrapping moves about. */
export function partsOf(xml: string): { readonly assertion: string; readonly responseSignature: string; readonly assertionSignature: string } {
  const assertion = /<saml2:Assertion .*<\/saml2:Assertion>/s.exec(xml)?.[0] ?? "";
  const signature = /<ds:Signature .*?<\/ds:Signature>/s;
  return { assertion, responseSignature: signature.exec(xml.replace(assertion, ""))?.[0] ?? "", assertionSignature: signature.exec(assertion)?.[0] ?? "" };
}

/** Replaces exactly once, or fails: a test that changes nothing proves nothing. */
export function once(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`nothing to replace: ${String(from).slice(0, 60)}`);
  return changed;
}
