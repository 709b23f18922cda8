import type { Message } from "./message";
import { unescapePercent } from "./percent";

/** The parameters that matter, as they stand in a form body, a URL, or a developer tool's list (`SAMLResponse: …`). */
const PARAMETER = /(?:^|[?&;\s"'`,{|(\\]|\\u0026)(SAMLResponse|SAMLRequest|RelayState|SAMLart|wresult|SigAlg|Signature)["'`]?[ \t]{0,20}(?:=|:|\t)[ \t]{0,20}\r?\n?["'`]?/g;

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

/** The SAML messages among the parameters of a text, each with the RelayState that goes with it. */
export function formMessages(text: string, sent: Sent): Message[] {
  const found = parameters(text);
  return found.flatMap(({ name, value }, index): Message[] => {
    if (name !== "SAMLResponse" && name !== "SAMLRequest") return [];
    const relay = relayState(found, index);
    // A + is left as it stands: base64 has no blanks, so it can't have stood for one.
    return [{ ...sent, parameter: name, value: unescapePercent(value), ...(relay === undefined ? {} : { relayState: unescapePercent(relay.replaceAll("+", " ")) }) }];
  });
}

/** The RelayState behind a message, or before it where the message is the first. */
function relayState(found: readonly Parameter[], index: number): string | undefined {
  const isMessage = ({ name }: Parameter) => name === "SAMLResponse" || name === "SAMLRequest";
  const behind = found.slice(index + 1, index + 8);
  const stop = behind.findIndex(isMessage);
  const own = (stop < 0 ? behind : behind.slice(0, stop)).find(({ name }) => name === "RelayState");
  return (own ?? (found.slice(0, index).some(isMessage) ? undefined : found.slice(0, index).find(({ name }) => name === "RelayState")))?.value;
}
