import { verifySignatures } from "../../../src/saml/signature/verify";
import { newIdp, once, outcome, response, rootOf } from "./world";

const idps = newIdp();
const EVIL = "eve@acme.example";

/** Signed by the right key, and yet two readers would read two values. */
describe("what stands twice, or inside a value, is refused whoever signed it", () => {
  const evilSubject = `<saml2:Subject><saml2:NameID>${EVIL}</saml2:NameID></saml2:Subject>`;
  test.each([
    ["a second Subject after the first", "wrapping-second-element", (xml: string) => once(xml, "</saml2:Subject>", `</saml2:Subject>${evilSubject}`), "Subject"],
    ["a second Subject before the first", "wrapping-second-element", (xml: string) => once(xml, "<saml2:Subject ", `${evilSubject}<saml2:Subject `), "Subject"],
    ["a second Conditions", "wrapping-second-element", (xml: string) => once(xml, "</saml2:Conditions>", "</saml2:Conditions><saml2:Conditions/>"), "Conditions"],
    ["an element in the NameID", "wrapping-element-in-value", (xml: string) => once(xml, "anna@acme.example", "anna<x/>@acme.example"), "Subject/NameID/x"],
    ["an element in the Issuer", "wrapping-element-in-value", (xml: string) => once(xml, "</saml2:Issuer>", "<x>evil</x></saml2:Issuer>"), "Issuer/x"],
    ["an element in the Audience", "wrapping-element-in-value", (xml: string) => once(xml, "saml/d-", "saml/<x/>d-"), "Conditions/AudienceRestriction/Audience/x"],
  ])("%s", async (_name, id, edit, path) => {
    const idp = await idps;
    const { reports, faults } = verifySignatures(rootOf(response(idp, { edit: { assertion: edit } })), [idp.certificate]);
    expect(faults).toMatchObject([{ id, severity: "error", at: { path: `Response/Assertion/${path}` }, expected: expect.stringContaining("SAML core 2.") }]);
    expect(reports).toMatchObject([{ verified: false, verdict: { kind: "refused" } }, { verified: false, verdict: { kind: "refused" } }]);
  });

  test.each([
    ["a second Status", "wrapping-second-element", (xml: string) => once(xml, "</saml2p:Status>", '</saml2p:Status><saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></saml2p:Status>')],
    ["a second Issuer", "wrapping-second-element", (xml: string) => once(xml, "</saml2:Issuer><saml2p:Status ", '</saml2:Issuer><saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">evil</saml2:Issuer><saml2p:Status ')],
    ["an EncryptedAssertion in Extensions", "wrapping-second-assertion", (xml: string) => once(xml, "<saml2p:Status ", '<saml2p:Extensions><x:EncryptedAssertion xmlns:x="urn:oasis:names:tc:SAML:2.0:assertion"/></saml2p:Extensions><saml2p:Status ')],
    ["an EncryptedAssertion in Advice", "wrapping-second-assertion", (xml: string) => once(xml, "</saml2:Conditions>", "</saml2:Conditions><saml2:Advice><saml2:EncryptedAssertion/></saml2:Advice>")],
    ["an EncryptedAssertion of another namespace", "wrapping-second-assertion", (xml: string) => once(xml, "</saml2p:Response>", "<EncryptedAssertion/></saml2p:Response>")],
  ])("in what is not signed: %s", async (_name, id, edit) => {
    const idp = await idps;
    expect(outcome(edit(response(idp, { sign: "assertion" })), [idp.certificate])).toEqual({ verdicts: ["Assertion refused"], faults: [id] });
  });

  test("just inside: what may stand several times", async () => {
    const idp = await idps;
    const confirmation = /<saml2:SubjectConfirmation .*<\/saml2:SubjectConfirmation>/s;
    const twice = (xml: string) => once(xml, confirmation, (confirmation.exec(xml)?.[0] ?? "").repeat(2));
    expect(outcome(response(idp, { edit: { assertion: twice } }), [idp.certificate])).toEqual({ verdicts: ["Response valid", "Assertion valid"], faults: [] });
  });
});
