/** Exclusive C14N without comments, the one form SAML needs (SAML core 5.4.3, 5.4.4); with the enveloped transform it is all that is let through. */
export const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const ENC = "http://www.w3.org/2001/04/xmlenc#";
const DSIG = "http://www.w3.org/2000/09/xmldsig#";

export type Hash = "sha256" | "sha384" | "sha512";

/** Signature algorithms that are let through, by URI (RFC 9231, 2.3). Okta signs with RSA alone; node:crypto gets the hash. */
export const SIGNATURES: ReadonlyMap<string, Hash> = new Map([
  [`${MORE}rsa-sha256`, "sha256"],
  [`${MORE}rsa-sha384`, "sha384"],
  [`${MORE}rsa-sha512`, "sha512"],
]);

/** Digest algorithms that are let through, by URI (RFC 9231, 2.1; XML Encryption 5.8). */
export const DIGESTS: ReadonlyMap<string, Hash> = new Map([
  [`${ENC}sha256`, "sha256"],
  [`${MORE}sha384`, "sha384"],
  [`${ENC}sha512`, "sha512"],
]);

const REFUSED: ReadonlyMap<string, string> = new Map([
  [`${DSIG}rsa-sha1`, "RSA with SHA-1, which is broken"],
  [`${DSIG}dsa-sha1`, "DSA with SHA-1, which is broken"],
  [`${MORE}ecdsa-sha1`, "ECDSA with SHA-1, which is broken"],
  [`${MORE}rsa-md5`, "RSA with MD5, which is broken"],
  [`${DSIG}sha1`, "SHA-1, which is broken"],
  [`${MORE}md5`, "MD5, which is broken"],
]);

/** Why an algorithm is not let through, for a message. */
export function refusal(uri: string): string {
  const known = REFUSED.get(uri);
  if (known !== undefined) return known;
  if (/#hmac-/.test(uri)) return "HMAC, a shared secret: whoever knows the public certificate could sign with it";
  return uri === "" ? "no algorithm" : `${uri.slice(0, 100)}, which is not on the list`;
}
