import { createHash, sign } from "node:crypto";
import { readStructure } from "../../../src/saml/signature/structure";
import { canonicalize } from "../../../src/saml/xml/canonical";
import { newIdp, once, outcome, partsOf, response, rootOf } from "./world";

const idps = newIdp();

describe("whatever keeps to IAM Identity Center's 50,000 characters is verified", () => {
  test.each([
    ["850 values of one attribute", () => inAssertion(`<saml2:AttributeStatement><saml2:Attribute Name="groups">${Array.from({ length: 850 }, (_one, index) => `<saml2:AttributeValue>g${index}</saml2:AttributeValue>`).join("")}</saml2:Attribute></saml2:AttributeStatement>`)],
    ["the most elements", (room: number) => inAssertion("<a/>".repeat(Math.floor(room / 4)))],
    ["the most elements and texts", (room: number) => inAssertion("<a/>x".repeat(Math.floor(room / 5)))],
  ])("%s", async (_name, fill) => {
    const idp = await idps;
    const xml = response(idp, fill(50_000 - partsOf(response(idp)).assertion.length));
    expect(partsOf(xml).assertion.length).toBeLessThanOrEqual(50_000);
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: ["Response valid", "Assertion valid"], faults: [] });
  });
});

function inAssertion(what: string) {
  return { edit: { assertion: (xml: string) => once(xml, "</saml2:Assertion>", `${what}</saml2:Assertion>`) } };
}

describe("the engines", () => {
  const signed = async (what: string) => {
    const idp = await idps;
    return outcome(response(idp, { sign: "assertion", ...inAssertion(what) }), [idp.certificate]);
  };

  test("bytes on which they disagree are not valid", async () => {
    // xml-crypto takes any prefixed attribute for a declaration whose local name is in the PrefixList.
    expect(await signed('<a:x xmlns:a="urn:a" a:xt="1"/>')).toEqual({ verdicts: ["Assertion valid"], faults: [] });
    expect(await signed('<a:x xmlns:a="urn:a" a:xs="1"/>')).toEqual({ verdicts: ["Assertion refused"], faults: ["engines-disagree"] });
  });

  test.each([
    ["capitals before small letters", '<a:x xmlns:a="urn:a" xmlns:B="urn:b" B:y="1"/>'],
    ["attributes by namespace and name apart", '<a:x xmlns:a="urn:a" xmlns:b="urn:ab" a:bz="1" b:a="2"/>'],
    ["U+FB00 before characters of two units, in names", '<a ﬀ="1" 𐐀="2"/><𐐀/><𐐀:a xmlns:𐐀="urn:a" xmlns:ﬀ="urn:a" ﬀ:a="1"/>'],
    ["U+FB00 before characters of two units, in namespaces", '<a xmlns:a="urn:𐐀" xmlns:b="urn:ﬀ" a:x="1" b:x="2">𐐀</a>'],
    ["names that are not ASCII", '<ﬀ é="1" ﬀ="2" xmlns:ﬁ="urn:f" ﬁ:a="3"/>'],
  ])("sort alike: %s", async (_name, what) => {
    expect(await signed(what)).toEqual({ verdicts: ["Assertion valid"], faults: [] });
  });

  test("names beyond U+FFFF on the signed element, which xml-crypto's parser can't read, are said to be not verified, not to be changed", async () => {
    const idp = await idps;
    const named = (attributes: string) => outcome(response(idp, { sign: "assertion", edit: { assertion: (xml) => once(xml, "<saml2:Assertion ", `<saml2:Assertion ${attributes} `) } }), [idp.certificate]);
    for (const attributes of ['𐐀="2"', 'xmlns:𐐀="urn:a" 𐐀:a="1"']) expect(named(attributes)).toEqual({ verdicts: ["Assertion refused"], faults: ["signature-names"] });
    expect(named('ﬀ="𐐀"')).toEqual({ verdicts: ["Assertion valid"], faults: [] });
  });
});

test("#default in the lists of content and of SignedInfo, where there is a default", async () => {
  const idp = await idps;
  const prefixed = (prefixes: string) => `><ec:InclusiveNamespaces PrefixList="${prefixes}" xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:CanonicalizationMethod>`;
  const xml = response(idp, {
    sign: "assertion",
    edit: {
      assertion: (one) => once(one, "<saml2:Assertion ", '<saml2:Assertion xmlns="urn:d&amp;" '),
      signedInfo: (info) => once(once(info, 'PrefixList="xs"', 'PrefixList="#default xs"'), /(?<=<ds:CanonicalizationMethod [^>]*)\/>/, prefixed("#default")),
    },
  });
  const structure = readStructure(rootOf(xml)).signables[0];
  const info = structure?.signature.element.children[0];
  if (structure === undefined || info?.kind !== "element") throw new Error("no signature");
  const { parent, signature } = structure;
  const content = canonicalize(parent.element, { ancestors: parent.ancestors, prefixes: ["", "xs"], without: signature.element });
  // The signer knows no #default: digest and signature are made here.
  expect(content).toMatch(/^<saml2:Assertion xmlns="urn:d&amp;" xmlns:saml2=/);
  const digested = once(xml, /(?<=<ds:DigestValue>)[^<]*/, createHash("sha256").update(content).digest("base64"));
  const again = readStructure(rootOf(digested)).signables[0]?.signature.element.children[0];
  const bytes = canonicalize(again?.kind === "element" ? again : info, { ancestors: [...parent.ancestors, parent.element, signature.element], prefixes: [""] });
  expect(bytes).toMatch(/^<ds:SignedInfo xmlns="urn:d&amp;" xmlns:ds=/);
  const whole = once(digested, /(?<=<ds:SignatureValue>)[^<]*/, sign("sha256", Buffer.from(bytes), idp.privateKey).toString("base64"));
  expect(outcome(whole, [idp.certificate])).toEqual({ verdicts: ["Assertion valid"], faults: [] });
});

describe("IDs", () => {
  test.each(["_re\u0301x", "_a\u00B7b", "Aß.1-x", "\u0905", "_\u203F", "é"])("a name of XML: %j", async (id) => {
    const idp = await idps;
    expect(outcome(response(idp, { ids: { response: `r${id}`, assertion: id } }), [idp.certificate])).toEqual({ verdicts: ["Response valid", "Assertion valid"], faults: [] });
  });

  test.each(["\u0301x", "\u00B7b", "1a", "-a", "a:b", "a\u00D7b", "a b", 'a"b'])("no name of XML: %j", async (id) => {
    const idp = await idps;
    expect(outcome(response(idp, { sign: "assertion", ids: { assertion: id } }), [idp.certificate])).toEqual({ verdicts: ["Assertion refused"], faults: ["wrapping-reference"] });
  });
});
