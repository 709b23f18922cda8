import type { SamlInput } from "../../../src/saml/input/input";
import { idpMetadata, spMetadata } from "../../../src/saml/signer/metadata";
import { makeCertificate } from "../idp";
import { ACS, ACS_FRANKFURT, AUDIENCE, idp, once, wrap } from "../samples";

export const SSO = "https://tarnholt.okta.com/app/amazon_aws_sso/exk1a2b3c4d5e6f7g8h9/sso/saml";
export const ISSUER = idp.issuer;

/** What Okta offers for download, with these certificates in this order. */
export function fromOkta(certificates: readonly string[] = [idp.certificate], { issuer = ISSUER, sso = SSO }: { readonly issuer?: string; readonly sso?: string } = {}): SamlInput {
  const [certificate = "", ...more] = certificates;
  return wrap(idpMetadata({ issuer, certificate }, sso, { moreCertificates: more }), { kind: "idp-metadata", container: "metadata.xml" });
}

/** What IAM Identity Center offers for download. */
export function fromAws(acsUrls: readonly string[] = [ACS, ACS_FRANKFURT], audience = AUDIENCE): SamlInput {
  return wrap(spMetadata({ audience, acsUrls }), { kind: "sp-metadata", container: "sp.xml" });
}

export const change = (input: SamlInput, from: string | RegExp, to: string): SamlInput => ({ ...input, xml: once(input.xml, from, to) });

export const expired = makeCertificate({ to: "2026-11-01T00:00:00Z" });
export const future = makeCertificate({ from: "2026-12-01T00:00:00Z" });
export const ending = makeCertificate({ to: "2027-01-15T00:00:00Z" });
