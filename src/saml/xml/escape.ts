const TEXT: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ["\r", "&#xD;"]]);
const ATTRIBUTE: ReadonlyMap<string, string> = new Map([["&", "&amp;"], ["<", "&lt;"], ['"', "&quot;"], ["\t", "&#x9;"], ["\n", "&#xA;"], ["\r", "&#xD;"]]);

/** Text as Canonical XML writes it (Canonical XML 1.0, 2.3, text nodes). */
export function escapeText(value: string): string {
  return value.replace(/[&<>\r]/g, (one) => TEXT.get(one) ?? one);
}

/** An attribute's value between double quotes, as Canonical XML writes it (Canonical XML 1.0, 2.3, attribute nodes). */
export function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (one) => ATTRIBUTE.get(one) ?? one);
}
