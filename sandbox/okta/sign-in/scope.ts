import type { App } from "../apps";
import { text } from "../json";
import type { OktaOrg } from "../org";
import type { User } from "../users";
import { evaluateTemplate, ExpressionError, type Scope } from "./expression";

/** Attributes that every Okta user has, with a value or without. */
const BASE: ReadonlySet<string> = new Set([
  "login", "email", "secondEmail", "firstName", "lastName", "middleName", "honorificPrefix", "honorificSuffix", "title", "displayName", "nickName", "profileUrl",
  "primaryPhone", "mobilePhone", "streetAddress", "city", "state", "zipCode", "countryCode", "postalAddress", "preferredLanguage", "locale", "timezone", "userType",
  "employeeNumber", "costCenter", "organization", "division", "department", "managerId", "manager",
]);

/** What expressions of an app see of one person. */
export function scopeOf(org: OktaOrg, app: App, user: User): Scope {
  const userName = (): string | null => userNameOf(org, app, user);
  const groups = org.memberships.groupsOf(user.id).map((id) => org.groups.get(id));
  const profile = attributesOf(org, user);
  const withName = (name: string): string | null => (name === "userName" ? userName() : profile(name));
  return { variables: { user: withName, source: profile, appuser: withName }, groups };
}

/** The person's name in the app, by the app's userNameTemplate. */
export function userNameOf(org: OktaOrg, app: App, user: User): string | null {
  const profile = attributesOf(org, user);
  const template = text(app.userNameTemplate["template"]) ?? "";
  const name = evaluateTemplate(template, { variables: { user: profile, source: profile }, groups: [] });
  return name === null ? null : name + (text(app.userNameTemplate["suffix"]) ?? "");
}

/** A name that is no attribute of anybody here is a misspelling; null would hide it. */
function attributesOf(org: OktaOrg, user: User): (name: string) => string | null {
  return (name) => {
    const value = Object.hasOwn(user.profile, name) ? user.profile[name] : undefined;
    if (value === undefined && !BASE.has(name) && !org.users.all().some(({ profile }) => Object.hasOwn(profile, name))) {
      throw new ExpressionError(`no user of this org has an attribute ${name}`);
    }
    return value === undefined || value === "" ? null : value;
  };
}
