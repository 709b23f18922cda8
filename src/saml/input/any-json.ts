import { notSaml, RECORD, tooLarge } from "./fault";
import { formMessages } from "./form";
import type { Unreadable } from "./input";
import { own } from "./json";
import { MAX_MESSAGES } from "./limits";
import type { Message } from "./message";

/** Values searched at most: a file with more is no recording of a sign-in. */
const MOST_VALUES = 200_000;

/** Names that recordings and logs of programs have; any other may be a person's, such as an address that users are listed by. */
const KEYS: ReadonlySet<string> = new Set(("SAMLResponse SAMLRequest RelayState log entries requests request response postData post params parameters text value name body rawBody bodyText payload data form formData fields " +
  "event events message messages record records Records item items result results content query queryStringParameters url headers method input output saml samlResponse").split(" "));

/** SAML messages in JSON of any other shape: under their own names, or in a text that holds a form body. */
export function jsonMessages(json: unknown): readonly Message[] | Unreadable {
  const messages: Message[] = [];
  let seen = 0;
  const visit = (value: unknown, path: string): void => {
    seen += 1;
    if (seen > MOST_VALUES || messages.length > MAX_MESSAGES) return;
    if (typeof value === "string") {
      if (/SAML(?:Response|Request)/.test(value)) messages.push(...formMessages(value, { via: "post", container: `JSON, ${path === "" ? "a text" : path}` }));
      return;
    }
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(Array.isArray(value) ? value.slice(0, MOST_VALUES) : value)) {
      if (seen > MOST_VALUES || messages.length > MAX_MESSAGES) return;
      const inner = own(value, key);
      const step = Array.isArray(value) || KEYS.has(key) ? key : "…";
      const at = path === "" ? step : `${path}.${step}`;
      if ((key === "SAMLResponse" || key === "SAMLRequest") && typeof inner === "string") messages.push({ parameter: key, value: inner, via: "decoded", container: `JSON, ${at.slice(0, 200)}` });
      else visit(inner, at.slice(0, 200));
    }
  };
  visit(json, "");
  // What was not looked at may hold another message.
  if (messages.length > 0 && seen > MOST_VALUES) return tooLarge(`JSON of more than ${MOST_VALUES.toLocaleString("en-US")} values that is no recording`, `at most ${MOST_VALUES.toLocaleString("en-US")} values`);
  return messages.length > 0 ? messages : notSaml(whatItIs(json), adviceFor(json));
}

/** Files that people take for a trace, by properties that only they have. */
const KNOWN: readonly (readonly [string, string])[] = [
  ["eventSource", "A CloudTrail event"],
  ["Records", "A file of CloudTrail events"],
  ["eventType", "An entry of Okta's System Log"],
  ["schemas", "A SCIM message"],
  ["Statement", "An IAM policy"],
];

function whatItIs(json: unknown): string {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  const known = KNOWN.find(([key]) => typeof first === "object" && first !== null && Object.hasOwn(first, key));
  return known?.[1] ?? "JSON that is neither a HAR file nor an export of SAML-tracer, and holds no SAMLResponse";
}

function adviceFor(json: unknown): string {
  return /CloudTrail|System Log|SCIM/.test(whatItIs(json)) ? `Its message can be looked up: idc saml explain "the message". For a check of the response: ${RECORD}` : RECORD;
}
