import * as fc from "fast-check";
import { showRefused } from "../../src/saml/show-refused";
import { showXml } from "../../src/saml/show";
import { readXml } from "../../src/saml/xml/read";
import { walk } from "../../src/saml/xml/walk";
import type { XmlElement } from "../../src/saml/xml/tree";

const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

function parse(xml: string): XmlElement {
  const { root, faults } = readXml(xml);
  if (root === undefined) throw new Error(JSON.stringify(faults));
  return root;
}
const show = (xml: string, reveal = false): string => showXml(parse(xml), { reveal });

const RESPONSE =
  `<p:Response xmlns:p="${PROTOCOL}" ID="id1" Destination="https://eu-west-1.signin.aws/platform/saml/acs/0a1b"><a:Assertion xmlns:a="${ASSERTION}"><a:Issuer>http://www.okta.com/exk1</a:Issuer>` +
  '<a:Subject><a:NameID Format="urn:x">Ana.Silva@Example.com</a:NameID></a:Subject><a:AuthnStatement SessionIndex="id77.1234567890"><a:SubjectLocality Address="203.0.113.7"/></a:AuthnStatement>' +
  '<a:AttributeStatement><a:Attribute Name="Department"><a:AttributeValue>Payments</a:AttributeValue></a:Attribute></a:AttributeStatement></a:Assertion></p:Response>';

test("a response is indented, and what is a person's is masked", () => {
  expect(show(RESPONSE)).toBe(`<p:Response xmlns:p="${PROTOCOL}" ID="id1" Destination="https://eu-west-1.signin.aws/platform/saml/acs/0a1b">
  <a:Assertion xmlns:a="${ASSERTION}">
    <a:Issuer>http://www.okta.com/exk1</a:Issuer>
    <a:Subject>
      <a:NameID Format="urn:x">A********@E******.com (21 characters; upper case at 1, 5, 11)</a:NameID>
    </a:Subject>
    <a:AuthnStatement SessionIndex="*************** (15 characters)">
      <a:SubjectLocality Address="*********** (11 characters)"/>
    </a:AuthnStatement>
    <a:AttributeStatement>
      <a:Attribute Name="Department">
        <a:AttributeValue>******** (8 characters; upper case at 1)</a:AttributeValue>
      </a:Attribute>
    </a:AttributeStatement>
  </a:Assertion>
</p:Response>`);
});

test("asked for, it is shown", () => {
  const text = show(RESPONSE, true);
  for (const value of ["Ana.Silva@Example.com", "id77.1234567890", "203.0.113.7", "Payments"]) expect(text).toContain(value);
});

describe("masked by default", () => {
  test.each([
    ["text of an element that nobody thought of", "<x>Secret One</x>"],
    ["text of a namesake in another namespace", '<Issuer xmlns="urn:other">Secret One</Issuer>'],
    ["an element inside a value", `<a:AttributeValue xmlns:a="${ASSERTION}"><b>Secret One</b></a:AttributeValue>`],
    ["text beside elements", "<x>Secret One<y/></x>"],
    ["an attribute that nobody thought of", '<x mail="Secret One"/>'],
    ["an attribute of another namespace", '<x xmlns:q="urn:q" q:ID="Secret One"/>'],
    ["the address of a contact in metadata", '<m:EmailAddress xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata">Secret One</m:EmailAddress>'],
  ])("%s", (_, xml) => {
    expect(show(xml)).not.toMatch(/Secret|One/);
    expect(show(xml)).toContain("10 characters");
    expect(showXml(parse(xml), { reveal: false, forOthers: true })).toContain("a person's value (with upper case, white space)");
    expect(showXml(parse(xml), { reveal: false, forOthers: true })).not.toMatch(/Secret|One|10/);
    expect(show(xml, true)).toContain("Secret One");
  });
});

describe("a name that is not SAML's may be a person's, as in a value between angle brackets", () => {
  test.each([
    ["an element", "<jane.doe/>"],
    ["an element that only looks like SAML's", "<NameID.jane.doe/>"],
    ["an element of SAML's namespace", `<a:jane.doe xmlns:a="${ASSERTION}"/>`],
    ["a prefix", `<jane.doe:NameID xmlns:jane.doe="${ASSERTION}"/>`],
    ["a prefix that is declared alone", `<x xmlns:jane.doe="${ASSERTION}"/>`],
    ["a namespace", '<x xmlns="jane.doe"/>'],
    ["a namespace of a prefix", '<x xmlns:p="jane.doe"/>'],
    ["an attribute's name", '<x jane.doe=""/>'],
    ["an attribute's prefix", `<x xmlns:jane.doe="${ASSERTION}" jane.doe:ID=""/>`],
    ["an ID of another element", `<a:AttributeValue xmlns:a="${ASSERTION}"><b ID="jane.doe"/></a:AttributeValue>`],
    ["an ID of a namesake in another namespace", '<Response xmlns="urn:x" ID="jane.doe"/>'],
    ["an ID in no namespace", '<Response ID="jane.doe"/>'],
    ["a type", '<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="jane.doe"/>'],
    ["a language", '<x xml:lang="jane.doe"/>'],
  ])("%s", (_, xml) => {
    expect(show(xml)).not.toContain("jane");
    expect(show(xml)).toMatch(/\(\d+ characters/);
    expect(showXml(parse(xml), { reveal: false, forOthers: true })).not.toMatch(/jane|\(\d+ char/);
    expect(show(xml, true)).toContain("jane.doe");
  });

  test("its end tag neither", () => {
    expect(show("<x><jane.doe><y/></jane.doe></x>")).toBe("<x>\n  <(8 characters)>\n    <y/>\n  </(8 characters)>\n</x>");
  });

  test("what Okta writes stays in clear", () => {
    const xml = `<saml2:AttributeValue xmlns:saml2="${ASSERTION}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"/>`;
    expect(show(xml).replaceAll(/\s+/g, " ")).toBe(xml);
  });
});

describe("a status message", () => {
  const status = (message: string): string => `<p:Status xmlns:p="${PROTOCOL}"><p:StatusMessage>${message}</p:StatusMessage></p:Status>`;

  test("that names nobody is shown, as the check shows it", () => {
    expect(show(status("User is not assigned to the client application."))).toContain(">User is not assigned to the client application.<");
  });

  test.each(["Ana Silva is not assigned", "no access for ana@x.example", "user 00417 is locked"])("that may name a person is masked: %s", (message) => {
    expect(show(status(message))).not.toMatch(/ana|silva|00417/i);
    expect(show(status(message), true)).toContain(message);
  });

  test("of another namespace is no program's", () => {
    expect(show("<StatusMessage>is not assigned</StatusMessage>")).not.toContain("assigned");
  });
});

describe("with the places that findings name", () => {
  const xml = `<p:Response xmlns:p="${PROTOCOL}" ID="id1"><a:Issuer xmlns:a="${ASSERTION}">\nx</a:Issuer>\n<b\n  ID="${"x".repeat(80)}"\n  Destination="${"y".repeat(80)}"/>text</p:Response>`;
  const shown = showXml(parse(xml), { reveal: true, places: true }).split("\n");

  test("each tag has its line and column before it, and a legend tells what that is", () => {
    expect(shown[0]).toMatch(/^line:column in the decoded XML/);
    expect(shown.slice(1).map((line) => /^ *(\d+:\d+) {2}/.exec(line)?.[1] ?? line.trim().slice(0, 12))).toEqual(["1:1", `1:${xml.indexOf("<a:Issuer") + 1}`, "3:1", "4:3", "5:3", "text", "</p:Response"]);
  });

  test("every element of a response is found where the reader has it", () => {
    const root = parse(RESPONSE);
    const text = showXml(root, { reveal: true, places: true });
    for (const { element } of walk(root)) expect(text).toMatch(new RegExp(`^ *${element.line}:${element.column}  +<[a-z]+:${element.name}[ >/]`, "m"));
  });

  test("not asked for, there is neither", () => {
    expect(show("<a/>")).toBe("<a/>");
  });
});

test("signatures and certificates are cut unless asked for", () => {
  const xml = `<d:X509Certificate xmlns:d="http://www.w3.org/2000/09/xmldsig#">MIID${"a".repeat(1000)}</d:X509Certificate>`;
  expect(show(xml)).toContain(">MIIDaaaaaaaaaaaa… (1,004 characters)<");
  expect(show(xml, true)).toContain("a".repeat(1000));
});

test("long tags get a line for each attribute", () => {
  const attributes = ["ID", "Destination", "InResponseTo"].map((name) => `${name}="${"x".repeat(60)}"`);
  const declared = `xmlns="${PROTOCOL}"`;
  expect(show(`<Response ${declared} ${attributes.join(" ")}/>`)).toBe(`<Response\n    ${[declared, ...attributes].join("\n    ")}/>`);
});

test("white space between elements is not shown, white space alone in one is", () => {
  expect(show("<a>\n  <b/>\n</a>")).toBe("<a>\n  <b/>\n</a>");
  expect(show("<a>  </a>")).toBe("<a>a person's value (2 characters; with white space)</a>");
});

test.each([true, false])("nothing in a text moves the cursor, hides or reorders (revealed: %s)", (reveal) => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), fc.constantFrom("\u202e", "\u200b", "\u0085", "\u009b", "\t", "\u2028", "\u{e0041}"), (text, odd) => {
    const escaped = `${text}${odd}${text}`.replaceAll(/[&<>"\p{Cc}]/gu, (one) => (one < " " && one !== "\t" ? "" : `&#${one.codePointAt(0) ?? 0};`));
    const { root } = readXml(`<a b="${escaped}">${escaped}</a>`);
    if (root !== undefined) for (const line of showXml(root, { reveal }).split("\n")) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  }));
});

test("markup in a value stays text", () => {
  expect(show('<a b="&quot;&lt;">&lt;NameID>&amp;</a>', true)).toBe('<a b="&quot;&lt;">&lt;NameID&gt;&amp;</a>');
});

describe("XML that was refused", () => {
  const xml = '<?xml version="1.0"?><p:Response ID="id1"><NameID Mail="ana@example.com">ana@example.com<!--.evil.com-->\u202e</NameID></p:Response>';

  test("its tags are shown around the fault, its values are counted", () => {
    expect(showRefused(xml, { line: 1, column: xml.indexOf("<!--") + 1 }, { reveal: false })).toBe('<?xml version="1.0"?><p:Response ID="id1"><NameID (4 characters)="(15 characters)">(15 characters)<!--(9 characters)-->(1 character)</NameID></p:Response>');
  });

  test("for others not even their length is told", () => {
    expect(showRefused(xml, { line: 1, column: 1 }, { reveal: false, forOthers: true })).toBe('<?xml version="1.0"?><p:Response ID="id1"><NameID (not shown)="(not shown)">(not shown)<!--(not shown)-->(not shown)</NameID></p:Response>');
  });

  test.each([
    ["a prefix", `<jane.doe:NameID x>`],
    ["a declared prefix", `<p:Response xmlns:jane.doe="${PROTOCOL}" x>`],
    ["a namespace", '<p:Response xmlns:p="jane.doe" x>'],
    ["an ID of another element", '<foo ID="jane.doe" x>'],
  ])("%s that may be a person's is counted", (_, refused) => {
    expect(showRefused(refused, { line: 1, column: 4 }, { reveal: false })).not.toContain("jane");
    expect(showRefused(`<p:Response xmlns:p="${PROTOCOL}" ID="id1" x>`, { line: 1, column: 4 }, { reveal: false })).toBe(`<p:Response xmlns:p="${PROTOCOL}" ID="id1" (1 character)>`);
  });

  test("with its place where that is asked for", () => {
    expect(showRefused(xml, { line: 1, column: 7 }, { reveal: false, places: true })).toMatch(/^around line 1, column 7 of the decoded XML\n<\?xml/);
  });

  test("asked for, they are shown, and still move no cursor", () => {
    expect(showRefused(xml, { line: 1, column: 1 }, { reveal: true })).toContain("ana@example.com<!--.evil.com-->\\u202e</NameID>");
  });

  test.each([
    ["CDATA", "<a><![CDATA[secret]]></a>"], ["an instruction", "<a><?php secret ?></a>"], ["a quote that never ends", '<a b="secret'], ["a comment that never ends", "<a><!-- secret"], ["a tag that never ends", "<a secret='secret' "],
    ["a name between angle brackets", "<NameID>ana <secret name>"], ["words in a tag", '<NameID secret words Format="x">'], ["an attribute's name", '<NameID secret="1">'], ["an attribute after a broken one", `<NameID Format='x secret="secret" `],
  ])("%s is counted", (_, refused) => {
    expect(showRefused(refused, { line: 1, column: 4 }, { reveal: false })).not.toMatch(/secret/);
  });

  test("an excerpt that begins inside a value says so and shows nothing of it", () => {
    const long = `<a b="${"secret ".repeat(500)}"><b></a>`;
    expect(showRefused(long, { line: 1, column: 2000 }, { reveal: false })).toMatch(/^… \(\d+ characters\) without the beginning of their tag …$/);
  });

  test("whatever the text and the place, it is short", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 2000 }), fc.integer({ min: -5, max: 3000 }), fc.integer({ min: -5, max: 3000 }), fc.boolean(), (text, line, column, reveal) => {
      expect(showRefused(text, { line, column }, { reveal }).length).toBeLessThan(12_000);
    }));
  });
});
