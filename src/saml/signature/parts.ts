import type { Finding } from "../finding";
import { elements, textOf, type XmlElement } from "../xml/tree";
import { extentOf, placeOf } from "../xml/walk";
import { DIGESTS, refusal, SIGNATURES, type Hash } from "./algorithms";
import { fault, LARGEST, SIGNATURE_BYTES, type SignatureFaultId } from "./faults";
import { algorithmOf, readClaims, readNodes } from "./nodes";
import { foreignKeys } from "./key-info";
import { misdirection } from "./reference";
import { misshapenPart } from "./shape";
import type { Signable } from "./structure";
import { prefixList, transformPrefixes } from "./transforms";

/** What verification needs of one `<Signature>` that passed the gate. */
export interface Parts {
  readonly signedInfo: XmlElement;
  readonly signatureHash: Hash;
  readonly digestHash: Hash;
  readonly signatureValue: Buffer;
  readonly digestValue: Buffer;
  /** PrefixList of the reference's canonicalization, and of SignedInfo's. */
  readonly contentPrefixes: readonly string[];
  readonly infoPrefixes: readonly string[];
}

/** Reads a signature strictly: whatever is not exactly what SAML needs is a fault, and then there are no parts to verify with. */
export function readParts({ parent, signature }: Signable): { readonly parts?: Parts; readonly faults: readonly Finding[] } {
  const faults: Finding[] = [];
  const note = (id: SignatureFaultId, found: string): void => void faults.push(fault(id, found, placeOf(signature)));
  const extent = extentOf(parent.element);
  if (extent.elements > LARGEST.elements || extent.nodes > LARGEST.nodes || extent.characters > LARGEST.characters) {
    note("signature-too-large", `${extent.elements} elements, ${extent.nodes} with attributes and texts, of ${extent.characters} characters`);
    return { faults };
  }
  const nodes = readNodes(signature.element);
  const { signedInfo, canonicalization, transforms, references } = nodes;
  const { signatureAlgorithm, digestAlgorithm } = readClaims(nodes);
  const [reference, second] = references;
  const misshapen = misshapenPart(nodes);
  const misdirected = reference === undefined ? undefined : second === undefined ? misdirection(reference, parent.element) : `${references.length} references`;
  if (misdirected !== undefined) note("wrapping-reference", misdirected);
  if (misshapen !== undefined) note("signature-structure", misshapen);

  // Of a part that is missing the shape tells; here each is judged that is there.
  const infoPrefixes = canonicalization && prefixList(canonicalization);
  const contentPrefixes = transforms && transformPrefixes(transforms);
  const [signatureHash, digestHash] = [SIGNATURES.get(signatureAlgorithm), DIGESTS.get(digestAlgorithm)];
  if (canonicalization && infoPrefixes === undefined) note("signature-canonicalization", algorithmOf(canonicalization).slice(0, 100) || "none");
  if (reference && contentPrefixes === undefined) note("signature-transform", listed(transforms));
  if (nodes.method && signatureHash === undefined) note("signature-algorithm", refusal(signatureAlgorithm));
  if (nodes.digestMethod && digestHash === undefined) note("digest-algorithm", refusal(digestAlgorithm));

  const otherKeys = nodes.keyInfo === undefined || signatureHash === undefined ? [] : foreignKeys(nodes.keyInfo);
  if (otherKeys.length > 0) note("signature-key-type", otherKeys.slice(0, 3).join(", "));

  const [signatureValue, digestValue] = [decode(nodes.signatureValue), decode(nodes.digestValue)];
  if (misshapen === undefined && (signatureValue === undefined || digestValue === undefined)) note("signature-structure", "SignatureValue or DigestValue without base64");
  if (signatureValue && signatureHash && (signatureValue.length < SIGNATURE_BYTES[signatureHash] || signatureValue.length > SIGNATURE_BYTES.most)) note("signature-value", `${signatureValue.length} bytes`);
  if (faults.length > 0 || !signedInfo || !signatureHash || !digestHash || !signatureValue || !digestValue || !infoPrefixes || !contentPrefixes) return { faults };
  return { parts: { signedInfo, signatureHash, digestHash, signatureValue, digestValue, contentPrefixes, infoPrefixes }, faults };
}

function listed(transforms: XmlElement | undefined): string {
  const names = transforms === undefined ? [] : elements(transforms).map((one) => (algorithmOf(one) || one.name).slice(0, 100));
  return names.length === 0 ? "no transforms" : names.slice(0, 5).join(", ");
}

function decode(element: XmlElement | undefined): Buffer | undefined {
  const bare = element === undefined ? "" : textOf(element).replace(/[ \t\r\n]+/g, "");
  // Groups of four, as xs:base64Binary has them.
  return bare.length <= 10_000 && bare.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(bare) ? Buffer.from(bare, "base64") : undefined;
}
