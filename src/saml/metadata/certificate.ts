import { createHash, X509Certificate } from "node:crypto";
import { mask } from "../redact";

/** What a certificate says of itself. */
export interface CertificateFacts {
  /** Common name and organization alone: the rest may be a person's address. */
  readonly subject: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256 of the DER, as AWS and Okta show it: pairs of hexadecimal digits with colons. */
  readonly fingerprint: string;
  readonly keyType: string;
  /** Bits of an RSA modulus, where the key has one. */
  readonly keyBits: number | undefined;
  /** Name of the algorithm that it was signed with, or its OID. */
  readonly signatureAlgorithm: string;
  /** Whether it was signed with SHA-1 or MD5. */
  readonly weakSignature: boolean;
  /** Characters of the PEM file that would be uploaded. */
  readonly pemCharacters: number;
}

/** RFC 8017, RFC 5758, RFC 8410: object identifiers of signature algorithms. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.4": "RSA with MD5",
  "1.2.840.113549.1.1.5": "RSA with SHA-1",
  "1.2.840.113549.1.1.10": "RSA-PSS",
  "1.2.840.113549.1.1.11": "RSA with SHA-256",
  "1.2.840.113549.1.1.12": "RSA with SHA-384",
  "1.2.840.113549.1.1.13": "RSA with SHA-512",
  "1.2.840.10045.4.1": "ECDSA with SHA-1",
  "1.2.840.10045.4.3.2": "ECDSA with SHA-256",
  "1.2.840.10045.4.3.3": "ECDSA with SHA-384",
  "1.3.101.112": "Ed25519",
};

/** Reads a certificate (PEM, or base64 of DER as metadata has it); undefined where it is none. */
export function readCertificate(text: string): CertificateFacts | undefined {
  const body = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, "").replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined;
  try {
    const certificate = new X509Certificate(Buffer.from(body, "base64"));
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const algorithm = signatureOid(certificate.raw);
    const name = ALGORITHMS[algorithm] ?? algorithm;
    return {
      subject: namesOf(certificate.subject),
      notBefore: Date.parse(certificate.validFrom),
      notAfter: Date.parse(certificate.validTo),
      fingerprint: fingerprintOf(certificate.raw),
      keyType: asymmetricKeyType ?? "unknown",
      keyBits: asymmetricKeyDetails?.modulusLength,
      signatureAlgorithm: name,
      weakSignature: /SHA-1$|MD5$/.test(name),
      pemCharacters: certificate.toString().length,
    };
  } catch {
    return undefined;
  }
}

function namesOf(subject: string | undefined): string {
  const parts = (subject ?? "").split(/\n| \+ /).filter((part) => /^(?:CN|O)=/.test(part)).map((part) => (part.includes("@") ? part.replace(/(?<==).*$/s, mask) : part));
  return parts.length === 0 ? "no common name" : parts.join(", ");
}

function fingerprintOf(der: Buffer): string {
  return createHash("sha256").update(der).digest("hex").toUpperCase().match(/../g)?.join(":") ?? "";
}

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm { OID … }, … } (RFC 5280, 4.1); node:crypto of Node 20 does not tell it. */
function signatureOid(der: Buffer): string {
  const whole = element(der, 0);
  const signed = element(der, whole.start);
  const algorithm = element(der, signed.end);
  const oid = element(der, algorithm.start);
  return der[algorithm.start] === 0x06 ? decodeOid(der.subarray(oid.start, oid.end)) : "unknown";
}

/** Bounds of the content of the DER element at an offset; a length of 0x80 and more says how many bytes hold the length (X.690, 8.1.3). */
function element(der: Buffer, at: number): { readonly start: number; readonly end: number } {
  const length = der.readUInt8(at + 1);
  if (length < 0x80) return { start: at + 2, end: at + 2 + length };
  const bytes = length & 0x7f;
  return { start: at + 2 + bytes, end: at + 2 + bytes + der.readUIntBE(at + 2, bytes) };
}

/** Base 128, the first two arcs in one number (X.690, 8.19). */
function decodeOid(bytes: Buffer): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join(".");
}
