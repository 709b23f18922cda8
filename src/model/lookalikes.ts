/**
 * Letters of Cyrillic and of Greek that most fonts draw like a Latin one, each with that one (Unicode Technical Standard 39,
 * confusables). Escaped, because nobody could tell them apart here either.
 */
const PAIRS = [
  ["\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501", "ABEKMHOPCTYXSIJaeopcyxsijhd"],
  ["\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03b9", "ABEZHIKMNOPTYXovi"],
] as const;
const LIKE_LATIN: ReadonlyMap<string, string> = new Map(PAIRS.flatMap(([others, latin]) => Array.from(others, (letter, index) => [letter, latin.charAt(index)] as const)));

/** Scripts that share the shapes of letters with Latin. */
const CLOSE_TO_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u;
const LATIN_LETTER = /\p{Script=Latin}/u;

/** Whether the text is as Terraform keeps it: it brings every string into the composed form (NFC), and finds nothing under another. */
export function isComposed(text: string): boolean {
  return text === text.normalize("NFC");
}

/** What a person reads: texts with the same reading look alike, whatever their letters, width, dashes or case. */
export function reading(text: string): string {
  return Array.from(text.normalize("NFKC"), (letter) => LIKE_LATIN.get(letter) ?? letter).join("").replace(/\p{Pd}/gu, "-").toLowerCase();
}

/** The letter that passes for a Latin one: in a word with Latin letters, or in a word made of nothing else beside a Latin one. */
export function disguisedLetter(text: string): string | undefined {
  if (!LATIN_LETTER.test(text)) return undefined;
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const word = words.find((one) => CLOSE_TO_LATIN.test(one) && (LATIN_LETTER.test(one) || Array.from(one).every((letter) => LIKE_LATIN.has(letter))));
  return word === undefined ? undefined : CLOSE_TO_LATIN.exec(word)?.[0];
}

/** A character by its number, for those that can't be told by their look: `U+0410`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
