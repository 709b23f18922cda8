import { SIGNATURE_FAULTS } from "../../../src/saml/signature/faults";
import { verifySignatures } from "../../../src/saml/signature/verify";
import { newIdp, once, outcome, partsOf, response, rootOf } from "./world";

const idps = newIdp();

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = '<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>';
const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const DSIG = "http://www.w3.org/2000/09/xmldsig#";

test("the ids of the faults", () => {
  expect(SIGNATURE_FAULTS).toEqual([
    "not-a-response",
    "wrapping-second-response",
    "wrapping-second-assertion",
    "wrapping-second-element",
    "wrapping-element-in-value",
    "wrapping-signature-place",
    "several-signatures",
    "wrapping-duplicate-id",
    "wrapping-reference",
    "signature-structure",
    "signature-canonicalization",
    "signature-transform",
    "signature-value",
    "signature-key-type",
    "signature-algorithm",
    "digest-algorithm",
    "signature-too-large",
    "signature-names",
    "engines-disagree",
    "expected-certificate",
  ]);
});

/** Signed as they stand, by the right key: the gate alone refuses these. */
describe("a SignedInfo that is signed and yet not let through", () => {
  const reference = /<ds:Reference .*<\/ds:Reference>/s;
  const transforms = /<ds:Transforms>.*<\/ds:Transforms>/s;
  const list = /<ec:InclusiveNamespaces [^>]*>/;
  const edits: readonly [string, string, (info: string) => string][] = [
    ["a reference to the whole document", "wrapping-reference", (info) => once(info, /URI="[^"]*"/, 'URI=""')],
    ["a reference without URI", "wrapping-reference", (info) => once(info, / URI="[^"]*"/, "")],
    ["a reference to another element", "wrapping-reference", (info) => once(info, "#id20000000002", "#id10000000001")],
    ["a reference by XPointer", "wrapping-reference", (info) => once(info, "#id20000000002", "#xpointer(id('id20000000002'))")],
    ["a reference to #", "wrapping-reference", (info) => once(info, /URI="[^"]*"/, 'URI="#"')],
    ["a reference without #", "wrapping-reference", (info) => once(info, "#id20000000002", "id20000000002")],
    ["a reference to a web page", "wrapping-reference", (info) => once(info, "#id20000000002", "https://evil.example/#id20000000002")],
    ["two references", "wrapping-reference", (info) => once(info, reference, (reference.exec(info)?.[0] ?? "").repeat(2))],
    ["no reference", "signature-structure", (info) => once(info, reference, "")],
    ["a reference with a prefixed type", "signature-structure", (info) => once(info, "<ds:Reference ", `<ds:Reference xmlns:x="urn:x" x:Type="${DSIG}Object" `)],
    ["a part of another namespace", "signature-structure", (info) => once(info, "</ds:SignedInfo>", '<x xmlns="urn:x"/></ds:SignedInfo>')],
    ["a second SignatureMethod", "signature-structure", (info) => once(info, "<ds:Reference ", `<ds:SignatureMethod Algorithm="${MORE}rsa-sha512"/><ds:Reference `)],
    ["a prefixed Algorithm besides", "signature-structure", (info) => once(info, "<ds:DigestMethod ", `<ds:DigestMethod xmlns:x="urn:x" x:Algorithm="${DSIG}sha1" `)],
    ["a parameter of the method", "signature-structure", (info) => once(info, `${MORE}rsa-sha256"/>`, `${MORE}rsa-sha256"><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>`)],
    ["text between the parts", "signature-structure", (info) => once(info, "<ds:Reference ", "text<ds:Reference ")],
    ["an element in the digest", "signature-structure", (info) => once(info, "</ds:DigestValue>", "<x/></ds:DigestValue>")],
    ["two digests", "signature-structure", (info) => once(info, "</ds:Reference>", "<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>")],
    ["no digest", "signature-structure", (info) => once(info, /<ds:DigestValue>.*<\/ds:DigestValue>/, "")],
    ["a digest that is no base64", "signature-structure", (info) => once(info, "<ds:DigestValue>", "<ds:DigestValue>*")],
    ["inclusive canonicalization of SignedInfo", "signature-canonicalization", (info) => once(info, EXCLUSIVE, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")],
    ["CanonicalizationMethod of another namespace", "signature-structure", (info) => once(info, `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"/>`, `<x:CanonicalizationMethod xmlns:x="urn:x" Algorithm="${EXCLUSIVE}"/>`)],
    ["an attribute of CanonicalizationMethod", "signature-canonicalization", (info) => once(info, "<ds:CanonicalizationMethod ", '<ds:CanonicalizationMethod Id="x" ')],
    ["canonicalization with comments", "signature-canonicalization", (info) => once(info, EXCLUSIVE, `${EXCLUSIVE}WithComments`)],
    ["no transform", "signature-transform", (info) => once(info, transforms, "<ds:Transforms></ds:Transforms>")],
    ["no Transforms", "signature-transform", (info) => once(info, transforms, "")],
    ["the enveloped transform alone", "signature-transform", (info) => once(info, transforms, `<ds:Transforms>${ENVELOPED}</ds:Transforms>`)],
    ["exclusive canonicalization alone", "signature-transform", (info) => once(info, ENVELOPED, "")],
    ["the two the other way round", "signature-transform", (info) => once(info, transforms, `<ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE}"/>${ENVELOPED}</ds:Transforms>`)],
    ["the enveloped transform twice", "signature-transform", (info) => once(info, ENVELOPED, ENVELOPED + ENVELOPED)],
    ["a canonicalization too many", "signature-transform", (info) => once(info, "</ds:Transforms>", `<ds:Transform Algorithm="${EXCLUSIVE}"/></ds:Transforms>`)],
    ["XSLT", "signature-transform", (info) => once(info, ENVELOPED, `${ENVELOPED}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>`)],
    ["XPath", "signature-transform", (info) => once(info, `${DSIG}enveloped-signature`, "http://www.w3.org/TR/1999/REC-xpath-19991116")],
    ["inclusive canonicalization", "signature-transform", (info) => once(info, `"${EXCLUSIVE}"><ec:`, '"http://www.w3.org/TR/2001/REC-xml-c14n-20010315"><ec:')],
    ["a prefix list of another namespace", "signature-transform", (info) => once(info, `xmlns:ec="${EXCLUSIVE}"`, 'xmlns:ec="urn:x"')],
    ["two prefix lists", "signature-transform", (info) => once(info, list, (list.exec(info)?.[0] ?? "").repeat(2))],
    ["what is no prefix in the prefix list", "signature-transform", (info) => once(info, 'PrefixList="xs"', 'PrefixList="xs 1xs"')],
    ["a prefix and a name in the prefix list", "signature-transform", (info) => once(info, 'PrefixList="xs"', 'PrefixList="xs:a"')],
    ["a no-break space in the prefix list", "signature-transform", (info) => once(info, 'PrefixList="xs"', 'PrefixList="xs\u00A0xsi"')],
    ["no list in the prefix list", "signature-transform", (info) => once(info, ' PrefixList="xs"', "")],
    ["an element of another name for the prefix list", "signature-transform", (info) => once(info, "<ec:InclusiveNamespaces ", "<ec:Namespaces ")],
    ["an attribute of the prefix list", "signature-transform", (info) => once(info, "<ec:InclusiveNamespaces ", '<ec:InclusiveNamespaces Id="x" ')],
    ["an element in the prefix list", "signature-transform", (info) => once(info, list, (list.exec(info)?.[0] ?? "").replace("/>", "><x/></ec:InclusiveNamespaces>"))],
    ["an attribute of Transforms", "signature-transform", (info) => once(info, "<ds:Transforms>", '<ds:Transforms Id="x">')],
    ["an attribute of the enveloped transform", "signature-transform", (info) => once(info, ENVELOPED, ENVELOPED.replace("<ds:Transform ", '<ds:Transform Id="x" '))],
    ["an attribute of the canonicalization", "signature-transform", (info) => once(info, `<ds:Transform Algorithm="${EXCLUSIVE}"`, `<ds:Transform Id="x" Algorithm="${EXCLUSIVE}"`)],
    ["a transform of another name", "signature-transform", (info) => once(info, ENVELOPED, ENVELOPED.replace("Transform", "Transformation"))],
    ["a transform of another namespace", "signature-transform", (info) => once(info, ENVELOPED, ENVELOPED.replace("ds:Transform", 'x:Transform xmlns:x="urn:x"'))],
    ["a prefix list in the enveloped transform", "signature-transform", (info) => once(info, ENVELOPED, ENVELOPED.replace("/>", `>${list.exec(info)?.[0] ?? ""}</ds:Transform>`))],
  ];

  test.each(edits)("%s", async (_name, id, edit) => {
    const idp = await idps;
    const xml = response(idp, { sign: "assertion", edit: { signedInfo: edit } });
    const found = outcome(xml, [idp.certificate]);
    expect(found.verdicts).toEqual(["Assertion refused"]);
    expect(found.faults).toEqual([id]);
  });

  test.each([
    ["no edit", (info: string) => info],
    ["an Id", (info: string) => once(info, "<ds:Reference ", '<ds:Reference Id="ref" ')],
    ["white space between the parts", (info: string) => info.replace(/></g, ">\n<")],
    ["a prefix list of SignedInfo", (info: string) => once(info, `"${EXCLUSIVE}"/>`, `"${EXCLUSIVE}"><ec:InclusiveNamespaces PrefixList="ds" xmlns:ec="${EXCLUSIVE}"/></ds:CanonicalizationMethod>`)],
    ["several prefixes", (info: string) => once(info, 'PrefixList="xs"', 'PrefixList="xs saml2 nowhere"')],
    ["white space around prefixes", (info: string) => once(info, 'PrefixList="xs"', 'PrefixList=" xs  nowhere "')],
    ["lines of prefixes, by reference", (info: string) => once(info, 'PrefixList="xs"', 'PrefixList="nowhere&#10;xs&#9;"')],
    ["prefixes that are not ASCII", (info: string) => once(info, 'PrefixList="xs"', 'PrefixList="xs é e\u0301"')],
    ["#default where no default is", (info: string) => once(info, 'PrefixList="xs"', 'PrefixList="#default xs"')],
    ["a prefix list of SignedInfo with white space around", (info: string) => once(info, `"${EXCLUSIVE}"/>`, `"${EXCLUSIVE}"><ec:InclusiveNamespaces PrefixList=" ds  #default " xmlns:ec="${EXCLUSIVE}"/></ds:CanonicalizationMethod>`)],
    ["an empty prefix list of SignedInfo", (info: string) => once(info, `"${EXCLUSIVE}"/>`, `"${EXCLUSIVE}"><ec:InclusiveNamespaces PrefixList="" xmlns:ec="${EXCLUSIVE}"/></ds:CanonicalizationMethod>`)],
    ["a type, which is a hint", (info: string) => once(info, "<ds:Reference ", `<ds:Reference Type="${DSIG}Object" `)],
  ])("just inside: %s", async (_name, edit) => {
    const idp = await idps;
    expect(outcome(response(idp, { sign: "assertion", edit: { signedInfo: edit } }), [idp.certificate]).faults).toEqual([]);
  });
});

test.each([
  ["no URI", ' URI="#id20000000002"', "", "a reference without URI, which means the whole document"],
  ["another URI", "#id20000000002", "#id10000000001", "a reference to something else than the element around the signature"],
])("what a reference with %s is told as", async (_name, from, to, found) => {
  const idp = await idps;
  const xml = response(idp, { sign: "assertion", edit: { signedInfo: (info) => once(info, from, to) } });
  expect(verifySignatures(rootOf(xml), []).faults).toEqual([expect.objectContaining({ id: "wrapping-reference", found })]);
});

describe("algorithms", () => {
  test.each([
    [`${DSIG}rsa-sha1`, "RSA with SHA-1, which is broken"],
    [`${MORE}rsa-md5`, "RSA with MD5, which is broken"],
    [`${DSIG}hmac-sha1`, "HMAC, a shared secret: whoever knows the public certificate could sign with it"],
    [`${MORE}hmac-sha256`, "HMAC, a shared secret: whoever knows the public certificate could sign with it"],
    ["urn:unknown-sha256", "urn:unknown-sha256, which is not on the list"],
  ])("the signature algorithm %s", async (signature, found) => {
    const idp = await idps;
    const verification = verifySignatures(rootOf(response(idp, { sign: "assertion", algorithms: { signature } })), [idp.certificate]);
    expect(verification.faults).toEqual([expect.objectContaining({ id: "signature-algorithm", found, at: expect.objectContaining({ path: "Response/Assertion/Signature" }) })]);
    expect(verification.reports).toEqual([expect.objectContaining({ signatureAlgorithm: signature, verdict: { kind: "refused", why: "The signature algorithm is not on the list" } })]);
  });

  test.each([
    [`${DSIG}sha1`, "SHA-1, which is broken"],
    [`${MORE}md5`, "MD5, which is broken"],
  ])("the digest algorithm %s", async (digest, found) => {
    const idp = await idps;
    const verification = verifySignatures(rootOf(response(idp, { sign: "assertion", algorithms: { digest } })), [idp.certificate]);
    expect(verification.faults).toEqual([expect.objectContaining({ id: "digest-algorithm", found })]);
    expect(verification.reports[0]?.verdict.kind).toBe("refused");
  });

  test("a sign of wrapping in one signature refuses the other one too", async () => {
    const idp = await idps;
    const xml = response(idp, { edit: { signedInfo: (info, of) => (of === "response" ? once(info, /URI="[^"]*"/, 'URI=""') : info) } });
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: ["Response refused", "Assertion refused"], faults: ["wrapping-reference"] });
  });

  test("one signature refused leaves the other one", async () => {
    const idp = await idps;
    const xml = response(idp, { edit: { signedInfo: (info, of) => (of === "response" ? once(info, EXCLUSIVE, `${EXCLUSIVE}WithComments`) : info) } });
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: ["Response refused", "Assertion valid"], faults: ["signature-canonicalization"] });
  });
});

describe("the signature around SignedInfo", () => {
  test.each([
    ["an Object", "signature-structure", (xml: string) => once(xml, "</ds:Signature>", "<ds:Object>x</ds:Object></ds:Signature>")],
    ["two SignedInfo", "signature-structure", (xml: string) => once(xml, "<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>")],
    ["two SignatureValue", "signature-structure", (xml: string) => once(xml, "<ds:KeyInfo>", "<ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo>")],
    ["two KeyInfo", "signature-structure", (xml: string) => once(xml, "</ds:Signature>", "<ds:KeyInfo/></ds:Signature>")],
    ["KeyInfo first", "signature-structure", (xml: string) => once(once(xml, /<ds:KeyInfo>.*?<\/ds:KeyInfo>/s, ""), "<ds:SignedInfo>", "<ds:KeyInfo/><ds:SignedInfo>")],
    ["no SignatureValue", "signature-structure", (xml: string) => once(xml, /<ds:SignatureValue>.*?<\/ds:SignatureValue>/s, "")],
    ["a SignatureValue that is no base64", "signature-structure", (xml: string) => once(xml, "<ds:SignatureValue>", "<ds:SignatureValue>*")],
    ["an empty SignatureValue", "signature-structure", (xml: string) => once(xml, /<ds:SignatureValue>.*?</s, "<ds:SignatureValue><")],
    ["a second Signature beside it", "several-signatures", (xml: string) => once(xml, "</ds:Signature>", `</ds:Signature>${partsOf(xml).assertionSignature}`)],
    ["the Signature at the end", "wrapping-signature-place", (xml: string) => once(once(xml, partsOf(xml).assertionSignature, ""), "</saml2:Assertion>", `${partsOf(xml).assertionSignature}</saml2:Assertion>`)],
    ["the Signature in the Issuer", "wrapping-signature-place wrapping-element-in-value", (xml: string) => once(once(xml, partsOf(xml).assertionSignature, ""), /<\/saml2:Issuer>(?=<saml2:Subject)/, `${partsOf(xml).assertionSignature}</saml2:Issuer>`)],
    ["an assertion without ID", "wrapping-reference", (xml: string) => once(xml, ' ID="id20000000002"', "")],
    ["an assertion whose ID is no name", "wrapping-reference", (xml: string) => xml.replaceAll("id20000000002", "id2'or'1")],
    ["an assertion whose ID is empty", "wrapping-reference", (xml: string) => xml.replaceAll("id20000000002", "")],
  ])("%s", async (_name, id, change) => {
    const idp = await idps;
    const found = outcome(change(response(idp, { sign: "assertion" })), [idp.certificate]);
    expect(found.verdicts.filter((verdict) => verdict !== "Assertion refused")).toEqual([]);
    expect(found.faults.join(" ")).toBe(id);
  });

  test.each([
    ["white space in the values", (xml: string) => xml.replace(/(<ds:(?:SignatureValue|X509Certificate)>)(.{20})/g, "$1\r\n  $2\n")],
    ["another kind of KeyInfo", (xml: string) => once(xml, /<ds:X509Data>.*<\/ds:X509Data>/s, "<ds:KeyName>okta</ds:KeyName>")],
    ["a KeyInfo with junk for a certificate", (xml: string) => once(xml, /<ds:X509Certificate>.*<\/ds:X509Certificate>/s, "<ds:X509Certificate>AAAA</ds:X509Certificate>")],
  ])("just inside: %s", async (_name, change) => {
    const idp = await idps;
    expect(outcome(change(response(idp, { sign: "assertion" })), [idp.certificate])).toEqual({ verdicts: ["Assertion valid"], faults: [] });
  });

  test("too many parts in what is signed", async () => {
    const idp = await idps;
    const value = (text: string) => outcome(response(idp, { sign: "assertion", attributes: [{ name: "groups", values: [text] }] }), [idp.certificate]);
    const [inside, beyond] = [{ verdicts: ["Assertion valid"], faults: [] }, { verdicts: ["Assertion refused"], faults: ["signature-too-large"] }];
    const filled = (count: number, what: string) => outcome(response(idp, { sign: "assertion", edit: { assertion: (xml) => once(xml, "</saml2:Assertion>", `${what.repeat(count)}</saml2:Assertion>`) } }), [idp.certificate]);
    expect(filled(12_900, "<x/>")).toEqual(inside);
    expect(filled(13_000, "<x/>")).toEqual(beyond);
    expect(filled(6_950, "<x y=''>z</x>")).toEqual(inside);
    expect(filled(7_000, "<x y=''>z</x>")).toEqual(beyond);
    expect(value("x".repeat(190_000))).toEqual(inside);
    expect(value("x".repeat(200_000))).toEqual(beyond);
  });
});
