import { X509Certificate } from "node:crypto";
import { decodeText } from "../input/text";
import { readCertificate, type CertificateFacts } from "./certificate";

/** One certificate of a file. */
export interface FileCertificate {
  /** DER, base64 without white space: as metadata has it, and as `Expectations.certificates` takes it. */
  readonly base64: string;
  /** Undefined where it can't be read. */
  readonly facts: CertificateFacts | undefined;
  /** Line of the file that it begins in, from 1 on. */
  readonly line: number;
}

export interface CertificateFile {
  readonly form: "PEM" | "DER" | "base64";
  readonly certificates: readonly FileCertificate[];
}

/** A certificate has two thousand bytes; a chain of them ten times as many. */
const LARGEST = 200_000;
const MOST_CERTIFICATES = 50;
const PEM = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

/** The certificates of a file as consoles give them for download: PEM (one or several), DER, or base64 alone; undefined where it is no certificate file. */
export function readCertificateFile(bytes: Uint8Array): CertificateFile | undefined {
  if (bytes.length === 0 || bytes.length > LARGEST) return undefined;
  const der = fromDer(bytes);
  if (der !== undefined) return { form: "DER", certificates: [der] };
  const { text } = decodeText(bytes);
  const blocks = [...text.matchAll(PEM)].slice(0, MOST_CERTIFICATES).map((match) => ofBase64(match[1] ?? "", text.slice(0, match.index).split("\n").length));
  if (blocks.length > 0) return { form: "PEM", certificates: blocks };
  // Base64 may be anything, a response too: only what reads as a certificate is one.
  const alone = ofBase64(text.replace(/^\ufeff/, ""), 1);
  return alone.facts === undefined ? undefined : { form: "base64", certificates: [alone] };
}

function ofBase64(text: string, line: number): FileCertificate {
  const base64 = text.replace(/\s+/g, "");
  return { base64, facts: readCertificate(base64), line };
}

/** DER begins with a SEQUENCE (X.690, 8.9). */
function fromDer(bytes: Uint8Array): FileCertificate | undefined {
  if (bytes[0] !== 0x30) return undefined;
  try {
    return ofBase64(new X509Certificate(bytes).raw.toString("base64"), 1);
  } catch {
    return undefined;
  }
}
