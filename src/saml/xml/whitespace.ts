import type { XmlElement, XmlText } from "./tree";

/**
 * A copy without what pretty-printing adds: white space between elements, and with `trim` also white space around text.
 * Only to find out whether a broken signature is explained by it; values are never read from such a copy.
 */
export function withoutIndentation(element: XmlElement, trim: boolean): XmlElement {
  const holdsElements = element.children.some((child) => child.kind === "element");
  const children = element.children.flatMap((child): (XmlElement | XmlText)[] => {
    // Depth is bounded by the reader.
    if (child.kind === "element") return [withoutIndentation(child, trim)];
    if (holdsElements && /^[ \t\r\n]*$/.test(child.text)) return [];
    return [trim ? { kind: "text", text: child.text.replace(/^[ \t\r\n]+/, "").trimEnd() } : child];
  });
  return { ...element, children };
}
