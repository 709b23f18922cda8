export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** What a request may leave out or get wrong: each reader answers undefined (or empty) for a value of another type. */
export type Unread = Json | undefined;

/** Undefined for text that is not JSON. */
export function parseJson(source: string): Unread {
  try {
    const value: Json = JSON.parse(source);
    return value;
  } catch {
    return undefined;
  }
}

export function isObject(value: Unread): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function object(value: Unread): JsonObject {
  return isObject(value) ? value : {};
}

/** A member by its own name only: a body is hostile input, and "constructor" is not a field of it. */
export function field(from: Unread, name: string): Unread {
  return isObject(from) && Object.hasOwn(from, name) ? from[name] : undefined;
}

export function text(value: Unread): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Okta answers null for text that was never given or given empty. */
export function textOrNull(value: Unread): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function flag(value: Unread): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

export function whole(value: Unread): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

export function list(value: Unread): readonly Json[] {
  return isList(value) ? value : [];
}

function isList(value: Unread): value is readonly Json[] {
  return Array.isArray(value);
}

export function texts(value: Unread): readonly string[] {
  return list(value).filter((item): item is string => typeof item === "string");
}

/** Drops members without a value, so that an answer leaves out what Okta leaves out. */
export function compact(members: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
