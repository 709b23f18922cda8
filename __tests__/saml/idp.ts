import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import * as der from "../../sandbox/okta/der";
import type { SigningIdp } from "../../src/saml/signer/spec";

/** What a test may vary in a certificate. */
export interface CertificateSpec {
  readonly key?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly from?: string;
  readonly to?: string;
  readonly hash?: "sha1" | "sha256";
  readonly name?: string;
  /** Further parts of the subject by their object identifiers. */
  readonly subject?: Readonly<Record<string, string>>;
}

const HASHES = { sha1: "1.2.840.113549.1.1.5", sha256: "1.2.840.113549.1.1.11" } as const;

export const rsa = (bits = 2048): { publicKey: KeyObject; privateKey: KeyObject } => generateKeyPairSync("rsa", { modulusLength: bits });

// One key for all certificates that differ in something else: making keys is what takes time.
const shared = rsa();

/** A self-signed certificate, base64 of its DER; keys live as long as the test and are never written down. */
export function makeCertificate({ key = shared, from = "2026-01-01T00:00:00Z", to = "2036-01-01T00:00:00Z", hash = "sha256", name = "tarnholt", subject: more = {} }: CertificateSpec = {}): string {
  const ec = key.publicKey.asymmetricKeyType === "ec";
  const algorithm = ec ? der.sequence(der.oid("1.2.840.10045.4.3.2")) : der.sequence(der.oid(HASHES[hash]), der.nothing());
  const subject = der.sequence(...Object.entries({ "2.5.4.3": name, ...more }).map(([oid, text]) => der.set(der.sequence(der.oid(oid), der.utf8(text)))));
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(8)),
    algorithm,
    subject,
    der.sequence(der.time(new Date(from)), der.time(new Date(to))),
    subject,
    key.publicKey.export({ type: "spki", format: "der" }),
  );
  return der.sequence(body, algorithm, der.bits(sign(hash, body, key.privateKey))).toString("base64");
}

/** An identity provider with the entity id of an Okta app. */
export function makeIdp(spec: CertificateSpec & { readonly issuer?: string } = {}): SigningIdp {
  const key = spec.key ?? shared;
  return { issuer: spec.issuer ?? "http://www.okta.com/exk1a2b3c4d5e6f7g8h9", privateKey: key.privateKey, certificate: makeCertificate({ ...spec, key }) };
}
