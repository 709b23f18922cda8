import { EMAIL_FORMAT } from "../../../src/saml/names";
import { signResponse } from "../../../src/saml/signer/response";
import type { Algorithms } from "../../../src/saml/signer/spec";
import type { App } from "../apps";
import { text } from "../json";
import type { OktaOrg } from "../org";
import { issuer } from "../saml-metadata";
import type { User } from "../users";
import type { Addressing } from "./addressing";
import type { AuthnRequest } from "./authn-request";
import { evaluateTemplate, ExpressionError } from "./expression";
import { scopeOf, userNameOf } from "./scope";
import { attributesFor } from "./statements";

const SIGNATURES: Readonly<Record<string, string>> = {
  RSA_SHA1: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  RSA_SHA256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
};
const DIGESTS: Readonly<Record<string, string>> = { SHA1: "http://www.w3.org/2000/09/xmldsig#sha1", SHA256: "http://www.w3.org/2001/04/xmlenc#sha256" };

/** The app's answer about one person, signed with its active key, in base64. */
export function respond(org: OktaOrg, app: App, user: User, to: Addressing, request: AuthnRequest | undefined): string {
  const key = org.apps.key(app.id, app.kid);
  const scope = scopeOf(org, app, user);
  const template = text(app.signOn["subjectNameIdTemplate"]);
  const name = template === undefined ? userNameOf(org, app, user) : evaluateTemplate(template, scope);
  if (name === null || name === "") throw new ExpressionError(`${template ?? text(app.userNameTemplate["template"]) ?? ""} has no value for ${user.profile.login}`);
  const context = text(app.signOn["authnContextClassRef"]);
  return signResponse({ issuer: issuer(app), privateKey: key.privateKey, certificate: key.certificate }, {
    destination: to.destination,
    recipient: to.recipient,
    audience: to.audience,
    nameId: { value: name, format: text(app.signOn["subjectNameIdFormat"]) ?? EMAIL_FORMAT },
    issueInstant: org.now(),
    attributes: attributesFor(app, scope),
    sign: signed(app),
    algorithms: algorithms(app),
    ...(request === undefined ? {} : { inResponseTo: request.id }),
    ...(context === undefined ? {} : { authnContextClassRef: context }),
  }).base64;
}

/** A catalog app's publisher has chosen: both. */
function signed(app: App): "both" | "response" | "assertion" | "none" {
  if (app.catalog) return "both";
  const [response, assertion] = [app.signOn["responseSigned"] === true, app.signOn["assertionSigned"] === true];
  if (response && assertion) return "both";
  if (response) return "response";
  return assertion ? "assertion" : "none";
}

function algorithms(app: App): Algorithms {
  const signature = SIGNATURES[text(app.signOn["signatureAlgorithm"]) ?? ""];
  const digest = DIGESTS[text(app.signOn["digestAlgorithm"]) ?? ""];
  return { ...(signature === undefined ? {} : { signature }), ...(digest === undefined ? {} : { digest }) };
}
