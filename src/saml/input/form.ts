import { oneOfEach, type Message } from "./message";
import { unescapePercent } from "./percent";

/** The parameters that matter, as they stand in a copied form body, a URL, or a developer tool's list (`SAMLResponse: …`). A ; separates nothing but where it ends the & of a page's source. */
const PARAMETER = /(?:^|[?&\s"'`,{|(\\]|&amp;|\\u0026)(SAMLResponse|SAMLRequest|RelayState|SAMLart|wresult|SigAlg|Signature)["'`]?[ \t]{0,20}(?:=|:|\t)[ \t]{0,20}\r?\n?["'`]?/g;

export interface Parameter {
  readonly name: string;
  /** Percent-encoding still in it. */
  readonly value: string;
  readonly index: number;
}

/** Parameters read from one text at most; a sign-in has five. */
const MOST_PARAMETERS = 1000;

/** What ends a value; not the references by which a page's source writes the characters of base64. */
const END = /&(?!(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|plus|equals|sol);)|(?<!&)#|["'`<>]|\\u0026/;

/** Every such parameter in a text, in its order; whatever else stands there is passed over. */
export function parameters(text: string): Parameter[] {
  const matches = firstOf(text.matchAll(PARAMETER), MOST_PARAMETERS);
  return matches.map((match, index) => {
    const start = match.index + match[0].length;
    const next = matches[index + 1]?.index ?? text.length;
    const value = text.slice(start, next);
    const end = END.exec(value)?.index ?? value.length;
    return { name: match[1] ?? "", value: value.slice(0, end).trim(), index: match.index };
  });
}

function firstOf<T>(items: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length === most) break;
    first.push(item);
  }
  return first;
}

/** What is the same for all messages of one form or URL. */
export type Sent = Pick<Message, "via" | "container"> & Partial<Pick<Message, "postedTo" | "sentAt" | "posted">>;

/** The SAML message in a text that a person copied, with the RelayState that goes with it. What the text shows twice counts once. */
export function formMessages(text: string, sent: Sent, plusIsBlank = false): Message[] {
  const found = parameters(text);
  if (found.length >= MOST_PARAMETERS) return [{ ...sent, parameter: "SAMLResponse", value: "", ambiguous: `${MOST_PARAMETERS.toLocaleString("en-US")} parameters or more` }];
  const messages = found.flatMap(({ name, value }, index): Message[] => {
    if (name !== "SAMLResponse" && name !== "SAMLRequest") return [];
    const relay = relayStateOf(found, index);
    // A + is left as it stands where a person may have copied a decoded value: base64 has no blanks.
    return [{ ...sent, parameter: name, value: unescapePercent(plusIsBlank ? value.replaceAll("+", " ") : value), ...(value.includes("+") && !plusIsBlank ? { plus: true } : {}), ...(relay === undefined ? {} : { relayState: unescapePercent(relay.replaceAll("+", " ")) }) }];
  });
  const values = new Set<string>();
  const distinct = messages.filter(({ parameter, value }) => values.size < values.add(`${parameter} ${value}`).size);
  return oneOfEach(distinct).map((one) => afterSemicolon(hasEncodedName(text) ? { ...one, ambiguous: "a further SAMLResponse under a percent-encoded name" } : one, text));
}

/** The SAML message in a body or query as its receiver reads it: names and values separated by & alone, + for a blank (URL standard, application/x-www-form-urlencoded). */
export function encodedMessages(text: string, sent: Sent): Message[] {
  return messagesAmong(encoded(text), sent).map((one) => afterSemicolon(one, text));
}

/** A receiver decodes names, so %53AMLResponse is a second one to it. */
function hasEncodedName(text: string): boolean {
  return text.includes("%") && (text.match(/(?<![%\w])\w{0,11}%[%\w]{2,35}(?==)/g) ?? []).some((name) => unescapePercent(name) === "SAMLResponse");
}

/** Receivers of old split at ; too, and a browser never writes one bare: what stands behind it is a second message to some. */
function afterSemicolon(message: Message, text: string): Message {
  return message.ambiguous === undefined && /(?<!&amp);SAMLResponse=/.test(text) ? { ...message, ambiguous: "a further SAMLResponse behind a ;" } : message;
}

/** A value by the name of its parameter, and how many of that name there are. */
export type Values = ReadonlyMap<string, { readonly value: string; readonly count: number }>;

/** The message among decoded parameters; of several of one name nobody can say which the receiver takes. */
export function messagesAmong(values: Values, sent: Sent): Message[] {
  const state = values.get("RelayState")?.value;
  return (["SAMLResponse", "SAMLRequest"] as const).flatMap((parameter): Message[] => {
    const one = values.get(parameter);
    return one === undefined ? [] : [{ ...sent, parameter, value: one.value, ...(one.count > 1 ? { ambiguous: `${one.count.toLocaleString("en-US")} ${parameter}` } : {}), ...(state === undefined ? {} : { relayState: state }) }];
  });
}

/** Names that a map of values has; others are not kept, however many there are. */
const NAMES: ReadonlySet<string> = new Set(["SAMLResponse", "SAMLRequest", "RelayState"]);

/** The first value of each name that matters, and how often the name occurs. */
export function valuesOf(pairs: Iterable<readonly [name: string, value: () => string]>): Values {
  const values = new Map<string, { value: string; count: number }>();
  for (const [name, value] of pairs) {
    if (!NAMES.has(name)) continue;
    const known = values.get(name);
    if (known === undefined) values.set(name, { value: value(), count: 1 });
    else known.count += 1;
  }
  return values;
}

function encoded(text: string): Values {
  return valuesOf(encodedPairs(text));
}

/** Longest name that can be one that matters, every character of it percent-encoded. */
const LONGEST_NAME = 36;

function* encodedPairs(text: string): Generator<readonly [string, () => string]> {
  for (let start = 0; start < text.length;) {
    const next = text.indexOf("&", start);
    const end = next < 0 ? text.length : next;
    const pair = text.slice(start, end);
    const equals = pair.indexOf("=");
    if (equals >= 0 && equals <= LONGEST_NAME) yield [unescapePercent(pair.slice(0, equals).trim()), () => unescapePercent(pair.slice(equals + 1).replaceAll("+", " "))];
    start = end + 1;
  }
}

/** The query of a URL. */
export function queryOf(url: string): string {
  return /\?([^#]*)/.exec(url)?.[1] ?? "";
}

/** The RelayState behind a message, or before it where the message is the first. */
function relayStateOf(found: readonly Parameter[], index: number): string | undefined {
  const isMessage = ({ name }: Parameter) => name === "SAMLResponse" || name === "SAMLRequest";
  const behind = found.slice(index + 1, index + 8);
  const stop = behind.findIndex(isMessage);
  const own = (stop < 0 ? behind : behind.slice(0, stop)).find(({ name }) => name === "RelayState");
  return (own ?? (found.slice(0, index).some(isMessage) ? undefined : found.slice(0, index).find(({ name }) => name === "RelayState")))?.value;
}
