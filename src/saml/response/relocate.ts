import { elements, type XmlElement } from "../xml/tree";

/** The signed element as it is, names and values, with the lines and columns of the document that it was taken from: canonical bytes have places of their own that no reader ever saw. */
export function relocate(signed: XmlElement, document: XmlElement): XmlElement {
  const partners = elements(document);
  let next = 0;
  const partnerOf = (child: XmlElement): XmlElement => {
    let found = next;
    while (found < partners.length && (partners[found]?.name !== child.name || partners[found]?.namespace !== child.namespace)) found += 1;
    const partner = partners[found];
    // Canonical bytes lack only the signature itself, so a child always has a partner; if it ever had none, the element around it is near enough.
    if (partner === undefined) return document;
    next = found + 1;
    return partner;
  };
  return {
    ...signed,
    line: document.line,
    column: document.column,
    attributes: signed.attributes.map((one) => {
      const written = document.attributes.find((other) => other.name === one.name && other.namespace === one.namespace) ?? document;
      return { ...one, line: written.line, column: written.column };
    }),
    children: signed.children.map((child) => (child.kind === "text" ? child : relocate(child, partnerOf(child)))),
  };
}
