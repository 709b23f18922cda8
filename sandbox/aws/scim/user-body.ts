import type { Provisioned, User } from "../directory";
import { Input, isFields, type Fields } from "../input";
import { store, type TextRule } from "../rules";
import { capitalKeys, smallKeys } from "../spelling";
import { ENTERPRISE, enterpriseTexts, listNames, lists, managerTexts, nameParts, readOnly, texts, USER, type ListName } from "./attributes";
import { ScimError, unparsable } from "./errors";

/** A user as SCIM sent it, checked; undefined `active` leaves it as it is. */
export interface ScimUser {
  readonly userName: string;
  readonly attributes: Fields;
  readonly externalId: string | undefined;
  readonly active: boolean | undefined;
  readonly enterprise: Fields | undefined;
}

const core: readonly string[] = ["name", ...texts, ...listNames];

/** Names of people can't hold these, say both AWS and Okta (user guide, Considerations for using automatic provisioning). */
const personal = (rule: TextRule): TextRule => ({ ...rule, pattern: new RegExp(`^(?![^]*[<>;:%])${rule.pattern.source.slice(1)}`, "u") });
const personalName = personal(store.text);

/** Reads a whole user. AWS's guide says "not supported" of other attributes and not what becomes of them: here they are refused, so that nobody counts on them. */
export function readUser(raw: Fields): ScimUser {
  const body = present(raw);
  // "The groups field cannot be specified"; an empty list, which Okta sends, specifies none.
  const { groups, ...rest } = body;
  if (groups !== undefined && !(Array.isArray(groups) && groups.length === 0)) throw unparsable("groups can't be given with a user");
  refuseOthers(rest, ["userName", "externalId", "active", ENTERPRISE, ...core, ...readOnly], "");
  requireSchemas(body, [USER, ENTERPRISE]);
  const input = new Input(body);
  const name = input.object("name");
  refuseOthers(present(Object(body["name"])), nameParts, "name.");
  for (const part of nameParts) name.optionalText(part, personalName);
  name.text("givenName", personalName);
  name.text("familyName", personalName);
  input.text("displayName", personalName);
  for (const text of texts) input.optionalText(text, store.text);
  for (const list of listNames) readList(body, list);
  const { active } = body;
  if (active !== undefined && typeof active !== "boolean") throw unparsable("active must be true or false");
  return {
    userName: input.text("userName", personal(store.userName)),
    attributes: Object.fromEntries(core.filter((key) => body[key] !== undefined && !isEmptyList(body[key])).map((key) => [key, deepPresent(body[key])])),
    externalId: input.optionalText("externalId", store.external),
    active,
    enterprise: readEnterprise(body[ENTERPRISE]),
  };
}

function readList(body: Fields, list: ListName): void {
  const value = body[list];
  if (value === undefined) return;
  if (Array.isArray(value) && value.length > 1) throw new ScimError(400, `List attribute ${list} exceeds allowed limit of 1`);
  for (const entry of new Input(body).objects(list, 0, 1)) {
    const fields = present(Object(Array.isArray(value) ? value[0] : undefined));
    refuseOthers(fields, [...lists[list], "primary"], `${list}.`);
    for (const text of lists[list]) entry.optionalText(text, store.text);
    if (list !== "addresses") entry.text("value", store.text);
    if (fields["primary"] !== undefined && typeof fields["primary"] !== "boolean") throw unparsable(`${list}.primary must be true or false`);
    if (list === "emails" && fields["primary"] !== true) throw unparsable("the e-mail address must be marked as primary");
  }
}

function readEnterprise(value: unknown): Fields | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) throw unparsable("the enterprise extension must be an object");
  const fields = present(value);
  refuseOthers(fields, [...enterpriseTexts, "manager"], "");
  const input = new Input(fields);
  for (const text of enterpriseTexts) input.optionalText(text, store.text);
  const manager = input.optionalObject("manager");
  if (manager !== undefined) refuseOthers(present(Object(fields["manager"])), managerTexts, "manager.");
  for (const text of managerTexts) manager?.optionalText(text, store.text);
  return Object.keys(fields).length === 0 ? undefined : Object(deepPresent(fields));
}

/** `before` keeps what SCIM has no words for: roles, website, birthdate. */
export function forDirectory({ attributes, externalId, active, enterprise }: ScimUser, before?: User): { attributes: Fields } & Provisioned {
  const spelled: Fields = Object(capitalKeys(attributes));
  const kept = Object.entries(before?.attributes ?? {}).filter(([key]) => !core.includes(Object.keys(Object(smallKeys({ [key]: 0 })))[0] ?? ""));
  return { attributes: { ...Object.fromEntries(kept), ...spelled }, externalId, active: active ?? before?.active ?? true, enterprise };
}

/** The user as AWS shows it. */
export function showUser({ id, userName, attributes, externalId, active, enterprise, createdAt, updatedAt }: User): Fields {
  const small: Fields = Object(smallKeys(attributes));
  const shown = core.filter((key) => small[key] !== undefined).map((key) => [key, small[key]]);
  return {
    id,
    ...(externalId === undefined ? {} : { externalId }),
    meta: { resourceType: "User", created: stamp(createdAt), lastModified: stamp(updatedAt) },
    schemas: enterprise === undefined ? [USER] : [USER, ENTERPRISE],
    userName,
    ...Object.fromEntries(shown),
    active,
    ...(enterprise === undefined ? {} : { [ENTERPRISE]: enterprise }),
  };
}

export function stamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

export function refuseOthers(fields: Fields, known: readonly string[], prefix: string): void {
  const other = Object.keys(fields).find((key) => !known.includes(key));
  if (other !== undefined) throw unparsable(`${prefix}${other} is not supported`);
}

/** AWS's own examples leave `schemas` out; what is there has to be known. */
export function requireSchemas(body: Fields, known: readonly string[]): void {
  const { schemas } = body;
  if (schemas === undefined) return;
  if (!Array.isArray(schemas) || schemas.some((schema) => !known.includes(schema)) || !schemas.includes(known[0])) throw unparsable(`schemas must be of ${known.join(", ")}`);
}

/** Null is the same as not given (RFC 7643, 2.5). */
export function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function deepPresent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepPresent);
  return isFields(value) ? Object.fromEntries(Object.entries(present(value)).map(([key, member]) => [key, deepPresent(member)])) : value;
}
