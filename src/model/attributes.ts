/** Where one session attribute comes from: an Okta expression sent in the assertion, or a path of the identity store. */
export type AttributeSource =
  /** Okta expression, such as `user.department`; sent as a SAML attribute. */
  | { readonly saml: string; readonly directory?: never }
  /** Identity store path, such as `enterprise.department`; read by IAM Identity Center from what SCIM provisioned. */
  | { readonly directory: string; readonly saml?: never };

const WORK_ADDRESS = ["streetAddress", "locality", "region", "postalCode", "country", "formatted"].map((part) => `addresses[type eq "work"].${part}`);

/** Paths of the identity store that AWS documents for attributes for access control (IAM Identity Center: supported external identity provider attributes). */
export const DIRECTORY_PATHS: readonly string[] = [
  "userName", "name.givenName", "name.familyName", "displayName", "nickName", "emails[primary eq true].value", ...WORK_ADDRESS, 'phoneNumbers[type eq "work"].value',
  "userType", "title", "locale", "timezone", "preferredLanguage",
  ...["employeeNumber", "costCenter", "organization", "division", "department", "manager.value"].map((part) => `enterprise.${part}`),
];

/** Session attributes (ABAC) by the key that policies read as `aws:PrincipalTag/<key>`. */
export type AttributeMapping = Readonly<Record<string, AttributeSource>>;

/** Prefix of the SAML attributes that IAM Identity Center turns into session tags (AWS: attributes for access control). */
const ACCESS_CONTROL = "https://aws.amazon.com/SAML/Attributes/AccessControl:";
/** IAM Identity Center ignores such an attribute in any other name format. */
const URI_FORMAT = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

/** A SAML attribute statement as Okta takes it. */
export interface AttributeStatement {
  readonly type: "EXPRESSION";
  readonly name: string;
  readonly namespace: string;
  readonly values: readonly string[];
}

/** The half of the mapping that Okta sends, in the order of its keys. */
export function attributeStatements(mapping: AttributeMapping): AttributeStatement[] {
  return Object.entries(mapping).flatMap(([key, source]) =>
    source.saml === undefined ? [] : [{ type: "EXPRESSION", name: `${ACCESS_CONTROL}${key}`, namespace: URI_FORMAT, values: [source.saml] }],
  );
}

/** The half of the mapping that IAM Identity Center reads from its identity store. */
export function accessControlAttributes(mapping: AttributeMapping): { key: string; source: string }[] {
  return Object.entries(mapping).flatMap(([key, source]) => (source.directory === undefined ? [] : [{ key, source: `\${path:${source.directory}}` }]));
}
