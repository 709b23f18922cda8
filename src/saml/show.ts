import { visible } from "../model/problem";
import { NS } from "./names";
import { mask, shorten } from "./redact";
import { escapeAttribute, escapeText } from "./xml/escape";
import type { XmlAttribute, XmlElement } from "./xml/tree";

export interface ShowOptions {
  /** Values of people in clear, and long technical values whole. */
  readonly reveal: boolean;
}

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

/** XML indented for reading, values of people masked unless asked for, nothing in it that could move a cursor. Not the bytes that were signed. */
export function showXml(root: XmlElement, options: ShowOptions): string {
  return lines(root, "", options).map(visible).join("\n");
}

function lines(element: XmlElement, indent: string, options: ShowOptions): string[] {
  const tag = qualified(element);
  const start = startTag(element, tag, indent, options);
  const last = start.length - 1;
  const children = element.children.filter((child) => child.kind === "element" || child.text.trim() !== "" || element.children.length === 1);
  if (children.length === 0) return [...start.slice(0, last), `${start[last] ?? ""}/>`];
  const [only] = children;
  if (children.length === 1 && only?.kind === "text") return [...start.slice(0, last), `${start[last] ?? ""}>${shownText(element, only.text, options)}</${tag}>`];
  const inner = children.flatMap((child) => (child.kind === "element" ? lines(child, `${indent}  `, options) : [`${indent}  ${shownText(element, child.text, options)}`]));
  return [...start.slice(0, last), `${start[last] ?? ""}>`, ...inner, `${indent}</${tag}>`];
}

/** The start tag without its end, on one line or, where that is too long, a line for each attribute. */
function startTag(element: XmlElement, tag: string, indent: string, options: ShowOptions): string[] {
  const parts = [
    ...element.declarations.map(({ prefix, uri }) => `${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`),
    ...element.attributes.map((one) => `${qualified(one)}="${shownAttribute(one, options)}"`),
  ];
  const line = `${indent}<${[tag, ...parts].join(" ")}`;
  return line.length <= WIDTH || parts.length < 2 ? [line] : [`${indent}<${tag}`, ...parts.map((part) => `${indent}    ${part}`)];
}

function shownText(element: XmlElement, text: string, { reveal }: ShowOptions): string {
  const name = `${element.namespace} ${element.name}`;
  if (reveal || OPEN_TEXT.has(name)) return escapeText(text);
  return escapeText(LONG_TEXT.has(name) ? shorten(text) : mask(text));
}

function shownAttribute({ name, namespace, value }: XmlAttribute, { reveal }: ShowOptions): string {
  const open = namespace === "" ? OPEN_ATTRIBUTES.has(name) : namespace === NS.instance || namespace === "http://www.w3.org/XML/1998/namespace";
  return escapeAttribute(reveal || open ? value : mask(value));
}

function qualified({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return prefix === "" ? name : `${prefix}:${name}`;
}
