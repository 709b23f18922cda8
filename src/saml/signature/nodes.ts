import { NS } from "../names";
import { attribute, elements, textOf, type XmlElement } from "../xml/tree";

/** The parts of a `<Signature>` as far as it has them (XML Signature 4), the first of each. */
export interface SignatureNodes {
  readonly signature: XmlElement;
  readonly signedInfo: XmlElement | undefined;
  readonly signatureValue: XmlElement | undefined;
  readonly keyInfo: XmlElement | undefined;
  readonly canonicalization: XmlElement | undefined;
  readonly method: XmlElement | undefined;
  readonly references: readonly XmlElement[];
  readonly transforms: XmlElement | undefined;
  readonly digestMethod: XmlElement | undefined;
  readonly digestValue: XmlElement | undefined;
}

/** What a report tells of a signature, let through or not. */
export interface Claims {
  readonly signatureAlgorithm: string;
  readonly digestAlgorithm: string;
  /** Text of the first X509Certificate of KeyInfo. */
  readonly certificate: string | undefined;
}

export function readNodes(signature: XmlElement): SignatureNodes {
  const signedInfo = child(signature, "SignedInfo");
  const references = signedInfo === undefined ? [] : elements(signedInfo, NS.signature, "Reference");
  const [reference] = references;
  return {
    signature,
    signedInfo,
    signatureValue: child(signature, "SignatureValue"),
    keyInfo: child(signature, "KeyInfo"),
    canonicalization: child(signedInfo, "CanonicalizationMethod"),
    method: child(signedInfo, "SignatureMethod"),
    references,
    transforms: child(reference, "Transforms"),
    digestMethod: child(reference, "DigestMethod"),
    digestValue: child(reference, "DigestValue"),
  };
}

export function readClaims({ method, digestMethod, keyInfo }: SignatureNodes): Claims {
  const certificate = child(child(keyInfo, "X509Data"), "X509Certificate");
  return { signatureAlgorithm: algorithmOf(method), digestAlgorithm: algorithmOf(digestMethod), certificate: certificate === undefined ? undefined : textOf(certificate) };
}

/** The algorithm that an element names, empty where it names none. */
export function algorithmOf(element: XmlElement | undefined): string {
  return (element === undefined ? undefined : attribute(element, "Algorithm")) ?? "";
}

function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent === undefined ? undefined : elements(parent, NS.signature, name)[0];
}
