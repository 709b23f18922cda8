/** Named references that pages use for the characters of base64 and URLs. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"], ["plus", "+"], ["equals", "="], ["sol", "/"], ["colon", ":"], ["num", "#"], ["quest", "?"],
  ["percnt", "%"], ["lowbar", "_"], ["period", "."], ["commat", "@"], ["nbsp", " "], ["NewLine", "\n"], ["Tab", "\t"],
]);

/** Whether a text without blanks is written with references, as a page's source is, at least one of them for a character of base64. */
export function hasReferences(text: string): boolean {
  return /^[\w\s+/=%&#;-]+$/.test(text) && /&(?:#(?:43|47|61|x2b|x2f|x3d)|plus|equals|sol);/i.test(text);
}

/** Undoes the character references of HTML; unknown ones stay as they stand. */
export function unescapeHtml(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));?/g, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}
