import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { domOf } from "../../../src/saml/signature/dom";
import { Exclusive } from "../../../src/saml/signature/exclusive";
import { canonicalize } from "../../../src/saml/xml/canonical";
import { readXml } from "../../../src/saml/xml/read";
import { byCodePoint } from "../../../src/saml/xml/order";
import { serialize } from "../../../src/saml/xml/serialize";
import { elements, type XmlElement } from "../../../src/saml/xml/tree";
import { withoutIndentation } from "../../../src/saml/xml/whitespace";

function root(text: string): XmlElement {
  const read = readXml(text);
  if (read.root === undefined) throw new Error(read.faults.map(({ id }) => id).join());
  return read.root;
}

test.each([
  ["empty elements are written out, quotes are double", "<a b='1' />", '<a b="1"></a>'],
  ["attributes go by namespace, then name; without namespace first", "<a xmlns:y='urn:1' xmlns:x='urn:2' x:b='3' y:c='2' d='1' c='0'/>", '<a xmlns:x="urn:2" xmlns:y="urn:1" c="0" d="1" y:c="2" x:b="3"></a>'],
  ["attributes go by code point: U+FB00 before U+10400, a surrogate pair in UTF-16", "<a \u{10400}='2' \uFB00='1' z='0'/>", '<a z="0" \uFB00="1" \u{10400}="2"></a>'],
  ["so do namespaces and prefixes", "<a \u{10400}:b='2' \uFB00:b='1' xmlns:\u{10400}='urn:\uFB00' xmlns:\uFB00='urn:\u{10400}'/>", '<a xmlns:\uFB00="urn:\u{10400}" xmlns:\u{10400}="urn:\uFB00" \u{10400}:b="2" \uFB00:b="1"></a>'],
  ["namespaces that nothing uses are left out", "<a xmlns:x='urn:x' xmlns='urn:d'><x:b/></a>", '<a xmlns="urn:d"><x:b xmlns:x="urn:x"></x:b></a>'],
  ["a declaration of the output around is not said twice", "<x:a xmlns:x='urn:x'><x:b xmlns:x='urn:x'/></x:a>", '<x:a xmlns:x="urn:x"><x:b></x:b></x:a>'],
  ["a prefix bound anew is said again, and again on the way back", "<x:a xmlns:x='urn:1'><x:b xmlns:x='urn:2'/><x:c/></x:a>", '<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2"></x:b><x:c></x:c></x:a>'],
  ["the default namespace undone", "<a xmlns='urn:a'><b xmlns=''/></a>", '<a xmlns="urn:a"><b xmlns=""></b></a>'],
  ["no default namespace is not undone", "<a xmlns=''><b/></a>", "<a><b></b></a>"],
  ["special characters", "<a b='&lt;&gt;&amp;&quot;&apos;&#9;&#10;&#13;'>&lt;&gt;&amp;\"'\t&#13;</a>", '<a b="&lt;>&amp;&quot;\'&#x9;&#xA;&#xD;">&lt;&gt;&amp;"\'\t&#xD;</a>'],
  ["xml:lang needs no declaration", "<a xml:lang='en'/>", '<a xml:lang="en"></a>'],
])("%s", (_name, text, expected) => {
  expect(canonicalize(root(text))).toBe(expected);
});

test("the apex says what it uses of the elements around it, and the prefixes of the list", () => {
  const outer = root("<p:a xmlns:p='urn:p' xmlns:q='urn:q' xmlns:r='urn:r'><p:b xmlns:r='urn:s'/></p:a>");
  const [apex] = elements(outer);
  if (apex === undefined) throw new Error("no child");
  expect(canonicalize(apex, { ancestors: [outer] })).toBe('<p:b xmlns:p="urn:p"></p:b>');
  expect(canonicalize(apex, { ancestors: [outer], prefixes: ["q", "r", "nowhere"] })).toBe('<p:b xmlns:p="urn:p" xmlns:q="urn:q" xmlns:r="urn:s"></p:b>');
  expect(root(serialize(apex, [outer])).declarations).toEqual([
    { prefix: "p", uri: "urn:p" },
    { prefix: "q", uri: "urn:q" },
    { prefix: "r", uri: "urn:s" },
  ]);
});

test("leaves out one element, and none that is like it", () => {
  const outer = root("<a><b/><b/></a>");
  const [, second] = elements(outer);
  expect(second && canonicalize(outer, { without: second })).toBe("<a><b></b></a>");
});

test("the default namespace in the list is written as inclusive canonicalization writes it", () => {
  const outer = root("<p:a xmlns:p='urn:p' xmlns='urn:d'><p:b><p:c xmlns=''><p:d xmlns=''/></p:c><e/></p:b></p:a>");
  expect(canonicalize(outer)).toBe('<p:a xmlns:p="urn:p"><p:b><p:c><p:d></p:d></p:c><e xmlns="urn:d"></e></p:b></p:a>');
  const all = '<p:b xmlns="urn:d" xmlns:p="urn:p"><p:c xmlns=""><p:d></p:d></p:c><e></e></p:b>';
  const [apex] = elements(outer);
  expect(apex && canonicalize(apex, { ancestors: [outer], prefixes: [""] })).toBe(all);
  const node = new DOMParser().parseFromString(apex === undefined ? "" : serialize(apex, [outer]), "text/xml").documentElement;
  expect(new Exclusive().process(node, { inclusiveNamespacesPrefixList: ["#default"] })).toBe(all);
});

test("indentation goes, text stays; with trim so does the indentation around texts on lines of their own", () => {
  const pretty = root("<a>\n  <b> x </b>\n  <c>\n  </c>\n <d>\n  y z\n </d><e>\n \u00A0f\u2003\n</e><g>h\n</g><i> \n\u00A0</i></a>");
  expect(canonicalize(withoutIndentation(pretty, false))).toBe("<a><b> x </b><c>\n  </c><d>\n  y z\n </d><e>\n \u00A0f\u2003\n</e><g>h\n</g><i> \n\u00A0</i></a>");
  expect(canonicalize(withoutIndentation(pretty, true))).toBe("<a><b> x </b><c></c><d>y z</d><e>\u00A0f\u2003</e><g>h\n</g><i> \n\u00A0</i></a>");
  expect(canonicalize(withoutIndentation(root("<a>\u00A0<b/>\u2003</a>"), true))).toBe("<a>\u00A0<b></b>\u2003</a>");
});

const name = fc.constantFrom("a", "b", "Cd", "e-f", "\uFB00");
const prefix = fc.constantFrom("", "x", "Y", "xs");
const value = fc.string({ unit: fc.constantFrom("a", " ", "\t", "\n", "\r", "&", "<", ">", '"', "'", "é", "\u0085", "\u2028", "\u{1F600}"), maxLength: 6 });
const tree = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc
    .record({
      name,
      prefix,
      attributes: fc.uniqueArray(fc.record({ name, prefix, value }), { selector: (one) => one.prefix + one.name, maxLength: 3 }),
      declared: fc.uniqueArray(fc.record({ prefix, uri: fc.constantFrom("urn:1", "urn:2", "urn:\uFB00", "urn:\u{10400}") }), { selector: (one) => one.prefix, maxLength: 2 }),
      children: fc.array(fc.oneof({ depthSize: "small" }, value.filter((text) => text !== "").map((text) => ({ kind: "text" as const, text })), tie("element")), { maxLength: 3 }),
    })
    .map(({ declared, ...rest }): XmlElement => ({
      kind: "element",
      ...rest,
      namespace: "",
      attributes: rest.attributes.map((one) => ({ ...one, namespace: "", line: 0, column: 0 })),
      declarations: declared,
      line: 0,
      column: 0,
    })),
})).element;
// Every prefix is bound to a namespace of its own at the top, so that what a tree binds anew is the interesting case and duplicates are rare.
const documents = tree.map((one) => `<top xmlns:x="urn:x" xmlns:Y="urn:y" xmlns:xs="urn:xs">${serialize(one)}</top>`).filter((text) => readXml(text).root !== undefined);

test("xml-crypto makes the same bytes of any tree", () => {
  fc.assert(
    fc.property(documents, fc.subarray(["x", "Y", "xs", ""]), (text, prefixes) => {
      const element = root(text);
      const node = new DOMParser().parseFromString(serialize(element), "text/xml").documentElement;
      expect(canonicalize(element, { prefixes })).toBe(new Exclusive().process(node, { inclusiveNamespacesPrefixList: prefixes.map((one) => (one === "" ? "#default" : one)) }));
      expect(canonicalize(root(serialize(element)), { prefixes })).toBe(canonicalize(element, { prefixes }));
      expect(canonicalize(root(canonicalize(element)))).toBe(canonicalize(element));
    }),
    { numRuns: 300 },
  );
});

test("and of one with any names, made node by node", () => {
  fc.assert(
    fc.property(tree, fc.subarray(["x", "Y", "xs", ""]), (one, prefixes) => {
      const text = `<top xmlns:x="urn:x" xmlns:Y="urn:y" xmlns:xs="urn:xs">${serialize(one).replaceAll("Cd", "\u{10400}")}<without/></top>`;
      fc.pre(readXml(text).root !== undefined);
      const top = root(text);
      const without = elements(top).at(-1) ?? top;
      expect(new Exclusive().process(domOf(top, [], without), { inclusiveNamespacesPrefixList: prefixes.map((each) => (each === "" ? "#default" : each)) })).toBe(canonicalize(top, { prefixes, without }));
      const [apex] = elements(top);
      if (apex !== undefined) expect(new Exclusive().process(domOf(apex, [top], without), {})).toBe(canonicalize(apex, { ancestors: [top] }));
    }),
    { numRuns: 300 },
  );
});

const points = fc.string({ unit: fc.constantFrom("a", "Z", "\u00E9", "\uD7FF", "\uE000", "\uFB00", "\uFFFD", "\u{10000}", "\u{10400}", "\u{10FFFF}"), maxLength: 5 });

test("strings sort as their UTF-8 does, whose bytes are in the order of code points", () => {
  fc.assert(fc.property(fc.array(points, { maxLength: 8 }), (texts) => {
    expect(texts.toSorted(byCodePoint)).toEqual(texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  }));
});

test("attributes of any names are in the order of their UTF-8", () => {
  const names = fc.uniqueArray(fc.constantFrom("a", "Z", "\u00E9", "\uFB00", "\uFB01", "\u{10400}", "\u{10428}", "a\u{10400}", "a\uFB00"), { minLength: 1 });
  fc.assert(fc.property(names, (all) => {
    const sorted = all.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(canonicalize(root(`<r ${all.map((one) => `${one}=''`).join(" ")}/>`))).toBe(`<r ${sorted.map((one) => `${one}=""`).join(" ")}></r>`);
  }));
});
