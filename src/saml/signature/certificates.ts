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

function readOne(body: string): Certificate | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined;
  try {
    const { raw, publicKey: key } = new X509Certificate(Buffer.from(body, "base64"));
    // Bound to the algorithms that are let through: a key of another kind verifies nothing.
    return key.asymmetricKeyType === "rsa" ? { base64: raw.toString("base64"), key } : undefined;
  } catch {
    return undefined;
  }
}
