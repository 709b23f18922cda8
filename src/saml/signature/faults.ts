import type { Finding, Place } from "../finding";

interface Rule {
  readonly title: string;
  readonly expected: string;
  readonly fix: string;
}

/** Of one signed element: whatever keeps to IAM Identity Center's 50,000 characters of an assertion is inside, for `<a/>` needs four of them and `<a/>x` is two nodes. */
export const LARGEST = { elements: 13_000, nodes: 21_000, characters: 200_000 } as const;
/** Bytes of an RSA signature: from what the shortest padded hash needs (RFC 8017, 9.2) to the longest key that OpenSSL takes. */
export const SIGNATURE_BYTES = { sha256: 62, sha384: 78, sha512: 94, most: 2_048 } as const;

const ATTACK = "Okta never sends this. Treat the response as an attack: keep it as evidence and look for where it was changed on its way.";
const FROM_OKTA = "If it came from Okta, treat it as an attack and keep it as evidence.";
const OKTA_ALGORITHMS = "In Okta: the app, General, SAML settings, advanced: Signature Algorithm RSA-SHA256 and Digest Algorithm SHA256.";

const RULES = {
  "not-a-response": { title: "The root is not a SAML response", expected: "One Response of the SAML 2.0 protocol as root (SAML core 3.3.3)", fix: "Take the SAMLResponse that the browser posts to AWS, not a request, an assertion or metadata." },
  "wrapping-second-response": { title: "There is a Response inside the response", expected: "One Response, the root (SAML core 3.3.3); another one inside is signature wrapping", fix: ATTACK },
  "wrapping-second-assertion": { title: "There is an Assertion too many, or one in a place that has none", expected: "One Assertion, directly in the Response, and no other anywhere, encrypted or not (AWS: exactly one assertion); another one is how signature wrapping brings in values that nobody signed", fix: "Okta by itself sends one. Look first at what may add another: SAML inline hooks of the app (Okta: Workflow > Inline Hooks), a proxy, a copy put together by hand. If nothing does, treat the response as an attack and keep it as evidence." },
  "wrapping-second-element": { title: "An element stands more often than SAML allows", expected: "Each part of a message as often as SAML's schema has it", fix: `Two readers may take two values, one of them never checked. ${ATTACK}` },
  "wrapping-element-in-value": { title: "An element stands inside a value that is text alone", expected: "Nothing but text in values such as NameID, Issuer and Audience", fix: `Two readers may take two values: all of the text, or what stands before the element (CVE-2017-11427). ${ATTACK}` },
  "wrapping-signature-place": { title: "A signature stands where none belongs", expected: "Signature directly in the Response or the Assertion, right after its Issuer, and nowhere else (SAML core 5.4.2 and schema)", fix: ATTACK },
  "several-signatures": { title: "An element has more than one signature", expected: "At most one Signature in the Response and one in the Assertion (SAML core 5.4.2, schema)", fix: ATTACK },
  "wrapping-duplicate-id": { title: "An ID stands twice", expected: "Each ID once in the document (SAML core 1.3.4): with a second one, a reference may mean either element", fix: ATTACK },
  "wrapping-reference": { title: "A signature does not sign the element that it stands in", expected: "One Reference, whose URI is # and the ID of the element around the signature, a plain name (SAML core 5.4.2)", fix: ATTACK },
  "signature-structure": { title: "A signature is not built as SAML needs it", expected: "SignedInfo, SignatureValue and at most one KeyInfo; in SignedInfo one CanonicalizationMethod, SignatureMethod and Reference; no Object (XML Signature 4; SAML core 5.4)", fix: ATTACK },
  "signature-canonicalization": { title: "SignedInfo is canonicalized in a way that is not verified here", expected: `Exclusive Canonicalization without comments, http://www.w3.org/2001/10/xml-exc-c14n# (SAML core 5.4.3)`, fix: `Okta uses exclusive canonicalization: find out which identity provider made this response. ${FROM_OKTA}` },
  "signature-transform": { title: "A signature transforms what it signs in a way that is not verified here", expected: "The enveloped-signature transform, then exclusive canonicalization with at most one PrefixList of prefixes and #default, each once (SAML core 5.4.4: a verifier may reject any other; exc-c14n 3)", fix: `Okta signs with these two: find out which identity provider made this response. ${FROM_OKTA}` },
  "signature-value": { title: "SignatureValue can't be a signature of its algorithm", expected: `An RSA signature: as many bytes as the key has, at least ${SIGNATURE_BYTES.sha256} with SHA-256, ${SIGNATURE_BYTES.sha384} with SHA-384, ${SIGNATURE_BYTES.sha512} with SHA-512 (RFC 8017, 8.2.2 and 9.2), and at most ${SIGNATURE_BYTES.most}`, fix: ATTACK },
  "signature-key-type": { title: "The key that a signature brings is not of its algorithm's kind", expected: "An RSA key in KeyInfo, for the algorithm is RSA (XML Signature 4.5 and 6.4.2)", fix: ATTACK },
  "signature-algorithm": { title: "The signature algorithm is not on the list", expected: "RSA with SHA-256, SHA-384 or SHA-512; this tool's list (AWS publishes none)", fix: OKTA_ALGORITHMS },
  "digest-algorithm": { title: "The digest algorithm is not on the list", expected: "SHA-256, SHA-384 or SHA-512; this tool's list (AWS publishes none)", fix: OKTA_ALGORITHMS },
  "signature-too-large": { title: "What is signed is too large to be verified", expected: `At most ${LARGEST.elements} elements, ${LARGEST.nodes} with attributes and texts, of ${LARGEST.characters} characters; IAM Identity Center takes an assertion of at most 50,000 characters (AWS user guide, SAML limits)`, fix: "Send fewer attributes and groups from the Okta app." },
  "signature-names": { title: "A signature over names with characters beyond U+FFFF is not verified here", expected: "Names that both implementations of this checker can read: xml-crypto's parser has none with such characters, which XML allows (XML 1.0, 2.3)", fix: `Okta writes no such names: find out which identity provider made this response. ${FROM_OKTA}` },
  "engines-disagree": { title: "Two implementations read the signed content differently", expected: "The checker's own canonicalization and xml-crypto's make the same bytes", fix: "Take the values for unsigned and report this response, without people's data, as a fault of the checker." },
  "expected-certificate": { title: "A certificate to compare with cannot be read", expected: "An X.509 certificate with an RSA key, as PEM or base64 (RFC 5280)", fix: "Download the app's certificate again: Okta, the app, Sign On, SAML Signing Certificates; and put it where the given one came from." },
} as const satisfies Readonly<Record<string, Rule>>;

export type SignatureFaultId = keyof typeof RULES;

/** Every id that the verification of signatures gives. */
export const SIGNATURE_FAULTS: readonly string[] = Object.keys(RULES);

export function fault(id: SignatureFaultId, found: string, at?: Place): Finding {
  return { id, severity: "error", ...RULES[id], found, ...(at === undefined ? {} : { at }) };
}
