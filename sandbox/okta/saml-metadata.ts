import { idpMetadata } from "../../src/saml/signer/metadata";
import type { App } from "./apps";
import { text } from "./json";
import type { SigningKey } from "./signing-key";

/** Entity id of the IdP: each app has one of its own; a custom app may write it in another form. */
export const issuer = (app: App): string =>
  (text(app.signOn["idpIssuer"]) ?? "http://www.okta.com/${org.externalKey}").replaceAll("${org.externalKey}", () => app.externalKey);

/** Where the IdP takes AuthnRequests for the app, and where its tile leads. */
export const signInUrl = (app: App, base: string): string => `${base}/app/${app.name}/${app.externalKey}/sso/saml`;

/** The document a person downloads from the app and uploads to AWS; a custom app offers its own NameID format alone. */
export function samlMetadata(app: App, key: SigningKey, base: string): string {
  const format = text(app.signOn["subjectNameIdFormat"]);
  return idpMetadata({ issuer: issuer(app), certificate: key.certificate }, signInUrl(app, base), format === undefined ? {} : { nameIdFormats: [format] });
}
