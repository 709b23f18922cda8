import type { ResponseSpec } from "../../../src/saml/signer/spec";
import { LIMITS } from "../../../src/saml/xml/limits";

const SIZE = LIMITS.characters - 100;
export const fill = (unit: string, around: (text: string) => string = (text) => text): string => around(unit.repeat(Math.floor(SIZE / unit.length)));
const nest = (open: (index: number) => string, close: (index: number) => string, inner: string, depth: number) => Array.from({ length: depth }, (_, index) => open(index)).join("") + inner + Array.from({ length: depth }, (_, index) => close(depth - 1 - index)).join("");

const inAssertion = (what: string) => ({ edit: { assertion: (xml: string) => xml.replace("</saml2:Assertion>", () => `${what}</saml2:Assertion>`) } });
const inResponse = (what: string) => ({ sign: "assertion" as const, edit: { response: (xml: string) => xml.replace("</saml2p:Response>", () => `${what}</saml2p:Response>`) } });

/** 2 MB of one thing, as text of its own and within an element. */
export const repeated = ["<", ">", "&", "&amp;", "&#", "&#65;", "<a>", "<a/>", "</r>", "<!", "<!--", "<!---->", "<?", "<![CDATA[", "<!DOCTYPE ", "]]>", " ", "\n", "\r", "a", "\u{1F600}", "\u0000", "\uD800", "<a b='", "<a b='c'", "<a:b", "<a xmlns:a='b'>"];
export const inTag = ["a='' ", "xmlns:a='b' ", " ", "\n", "=", "a"];
export const inAttribute = ["&amp;", "&", "\n", "\r", "\u2028"];

/** The largest that pass the reader's bounds and are signed. */
export const signedAndLarge = {
  "elements, signed": inAssertion("<a/>".repeat(12_900)),
  "elements of different names, signed": inAssertion(Array.from({ length: 10_000 }, (_, index) => `<a${index}>x</a${index}>`).join("")),
  "elements of different long names, signed": inAssertion(Array.from({ length: 1_900 }, (_, index) => `<a${index}${"a".repeat(90)}>x</a${index}${"a".repeat(90)}>`).join("")),
  "elements nested deep, signed": inAssertion(nest(() => "<a>", () => "</a>", "", 60).repeat(210)),
  "namespaces, signed": inAssertion(nest((index) => `<p${index}:a xmlns:p${index}='u'>`, (index) => `</p${index}:a>`, "<p0:b p1:c=''/>".repeat(10_000), 40)),
  "a namespace for each element, signed": inAssertion(Array.from({ length: 10_000 }, (_, index) => `<p${index}:b xmlns:p${index}='u'/>`).join("")),
  "attributes, signed": inAssertion(`<a ${Array.from({ length: 60 }, (_, index) => `b${index}=''`).join(" ")}/>`.repeat(340)),
  "attributes of a statement, signed": inAssertion(`<saml2:AttributeStatement>${"<saml2:Attribute Name='a'/>".repeat(10_000)}</saml2:AttributeStatement>`),
  "values of an attribute, signed": inAssertion(`<saml2:AttributeStatement><saml2:Attribute Name='a'>${"<saml2:AttributeValue>x</saml2:AttributeValue>".repeat(5_000)}</saml2:Attribute></saml2:AttributeStatement>`),
  "subjects, signed": inAssertion("<saml2:Subject/>".repeat(8_000)),
  "one long text, signed": inAssertion("&amp;".repeat(190_000)),
  "2 MB of elements beside the signed assertion": inResponse(`<b c='${"c".repeat(190)}'>x</b>`.repeat(7_000)),
  "2 MB of text beside the signed assertion": inResponse("&amp;".repeat(380_000)),
};

/** All of them by name. */
export function largeInputs(sign: (changes: Partial<ResponseSpec>) => string): Map<string, string> {
  return new Map([
    ...repeated.flatMap((unit) => [[`${JSON.stringify(unit)} alone`, fill(unit)] as const, [`${JSON.stringify(unit)} in an element`, fill(unit, (text) => `<r>${text}</r>`)] as const]),
    ...inTag.map((unit) => [`${JSON.stringify(unit)} in a tag`, fill(unit, (text) => `<r ${text}/>`)] as const),
    ...inAttribute.map((unit) => [`${JSON.stringify(unit)} in an attribute`, fill(unit, (text) => `<r a='${text}'/>`)] as const),
    ...Object.entries(signedAndLarge).map(([name, changes]) => [name, sign(changes)] as const),
  ]);
}
