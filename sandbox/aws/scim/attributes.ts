/** Names of SCIM and the attributes that AWS keeps; what is not here AWS says it does not support. */
export const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

export const nameParts = ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"] as const;
export const texts = ["displayName", "nickName", "profileUrl", "title", "userType", "preferredLanguage", "locale", "timezone"] as const;

/** Lists of SCIM of which AWS takes one value, and the texts in a value. */
export const lists = {
  emails: ["value", "type"],
  phoneNumbers: ["value", "type"],
  addresses: ["formatted", "streetAddress", "locality", "region", "postalCode", "country", "type"],
} as const;

export type ListName = keyof typeof lists;
export const listNames: readonly ListName[] = ["emails", "phoneNumbers", "addresses"];

export const enterpriseTexts = ["employeeNumber", "costCenter", "organization", "division", "department"] as const;
/** Manager has a displayName too, which AWS does not take. */
export const managerTexts = ["value", "$ref"] as const;

/** What a client may send back because it read it; a provider ignores what is read-only (RFC 7644, 3.5.1). */
export const readOnly = ["id", "meta", "schemas"] as const;
