import { isUtf8 } from "node:buffer";

/** Bytes as text; `intact` is false where bytes were not UTF-8 and stand as U+FFFD. */
export interface ReadText {
  readonly text: string;
  readonly intact: boolean;
}

/** Decodes UTF-8 or UTF-16, told by the byte order mark or by the zeros around a first `<`, `{` or letter; takes the mark away. */
export function decodeText(bytes: Uint8Array): ReadText {
  const encoding = utf16(bytes);
  if (encoding !== undefined) {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, intact: !text.includes("\ufffd") };
  }
  return { text: new TextDecoder("utf-8").decode(bytes), intact: isUtf8(bytes) };
}

function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 3 && bytes[3] === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && bytes.length > 3 && bytes[2] === 0)) return "utf-16be";
  return undefined;
}

const MAGIC: readonly (readonly [string, string])[] = [
  ["\x1f\x8b", "a gzip archive: unpack it first"],
  ["PK\x03\x04", "a zip archive: unpack it first"],
  ["%PDF", "a PDF: a picture of a response can't be checked, its text can"],
  ["\x89PNG", "a picture: a screenshot can't be checked"],
  ["\xff\xd8\xff", "a picture: a screenshot can't be checked"],
  ["\xd4\xc3\xb2\xa1", "a packet capture: the sign-in in it is encrypted by TLS"],
  ["\x0a\x0d\x0d\x0a", "a packet capture: the sign-in in it is encrypted by TLS"],
  ["SQLite format 3", "a SQLite database"],
];

/** What a binary file is, or undefined for text. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) return known[1];
  return utf16(bytes) === undefined && bytes.subarray(0, 1024).includes(0) ? "a binary file" : undefined;
}
