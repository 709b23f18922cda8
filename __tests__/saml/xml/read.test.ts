import { LIMITS } from "../../../src/saml/xml/limits";
import { XML_FAULTS } from "../../../src/saml/xml/faults";
import { readXml } from "../../../src/saml/xml/read";
import { attribute, elements, textOf } from "../../../src/saml/xml/tree";

const ids = (text: string): string[] => (readXml(text).faults ?? []).map(({ id }) => id);
const root = (text: string) => {
  const read = readXml(text);
  if (read.root === undefined) throw new Error(read.faults.map(({ id, found }) => `${id}: ${found}`).join("; "));
  return read.root;
};

test("the ids of the reader's faults", () => {
  expect(XML_FAULTS).toEqual([
    "xml-too-large",
    "xml-too-deep",
    "xml-too-many-nodes",
    "xml-doctype",
    "xml-entity",
    "xml-ampersand",
    "xml-character-reference",
    "xml-comment",
    "xml-processing-instruction",
    "xml-cdata",
    "xml-declaration",
    "xml-control-character",
    "xml-invalid-utf8",
    "xml-duplicate-attribute",
    "xml-undeclared-prefix",
    "xml-xmlns-lookalike",
    "xml-namespace",
    "xml-not-well-formed",
  ]);
});

test("names, namespaces, values and places", () => {
  const read = root('<?xml version="1.0"?>\n<p:a xmlns:p="urn:p" xmlns="urn:d" one="1"\n  p:two=\'2\'>x<b>y</b>\n<p:c xmlns:p="urn:q"/></p:a>\n');
  expect(read).toMatchObject({ name: "a", prefix: "p", namespace: "urn:p", line: 2, column: 1 });
  expect(read.attributes).toEqual([
    { name: "one", prefix: "", namespace: "", value: "1", line: 2, column: 36 },
    { name: "two", prefix: "p", namespace: "urn:p", value: "2", line: 3, column: 3 },
  ]);
  expect(read.declarations).toEqual([
    { prefix: "p", uri: "urn:p" },
    { prefix: "", uri: "urn:d" },
  ]);
  const [b, c] = elements(read);
  expect(b).toMatchObject({ name: "b", namespace: "urn:d", line: 3, column: 14 });
  expect(c).toMatchObject({ name: "c", namespace: "urn:q", line: 4, column: 1 });
  expect(attribute(read, "two")).toBeUndefined();
});

test.each([
  ["<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'"],
  ["<a>&#65;&#x42;&#x1F600;&#0000067;</a>", "AB\u{1F600}C"],
  ["<a>one\r\ntwo\rthree&#13;</a>", "one\ntwo\nthree\r"],
  ["<a>\u0085\u2028]] ></a>", "\u0085\u2028]] >"],
])("text of %j", (text, expected) => {
  expect(textOf(root(text))).toBe(expected);
});

test.each([
  ['<a b="1\t2\r\n3&#10;4"/>', "1 2 3\n4"],
  ["<a b = 'x&quot;>y' />", 'x">y'],
])("attribute of %j", (text, expected) => {
  expect(attribute(root(text), "b")).toBe(expected);
});

test.each([
  ["one byte order mark", "\uFEFF<a/>"],
  ["a declaration", '<?xml version="1.0" encoding="UTF-8" standalone="no" ?><a/>'],
  ["a declaration in the other quotes", "<?xml version='1.0' encoding='utf-8'?>\r\n<a/>"],
  ["white space around the root", "\n<a/>\n\t "],
  ["white space in an end tag", "<a></a >"],
  ["a name that begins with xml", "<a xmlid='1' xml:lang='en'/>"],
  ["the default namespace undone", "<a xmlns='urn:a'><b xmlns=''/></a>"],
  ["the same name in two namespaces", "<a x='1' p:x='2' xmlns:p='urn:p'/>"],
  ["names beyond ASCII", "<réponse é='1'/>"],
  ["tab and the characters around the surrogates", "<a>\t\uD7FF\uE000\uFFFC\u{10000}\u{10FFFF}</a>"],
])("lets %s through", (_name, text) => {
  expect(ids(text)).toEqual([]);
});

test.each([
  ["xml-doctype", "<!DOCTYPE a><a/>"],
  ["xml-doctype", '<!doctype a [<!ENTITY x "y">]><a>&x;</a>'],
  ["xml-comment", "<a>x<!-- -->y</a>"],
  ["xml-comment", "<a/><!-- after -->"],
  ["xml-processing-instruction", "<a>x<?y?>z</a>"],
  ["xml-processing-instruction", "<?xml-stylesheet href='x'?><a/>"],
  ["xml-cdata", "<a><![CDATA[x]]></a>"],
  ["xml-entity", "<a>&nbsp;</a>"],
  ["xml-entity", "<a b='&nbsp;'/>"],
  ["xml-ampersand", "<a>Tom & Ann</a>"],
  ["xml-ampersand", "<a b='?x=1&y=2'/>"],
  ["xml-ampersand", "<a>&</a>"],
  ["xml-character-reference", "<a>&#0;</a>"],
  ["xml-character-reference", "<a>&#x1F;</a>"],
  ["xml-character-reference", "<a>&#xD800;</a>"],
  ["xml-character-reference", "<a>&#xFFFD;</a>"],
  ["xml-character-reference", "<a>&#xFFFF;</a>"],
  ["xml-character-reference", "<a>&#x110000;</a>"],
  ["xml-character-reference", "<a>&#;</a>"],
  ["xml-character-reference", "<a>&#65</a>"],
  ["xml-declaration", '\n<?xml version="1.0"?><a/>'],
  ["xml-declaration", '<?xml version="1.1"?><a/>'],
  ["xml-declaration", '<?xml version="1.0" encoding="UTF-16"?><a/>'],
  ["xml-declaration", '<a><?xml version="1.0"?></a>'],
  ["xml-control-character", "<a>\u0000</a>"],
  ["xml-control-character", "<a>\u001F</a>"],
  ["xml-control-character", "<a>\uFFFE</a>"],
  ["xml-invalid-utf8", "<a>\uD800</a>"],
  ["xml-invalid-utf8", "<a b='\uDC00'/>"],
  ["xml-invalid-utf8", "<a>\uFFFD</a>"],
  ["xml-duplicate-attribute", "<a b='1' b='2'/>"],
  ["xml-duplicate-attribute", "<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>"],
  ["xml-duplicate-attribute", "<a xmlns:p='urn:x' xmlns:p='urn:y'/>"],
  ["xml-undeclared-prefix", "<p:a/>"],
  ["xml-undeclared-prefix", "<a p:b='1'/>"],
  ["xml-undeclared-prefix", "<a><b xmlns:p='urn:p'/><p:c/></a>"],
  ["xml-undeclared-prefix", "<constructor:a/>"],
  ["xml-xmlns-lookalike", "<a xmlnsfoo='evil'/>"],
  ["xml-xmlns-lookalike", "<a xmlns:xmlnsp='urn:p' xmlnsp:b='1'/>"],
  ["xml-namespace", "<a xmlns:xml='urn:x'/>"],
  ["xml-namespace", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>"],
  ["xml-namespace", "<a xmlns='http://www.w3.org/2000/xmlns/'/>"],
  ["xml-namespace", "<a xmlns:xmlns='urn:x'/>"],
  ["xml-namespace", "<a xmlns:p=''/>"],
  ["xml-not-well-formed", ""],
  ["xml-not-well-formed", "  "],
  ["xml-not-well-formed", "text"],
  ["xml-not-well-formed", "<a/>text"],
  ["xml-not-well-formed", "text<a/>"],
  ["xml-not-well-formed", "\uFEFF\uFEFF<a/>"],
  ["xml-not-well-formed", "<a/><b/>"],
  ["xml-not-well-formed", "<a>"],
  ["xml-not-well-formed", "<a></b>"],
  ["xml-not-well-formed", "<a></A>"],
  ["xml-not-well-formed", "<a></ab>"],
  ["xml-not-well-formed", "<a></a b>"],
  ["xml-not-well-formed", "</a>"],
  ["xml-not-well-formed", "<a b=c/>"],
  ["xml-not-well-formed", "<a b/>"],
  ["xml-not-well-formed", "<a b='1'c='2'/>"],
  ["xml-not-well-formed", "<a b='<'/>"],
  ["xml-not-well-formed", "<a b='1/>"],
  ["xml-not-well-formed", "<a / >"],
  ["xml-not-well-formed", "< a/>"],
  ["xml-not-well-formed", "<1a/>"],
  ["xml-not-well-formed", "<a:b:c xmlns:a='urn:a'/>"],
  ["xml-not-well-formed", "<:a/>"],
  ["xml-not-well-formed", "<a>]]></a>"],
  ["xml-not-well-formed", "<a><!ELEMENT b></a>"],
  ["xml-not-well-formed", "<a"],
  ["xml-not-well-formed", "<"],
])("%s: %j", (id, text) => {
  expect([...new Set(ids(text))]).toEqual([id]);
});

test.each([
  ["an unclosed comment", "<a><!-- ", ["xml-comment", "xml-not-well-formed"]],
  ["an unclosed CDATA section", "<a><![CDATA[ ]]", ["xml-cdata", "xml-not-well-formed"]],
  ["an unclosed instruction", "<a><?b", ["xml-processing-instruction", "xml-not-well-formed"]],
  ["several faults", "<a b='&x;'><!-- -->&<p:c xmlnsfoo=''/></a>", ["xml-entity", "xml-comment", "xml-ampersand", "xml-xmlns-lookalike", "xml-undeclared-prefix"]],
])("names all of %s", (_name, text, expected) => {
  expect(ids(text)).toEqual(expected);
});

test("a fault says where it is and shows no value of a person", () => {
  const { faults } = readXml('<Response>\r\n  <NameID Format="x">anna@acme.example & co</NameID>\n</Response>');
  expect(faults).toEqual([
    expect.objectContaining({
      severity: "error",
      found: "& that begins no reference",
      at: { line: 2, column: 40, path: "Response/NameID" },
      fix: expect.stringContaining("unescaped once too often"),
    }),
  ]);
  expect(JSON.stringify(faults)).not.toContain("anna");
});

describe("a name that is not SAML's may be a person's: its length alone is told, the name where it is asked for", () => {
  test.each([
    ["the start tag of", "<a>Jane <jane.doe@x.example></a>", "the start tag of an element of another name (8 characters) with something in it that is no attribute"],
    ["an attribute of", "<a jane.doe></a>", "attribute of another name (8 characters) without a value"],
    ["an attribute without quotes", "<a jane.doe=x></a>", "attribute of another name (8 characters) with a value that has no quotes"],
    ["an attribute without its end", "<a jane.doe='x></a>", "attribute of another name (8 characters) with < in its value or without its closing quote"],
    ["an attribute twice", "<jane.doe jane.doe='' jane.doe=''/>", "attribute of another name (8 characters) a second time on an element of another name (8 characters)"],
    ["an entity", "<a>a&jane.doe;b</a>", "a reference to the entity of another name (8 characters)"],
    ["a prefix", "<jane.doe:a/>", "prefix of another name (8 characters) of a part of another name (10 characters)"],
    ["an end", "<a><jane.doe></a>", "an end tag where that of an element of another name (8 characters) is due"],
    ["no end", "<jane.doe>", "the end of the text before the end tag of an element of another name (8 characters)"],
    ["a lookalike of xmlns", "<a xmlnsjane.doe=''/>", "attribute of another name (13 characters)"],
  ])("%s", (_, text, found) => {
    const faults = readXml(text).faults ?? [];
    expect(faults).toMatchObject([{ found: expect.stringContaining(found) as string, sensitive: expect.stringContaining("jane.doe") as string }]);
    expect(JSON.stringify(faults.map(({ sensitive: _sensitive, ...rest }) => rest))).not.toContain("jane");
  });

  test("nor in the path", () => {
    expect(readXml("<Response><jane.doe>&</jane.doe></Response>").faults).toMatchObject([{ at: { path: "Response/*" } }]);
  });

  test.each([
    ["<saml2p:Response>", '"saml2p:Response"'],
    ["<Response>&nbsp;</Response>", '"nbsp"'],
    ["<Response ID>", '"ID"'],
    ["<Response xmlns:ds>", '"xmlns:ds"'],
  ])("SAML's own stay: %s", (text, found) => {
    const [first] = readXml(text).faults ?? [];
    expect(first?.found).toContain(found);
    expect(first).not.toHaveProperty("sensitive");
  });
});

describe("bounds", () => {
  const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
  const wide = (count: number) => `<a>${"<b/>".repeat(count)}</a>`;
  const attributes = (count: number) => `<a ${Array.from({ length: count }, (_, index) => `b${index}=''`).join(" ")}/>`;
  // The default namespace and xml are in scope of every document.
  const namespaces = (count: number) => `<a ${Array.from({ length: count / 2 }, (_, index) => `xmlns:b${index}='u'`).join(" ")}><c ${Array.from({ length: count / 2 - 2 }, (_, index) => `xmlns:c${index}='u'`).join(" ")}/></a>`;
  const large = (length: number) => `<a>${"x".repeat(length - 7)}</a>`;
  const faulty = (count: number) => `<a>${"&".repeat(count)}</a>`;

  test.each([
    ["depth", nested, LIMITS.depth, "xml-too-deep", 1],
    ["nodes", wide, LIMITS.nodes - 1, "xml-too-many-nodes", 1],
    ["attributes", attributes, LIMITS.attributes, "xml-too-many-nodes", 1],
    ["namespaces", namespaces, LIMITS.namespaces, "xml-too-many-nodes", 2],
    ["characters", large, LIMITS.characters, "xml-too-large", 1],
  ] as const)("%s: the last that is read, the first that is not", (_name, make, bound, id, step) => {
    expect(ids(make(bound))).toEqual([]);
    expect(ids(make(bound + step))).toEqual([id]);
  });

  test("at most so many faults are told", () => {
    expect(ids(faulty(LIMITS.faults * 10))).toHaveLength(LIMITS.faults);
  });
});
