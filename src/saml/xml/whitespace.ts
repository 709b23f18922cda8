import type { XmlElement, XmlText } from "./tree";

/**
 * A copy without what pretty-printing adds: white space between elements, and with `trim` also the line ends and indentation around a text on lines of its own.
 * Only to find out whether a broken signature is explained by it; values are never read from such a copy.
 */
export function withoutIndentation(element: XmlElement, trim: boolean): XmlElement {
  const holdsElements = element.children.some((child) => child.kind === "element");
  const children = element.children.flatMap((child): (XmlElement | XmlText)[] => {
    // Depth is bounded by the reader.
    if (child.kind === "element") return [withoutIndentation(child, trim)];
    if (holdsElements && isSpace(child.text)) return [];
    return [trim ? { kind: "text", text: unindented(child.text) } : child];
  });
  return { ...element, children };
}

/** XML's white space (XML 1.0, 2.3): no-break spaces and the like are content, which no formatter adds. */
const SPACE = " \t\r\n";

function isSpace(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** A formatter that moves a text does so with a line end before and behind it; white space of any other kind was typed in. */
function unindented(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACE.includes(text.charAt(start))) start += 1;
  while (end > start && SPACE.includes(text.charAt(end - 1))) end -= 1;
  const moved = start === text.length ? text.includes("\n") : text.slice(0, start).includes("\n") && text.slice(end).includes("\n");
  return moved ? text.slice(start, end) : text;
}
