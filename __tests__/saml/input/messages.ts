import { deflateRawSync } from "node:zlib";

/** A response as small as the recognition of inputs needs one; that its contents are right is for the checks. */
export const RESPONSE =
  '<?xml version="1.0" encoding="UTF-8"?><saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ID="id1" Version="2.0">' +
  '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:NameID>zoë.müller+aws@example.com</saml2:NameID></saml2:Assertion></saml2p:Response>';
export const OTHER_RESPONSE = RESPONSE.replace('ID="id1"', 'ID="id2"');
export const REQUEST = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="q1" Version="2.0"></samlp:AuthnRequest>';
export const IDP_METADATA = '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="http://www.okta.com/exk1"><md:IDPSSODescriptor protocolSupportEnumeration="x"/></md:EntityDescriptor>';
export const SP_METADATA = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890"><SPSSODescriptor protocolSupportEnumeration="x"/></EntityDescriptor>';

export const ACS = "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d";
export const RELAY = "https://d-1234567890.awsapps.com/start?x=1&y=2";

export const base64 = (text: string): string => Buffer.from(text).toString("base64");
export const deflated = (text: string): string => deflateRawSync(text).toString("base64");
export const formBody = (text = RESPONSE, relay = RELAY): string => `SAMLResponse=${encodeURIComponent(base64(text))}&RelayState=${encodeURIComponent(relay)}`;
/** As Okta writes it: every character that is no letter and no digit as a reference. */
export const referenced = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);
export const page = (text = RESPONSE, relay = RELAY): string =>
  `<!DOCTYPE html><html><body><form id="appForm" action="${referenced(ACS)}" method="POST"><input name="SAMLResponse" type="hidden" value="${referenced(base64(text))}"/><input name="RelayState" type="hidden" value="${referenced(relay)}"/></form></body></html>`;
