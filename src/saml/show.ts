import { visible } from "../model/problem";
import { NS } from "./names";
import { mask, maskForOthers, namesNobody, shorten } from "./redact";
import { escapeAttribute, escapeText } from "./xml/escape";
import type { XmlAttribute, XmlElement } from "./xml/tree";

export interface ShowOptions {
  /** Values of people in clear, and long technical values whole. */
  readonly reveal: boolean;
  /** Others will read it: of a value not even its length is told. @default false */
  readonly forOthers?: boolean;
  /** Line and column of the decoded document before each line, as findings name them. @default false */
  readonly places?: boolean;
}

/** Elements whose text a program wrote, mostly: masked only where it may name a person. */
const MESSAGES: ReadonlySet<string> = new Set([`${NS.protocol} StatusMessage`]);

/** Elements whose text is no person's: addresses and names of the trust itself. Everything else is masked, also what nobody has thought of. */
const OPEN_TEXT: ReadonlySet<string> = new Set([
  ...["Issuer", "Audience", "AuthnContextClassRef", "AuthnContextDeclRef", "AuthenticatingAuthority"].map((name) => `${NS.assertion} ${name}`),
  `${NS.protocol} RequesterID`,
  ...["NameIDFormat", "OrganizationName", "OrganizationDisplayName", "OrganizationURL", "ServiceName"].map((name) => `${NS.metadata} ${name}`),
]);
const LONG_TEXT: ReadonlySet<string> = new Set([
  ...["SignatureValue", "DigestValue", "X509Certificate", "Modulus"].map((name) => `${NS.signature} ${name}`),
  `${NS.encryption} CipherValue`,
]);

/** Attributes whose value is no person's, by name; those of other namespaces count as masked but for `xsi:type`. */
export const OPEN_ATTRIBUTES: ReadonlySet<string> = new Set([
  "ID", "Id", "Version", "IssueInstant", "Destination", "InResponseTo", "Recipient", "NotBefore", "NotOnOrAfter", "AuthnInstant", "SessionNotOnOrAfter", "Consent",
  "Format", "Name", "NameFormat", "FriendlyName", "Value", "Method", "Algorithm", "URI", "Type", "PrefixList", "SPNameQualifier", "NameQualifier",
  "entityID", "Binding", "Location", "ResponseLocation", "index", "isDefault", "use", "protocolSupportEnumeration", "validUntil", "cacheDuration", "contactType",
  "WantAuthnRequestsSigned", "AuthnRequestsSigned", "WantAssertionsSigned", "AssertionConsumerServiceURL", "AssertionConsumerServiceIndex", "ProtocolBinding", "ForceAuthn", "IsPassive", "AllowCreate", "Comparison",
]);

/** A line is broken before its attributes go beyond this. */
const WIDTH = 140;

/** A line of the shown XML; `at` where a tag or an attribute of the document begins in it. */
interface Line {
  readonly text: string;
  readonly at?: { readonly line: number; readonly column: number };
}

const LEGEND = "line:column in the decoded XML, as findings name them, then the XML indented";

/** XML indented for reading, values of people masked unless asked for, nothing in it that could move a cursor. Not the bytes that were signed. */
export function showXml(root: XmlElement, options: ShowOptions): string {
  const all = lines(root, "", options).map(({ text, at }) => ({ text: visible(text), place: at === undefined ? "" : `${at.line}:${at.column}` }));
  if (options.places !== true) return all.map(({ text }) => text).join("\n");
  const width = Math.max(...all.map(({ place }) => place.length));
  return [LEGEND, ...all.map(({ text, place }) => `${place.padStart(width)}  ${text}`)].join("\n");
}

function lines(element: XmlElement, indent: string, options: ShowOptions): Line[] {
  const tag = qualified(element);
  const start = startTag(element, tag, indent, options);
  const ended = (by: string): Line[] => start.map((line, index) => (index === start.length - 1 ? { ...line, text: `${line.text}${by}` } : line));
  const children = element.children.filter((child) => child.kind === "element" || child.text.trim() !== "" || element.children.length === 1);
  if (children.length === 0) return ended("/>");
  const [only] = children;
  if (children.length === 1 && only?.kind === "text") return ended(`>${shownText(element, only.text, options)}</${tag}>`);
  const inner = children.flatMap((child): Line[] => (child.kind === "element" ? lines(child, `${indent}  `, options) : [{ text: `${indent}  ${shownText(element, child.text, options)}` }]));
  return [...ended(">"), ...inner, { text: `${indent}</${tag}>` }];
}

/** The start tag without its end, on one line or, where that is too long, a line for each attribute. */
function startTag(element: XmlElement, tag: string, indent: string, options: ShowOptions): Line[] {
  const at = { line: element.line, column: element.column };
  const parts: Line[] = [
    ...element.declarations.map(({ prefix, uri }) => ({ text: `${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(uri)}"` })),
    ...element.attributes.map((one) => ({ text: `${qualified(one)}="${shownAttribute(one, options)}"`, at: { line: one.line, column: one.column } })),
  ];
  const line = `${indent}<${[tag, ...parts.map(({ text }) => text)].join(" ")}`;
  return line.length <= WIDTH || parts.length < 2 ? [{ text: line, at }] : [{ text: `${indent}<${tag}`, at }, ...parts.map((part) => ({ ...part, text: `${indent}    ${part.text}` }))];
}

function masked(value: string, forOthers = false): string {
  return forOthers ? maskForOthers(value) : mask(value);
}

function shownText(element: XmlElement, text: string, { reveal, forOthers }: ShowOptions): string {
  const name = `${element.namespace} ${element.name}`;
  if (reveal || OPEN_TEXT.has(name) || (MESSAGES.has(name) && namesNobody(text))) return escapeText(text);
  return escapeText(LONG_TEXT.has(name) ? shorten(text) : masked(text, forOthers));
}

function shownAttribute({ name, namespace, value }: XmlAttribute, { reveal, forOthers }: ShowOptions): string {
  const open = namespace === "" ? OPEN_ATTRIBUTES.has(name) : namespace === NS.instance || namespace === "http://www.w3.org/XML/1998/namespace";
  return escapeAttribute(reveal || open ? value : masked(value, forOthers));
}

function qualified({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return prefix === "" ? name : `${prefix}:${name}`;
}
