import { visible } from "../model/problem";
import type { Place } from "./finding";
import type { ShowOptions } from "./show";
import { ELEMENTS, isKnownNamespace, isKnownPrefix, MASKED_ATTRIBUTES, OPEN_ATTRIBUTES } from "./vocabulary";

const BEFORE = 240;
const BEHIND = 160;

/** The surroundings of a fault in XML that the strict reader refused: tags stay, values and the insides of comments are counted unless asked for, for others not even that. */
export function showRefused(xml: string, at: Pick<Place, "line" | "column">, { reveal, forOthers, places }: ShowOptions): string {
  const text = xml.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const offset = Math.max(0, Math.min(offsetOf(text, at), text.length));
  const start = startOf(text, offset);
  const from = start ?? Math.max(0, offset - BEFORE);
  const excerpt = text.slice(from, offset + BEHIND);
  const shown = reveal ? excerpt : start === undefined ? `${count(excerpt)} without the beginning of their tag` : masked(excerpt);
  const told = forOthers === true && !reveal ? shown.replaceAll(COUNT, HIDDEN) : shown;
  return `${places === true ? `around line ${at.line}, column ${at.column} of the decoded XML\n` : ""}${from > 0 ? "… " : ""}${visible(told)}${offset + BEHIND < text.length ? " …" : ""}`;
}

/** Where a tag begins before the place, so that half a value is never taken for something else; undefined where none does for long. */
function startOf(text: string, offset: number): number | undefined {
  const first = text.indexOf("<", Math.max(0, offset - BEFORE));
  if (first >= 0 && first <= offset) return first;
  const last = text.lastIndexOf("<", offset);
  return last >= 0 && offset - last <= BEFORE * 4 ? last : undefined;
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

function masked(excerpt: string): string {
  return excerpt.replaceAll(/<!--(.*?)(-->|$)|<!\[CDATA\[(.*?)(\]\]>|$)|<\?(?!xml\s)(.*?)(\?>|$)|<([^<>]*)(>|$|(?=<))|([^<]+)/gs, (whole, comment?: string, commentEnd?: string, cdata?: string, cdataEnd?: string, instruction?: string, instructionEnd?: string, tag?: string, tagEnd?: string) => {
    if (comment !== undefined) return `<!--${count(comment)}${commentEnd ?? ""}`;
    if (cdata !== undefined) return `<![CDATA[${count(cdata)}${cdataEnd ?? ""}`;
    if (instruction !== undefined) return `<?${count(instruction)}${instructionEnd ?? ""}`;
    if (tag !== undefined) return `<${maskedTag(tag)}${tagEnd ?? ""}`;
    return whole.trim() === "" ? whole : count(whole);
  });
}

/** The tag's name and the attributes that are no person's; all else in it is counted, also what is no attribute. */
function maskedTag(tag: string): string {
  const name = /^\/?(?:([\w.-]{1,40}):)?([\w.-]{1,60})(?=[\s/]|$)/.exec(tag);
  const isKnown = name !== null && isKnownPrefix(name[1] ?? "") && ELEMENTS.has(name[2] ?? "");
  const rest = tag.slice(isKnown ? name[0].length : 0);
  const shown = rest.replaceAll(/(\s+)|([^\s="'<>]+)(\s*=\s*)("[^"]*"?|'[^']*'?)|([^\s]+)/g, (_, space?: string, key?: string, equals?: string, value?: string, other?: string) => {
    if (space !== undefined) return space;
    if (key === undefined) return other === "/" || other === "?" || other === "?xml" || other === "!DOCTYPE" ? other : count(other ?? "");
    const declared = /^xmlns(?::([\w.-]{1,40}))?$/.exec(key);
    if (declared !== null && !isKnownNamespace((value ?? "").slice(1, -1))) return `${isKnownPrefix(declared[1] ?? "") ? key : `xmlns:${count(declared[1] ?? "")}`}="${count((value ?? "").slice(1, -1))}"`;
    const isOpen = (isKnown && OPEN_ATTRIBUTES.has(key)) || (declared !== null && isKnownPrefix(declared[1] ?? "")) || /^(?:version|encoding|standalone)$/.test(key);
    // Addresses, times and ids have no blanks; what has some ran on into the next attribute.
    if (isOpen && /^(?:"[^\s"']*"|'[^\s"']*')$/.test(value ?? "")) return `${key}${equals ?? ""}${value ?? ""}`;
    return `${isOpen || OPEN_ATTRIBUTES.has(key) || MASKED_ATTRIBUTES.has(key) ? key : count(key)}="${count((value ?? "").slice(1, -1))}"`;
  });
  return `${isKnown ? name[0] : ""}${shown}`;
}

/** What `count` writes; a value that looks like it was counted itself. */
const COUNT = /\(\d+ characters?\)/g;
const HIDDEN = "(not shown)";

function count(text: string): string {
  return `(${text.length} character${text.length === 1 ? "" : "s"})`;
}
