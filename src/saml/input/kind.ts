import { NS } from "../names";
import { notSaml, RECORD, unreadable } from "./fault";
import type { SamlInput, Unreadable } from "./input";
import type { Root } from "./root";

const POST_RESPONSE = "a SAML 2.0 response as the browser posts it, or metadata";

/** Which kind of message this XML is, by its root; what it is instead, where IAM Identity Center has no use for it. */
export function kindOf(xml: string, root: Root): SamlInput["kind"] | Unreadable {
  switch (root.name) {
    case "Response":
      if (xml.includes(NS.protocol)) return "response";
      if (/SAML:1\.[01]/.test(xml)) return unreadable("input-saml-1", "This is a response of SAML 1.1", "SAML 2.0, the only version that IAM Identity Center takes (AWS user guide, external identity providers)", "The root is a Response, and the text names SAML 1.x", "Use a SAML 2.0 app in Okta: the app AWS IAM Identity Center, or a custom app of sign-on mode SAML 2.0.");
      return notSaml("XML whose root is Response, but nowhere in it stands the namespace of SAML 2.0");
    case "AuthnRequest":
      return "request";
    case "EntityDescriptor":
    case "EntitiesDescriptor":
      if (/<(?:[\w.-]{1,64}:)?IDPSSODescriptor[\s/>]/.test(xml)) return "idp-metadata";
      if (/<(?:[\w.-]{1,64}:)?SPSSODescriptor[\s/>]/.test(xml)) return "sp-metadata";
      return unreadable("input-metadata-role", "This metadata describes neither an identity provider nor a service provider", "an IDPSSODescriptor (Okta's metadata) or an SPSSODescriptor (that of IAM Identity Center)", `${root.name} without either`, "Take the IdP metadata from the Okta app: Sign On > SAML Signing Certificates > Actions > View IdP metadata.");
    case "Assertion":
    case "EncryptedAssertion":
      return unreadable("input-bare-assertion", "This is an assertion without the response around it", POST_RESPONSE, `The root is ${root.name}`, `Destination, status and the signature of the response are in what is missing. ${RECORD}`);
    case "LogoutRequest":
    case "LogoutResponse":
      return unreadable("input-logout", "This is a message of single logout", POST_RESPONSE, `The root is ${root.name}`, `IAM Identity Center takes no part in single logout (its metadata has no SingleLogoutService): switch it off in the Okta app, and give the response of the sign-in. ${RECORD}`);
    case "RequestSecurityTokenResponse":
    case "RequestSecurityTokenResponseCollection":
      return wsFederation();
    case "Envelope":
    case "ArtifactResponse":
      return notSaml(`A SOAP message or artifact answer (root ${root.name}): IAM Identity Center takes responses by HTTP POST alone`);
    default:
      return notSaml(`XML with another root: ${root.name.slice(0, 60)}`);
  }
}

/** The other protocol that Okta speaks to Microsoft's products. */
export function wsFederation(): Unreadable {
  return unreadable("input-ws-federation", "This is a message of WS-Federation", "SAML 2.0, the only protocol that IAM Identity Center takes for sign-in", "A token of WS-Federation (wresult)", `It belongs to another app, or the Okta app has the wrong sign-on mode: use SAML 2.0. ${RECORD}`);
}
