import { isNcName } from "../xml/ncname";
import { attribute, type XmlElement } from "../xml/tree";

/** What is wrong with a reference, if anything: its URI must be # and the ID of the element around the signature (SAML core 5.4.2). */
export function misdirection(reference: XmlElement, parent: XmlElement): string | undefined {
  const uri = attribute(reference, "URI") ?? "";
  const id = attribute(parent, "ID") ?? "";
  if (uri === "") return "a reference without URI, which means the whole document";
  // An ID is an NCName (XML Schema 2, 3.3.8); a quote would end the XPath that engines look it up with.
  if (!isNcName(id)) return "an element whose ID is missing or no plain name";
  return uri === `#${id}` ? undefined : "a reference to something else than the element around the signature";
}
