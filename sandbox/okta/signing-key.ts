import { createHash, createPrivateKey, createPublicKey, generateKeyPair, randomBytes, sign, X509Certificate, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import * as der from "./der";
import { stamp, wholeSecond } from "./ids";
import type { JsonObject } from "./json";

const rsa = promisify(generateKeyPair);
const SHA256_WITH_RSA = der.sequence(der.oid("1.2.840.113549.1.1.11"), der.nothing());

/** A key as a file keeps it. */
interface KeptKey {
  readonly created: string;
  /** Base64 of its DER form. */
  readonly certificate: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

/** A key an app signs assertions with. Its private half is in no answer, no log and no message; it is written only to the file that a person keeps the state in. */
export interface SigningKey {
  readonly kid: string;
  readonly created: Date;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The certificate as base64 of its DER form, on one line. */
  readonly certificate: string;
  readonly thumbprint: string;
  readonly modulus: string;
  readonly exponent: string;
  /** For tests that need a response signed as Okta would sign it. */
  readonly privateKey: KeyObject;
}

export interface Validity {
  readonly now: Date;
  readonly notAfter: Date;
}

/** Makes a key pair and its self-signed certificate, with the subject Okta gives to those of an org. */
export async function createSigningKey(org: string, validity: Validity): Promise<SigningKey> {
  const { publicKey, privateKey } = await rsa("rsa", { modulusLength: 2048 });
  const created = wholeSecond(validity.now);
  const notAfter = wholeSecond(validity.notAfter);
  // Okta dates a certificate a minute back; one that has ended still has to begin before its end.
  const notBefore = new Date(Math.min(created.getTime(), notAfter.getTime()) - 60_000);
  const spki = publicKey.export({ type: "spki", format: "der" });
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(8)),
    SHA256_WITH_RSA,
    subject(org),
    der.sequence(der.time(notBefore), der.time(notAfter)),
    subject(org),
    spki,
  );
  const certificate = der.sequence(body, SHA256_WITH_RSA, der.bits(sign("sha256", body, privateKey)));
  return signingKey(privateKey, certificate, { created, notBefore, notAfter });
}

export function saveKey({ created, certificate, privateKey }: SigningKey): KeptKey {
  return { created: stamp(created), certificate, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

/** The key with the certificate that it had; throws where the two do not belong together. */
export function loadKey(kept: KeptKey): SigningKey {
  const privateKey = createPrivateKey(kept.privateKey);
  const der509 = Buffer.from(kept.certificate, "base64");
  const certificate = new X509Certificate(der509);
  const ofKept = privateKey.asymmetricKeyType === "rsa" && privateKey.asymmetricKeyDetails?.modulusLength === 2048 && certificate.checkPrivateKey(privateKey) && der509.toString("base64") === kept.certificate;
  if (!ofKept) throw new Error("the certificate is not that of the key");
  return signingKey(privateKey, der509, { created: new Date(kept.created), notBefore: new Date(certificate.validFrom), notAfter: new Date(certificate.validTo) });
}

function signingKey(privateKey: KeyObject, certificate: Buffer, times: Pick<SigningKey, "created" | "notBefore" | "notAfter">): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const jwk = publicKey.export({ format: "jwk" });
  return {
    kid: createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("base64url"),
    ...times,
    certificate: certificate.toString("base64"),
    thumbprint: createHash("sha256").update(certificate).digest("base64url"),
    modulus: jwk.n ?? "",
    exponent: jwk.e ?? "",
    privateKey,
  };
}

export function keyView(key: SigningKey): JsonObject {
  return {
    kty: "RSA",
    created: stamp(key.created),
    lastUpdated: stamp(key.created),
    expiresAt: stamp(key.notAfter),
    kid: key.kid,
    use: "sig",
    x5c: [key.certificate],
    "x5t#S256": key.thumbprint,
    e: key.exponent,
    n: key.modulus,
  };
}

const part = (type: string, value: Buffer): Buffer => der.set(der.sequence(der.oid(type), value));

function subject(org: string): Buffer {
  return der.sequence(
    part("2.5.4.6", der.printable("US")),
    part("2.5.4.8", der.utf8("California")),
    part("2.5.4.7", der.utf8("San Francisco")),
    part("2.5.4.10", der.utf8("Okta")),
    part("2.5.4.11", der.utf8("SSOProvider")),
    part("2.5.4.3", der.utf8(org)),
    part("1.2.840.113549.1.9.1", der.ia5("info@okta.com")),
  );
}
