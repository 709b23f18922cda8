import type { Finding } from "../finding";
import { escapeAttribute } from "../xml/escape";
import { shownUrl } from "./address";
import { decodeMessage, type Decoded } from "./decode";
import { notSaml, RECORD, tooLarge, unreadable } from "./fault";
import type { SamlInput, Unreadable } from "./input";
import { kindOf } from "./kind";
import { MAX_FILE } from "./limits";
import { choose, type Message } from "./message";
import { notAsPosted } from "./not-as-posted";
import { recognise } from "./recognise";
import { findRoot, isClosed } from "./root";
import { binaryKind, decodeText } from "./text";

/** Messages passed over that are decoded all the same; a recording of one sign-in has two or three. */
const MOST_OTHERS = 20;

/** Takes the SAML message out of whatever a person has, recognised by its content alone; an input that can't be read is an answer, never an exception. */
export function readInput(bytes: Uint8Array | string): SamlInput | Unreadable {
  const all = readMessages(bytes);
  return "faults" in all ? all : all.input;
}

/** What a file holds: the message that is taken, those that were passed over, and all of them together, in the order of the file; what can't be read among the others is left out. */
export interface Messages {
  readonly input: SamlInput;
  readonly passedOver: readonly SamlInput[];
  readonly messages: readonly SamlInput[];
}

/** The same with the messages that were passed over. */
export function readMessages(bytes: Uint8Array | string): Messages | Unreadable {
  try {
    return read(bytes);
  } catch {
    return unreadable("input-unreadable", "Reading the input failed", "an answer what it is", "A mistake of this program", "Report it, with the kind of the file but without the file: it holds a person's data.");
  }
}

function read(bytes: Uint8Array | string): Messages | Unreadable {
  if (bytes.length > MAX_FILE) return tooLarge(`${(bytes.length / 1024 / 1024).toFixed(1)} MB`, `at most ${MAX_FILE / 1024 / 1024} MB`);
  const binary = typeof bytes === "string" ? undefined : binaryKind(bytes);
  if (binary !== undefined) return notSaml(`This is ${binary}`);
  const found = recognise(typeof bytes === "string" ? bytes.replace(/^\ufeff/, "") : decodeText(bytes).text);
  if ("faults" in found) return found;
  if ("document" in found) {
    const input = document(found.document, found.container);
    return "faults" in input ? input : { input, passedOver: [], messages: [input] };
  }
  const chosen = choose(found.messages);
  if (chosen === undefined) return notSaml("A file without SAML messages");
  const input = open(chosen.message, chosen.others.length);
  if ("faults" in input) return { faults: [withContainer(input.faults[0], chosen.message.container), ...input.faults.slice(1)] };
  const others = new Set(chosen.others.slice(-MOST_OTHERS));
  const messages = found.messages.flatMap((message) => {
    const one = message === chosen.message ? input : others.has(message) ? open(message, 0) : undefined;
    return one === undefined || "faults" in one ? [] : [one];
  });
  return { input, passedOver: messages.filter((one) => one !== input), messages };
}

function open(message: Message, others: number): SamlInput | Unreadable {
  if (message.ambiguous !== undefined) return twoInOne(message.ambiguous);
  if (message.value.trim() === "") return unreadable("input-empty", `The parameter ${message.parameter} is empty`, "base64 of a SAML message", "Nothing", RECORD);
  const isCopy = message.via === "decoded" || message.copy === true;
  const source = isCopy ? "copy" : message.posted === undefined ? "unknown" : "recording";
  const decoded = decodeMessage(message.value, { mayBePercentEncoded: isCopy, source });
  const input = document(decoded, "faults" in decoded ? message.container : withSteps(message, decoded.steps));
  if ("faults" in input) return input;
  const isPost = !isCopy && message.via !== "redirect" && input.kind === "response";
  const notes = [...(input.notes ?? []), ...(isPost && "steps" in decoded ? notAsPosted(message.value, decoded, message.plus === true, source) : []), ...(message.via === "redirect" && input.kind === "response" ? [byRedirect(message.container)] : [])];
  const postedTo = message.postedTo === undefined ? undefined : shownUrl(message.postedTo, (url) => namesIt(input.xml, url));
  return {
    ...input,
    ...(message.relayState === undefined ? {} : { relayState: message.relayState }),
    ...(postedTo === undefined ? {} : { postedTo }),
    ...(message.sentAt === undefined ? {} : { sentAt: message.sentAt }),
    ...(message.posted === undefined ? {} : { posted: message.posted }),
    ...(message.answers === undefined ? {} : { answers: message.answers }),
    ...(notes.length === 0 ? {} : { notes }),
    others,
  };
}

function document(decoded: Decoded | Unreadable, container: string): SamlInput | Unreadable {
  if ("faults" in decoded) return decoded;
  const root = findRoot(decoded.xml);
  if (root === undefined) return notSaml("Text that begins with < and has no tag that can be read");
  if (/^html$/i.test(root.name)) return notSaml("An encoded page (HTML)");
  const kind = kindOf(decoded.xml, root);
  if (typeof kind !== "string") return kind;
  if (!isClosed(decoded.xml, root)) return unreadable("input-truncated-xml", "The XML was cut off", "a whole document", `XML whose root ${root.tag.slice(0, 60)} is never closed`, `A tool shows the beginning alone, or the copy stopped early. ${RECORD}`);
  return { kind, xml: decoded.xml, container, others: 0, ...(decoded.notes.length === 0 ? {} : { notes: decoded.notes }) };
}

/** Whether an address stands in the message as its Destination, which is shown anyway and compared exactly. */
function namesIt(xml: string, url: string): boolean {
  return xml.includes(`Destination="${escapeAttribute(url)}"`);
}

/** Where it was taken from, and what was undone where that is not what the place demands. */
function withSteps({ via, container }: Message, steps: readonly string[]): string {
  const usual = via === "redirect" ? "base64, deflate" : "base64";
  const told = steps.join(", ");
  return told === usual || told === "" ? container : `${container} (decoded: ${told})`;
}

function twoInOne(found: string): Unreadable {
  return unreadable(
    "input-two-messages",
    "Two SAMLResponse in one post",
    "one SAMLResponse, once (SAML bindings 2.0, 3.5.4: a form control of that name); which of several a receiver takes is written nowhere",
    `${found}; none was checked, since AWS may take the other`,
    `If something between Okta and AWS (a proxy, a script, an extension) sends it so, treat that as an attack and keep the recording as evidence. If the file was edited or put together by hand: ${RECORD}`,
  );
}

function withContainer(fault: Finding, container: string): Finding {
  return { ...fault, found: `In ${container}: ${fault.found}` };
}

function byRedirect(container: string): Finding {
  return {
    id: "input-redirect-response",
    severity: "error",
    title: "The response was sent by redirect, in a URL",
    expected: "HTTP POST: the only binding of the assertion consumer service in the metadata of IAM Identity Center, and the redirect binding must not carry a response (SAML profiles 2.0, 4.1.2)",
    found: container,
    fix: "Set the single sign-on URL of the Okta app to the ACS URL with HTTP POST; the app AWS IAM Identity Center of the Okta Integration Network does that by itself.",
  };
}
