import { NS } from "../names";
import { elements, textOf, type XmlElement } from "../xml/tree";
import { keyKind } from "./certificates";

/** The kinds of the keys that a KeyInfo brings, where none of them is RSA; empty where one is, or where it brings no key that can be read (XML Signature 4.5). */
export function foreignKeys(keyInfo: XmlElement): string[] {
  const values = elements(keyInfo, NS.signature, "KeyValue").flatMap((one) => elements(one).map(({ name }) => (name === "RSAKeyValue" ? "rsa" : name.slice(0, 40))));
  const certificates = elements(keyInfo, NS.signature, "X509Data").flatMap((one) => elements(one, NS.signature, "X509Certificate"));
  const kinds = [...values, ...certificates.flatMap((one) => keyKind(textOf(one)) ?? [])];
  return kinds.includes("rsa") ? [] : kinds.map((kind) => `a key of the kind ${kind}`);
}
