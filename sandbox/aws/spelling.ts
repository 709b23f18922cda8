import { isFields } from "./input";

/** `GivenName` of the API is `givenName` in SCIM and in the paths of UpdateUser. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function capitalKeys(value: unknown): unknown {
  return spelled(value, capital);
}

export function smallKeys(value: unknown): unknown {
  return spelled(value, (text) => text.charAt(0).toLowerCase() + text.slice(1));
}

function spelled(value: unknown, spell: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => spelled(each, spell));
  return isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [spell(key), spelled(member, spell)])) : value;
}
