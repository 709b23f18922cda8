import type { App } from "../apps";
import { compact, type JsonObject } from "../json";
import type { OktaOrg } from "../org";
import { userNameOf } from "../sign-in/scope";
import type { User } from "../users";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** The person as Okta sends them, by its default mappings. What the profile lacks is left out, and AWS may refuse the rest for it. */
export function scimUser(org: OktaOrg, app: App, user: User): JsonObject & { readonly userName: string } {
  const userName = userNameOf(org, app, user);
  if (userName === null) throw new Error(`the app's user name template has no value for ${user.profile.login}`);
  const get = (name: string): string | undefined => (user.profile[name] === "" ? undefined : user.profile[name]);
  const enterprise = filled({ employeeNumber: get("employeeNumber"), costCenter: get("costCenter"), organization: get("organization"), division: get("division"), department: get("department"), manager: filled({ value: get("managerId") }) });
  const address = filled({ streetAddress: get("streetAddress"), locality: get("city"), region: get("state"), postalCode: get("zipCode"), country: get("countryCode") });
  const phone = get("primaryPhone") ?? get("mobilePhone");
  return {
    ...compact({
      schemas: enterprise === undefined ? [USER] : [USER, ENTERPRISE],
      externalId: user.id,
      name: filled({ givenName: get("firstName"), familyName: get("lastName"), middleName: get("middleName"), honorificPrefix: get("honorificPrefix"), honorificSuffix: get("honorificSuffix") }),
      displayName: get("displayName"),
      nickName: get("nickName"),
      profileUrl: get("profileUrl"),
      title: get("title"),
      userType: get("userType"),
      preferredLanguage: get("preferredLanguage"),
      locale: get("locale"),
      timezone: get("timezone"),
      emails: get("email") === undefined ? undefined : [compact({ value: get("email"), type: "work", primary: true })],
      phoneNumbers: phone === undefined ? undefined : [{ value: phone, type: "work", primary: true }],
      addresses: address === undefined ? undefined : [{ ...address, type: "work", primary: true }],
      active: true,
      [ENTERPRISE]: enterprise,
    }),
    userName,
  };
}

/** Undefined for an object that would be empty: AWS refuses empty values. */
function filled(members: Parameters<typeof compact>[0]): JsonObject | undefined {
  const object = compact(members);
  return Object.keys(object).length === 0 ? undefined : object;
}
