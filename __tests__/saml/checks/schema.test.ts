import { checkResponse } from "../../../src/saml/check-response";
import { readResponse } from "../../../src/saml/response/read";
import { readXml } from "../../../src/saml/xml/read";
import { assertionWith, EXPECTED, once, OPTIONS, signed, USER, wrap } from "../samples";

const SECOND = "<saml2:Subject><saml2:NameID>eve@tarnholt.example</saml2:NameID></saml2:Subject>";

test.each([
  ["a second Subject", () => assertionWith("</saml2:Subject>", `</saml2:Subject>${SECOND}`)],
  ["an element in the NameID", () => assertionWith(USER, "ana.silva<x/>@tarnholt.example")],
  ["a second Status", () => wrap(once(signed({ sign: "assertion" }).xml, "</saml2p:Status>", "</saml2p:Status><saml2p:Status/>"))],
])("where two readers read two values no check claims one, and no value is shown: %s", (_, make) => {
  const { passed, failed, unchecked, summary, findings } = checkResponse(make(), EXPECTED, OPTIONS);
  expect(findings).toHaveLength(1);
  expect([passed, failed]).toEqual([[], ["that it can be read"]]);
  expect(unchecked).toEqual([{ what: "everything that the response says", why: expect.stringContaining("which values a receiver would read") }]);
  expect(JSON.stringify(summary)).not.toMatch(/ana\.silva|eve@/);
});

test("what is merely not as the schema has it is an error beside the other checks", () => {
  const { passed, findings } = checkResponse(assertionWith("<saml2:Conditions ", "text<saml2:Conditions "), EXPECTED, OPTIONS);
  expect(findings).toMatchObject([{ id: "schema-text", severity: "error", expected: expect.stringContaining("SAML core 2.3.3") }]);
  expect(passed).toContain("there is one NameID, in the format emailAddress");
});

test("a formatter's white space is no text between elements", () => {
  const { root } = readXml(signed().xml.replaceAll("><", ">\n\t <"));
  expect(root && readResponse(root, []).view.departures).toEqual([]);
});
