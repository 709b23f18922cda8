import type { Finding, Place } from "../finding";

interface Rule {
  readonly title: string;
  readonly expected: string;
  readonly fix: string;
}

/** Of one signed element: whatever keeps to IAM Identity Center's 50,000 characters of an assertion is well inside; xml-crypto's searches grow slow beyond. */
export const LARGEST = { elements: 800, nodes: 2_000, characters: 200_000 } as const;

const ATTACK = "Okta never sends this. Treat the response as an attack: keep it as evidence and look for where it was changed on its way.";
const OKTA_ALGORITHMS = "In Okta: the app, General, SAML settings, advanced: Signature Algorithm RSA-SHA256 and Digest Algorithm SHA256.";

const RULES = {
  "not-a-response": { title: "The root is not a SAML response", expected: "One Response of the SAML 2.0 protocol as root (SAML core 3.3.3)", fix: "Take the SAMLResponse that the browser posts to AWS, not a request, an assertion or metadata." },
  "wrapping-second-response": { title: "There is a Response inside the response", expected: "One Response, the root (SAML core 3.3.3); another one inside is signature wrapping", fix: ATTACK },
  "wrapping-second-assertion": { title: "There is an Assertion too many, or one in a place that has none", expected: "One Assertion, directly in the Response, and no other anywhere (AWS: exactly one assertion); another one is how signature wrapping brings in values that nobody signed", fix: "Okta by itself sends one. Look first at what may add another: SAML inline hooks of the app (Okta: Workflow > Inline Hooks), a proxy, a copy put together by hand. If nothing does, treat the response as an attack and keep it as evidence." },
  "wrapping-signature-place": { title: "A signature stands where none belongs", expected: "Signature directly in the Response or the Assertion, right after its Issuer, and nowhere else (SAML core 5.4.2 and schema)", fix: ATTACK },
  "several-signatures": { title: "An element has more than one signature", expected: "At most one Signature in the Response and one in the Assertion (SAML core 5.4.2, schema)", fix: ATTACK },
  "wrapping-duplicate-id": { title: "An ID stands twice", expected: "Each ID once in the document (SAML core 1.3.4): with a second one, a reference may mean either element", fix: ATTACK },
  "wrapping-reference": { title: "A signature does not sign the element that it stands in", expected: "One Reference, whose URI is # and the ID of the element around the signature, a plain name (SAML core 5.4.2)", fix: ATTACK },
  "signature-structure": { title: "A signature is not built as SAML needs it", expected: "SignedInfo, SignatureValue and at most one KeyInfo; in SignedInfo one CanonicalizationMethod, SignatureMethod and Reference; no Object (XML Signature 4; SAML core 5.4)", fix: ATTACK },
  "signature-canonicalization": { title: "SignedInfo is canonicalized in a way that is not let through", expected: `Exclusive Canonicalization without comments, http://www.w3.org/2001/10/xml-exc-c14n# (SAML core 5.4.3)`, fix: "Okta uses exclusive canonicalization: find out which identity provider made this response." },
  "signature-transform": { title: "A signature transforms what it signs in a way that is not let through", expected: "The enveloped-signature transform, then exclusive canonicalization, each once (SAML core 5.4.4)", fix: ATTACK },
  "signature-algorithm": { title: "The signature algorithm is not on the list", expected: "RSA with SHA-256, SHA-384 or SHA-512; this tool's list (AWS publishes none)", fix: OKTA_ALGORITHMS },
  "digest-algorithm": { title: "The digest algorithm is not on the list", expected: "SHA-256, SHA-384 or SHA-512; this tool's list (AWS publishes none)", fix: OKTA_ALGORITHMS },
  "signature-too-large": { title: "What is signed is too large to be verified", expected: `At most ${LARGEST.elements} elements, ${LARGEST.nodes} with attributes and texts, of ${LARGEST.characters} characters; IAM Identity Center takes an assertion of at most 50,000 characters (AWS user guide, SAML limits)`, fix: "Send fewer attributes and groups from the Okta app." },
  "engines-disagree": { title: "Two implementations read the signed content differently", expected: "The checker's own canonicalization and xml-crypto's make the same bytes", fix: "Take the values for unsigned and report this response, without people's data, as a fault of the checker." },
  "expected-certificate": { title: "A certificate to compare with cannot be read", expected: "An X.509 certificate with an RSA key, as PEM or base64 (RFC 5280)", fix: "Download the app's certificate again: Okta, the app, Sign On, SAML Signing Certificates; and put it where the given one came from." },
} as const satisfies Readonly<Record<string, Rule>>;

export type SignatureFaultId = keyof typeof RULES;

/** Every id that the verification of signatures gives. */
export const SIGNATURE_FAULTS: readonly string[] = Object.keys(RULES);

export function fault(id: SignatureFaultId, found: string, at?: Place): Finding {
  return { id, severity: "error", ...RULES[id], found, ...(at === undefined ? {} : { at }) };
}
