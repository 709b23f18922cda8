import { deflateRawSync } from "node:zlib";
import { EMAIL_FORMAT, NS } from "../../../src/saml/names";
import { escapeAttribute, escapeText } from "../../../src/saml/xml/escape";

export interface AuthnRequestSpec {
  readonly id: string;
  readonly issuedAt: Date;
  /** SP entity id. */
  readonly issuer: string;
  readonly acsUrl: string;
  /** Single sign-on service of the identity provider. */
  readonly destination: string;
}

/** The request as IAM Identity Center makes it: unsigned (its metadata says AuthnRequestsSigned="false"), asking for the format emailAddress and for no context. */
export function authnRequest({ id, issuedAt, issuer, acsUrl, destination }: AuthnRequestSpec): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?><saml2p:AuthnRequest xmlns:saml2p="${NS.protocol}" AssertionConsumerServiceURL="${escapeAttribute(acsUrl)}" Destination="${escapeAttribute(destination)}"`,
    ` ID="${escapeAttribute(id)}" IssueInstant="${issuedAt.toISOString()}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Version="2.0">`,
    `<saml2:Issuer xmlns:saml2="${NS.assertion}">${escapeText(issuer)}</saml2:Issuer>`,
    `<saml2p:NameIDPolicy Format="${EMAIL_FORMAT}"/></saml2p:AuthnRequest>`,
  ].join("");
}

/** Where the browser is sent with it (SAML bindings 3.4.4, DEFLATE); what the sign-in URL has behind its ? stays. */
export function redirectUrl(signInUrl: string, xml: string, relayState: string): string {
  const url = new URL(signInUrl);
  url.searchParams.set("SAMLRequest", deflateRawSync(Buffer.from(xml, "utf8")).toString("base64"));
  url.searchParams.set("RelayState", relayState);
  return url.href;
}
