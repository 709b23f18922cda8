import type { Unreadable } from "./input";

/** How a person gets a file that can be read; the last sentence of most fixes. */
export const RECORD =
  'Record it again: in the browser\'s developer tools (F12), tab Network, tick "Preserve log", sign in to AWS from the beginning, then export a HAR file ("with sensitive data" where it asks); ' +
  'or use the extension SAML-tracer and export with the cookie filter "None". Then give that file.';

/** What the commands read, for a person who gave something else. */
export const READS = "a HAR file, a SAML-tracer export, a copied cURL line, a form body (SAMLResponse=…), base64 of a SAML message, its XML, or IdP or SP metadata";

/** One reason why nothing could be read. */
export function unreadable(id: string, title: string, expected: string, found: string, fix: string, sensitive?: string): Unreadable {
  return { faults: [{ id, severity: "error", title, expected, found, fix, ...(sensitive === undefined ? {} : { sensitive }) }] };
}

/** Nothing in it is SAML; `found` says what it is. */
export function notSaml(found: string, fix = RECORD, sensitive?: string): Unreadable {
  return unreadable("input-not-saml", "This is not a SAML message, nor a file that holds one", READS, found, fix, sensitive);
}

/** More than is ever read. */
export function tooLarge(found: string, expected: string): Unreadable {
  return unreadable("input-too-large", "The input is too large to be read", expected, found, `A sign-in needs far less: give only the recording of one sign-in. ${RECORD}`);
}

/** `1,234 characters`. */
export function characters(count: number): string {
  return `${count.toLocaleString("en-US")} character${count === 1 ? "" : "s"}`;
}
