import { verifySignatures } from "../../../src/saml/signature/verify";
import { LIMITS } from "../../../src/saml/xml/limits";
import { readXml } from "../../../src/saml/xml/read";
import { newIdp, once, response } from "./world";

const idps = newIdp();

const SIZE = LIMITS.characters - 100;
const fill = (unit: string, around: (text: string) => string = (text) => text) => around(unit.repeat(Math.floor(SIZE / unit.length)));
const inElement = (text: string) => `<r>${text}</r>`;
const nest = (open: (index: number) => string, close: (index: number) => string, inner: string, depth: number) => Array.from({ length: depth }, (_, index) => open(index)).join("") + inner + Array.from({ length: depth }, (_, index) => close(depth - 1 - index)).join("");

/** The last verdict. Nothing here is about time: what is not linear runs into jest's own limit. */
function answer(xml: string, certificate: string): string | undefined {
  const read = readXml(xml);
  const reports = read.root === undefined ? [] : verifySignatures(read.root, [certificate]).reports;
  return reports.at(-1)?.verdict.kind;
}

describe("2 MB of anything is answered", () => {
  test.each(["<", ">", "&", "&amp;", "&#", "&#65;", "<a>", "<a/>", "</r>", "<!", "<!--", "<!---->", "<?", "<![CDATA[", "<!DOCTYPE ", "]]>", " ", "\n", "\r", "a", "\u{1F600}", "\u0000", "\uD800", "<a b='", "<a b='c'", "<a:b", "<a xmlns:a='b'>"])("%j", async (unit) => {
    const { certificate } = await idps;
    expect(() => answer(fill(unit), certificate)).not.toThrow();
    expect(() => answer(fill(unit, inElement), certificate)).not.toThrow();
  });

  test.each(["a='' ", "xmlns:a='b' ", " ", "\n", "=", "a"])("%j in a tag", async (unit) => {
    const { certificate } = await idps;
    expect(() => answer(fill(unit, (text) => `<r ${text}/>`), certificate)).not.toThrow();
  });

  test.each(["&amp;", "&", "\n", "\r", "\u2028"])("%j in an attribute", async (unit) => {
    const { certificate } = await idps;
    expect(() => answer(fill(unit, (text) => `<r a='${text}'/>`), certificate)).not.toThrow();
  });
});

describe("the largest that passes the reader and the gate is answered", () => {
  const inAssertion = (what: string) => ({ edit: { assertion: (xml: string) => once(xml, "</saml2:Assertion>", `${what}</saml2:Assertion>`) } });
  const inResponse = (what: string) => ({ sign: "assertion" as const, edit: { response: (xml: string) => once(xml, "</saml2p:Response>", `${what}</saml2p:Response>`) } });
  test.each([
    ["elements, signed", inAssertion("<a/>".repeat(750))],
    ["elements of different long names, signed", inAssertion(Array.from({ length: 750 }, (_, index) => `<a${index}${"a".repeat(90)}>x</a${index}${"a".repeat(90)}>`).join(""))],
    ["elements nested deep, signed", inAssertion(nest(() => "<a>", () => "</a>", "", 60).repeat(12))],
    ["namespaces, signed", inAssertion(nest((index) => `<p${index}:a xmlns:p${index}='u'>`, (index) => `</p${index}:a>`, "<p0:b p1:c=''/>".repeat(680), 40))],
    ["a namespace for each element, signed", inAssertion(Array.from({ length: 750 }, (_, index) => `<p${index}:b xmlns:p${index}='u'/>`).join(""))],
    ["attributes, signed", inAssertion(`<a ${Array.from({ length: 60 }, (_, index) => `b${index}=''`).join(" ")}/>`.repeat(30))],
    ["one long text, signed", inAssertion("&amp;".repeat(190_000))],
    ["2 MB of elements beside the signed assertion", inResponse(`<b c='${"c".repeat(190)}'>x</b>`.repeat(6_400))],
    ["2 MB of text beside the signed assertion", inResponse("&amp;".repeat(380_000))],
  ])("%s", async (_name, changes) => {
    const idp = await idps;
    expect(answer(response(idp, changes), idp.certificate)).toBe("valid");
  });

  test("in indentation", async () => {
    const idp = await idps;
    const verdict = answer(response(idp, inAssertion("<a/>".repeat(750))).replace(/></g, ">\n<"), idp.certificate);
    expect(verdict).toBe("content-changed");
  });
});
