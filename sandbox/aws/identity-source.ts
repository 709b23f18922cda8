import { readCertificate } from "../../src/saml/metadata/certificate";
import { checkMetadata } from "../../src/saml/metadata/check-metadata";
import { ConsoleError } from "./console-error";

/** A certificate that IdC trusts the identity provider's signatures by. */
export interface TrustedCertificate {
  /** SHA-256, pairs of hexadecimal digits with colons; what `removeCertificate` takes. */
  readonly fingerprint: string;
  /** DER in base64, on one line. */
  readonly base64: string;
  readonly notAfter: Date;
}

/** The external identity provider that people sign in at. */
export interface ExternalProvider {
  readonly issuer: string;
  /** Where sign-in requests go, by binding: `HTTP-POST`, `HTTP-Redirect`. */
  readonly signInUrls: readonly { readonly binding: string; readonly location: string }[];
  readonly certificates: readonly TrustedCertificate[];
}

const MOST_CERTIFICATE_CHARACTERS = 2500;

/** Reads the metadata of an upload. What the doctor calls an error is refused: where AWS does not say whether it refuses too, nobody should count on it. */
export function readProvider(xml: string, at: Date): ExternalProvider {
  const { summary, findings, expectations } = checkMetadata({ kind: "idp-metadata", xml, container: "the upload", others: 0 }, {}, { at });
  if (summary.of === "sp") throw new ConsoleError(["the metadata is a service provider's: upload the identity provider's"]);
  const [error, ...errors] = findings.filter(({ severity }) => severity === "error").map(({ title, expected, found }) => `${title}: expected ${expected}, found ${found}`);
  if (error !== undefined) throw new ConsoleError([error, ...errors]);
  const [first] = expectations.certificates ?? [];
  if (expectations.issuer === undefined || first === undefined) throw new ConsoleError(["the metadata has no issuer or no certificate"]);
  // Whether an upload takes more certificates than the first is not documented: the others have to be imported, which works either way.
  return { issuer: expectations.issuer, signInUrls: summary.services, certificates: [trust(first)] };
}

/** Reads one certificate, PEM or base64 of its DER. */
export function trust(text: string): TrustedCertificate {
  const facts = readCertificate(text);
  if (facts === undefined) throw new ConsoleError(["this is no X.509 certificate, in PEM or base64"]);
  if (facts.pemCharacters > MOST_CERTIFICATE_CHARACTERS) throw new ConsoleError([`a certificate has at most ${MOST_CERTIFICATE_CHARACTERS} characters, this one has ${facts.pemCharacters}`]);
  return { fingerprint: facts.fingerprint, base64: text.replace(/-----[A-Z ]+-----|\s+/g, ""), notAfter: new Date(facts.notAfter) };
}
