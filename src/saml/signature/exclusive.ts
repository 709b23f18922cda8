import { ExclusiveCanonicalization } from "xml-crypto";
import { escapeAttribute } from "../xml/escape";
import { XMLNS_NAMESPACE } from "../xml/namespaces";
import { byCodePoint } from "../xml/order";

type Options = Parameters<ExclusiveCanonicalization["process"]>[1];
type Made = ReturnType<ExclusiveCanonicalization["renderNs"]>;

/** How a PrefixList names the default namespace (exc-c14n, 3). */
export const DEFAULT = "#default";

/**
 * xml-crypto's Exclusive Canonicalization with two things that it lacks: the sort by code points (Canonical XML 1.0, 2.2; its own goes by
 * UTF-16 units, and for prefixes by the language of the machine), and #default in a PrefixList.
 */
export class Exclusive extends ExclusiveCanonicalization {
  override process(apex: Element, options: Options): string {
    const around = options.ancestorNamespaces?.find(({ prefix }) => prefix === "");
    if (around !== undefined && options.inclusiveNamespacesPrefixList?.includes(DEFAULT) === true && !apex.hasAttribute("xmlns")) apex.setAttributeNS(XMLNS_NAMESPACE, "xmlns", around.namespaceURI);
    return super.process(apex, options);
  }

  override attrCompare(a: Attr, b: Attr): 1 | 0 | -1 {
    const order = byCodePoint(a.namespaceURI ?? "", b.namespaceURI ?? "") || byCodePoint(a.localName, b.localName);
    return order === 0 ? 0 : order < 0 ? -1 : 1;
  }

  override nsCompare(a: { readonly prefix: string }, b: { readonly prefix: string }): number {
    return byCodePoint(a.prefix, b.prefix);
  }

  override renderNs(node: Element, prefixesInScope: unknown, defaultNs: unknown, defaultNsForPrefix: unknown, prefixes: string[]): Made {
    const made = super.renderNs(node, prefixesInScope, defaultNs, defaultNsForPrefix, prefixes);
    const declared = node.hasAttribute("xmlns") ? node.getAttribute("xmlns") : null;
    // Of an element without prefix the engine writes the default namespace by itself.
    if (!prefixes.includes(DEFAULT) || declared === null || declared === made.newDefaultNs || (node.prefix ?? "") === "") return made;
    return { rendered: ` xmlns="${escapeAttribute(declared)}"${made.rendered}`, newDefaultNs: declared };
  }
}
