import { randomBytes } from "node:crypto";
import { BEARER, EMAIL_FORMAT, NS, STATUS_SUCCESS } from "../names";
import { escapeAttribute, escapeText } from "../xml/escape";
import { enveloped } from "./sign";
import type { AttributeSpec, ResponseSpec, SigningIdp } from "./spec";

const MINUTES = 60_000;
const UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";
const ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
const PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

/** Makes a response in Okta's shape and signs it as Okta does: the assertion, then the response around it. */
export function signResponse(idp: SigningIdp, spec: ResponseSpec): { readonly xml: string; readonly base64: string } {
  const { sign = "both", algorithms = {}, edit = {}, status = { code: STATUS_SUCCESS } } = spec;
  const ids = { response: spec.ids?.response ?? randomId(), assertion: spec.ids?.assertion ?? randomId() };
  const prefixes = spec.attributes === undefined || spec.attributes.length === 0 ? [] : ["xs"];
  const seal = (xml: string, of: "response" | "assertion"): string =>
    enveloped(xml, idp, { id: ids[of], prefixes, algorithms, edit: (info) => edit.signedInfo?.(info, of) ?? info });
  const bare = assertionXml(idp, spec, ids.assertion);
  const edited = edit.assertion?.(bare) ?? bare;
  const assertion = sign === "both" || sign === "assertion" ? seal(edited, "assertion") : edited;
  const whole = responseXml(idp, spec, { id: ids.response, status, assertion: status.code === STATUS_SUCCESS ? assertion : "" });
  const response = edit.response?.(whole) ?? whole;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${sign === "both" || sign === "response" ? seal(response, "response") : response}`;
  return { xml, base64: Buffer.from(xml, "utf8").toString("base64") };
}

/** An ID as Okta makes them. */
function randomId(): string {
  return `id${BigInt(`0x${randomBytes(12).toString("hex")}`).toString().padStart(29, "0")}`;
}

function attributesOf(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`))
    .join("");
}

/** xs is declared only where an attribute's type names it: the PrefixList follows. */
const typed = (spec: ResponseSpec): string | undefined => (spec.attributes === undefined || spec.attributes.length === 0 ? undefined : NS.schema);

const issuerXml = (idp: SigningIdp): string => `<saml2:Issuer${attributesOf({ Format: ENTITY, "xmlns:saml2": NS.assertion })}>${escapeText(idp.issuer)}</saml2:Issuer>`;

function responseXml(idp: SigningIdp, spec: ResponseSpec, { id, status, assertion }: { id: string; status: NonNullable<ResponseSpec["status"]>; assertion: string }): string {
  const head = attributesOf({ Destination: spec.destination, ID: id, InResponseTo: spec.inResponseTo, IssueInstant: spec.issueInstant.toISOString(), Version: "2.0", "xmlns:saml2p": NS.protocol, "xmlns:xs": typed(spec) });
  const subcode = status.subcode === undefined ? "" : `<saml2p:StatusCode${attributesOf({ Value: status.subcode })}/>`;
  const message = status.message === undefined ? "" : `<saml2p:StatusMessage>${escapeText(status.message)}</saml2p:StatusMessage>`;
  return [
    `<saml2p:Response${head}>`,
    issuerXml(idp),
    `<saml2p:Status${attributesOf({ "xmlns:saml2p": NS.protocol })}>`,
    `<saml2p:StatusCode${attributesOf({ Value: status.code })}${subcode === "" ? "/>" : `>${subcode}</saml2p:StatusCode>`}${message}</saml2p:Status>`,
    assertion,
    "</saml2p:Response>",
  ].join("");
}

function assertionXml(idp: SigningIdp, spec: ResponseSpec, id: string): string {
  const { issueInstant, inResponseTo } = spec;
  const notBefore = spec.notBefore ?? new Date(issueInstant.getTime() - 5 * MINUTES);
  const notOnOrAfter = (spec.notOnOrAfter ?? new Date(issueInstant.getTime() + 5 * MINUTES)).toISOString();
  const audiences = typeof spec.audience === "string" ? [spec.audience] : spec.audience;
  const saml2 = attributesOf({ "xmlns:saml2": NS.assertion });
  return [
    `<saml2:Assertion${attributesOf({ ID: id, IssueInstant: issueInstant.toISOString(), Version: "2.0", "xmlns:saml2": NS.assertion, "xmlns:xs": typed(spec) })}>`,
    issuerXml(idp),
    `<saml2:Subject${saml2}><saml2:NameID${attributesOf({ Format: spec.nameId.format ?? EMAIL_FORMAT })}>${escapeText(spec.nameId.value)}</saml2:NameID>`,
    `<saml2:SubjectConfirmation${attributesOf({ Method: BEARER })}>`,
    `<saml2:SubjectConfirmationData${attributesOf({ InResponseTo: inResponseTo, NotOnOrAfter: notOnOrAfter, Recipient: spec.recipient ?? spec.destination })}/>`,
    "</saml2:SubjectConfirmation></saml2:Subject>",
    `<saml2:Conditions${attributesOf({ NotBefore: notBefore.toISOString(), NotOnOrAfter: notOnOrAfter, "xmlns:saml2": NS.assertion })}><saml2:AudienceRestriction>`,
    ...audiences.map((audience) => `<saml2:Audience>${escapeText(audience)}</saml2:Audience>`),
    "</saml2:AudienceRestriction></saml2:Conditions>",
    `<saml2:AuthnStatement${attributesOf({ AuthnInstant: (spec.authnInstant ?? issueInstant).toISOString(), SessionIndex: spec.sessionIndex ?? inResponseTo ?? `${id}.session`, "xmlns:saml2": NS.assertion })}>`,
    `<saml2:AuthnContext><saml2:AuthnContextClassRef>${escapeText(spec.authnContextClassRef ?? PASSWORD)}</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>`,
    ...(spec.attributes === undefined || spec.attributes.length === 0 ? [] : [`<saml2:AttributeStatement${saml2}>`, ...spec.attributes.map(attributeXml), "</saml2:AttributeStatement>"]),
    "</saml2:Assertion>",
  ].join("");
}

function attributeXml({ name, nameFormat = UNSPECIFIED, values, type = "xs:string" }: AttributeSpec): string {
  const value = attributesOf({ "xmlns:xs": NS.schema, "xmlns:xsi": NS.instance, "xsi:type": type });
  return `<saml2:Attribute${attributesOf({ Name: name, NameFormat: nameFormat })}>${values.map((one) => `<saml2:AttributeValue${value}>${escapeText(one)}</saml2:AttributeValue>`).join("")}</saml2:Attribute>`;
}
