import type { Source } from "./source";

const PSEUDO = `[ \\t\\n]+`;
const DECLARATION = new RegExp(`<\\?xml${PSEUDO}version[ \\t\\n]*=[ \\t\\n]*(?:"1\\.0"|'1\\.0')(?:${PSEUDO}encoding[ \\t\\n]*=[ \\t\\n]*(?:"([A-Za-z0-9._-]+)"|'([A-Za-z0-9._-]+)'))?(?:${PSEUDO}standalone[ \\t\\n]*=[ \\t\\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \\t\\n]*\\?>`, "y");

/** Steps over the XML declaration at the start of the text, where there is one. */
export function readDeclaration(source: Source): void {
  if (!/^<\?xml[ \t\n]/.test(source.text)) return;
  DECLARATION.lastIndex = 0;
  const found = DECLARATION.exec(source.text);
  if (found === null) {
    source.fault("xml-declaration", "a declaration of another form or version");
    return;
  }
  const encoding = found[1] ?? found[2];
  // The text is decoded already: any other encoding would have been read wrong.
  if (encoding !== undefined && !/^(?:utf-8|us-ascii)$/i.test(encoding)) source.fault("xml-declaration", `encoding ${encoding.slice(0, 40)}`);
  source.at = found[0].length;
}

/** Names what begins with `<!` or `<?` and steps over it, to find more; false where it has no end or reading on would guess. */
export function skipMarkup(source: Source): boolean {
  const { text, at } = source;
  if (text.startsWith("<!--", at)) {
    source.fault("xml-comment", "a comment");
    return skipTo(source, "-->", 4);
  }
  if (text.startsWith("<![CDATA[", at)) {
    source.fault("xml-cdata", "a CDATA section");
    return skipTo(source, "]]>", 9);
  }
  if (text.startsWith("<?", at)) {
    if (/^<\?xml[ \t\n?]/i.test(text.slice(at, at + 6))) source.fault("xml-declaration", at === 0 ? "a declaration of another form or version" : "an XML declaration that is not at the start of the text");
    else source.fault("xml-processing-instruction", "a processing instruction");
    return skipTo(source, "?>", 2);
  }
  if (/^<!doctype/i.test(text.slice(at, at + 9))) source.fault("xml-doctype", "a DOCTYPE");
  else source.fault("xml-not-well-formed", "<! that begins nothing XML has");
  return false;
}

function skipTo(source: Source, end: string, from: number): boolean {
  const at = source.text.indexOf(end, source.at + from);
  if (at < 0) {
    source.fault("xml-not-well-formed", `${end} missing`);
    return false;
  }
  source.at = at + end.length;
  return true;
}
