import type { App } from "./apps";
import type { SigningKey } from "./signing-key";
import { text } from "./json";

const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
const BINDING = "urn:oasis:names:tc:SAML:2.0:bindings";
const NAME_IDS = ["urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"];

const issuer = (app: App): string => `http://www.okta.com/${app.externalKey}`;

/** The document a person downloads from the app and uploads to AWS. Names in it are made here, so nothing needs escaping. */
export function samlMetadata(app: App, key: SigningKey, base: string): string {
  const location = `${base}/app/${app.name}/${app.externalKey}/sso/saml`;
  const custom = text(app.signOn["subjectNameIdFormat"]);
  const formats = custom !== undefined && NAME_IDS.includes(custom) ? [custom] : NAME_IDS;
  // Okta wraps the certificate, and readers of the metadata have to cope with that.
  const certificate = key.certificate.replace(/(.{76})(?=.)/g, "$1\n");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor entityID="${issuer(app)}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
    `<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${PROTOCOL}">`,
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${certificate}</ds:X509Certificate>`,
    "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
    ...formats.map((format) => `<md:NameIDFormat>${format}</md:NameIDFormat>`),
    ...["HTTP-POST", "HTTP-Redirect"].map((name) => `<md:SingleSignOnService Binding="${BINDING}:${name}" Location="${location}"/>`),
    "</md:IDPSSODescriptor></md:EntityDescriptor>",
  ].join("");
}
