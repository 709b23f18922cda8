import { qualified } from "./canonical";
import { escapeAttribute, escapeText } from "./escape";
import type { XmlElement } from "./tree";

/**
 * An element as a document of its own, in the plainest XML there is, for a lenient parser that must read it as the strict one did.
 * The declarations of the elements around it are written on it too.
 */
export function serialize(apex: XmlElement, ancestors: readonly XmlElement[] = []): string {
  const out: string[] = [];
  const open: { element: XmlElement; next: number }[] = [];
  const enter = (element: XmlElement, around: readonly XmlElement[]): void => {
    const declared = new Map([...around, element].flatMap((one) => one.declarations.map(({ prefix, uri }) => [prefix, uri] as const)));
    const declarations = [...declared].map(([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${guard(escapeAttribute(uri))}"`);
    const attributes = element.attributes.map((one) => ` ${qualified(one)}="${guard(escapeAttribute(one.value))}"`);
    out.push("<", qualified(element), ...declarations, ...attributes, ">");
    open.push({ element, next: 0 });
  };
  enter(apex, ancestors);
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const child = frame.element.children[frame.next];
    frame.next += 1;
    if (child === undefined) {
      out.push("</", qualified(frame.element), ">");
      open.pop();
    } else if (child.kind === "text") out.push(guard(escapeText(child.text)));
    else enter(child, []);
  }
  return out.join("");
}

/** xmldom makes line feeds of U+0085 and U+2028, as XML 1.1 has it and XML 1.0 does not; from a reference it leaves them. */
function guard(escaped: string): string {
  return escaped.replace(/[\u0085\u2028]/g, (one) => `&#x${one.charCodeAt(0).toString(16)};`);
}
