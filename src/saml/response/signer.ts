import { readCertificate } from "../metadata/certificate";
import { signerOf, type SignatureReport } from "../signature/verdict";

/** A certificate that a response is signed with, or says that it is. */
export interface SignerSummary {
  readonly subject: string;
  /** SHA-256, with colons, as AWS and Okta show it. */
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Whether a signature was made with its key; otherwise it is only what the response brings. */
  readonly signed: boolean;
}

/** More than the two that a response has; the rest of a hostile one tells nothing. */
const MOST = 4;
const BROUGHT = /<(?:[\w.-]{1,40}:)?X509Certificate>([A-Za-z0-9+/=\s]{1,20000})</g;

/** The certificates of a response, each once: those of its signatures, and where the text could not be read those that stand in it. */
export function signersOf(xml: string, reports: readonly SignatureReport[]): SignerSummary[] {
  const seen = new Map<string, SignerSummary>();
  const add = (base64: string, signed: boolean): void => {
    const facts = readCertificate(base64);
    if (facts === undefined || (seen.has(facts.fingerprint) && !signed)) return;
    seen.set(facts.fingerprint, { subject: facts.subject, fingerprint: facts.fingerprint, notBefore: new Date(facts.notBefore).toISOString(), notAfter: new Date(facts.notAfter).toISOString(), signed });
  };
  for (const report of reports) {
    const signer = signerOf(report);
    if (signer !== undefined) add(signer, true);
    else if (report.embeddedCertificate !== undefined) add(report.embeddedCertificate, false);
  }
  if (seen.size === 0) for (const [, base64 = ""] of Array.from(xml.slice(0, 500_000).matchAll(BROUGHT)).slice(0, MOST)) add(base64, false);
  return [...seen.values()];
}
