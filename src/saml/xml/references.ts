import { forbidden } from "./characters";
import type { Source } from "./source";

const PREDEFINED: ReadonlyMap<string, string> = new Map([["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"]]);
/** Of HTML, which editors and pages write; any other name may be a part of a value. */
const ENTITIES: ReadonlySet<string> = new Set("nbsp copy reg trade euro pound sect auml ouml uuml Auml Ouml Uuml szlig eacute egrave agrave aacute oacute ntilde ccedil oslash aring aelig ndash mdash hellip laquo raquo lsquo rsquo ldquo rdquo plus equals sol".split(" "));
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,8});|#([0-9]{1,10});|([A-Za-z_][\w.-]{0,255});)?/g;

/** Text with its references resolved; `offset` is where it begins in the source. */
export function resolveReferences(source: Source, raw: string, offset: number): string {
  if (!raw.includes("&")) return raw;
  const parts: string[] = [];
  let done = 0;
  REFERENCE.lastIndex = 0;
  for (let found = REFERENCE.exec(raw); found !== null && !source.full; found = REFERENCE.exec(raw)) {
    parts.push(raw.slice(done, found.index), resolved(source, found, offset + found.index));
    done = REFERENCE.lastIndex;
  }
  return parts.join("") + raw.slice(done);
}

function resolved(source: Source, found: RegExpExecArray, at: number): string {
  const [whole, hex, decimal, name] = found;
  if (name !== undefined) return PREDEFINED.get(name) ?? source.fault("xml-entity", (shown) => `a reference to the entity ${ENTITIES.has(name) ? `"${name}"` : shown(name, "")}`, at) ?? "";
  const digits = hex ?? decimal;
  if (digits !== undefined) return character(source, Number.parseInt(digits, hex === undefined ? 10 : 16), at);
  if (source.text.startsWith("&#", at)) source.fault("xml-character-reference", "a character reference without digits or without its semicolon", at);
  else source.fault("xml-ampersand", `${whole} that begins no reference`, at);
  return whole;
}

function character(source: Source, code: number, at: number): string {
  if (code <= 0x10ffff && forbidden(code) === undefined) return String.fromCodePoint(code);
  return source.fault("xml-character-reference", `a reference to character number ${code}`, at) ?? "";
}
