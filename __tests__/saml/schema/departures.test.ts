import { NS } from "../../../src/saml/names";
import { departuresOf } from "../../../src/saml/schema/departures";
import { readXml } from "../../../src/saml/xml/read";

const CLASS = "<a:AuthnContextClassRef>x</a:AuthnContextClassRef>";
const AUTHN = `<a:AuthnStatement AuthnInstant='t'><a:AuthnContext>${CLASS}</a:AuthnContext></a:AuthnStatement>`;
const response = (inside: string) => `<p:Response xmlns:p="${NS.protocol}" xmlns:a="${NS.assertion}" xmlns:ds="${NS.signature}">${inside}</p:Response>`;
const assertion = (inside: string) => response(`<a:Assertion>${inside}</a:Assertion>`);
const statement = (inside: string) => assertion(`<a:AuthnStatement AuthnInstant='t'>${inside}</a:AuthnStatement>`);
const context = (inside: string) => statement(`<a:AuthnContext>${inside}</a:AuthnContext>`);
const subject = (inside: string) => assertion(`<a:Subject>${inside}</a:Subject>`);
const confirmation = (inside: string) => subject(`<a:SubjectConfirmation>${inside}</a:SubjectConfirmation>`);
const conditions = (inside: string) => assertion(`<a:Conditions>${inside}</a:Conditions>`);
const status = (inside: string) => response(`<p:Status>${inside}</p:Status>`);
const attribute = (inside: string) => assertion(`<a:AttributeStatement><a:Attribute Name='n'>${inside}</a:Attribute></a:AttributeStatement>`);

function departures(text: string) {
  const { root, faults } = readXml(text);
  if (root === undefined) throw new Error(faults.map(({ found }) => found).join());
  return departuresOf(root);
}

test.each([
  ["all parts in their order", `<p:Response xmlns:p="${NS.protocol}" xmlns:a="${NS.assertion}" xmlns:ds="${NS.signature}">\n <a:Issuer>i</a:Issuer>\t<ds:Signature>x<y/></ds:Signature><p:Extensions>x<y/></p:Extensions><p:Status><p:StatusCode><p:StatusCode/></p:StatusCode><p:StatusMessage>m</p:StatusMessage><p:StatusDetail>x<y/></p:StatusDetail></p:Status><a:Assertion><a:Issuer>i</a:Issuer><ds:Signature/><a:Subject/><a:Conditions/><a:Advice><y/></a:Advice>${AUTHN}</a:Assertion></p:Response>`],
  ["several encrypted assertions, which another check tells of", response("<a:EncryptedAssertion/><a:EncryptedAssertion/>")],
  ["several confirmations", subject("<a:NameID>n</a:NameID><a:SubjectConfirmation/><a:SubjectConfirmation><a:NameID>m</a:NameID><a:SubjectConfirmationData>x<y/></a:SubjectConfirmationData></a:SubjectConfirmation>")],
  ["a subject of confirmations alone", subject("<a:SubjectConfirmation/>")],
  ["several restrictions, and each other condition once", conditions("<a:AudienceRestriction><a:Audience>x</a:Audience><a:Audience/></a:AudienceRestriction><a:OneTimeUse/><a:AudienceRestriction/><a:ProxyRestriction><a:Audience>x</a:Audience></a:ProxyRestriction>")],
  ["statements in any order and number", assertion(`<a:AttributeStatement><a:EncryptedAttribute/></a:AttributeStatement>${AUTHN}<a:Statement><y/></a:Statement>${AUTHN}<a:AuthzDecisionStatement Resource='r' Decision='d'><a:Action>x</a:Action><a:Action>y</a:Action><a:Evidence><y/></a:Evidence></a:AuthzDecisionStatement>`)],
  ["a context by declaration", context("<a:AuthnContextDecl>x<y/></a:AuthnContextDecl><a:AuthenticatingAuthority>x</a:AuthenticatingAuthority><a:AuthenticatingAuthority>y</a:AuthenticatingAuthority>")],
  ["a context by class and reference", context(`${CLASS}<a:AuthnContextDeclRef>x</a:AuthnContextDeclRef>`)],
  ["elements in an attribute's value, which a check of its own tells of", attribute("<a:AttributeValue>x<y/></a:AttributeValue><a:AttributeValue/>")],
  ["attributes that the schema does not name", response("<a:Issuer x='y' a:z=''>i</a:Issuer>")],
])("as the schema has it: %s", (_, text) => {
  expect(departures(text)).toEqual([]);
});

test.each([
  ["two Subjects", assertion("<a:Subject/><a:Subject/>"), "another Subject in Assertion", "at most one Subject in Assertion (SAML core 2.3.3)", "Response/Assertion/Subject"],
  ["two Conditions", assertion("<a:Conditions/><a:Conditions/>"), "another Conditions in Assertion", "at most one Conditions in Assertion (SAML core 2.3.3)", "Response/Assertion/Conditions"],
  ["two Issuers of the assertion", assertion("<a:Issuer/><a:Issuer/>"), "another Issuer in Assertion", "at most one Issuer in Assertion (SAML core 2.3.3)", "Response/Assertion/Issuer"],
  ["two Issuers of the response", response("<a:Issuer/><a:Issuer/>"), "another Issuer in Response", "at most one Issuer in Response (SAML core 3.3.3)", "Response/Issuer"],
  ["two of Status, one at the end", response("<p:Status/><a:Assertion/><p:Status/>"), "another Status in Response", "at most one Status in Response (SAML core 3.3.3)", "Response/Status"],
  ["two codes", status("<p:StatusCode/><p:StatusCode/>"), "another StatusCode in Status", "at most one StatusCode in Status (SAML core 3.2.2.1)", "Response/Status/StatusCode"],
  ["two codes beneath one", status("<p:StatusCode><p:StatusCode/><p:StatusCode/></p:StatusCode>"), "another StatusCode in StatusCode", "at most one StatusCode in StatusCode (SAML core 3.2.2.2)", "Response/Status/StatusCode/StatusCode"],
  ["two messages", status("<p:StatusMessage/><p:StatusMessage/>"), "another StatusMessage in Status", "at most one StatusMessage in Status (SAML core 3.2.2.1)", "Response/Status/StatusMessage"],
  ["two NameIDs", subject("<a:NameID/><a:NameID/>"), "another NameID in Subject", "at most one BaseID or NameID or EncryptedID in Subject (SAML core 2.4.1)", "Response/Assertion/Subject/NameID"],
  ["a NameID beside a BaseID", subject("<a:BaseID/><a:NameID/>"), "another NameID in Subject", "at most one BaseID or NameID or EncryptedID in Subject (SAML core 2.4.1)", "Response/Assertion/Subject/NameID"],
  ["two data of one confirmation", confirmation("<a:SubjectConfirmationData/><a:SubjectConfirmationData/>"), "another SubjectConfirmationData in SubjectConfirmation", "at most one SubjectConfirmationData in SubjectConfirmation (SAML core 2.4.1.1)", "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData"],
  ["one-time use twice", conditions("<a:OneTimeUse/><a:AudienceRestriction/><a:OneTimeUse/>"), "another OneTimeUse in Conditions", "at most one OneTimeUse in Conditions (SAML core 2.5.1)", "Response/Assertion/Conditions/OneTimeUse"],
  ["two contexts", statement(`<a:AuthnContext>${CLASS}</a:AuthnContext><a:AuthnContext>${CLASS}</a:AuthnContext>`), "another AuthnContext in AuthnStatement", "at most one AuthnContext in AuthnStatement (SAML core 2.7.2)", "Response/Assertion/AuthnStatement/AuthnContext"],
  ["two classes", context(CLASS + CLASS), "another AuthnContextClassRef in AuthnContext", "at most one AuthnContextClassRef in AuthnContext (SAML core 2.7.2.2)", "Response/Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef"],
])("more than once: %s", (_, text, found, expected, path) => {
  expect(departures(text)).toMatchObject([{ kind: "repeated", found, expected, at: { path } }]);
});

test.each([
  ["NameID", subject("<a:NameID>a<x/>b</a:NameID>"), "x of another namespace in NameID", "2.2.3"],
  ["Issuer", response("<a:Issuer><a:Issuer>i</a:Issuer></a:Issuer>"), "Issuer in Issuer", "2.2.5"],
  ["Audience", conditions("<a:AudienceRestriction><a:Audience>a<x/></a:Audience></a:AudienceRestriction>"), "x of another namespace in Audience", "2.5.1.4"],
  ["StatusMessage", status("<p:StatusMessage><x/></p:StatusMessage>"), "x of another namespace in StatusMessage", "3.2.2.3"],
  ["AuthnContextClassRef", context("<a:AuthnContextClassRef><x/></a:AuthnContextClassRef>"), "x of another namespace in AuthnContextClassRef", "2.7.2.2"],
  ["NameID", confirmation("<a:NameID><x/></a:NameID>"), "x of another namespace in NameID", "2.2.3"],
])("an element in the text of %s: %s", (name, text, found, section) => {
  expect(departures(text)).toMatchObject([{ kind: "element-in-text", found, expected: `text alone in ${name} (SAML core ${section})`, at: { path: expect.stringMatching(/\/(x|Issuer)$/) } }]);
});

test.each([
  ["an element of another namespace", response("<foo xmlns='urn:x'>bar</foo>"), "unexpected", "foo of another namespace in Response"],
  ["a name in the wrong namespace", subject("<p:NameID/>"), "unexpected", "NameID in Subject"],
  ["an assertion's part in the response", response("<a:Subject/>"), "unexpected", "Subject in Response"],
  ["an element in what is empty", conditions("<a:OneTimeUse><x/></a:OneTimeUse>"), "unexpected", "x of another namespace in OneTimeUse"],
  ["a condition of another namespace", conditions("<x:Never xmlns:x='urn:x'/>"), "unexpected", "Never of another namespace in Conditions"],
  ["a condition of an unknown type", conditions("<a:Condition/>"), "condition", "a Condition of another kind"],
  ["Conditions before Subject", assertion("<a:Conditions/><a:Subject/>"), "order", "Subject after what it comes before"],
  ["the Assertion before the Status", response("<a:Assertion/><p:Status/>"), "order", "Status after what it comes before"],
  ["no AuthnInstant", assertion(`<a:AuthnStatement><a:AuthnContext>${CLASS}</a:AuthnContext></a:AuthnStatement>`), "missing", "no AuthnInstant"],
  ["no AuthnContext", statement(""), "missing", "no AuthnContext"],
  ["an empty AuthnContext", context(""), "missing", "no AuthnContextClassRef or AuthnContextDecl or AuthnContextDeclRef"],
  ["no attribute in a statement", assertion("<a:AttributeStatement/>"), "missing", "no Attribute or EncryptedAttribute"],
  ["an attribute without a name", assertion("<a:AttributeStatement><a:Attribute/></a:AttributeStatement>"), "missing", "no Name"],
  ["a name with a prefix", assertion("<a:AttributeStatement><a:Attribute a:Name='n'/></a:AttributeStatement>"), "missing", "no Name"],
  ["text before the first element", response("hello<a:Issuer>i</a:Issuer>"), "text", "5 characters of text in Response, before its first element"],
  ["text between elements", response("<a:Issuer>i</a:Issuer> x y <p:Status/>"), "text", expect.stringMatching(/^2 characters of text in Response, after Issuer in line 1, column \d+$/)],
  ["text that is white space to people alone", subject("\u00A0"), "text", "1 characters of text in Subject, before its first element"],
  ["text in what is empty", conditions("<a:OneTimeUse>x</a:OneTimeUse>"), "text", "1 characters of text in OneTimeUse, before its first element"],
])("not as the schema has it: %s", (_, text, kind, found) => {
  expect(departures(text)).toMatchObject([{ kind, found, expected: expect.stringMatching(/\(SAML core \d[\d., ]*\)$/) }]);
});

test("names of the response are in no message at full length, values in none", () => {
  const [one] = departures(response(`<${"n".repeat(500)}>secret</${"n".repeat(500)}>`));
  expect(JSON.stringify(one)).not.toMatch(/secret|n{41}/);
  expect(JSON.stringify(departures(subject("secret <a:NameID>secret<x/></a:NameID> secret")).map(({ found, expected }) => [found, expected]))).not.toContain("secret");
});

test("every one of thousands is found, also the last", () => {
  expect(departures(response(`${"<x/>".repeat(5_000)}<p:Status/><p:Status/>`)).at(-1)).toMatchObject({ kind: "repeated" });
});
