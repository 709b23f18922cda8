import { X509Certificate, type KeyObject } from "node:crypto";

export interface Certificate {
  /** DER, base64 without white space. */
  readonly base64: string;
  readonly key: KeyObject;
}

// IAM Identity Center takes certificates of at most 2,500 characters; what is far beyond is none.
const LONGEST = 20_000;
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** The certificates in PEM (one or several) or base64 DER; none where the text holds no certificate with an RSA key. */
export function readCertificates(text: string): Certificate[] {
  if (text.length > LONGEST) return [];
  const bodies = text.includes("-----BEGIN") ? [...text.matchAll(PEM)].map(([, body]) => body ?? "") : [text];
  return bodies.flatMap((body) => readOne(body.replace(/\s+/g, "")) ?? []);
}

/** The kind of key in a certificate of KeyInfo, "unknown" where this machine has no such kind; undefined where the text is no certificate. */
export function keyKind(base64: string): string | undefined {
  const read = base64.length > LONGEST ? undefined : parse(base64.replace(/\s+/g, ""));
  return read === undefined ? undefined : (keyOf(read)?.asymmetricKeyType ?? "unknown");
}

function readOne(body: string): Certificate | undefined {
  const read = parse(body);
  const key = read && keyOf(read);
  // Bound to the algorithms that are let through: a key of another kind verifies nothing.
  return read === undefined || key?.asymmetricKeyType !== "rsa" ? undefined : { base64: read.raw.toString("base64"), key };
}

function parse(body: string): X509Certificate | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined;
  try {
    return new X509Certificate(Buffer.from(body, "base64"));
  } catch {
    return undefined;
  }
}

function keyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}
