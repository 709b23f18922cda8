/** Base64 read, or where it stops being base64. */
export type Base64 = { readonly bytes: Buffer } | { readonly badAt: number; readonly character: string };

/** Reads base64 and base64url, whatever their line breaks and padding. */
export function decodeBase64(text: string): Base64 {
  const clean = text.replaceAll(/\\[nrt]/g, "").replaceAll("\\/", "/").replaceAll(/[\s\u200b\ufeff]+/g, "").replaceAll("-", "+").replaceAll("_", "/");
  const padding = clean.indexOf("=");
  const body = padding < 0 ? clean : clean.slice(0, padding);
  const bad = /[^A-Za-z0-9+/]/.exec(body)?.index ?? (/^=*$/.test(clean.slice(body.length)) ? -1 : body.length);
  return bad >= 0 ? { badAt: bad, character: String.fromCodePoint(clean.codePointAt(bad) ?? 0) } : { bytes: Buffer.from(body, "base64") };
}

/**
 * Base64 whose every + became a blank, as in a form decoded once too often. The last may have been trimmed away: XML ends in >,
 * so base64 that needs no padding ends in +.
 */
export function restorePlus(text: string): string {
  const restored = text.replaceAll(" ", "+").replaceAll(/\s+/g, "");
  return !restored.includes("=") && restored.length % 4 === 3 ? `${restored}+` : restored;
}

/** Whether a text can be base64 at all: enough of it, and nothing else. */
export function looksLikeBase64(text: string): boolean {
  return text.length >= 16 && /^[\sA-Za-z0-9+/_=-]+$/.test(text);
}
