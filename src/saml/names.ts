/** Namespaces and identifiers of SAML 2.0 and XML Signature that the checks and the signer share. */
export const NS = {
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  encryption: "http://www.w3.org/2001/04/xmlenc#",
  schema: "http://www.w3.org/2001/XMLSchema",
  instance: "http://www.w3.org/2001/XMLSchema-instance",
} as const;

export const EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
export const URI_FORMAT = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
export const STATUS_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
export const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
/** AWS: a SAML attribute of this name and a key becomes the session tag of that key. */
export const ACCESS_CONTROL = "https://aws.amazon.com/SAML/Attributes/AccessControl:";
