import type { Finding } from "../finding";
import { LOST_PLUS, type Decoded } from "./decode";
import { certain, consequence, type Source } from "./encoded-again";

const EXPECTED = "base64 of the XML itself, percent-encoded once in a form body (SAML bindings 2.0, 3.5.4)";

/** What is wrong with the encoding of a posted message that could be decoded all the same: the receiver undoes base64 and nothing else. */
export function notAsPosted(value: string, { steps, notes }: Decoded, plus: boolean, source: Source): Finding[] {
  const packed = steps.find((step) => step === "deflate" || step === "zlib" || step === "gzip");
  const isBase64 = steps.some((step) => step.startsWith("base64"));
  if (!isBase64) return [finding("input-not-base64", source, "The posted message is not base64", "the XML as it is", "posts the XML without encoding it, and AWS sees no base64", "decoded it")];
  const faults = [
    ...(packed === undefined ? [] : [finding("input-compressed", source, `The posted message is compressed (${packed}), as only the redirect binding allows`, `base64 of ${packed === "deflate" ? "deflated" : packed} XML`, "compresses it, and AWS sees no XML", "compressed it, or took it from a URL")]),
    ...(steps.includes(LOST_PLUS) ? [finding("input-unescaped-plus", source, "A + in the base64 is not percent-encoded, so that it became a blank", "base64 with blanks, which were put back as +", "does not write + as %2B, and AWS sees damaged base64", "decoded the form once too often")] : []),
    ...(/\\[nrt]/.test(value) ? [finding("input-escaped-lines", source, "The base64 holds \\n or \\r written out", "line breaks written as a backslash and a letter, which base64 takes for one of its own", "writes them so, and AWS sees damaged base64", "copied it from JSON or from a program")] : []),
  ];
  // What was undone for certain is told by itself, and so is an encoding around the base64.
  return faults.length > 0 || notes.length > 0 ? faults : odd(value, plus);
}

function finding(id: string, source: Source, title: string, found: string, does: string, did: string): Finding {
  return { id, severity: certain(source), title, expected: EXPECTED, found: `${found}; that was undone to go on`, fix: consequence(source, does, did) };
}

/** What some decoders of base64 pass over and others refuse. */
const ODD: readonly (readonly [string, RegExp])[] = [
  ["- or _ of base64url", /[-_]/],
  ["quotes around it", /["'`]/],
  ["a backslash before /", /\\\//],
  ["a character that is not seen (U+200B or U+FEFF)", /[\u200b\ufeff]/],
  ["a comma or semicolon behind it", /[,;]/],
];

function odd(value: string, plus: boolean): Finding[] {
  const bare = value.replaceAll(/[^A-Za-z0-9+/_=-]/g, "");
  const padding = /=*$/.exec(bare)?.[0].length ?? 0;
  const found = [
    ...ODD.flatMap(([name, pattern]) => (pattern.test(value) ? [name] : [])),
    ...(bare.length % 4 === 0 && padding <= 2 ? [] : ["another number of = at its end than base64 needs"]),
    ...(plus ? ["+ that is not percent-encoded, which a form's decoder reads as a blank"] : []),
  ];
  if (found.length === 0) return [];
  return [{
    id: "input-odd-base64",
    severity: "unknown",
    title: "The base64 is not written as the standard has it",
    expected: `${EXPECTED}; letters, digits, + and /, and = at the end to a multiple of four (RFC 4648, 4)`,
    found: found.join("; "),
    fix: "Some decoders pass over that and others refuse it; what AWS does is not documented. Find out what writes it so: Okta does not.",
  }];
}
