import type { Source } from "./source";

// All but the characters of XML 1.0, 2.2. U+FFFD is one of these, but in a response it only ever marks bytes that could not be decoded; as node
// writes a half surrogate as U+FFFD when it hashes, the two could stand in for each other under one signature.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/u;

/** Which rule a character breaks, if any. */
export function forbidden(code: number): "xml-control-character" | "xml-invalid-utf8" | undefined {
  if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfffd) return "xml-invalid-utf8";
  if (code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd) return "xml-control-character";
  return code === 0xfffe || code === 0xffff ? "xml-control-character" : undefined;
}

/** Finds the first forbidden character; true where there is none. */
export function checkCharacters(source: Source): boolean {
  const at = source.text.search(FORBIDDEN);
  if (at < 0) return true;
  const code = source.text.charCodeAt(at);
  source.fault(forbidden(code) ?? "xml-control-character", `character U+${code.toString(16).toUpperCase().padStart(4, "0")}`, at);
  return false;
}
