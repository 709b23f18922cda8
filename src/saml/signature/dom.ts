import { DOMImplementation } from "@xmldom/xmldom";
import { qualified } from "../xml/canonical";
import { XMLNS_NAMESPACE } from "../xml/namespaces";
import type { XmlElement } from "../xml/tree";

/**
 * An element of the strict reader's tree as a DOM, without one of its children; the declarations of the elements around it are written on it too.
 * Made node by node: xmldom's parser looks for the end of each name in all of the text, and can't read every name that XML has.
 */
export function domOf(apex: XmlElement, ancestors: readonly XmlElement[], without: XmlElement): Element {
  const document = new DOMImplementation().createDocument(null, "");
  const make = (element: XmlElement, around: readonly XmlElement[]): Element => {
    const node = document.createElementNS(element.namespace, qualified(element));
    for (const { declarations } of [...around, element]) for (const { prefix, uri } of declarations) node.setAttributeNS(XMLNS_NAMESPACE, prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri);
    for (const one of element.attributes) node.setAttributeNS(one.namespace, qualified(one), one.value);
    // Depth is bounded by the reader.
    for (const child of element.children) if (child !== without) node.appendChild(child.kind === "text" ? document.createTextNode(child.text) : make(child, []));
    return node;
  };
  return make(apex, ancestors);
}
