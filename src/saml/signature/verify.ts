import { createHash, verify as verifyBytes, type KeyObject } from "node:crypto";
import type { Finding } from "../finding";
import { NS } from "../names";
import { canonicalize } from "../xml/canonical";
import { elements, type XmlElement } from "../xml/tree";
import { placeOf, walk } from "../xml/walk";
import { withoutIndentation } from "../xml/whitespace";
import { readCertificates, type Certificate } from "./certificates";
import { confirm } from "./confirm";
import { fault } from "./faults";
import { readClaims, readNodes } from "./nodes";
import { readParts, type Parts } from "./parts";
import { readStructure, type Signable } from "./structure";
import type { SignatureReport, SignatureVerdict } from "./verdict";

export interface Verification {
  readonly reports: readonly SignatureReport[];
  readonly faults: readonly Finding[];
}

interface Signers {
  readonly expected: readonly Certificate[];
  readonly embedded: Certificate | undefined;
}

/**
 * Verifies the signatures of a response that the strict reader has read, Response and Assertion apart, with the expected certificates (PEM or base64 DER) alone.
 * A document with any sign of wrapping is refused whole. `valid` needs two engines that agree on the signed bytes to the letter: this one over the
 * strict reader's tree, and xml-crypto. Never throws.
 */
export function verifySignatures(root: XmlElement, expectedCertificates: readonly string[]): Verification {
  const faults: Finding[] = [];
  const expected = expectedCertificates.flatMap((text, index) => {
    const read = readCertificates(text);
    if (read.length === 0) faults.push(fault("expected-certificate", `certificate ${index + 1} of ${expectedCertificates.length}`));
    return read;
  });
  const structure = readStructure(root);
  const read = structure.signables.map((signable) => ({ signable, ...readParts(signable) }));
  faults.push(...structure.faults, ...read.flatMap((one) => one.faults));
  const wrapped = structure.faults.length > 0 || faults.some(({ id }) => id.startsWith("wrapping-"));
  const reports = read.map(({ signable, parts, faults: own }): SignatureReport => {
    const { certificate, ...algorithms } = readClaims(readNodes(signable.signature.element));
    const [embedded] = certificate === undefined ? [] : readCertificates(certificate);
    const at = placeOf(signable.signature);
    const report = (verdict: SignatureVerdict): SignatureReport => ({ of: signable.of, at, ...algorithms, ...(embedded === undefined ? {} : { embeddedCertificate: embedded.base64 }), verified: verdict.kind === "valid" || verdict.kind === "intact-unknown-signer", verdict });
    if (parts === undefined) return report({ kind: "refused", why: own.map(({ title }) => title).join("; ") });
    if (wrapped) return report({ kind: "refused", why: "the document's structure lets two readers read two documents, which is how signature wrapping works" });
    const verdict = judge(signable, parts, { expected, embedded });
    if (verdict !== undefined) return report(verdict);
    const unconfirmed = hasAstralNames(signable.parent.element) ? fault("signature-names", "verified by one implementation alone", at) : fault("engines-disagree", "different bytes, or verified by one alone", at);
    faults.push(unconfirmed);
    return report({ kind: "refused", why: unconfirmed.title });
  });
  return { reports, faults };
}

/** Whether a name has a character of two UTF-16 units. */
function hasAstralNames(root: XmlElement): boolean {
  for (const { element } of walk(root)) if ([element, ...element.attributes].some(({ prefix, name }) => /[\u{10000}-\u{10FFFF}]/u.test(prefix + name))) return true;
  return false;
}

/** Undefined where the engines disagree. */
function judge(signable: Signable, parts: Parts, signers: Signers): SignatureVerdict | undefined {
  const { content, intact, signer } = check(signable, parts, signers);
  if (intact && signer !== undefined) {
    const asked = signers.expected.length > 0;
    if (asked && !signers.expected.includes(signer)) return { kind: "other-certificate", byEmbedded: true };
    if (confirm(signable, parts, signer.key) !== content) return undefined;
    return { kind: asked ? "valid" : "intact-unknown-signer", certificate: signer.base64, signed: content };
  }
  const prettyPrinted = [false, true].some((trim) => isIntact(reindented(signable, trim), signers));
  if (!intact || prettyPrinted) return { kind: "content-changed", prettyPrinted };
  if (signers.expected.length === 0 && signers.embedded === undefined) return { kind: "refused", why: "there is no certificate to verify it with: none was given and the signature brings none" };
  // The certificate it brings is an expected one, and yet it does not fit: then not the key but SignedInfo or SignatureValue is another.
  if (signers.expected.some(({ base64 }) => base64 === signers.embedded?.base64)) return { kind: "content-changed", prettyPrinted };
  return { kind: "other-certificate", byEmbedded: false };
}

interface Checked {
  /** The canonical bytes that the reference is of. */
  readonly content: string;
  /** Whether these have the digest that SignedInfo says. */
  readonly intact: boolean;
  /** Whose key signed SignedInfo, an expected one first. */
  readonly signer: Certificate | undefined;
}

function check({ parent, signature }: Signable, parts: Parts, { expected, embedded }: Signers): Checked {
  const content = canonicalize(parent.element, { ancestors: parent.ancestors, prefixes: parts.contentPrefixes, without: signature.element });
  const info = canonicalize(parts.signedInfo, { ancestors: [...parent.ancestors, parent.element, signature.element], prefixes: parts.infoPrefixes });
  const intact = createHash(parts.digestHash).update(content, "utf8").digest().equals(parts.digestValue);
  const signer = [...expected, ...(embedded === undefined ? [] : [embedded])].find(({ key }) => signedBy(key, info, parts));
  return { content, intact, signer };
}

function signedBy(key: KeyObject, info: string, { signatureHash, signatureValue }: Parts): boolean {
  try {
    return verifyBytes(signatureHash, Buffer.from(info, "utf8"), key, signatureValue);
  } catch {
    // A key too short for the hash throws.
    return false;
  }
}

function reindented({ of, parent }: Signable, trim: boolean): Signable | undefined {
  const element = withoutIndentation(parent.element, trim);
  const [signature] = elements(element, NS.signature, "Signature");
  return signature === undefined ? undefined : { of, parent: { element, ancestors: parent.ancestors }, signature: { element: signature, ancestors: [...parent.ancestors, element] } };
}

function isIntact(signable: Signable | undefined, signers: Signers): boolean {
  const parts = signable === undefined ? undefined : readParts(signable).parts;
  if (signable === undefined || parts === undefined) return false;
  const { intact, signer } = check(signable, parts, signers);
  return intact && signer !== undefined;
}
