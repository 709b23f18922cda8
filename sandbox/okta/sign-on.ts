import type { CatalogApp } from "./catalog";
import { blank, invalid } from "./errors";
import { compact, field, flag, isObject, list, text, textOrNull, texts, whole, type Json, type JsonObject, type Unread } from "./json";

const UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";
const REQUIRED = [
  "ssoAcsUrl", "audience", "recipient", "destination", "subjectNameIdTemplate", "subjectNameIdFormat", "authnContextClassRef",
];
const URLS = ["ssoAcsUrl", "recipient", "destination"];

/**
 * The sign-on settings of a catalog app: its publisher fixed all but these. What else is sent (signatures, NameID format) is
 * accepted and forgotten, which is why it drifts for ever in Terraform.
 */
function readCatalogSignOn(signOn: Unread, keepStatements: boolean): JsonObject {
  return {
    defaultRelayState: textOrNull(field(signOn, "defaultRelayState")),
    ssoAcsUrlOverride: textOrNull(field(signOn, "ssoAcsUrlOverride")),
    audienceOverride: textOrNull(field(signOn, "audienceOverride")),
    recipientOverride: textOrNull(field(signOn, "recipientOverride")),
    destinationOverride: textOrNull(field(signOn, "destinationOverride")),
    attributeStatements: keepStatements ? readStatements(field(signOn, "attributeStatements")) : [],
  };
}

function readCustomSignOn(signOn: Unread): JsonObject {
  const causes = [
    ...REQUIRED.filter((name) => textOrNull(field(signOn, name)) === null).map(blank),
    ...URLS.filter((name) => !isUrl(text(field(signOn, name)) ?? "http://absent")).map((name) => `${name}: Invalid URL`),
    ...notAllowed(signOn, "signatureAlgorithm", ["RSA_SHA1", "RSA_SHA256"]),
    ...notAllowed(signOn, "digestAlgorithm", ["SHA1", "SHA256"]),
  ];
  if (causes.length > 0) throw invalid("settings", ...causes);
  const slo = field(signOn, "slo");
  const certificate = field(signOn, "spCertificate");
  const copied = [...REQUIRED, "signatureAlgorithm", "digestAlgorithm"].map((name) => [name, text(field(signOn, name)) ?? null] as const);
  return compact({
    ...Object.fromEntries(copied),
    defaultRelayState: textOrNull(field(signOn, "defaultRelayState")),
    idpIssuer: textOrNull(field(signOn, "idpIssuer")) ?? "http://www.okta.com/${org.externalKey}",
    responseSigned: flag(field(signOn, "responseSigned")) ?? false,
    assertionSigned: flag(field(signOn, "assertionSigned")) ?? false,
    honorForceAuthn: flag(field(signOn, "honorForceAuthn")) ?? false,
    spIssuer: textOrNull(field(slo, "issuer")),
    requestCompressed: false,
    attributeStatements: readStatements(field(signOn, "attributeStatements")),
    inlineHooks: [],
    spCertificate: isObject(certificate) ? { x5c: texts(field(certificate, "x5c")) } : undefined,
    assertionEncryption: { enabled: false },
    ...readEndpoints(signOn),
    samlSignedRequestEnabled: flag(field(signOn, "samlSignedRequestEnabled")) ?? false,
    slo: isObject(slo) ? slo : { enabled: false },
  });
}

export const readSignOn = (catalog: CatalogApp | undefined, signOn: Unread, keepStatements: boolean): JsonObject =>
  catalog ? readCatalogSignOn(signOn, keepStatements) : readCustomSignOn(signOn);

function readEndpoints(signOn: Unread): JsonObject {
  const multiple = flag(field(signOn, "allowMultipleAcsEndpoints")) ?? false;
  const endpoints = multiple ? list(field(signOn, "acsEndpoints")) : [];
  if (endpoints.length > 100) throw invalid("settings", "acsEndpoints: At most 100 endpoints are allowed");
  const read = endpoints.map((endpoint) => {
    const url = text(field(endpoint, "url")) ?? "";
    const index = whole(field(endpoint, "index"));
    if (!isUrl(url) || index === undefined) throw invalid("settings", `acsEndpoints: Invalid endpoint ${url}`);
    return { url, index };
  });
  if (new Set(read.map(({ index }) => index)).size < read.length) throw invalid("settings", "acsEndpoints: Indices must be unique");
  return { allowMultipleAcsEndpoints: multiple, acsEndpoints: read };
}

function readStatements(statements: Unread): readonly JsonObject[] {
  const read = list(statements).map(readStatement);
  if (new Set(read.map((statement) => statement["name"])).size < read.length) {
    throw invalid("settings", "attributeStatements: The names of attribute statements must be unique");
  }
  return read;
}

function readStatement(statement: Json): JsonObject {
  const name = text(field(statement, "name")) ?? "";
  const namespace = textOrNull(field(statement, "namespace")) ?? UNSPECIFIED;
  const type = textOrNull(field(statement, "type")) ?? "EXPRESSION";
  if (name === "") throw invalid("settings", blank("attributeStatements.name"));
  if (!/^urn:oasis:names:tc:SAML:2\.0:attrname-format:(unspecified|uri|basic)$/.test(namespace)) {
    throw invalid("settings", `attributeStatements: Invalid namespace ${namespace}`);
  }
  if (type === "EXPRESSION") {
    const values = texts(field(statement, "values"));
    if (values.length === 0) throw invalid("settings", blank(`attributeStatements.${name}.values`));
    return { type, name, namespace, values };
  }
  const filterType = text(field(statement, "filterType")) ?? "";
  if (type !== "GROUP" || !["STARTS_WITH", "EQUALS", "CONTAINS", "REGEX"].includes(filterType)) {
    throw invalid("settings", `attributeStatements: ${name}: Not one of the allowed values`);
  }
  return { type, name, namespace, filterType, filterValue: text(field(statement, "filterValue")) ?? "" };
}

function notAllowed(signOn: Unread, name: string, allowed: readonly string[]): readonly string[] {
  const value = text(field(signOn, name)) ?? "";
  return allowed.includes(value) ? [] : [`${name}: Not one of the allowed values: ${allowed.join(", ")}`];
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:/.test(value);
}
