import { phrases } from "./table";
import { wordsOf } from "./words";

/** What programs say in a StatusMessage or on an error page beyond the symptoms: Okta's words, and those of SAML core 3.2.2.2 for its codes. */
const OTHERS = [
  "User is not assigned to the client application.",
  "User is not assigned to this application.",
  "Access denied",
  "Authentication failed",
  "Invalid credentials",
  "The request could not be performed due to an error on the part of the requester",
  "The request could not be performed due to an error on the part of the SAML responder or SAML authority",
  "The request succeeded",
  "The responding provider was unable to successfully authenticate the principal",
  "The specified authentication context requirements cannot be met by the responder",
  "The responding provider cannot or will not support the requested name identifier policy",
  "The responding provider cannot authenticate the principal passively, as has been requested",
  "The responding provider does not recognize the principal specified or implied by the request",
];

const WORDINGS: ReadonlySet<string> = new Set([...phrases.filter(({ kind }) => kind === "message").map(({ words }) => words.join(" ")), ...OTHERS.map((text) => wordsOf(text).join(" "))]);

/** Longer than any of them with its punctuation. */
const LONGEST = 200;

/** Whether a text is one of the known messages from its first word to its last: then no word of it can be a person's name. */
export function isKnownMessage(text: string): boolean {
  return text.length <= LONGEST && /^[\p{ASCII}\u2018\u2019]+$/u.test(text) && WORDINGS.has(wordsOf(text).join(" "));
}
