import { EMAIL_FORMAT, NS } from "../names";
import { escapeAttribute, escapeText } from "../xml/escape";
import type { SigningIdp } from "./spec";

const BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
const UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

interface IdpMetadataOptions {
  readonly moreCertificates?: readonly string[];
  /** @default both that Okta offers */
  readonly nameIdFormats?: readonly string[];
}

/** IdP metadata as Okta offers it for download: unsigned, signing certificates in wrapped lines, both bindings at one URL. */
export function idpMetadata(idp: Pick<SigningIdp, "issuer" | "certificate">, ssoUrl: string, { moreCertificates = [], nameIdFormats = [UNSPECIFIED, EMAIL_FORMAT] }: IdpMetadataOptions = {}): string {
  const location = escapeAttribute(ssoUrl);
  return [
    `<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="${escapeAttribute(idp.issuer)}" xmlns:md="${NS.metadata}">`,
    `<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${NS.protocol}">`,
    ...[idp.certificate, ...moreCertificates].map(keyDescriptor),
    ...nameIdFormats.map((format) => `<md:NameIDFormat>${escapeText(format)}</md:NameIDFormat>`),
    ...["HTTP-POST", "HTTP-Redirect"].map((binding) => `<md:SingleSignOnService Binding="${BINDINGS}${binding}" Location="${location}"/>`),
    "</md:IDPSSODescriptor></md:EntityDescriptor>",
  ].join("");
}

/** SP metadata as IAM Identity Center offers it: requests unsigned, assertions to be signed, HTTP-POST, no single logout. */
export function spMetadata({ audience, acsUrls }: { readonly audience: string; readonly acsUrls: readonly string[] }): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor xmlns:md="${NS.metadata}" entityID="${escapeAttribute(audience)}">`,
    `<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="${NS.protocol}">`,
    `<md:NameIDFormat>${EMAIL_FORMAT}</md:NameIDFormat>`,
    ...acsUrls.map((url, index) => `<md:AssertionConsumerService Binding="${BINDINGS}HTTP-POST" Location="${escapeAttribute(url)}" index="${index}"${index === 0 ? ' isDefault="true"' : ""}/>`),
    "</md:SPSSODescriptor></md:EntityDescriptor>",
  ].join("");
}

function keyDescriptor(certificate: string): string {
  const body = certificate.replace(/-----[A-Z ]+-----|\s+/g, "").replace(/(.{76})(?=.)/g, "$1\n");
  return `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${NS.signature}"><ds:X509Data><ds:X509Certificate>${escapeText(body)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
}
