import { visible } from "../model/problem";
import type { Place } from "./finding";
import { OPEN_ATTRIBUTES, type ShowOptions } from "./show";

const BEFORE = 240;
const BEHIND = 160;

/** The surroundings of a fault in XML that the strict reader refused: tags stay, values and the insides of comments are counted unless asked for. */
export function showRefused(xml: string, at: Pick<Place, "line" | "column">, { reveal }: ShowOptions): string {
  const text = xml.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const offset = Math.min(offsetOf(text, at), text.length);
  // From a tag's beginning on, so that half a value is never taken for something else.
  const start = Math.max(0, text.lastIndexOf("<", Math.max(0, offset - BEFORE)));
  const from = offset - start > BEFORE * 4 ? offset - BEFORE : start;
  const excerpt = text.slice(from, offset + BEHIND);
  const shown = reveal ? excerpt : masked(excerpt, from === start);
  return `${from > 0 ? "… " : ""}${visible(shown)}${offset + BEHIND < text.length ? " …" : ""}`;
}

function offsetOf(text: string, { line, column }: Pick<Place, "line" | "column">): number {
  let start = 0;
  for (let current = 1; current < line; current += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  return start + column - 1;
}

function masked(excerpt: string, fromTag: boolean): string {
  if (!fromTag) return `(${excerpt.length} characters without the beginning of their tag)`;
  return excerpt.replaceAll(/<!--(.*?)(-->|$)|<!\[CDATA\[(.*?)(\]\]>|$)|<\?(?!xml\s)(.*?)(\?>|$)|<([^>]*)(>|$)|([^<]+)/gs, (whole, comment?: string, commentEnd?: string, cdata?: string, cdataEnd?: string, instruction?: string, instructionEnd?: string, tag?: string, tagEnd?: string) => {
    if (comment !== undefined) return `<!--${count(comment)}${commentEnd ?? ""}`;
    if (cdata !== undefined) return `<![CDATA[${count(cdata)}${cdataEnd ?? ""}`;
    if (instruction !== undefined) return `<?${count(instruction)}${instructionEnd ?? ""}`;
    if (tag !== undefined) return `<${maskedTag(tag)}${tagEnd ?? ""}`;
    return whole.trim() === "" ? whole : count(whole);
  });
}

function maskedTag(tag: string): string {
  return tag.replaceAll(/([^\s="'<>]+)(\s*=\s*)("[^"]*"?|'[^']*'?)/g, (_, name: string, equals: string, value: string) => {
    const open = OPEN_ATTRIBUTES.has(name) || name === "xmlns" || /^xmlns:|^(?:version|encoding|standalone)$/.test(name);
    return `${name}${equals}${open ? value : `"${count(value.slice(1, -1))}"`}`;
  });
}

function count(text: string): string {
  return `(${text.length} character${text.length === 1 ? "" : "s"})`;
}
