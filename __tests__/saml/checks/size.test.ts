import { checkResponse } from "../../../src/saml/check-response";
import type { SamlInput } from "../../../src/saml/input/input";
import { EXPECTED, OPTIONS, once, signed, wrap } from "../samples";

const xml = signed({ sign: "none" }).xml;
const assertion = /<saml2:Assertion .*<\/saml2:Assertion>/s.exec(xml)?.[0].length ?? 0;
/** An assertion of exactly so many characters; white space counts like any other. */
const ofAssertion = (characters: number): SamlInput => wrap(once(xml, "<saml2:Subject ", `<saml2:Subject${" ".repeat(characters - assertion + 1)}`));
const ofResponse = (bytes: number): SamlInput => wrap(once(xml, "<saml2p:Status ", `<saml2p:Status${" ".repeat(bytes - xml.length + 1)}`));
const sizes = (input: SamlInput) => {
  const { findings, unknowns } = checkResponse(input, EXPECTED, OPTIONS);
  return [...findings, ...unknowns].map(({ id }) => id).filter((id) => id.includes("large"));
};

test.each([
  ["50,000 characters of assertion", ofAssertion(50_000), ["assertion-nearly-too-large"]],
  ["50,001 characters of assertion", ofAssertion(50_001), ["assertion-too-large"]],
  ["a response of 50,000 characters in base64", ofResponse(37_500), []],
  ["a response of 50,004 characters in base64", ofResponse(37_501), ["assertion-nearly-too-large"]],
])("%s", (_, input, ids) => {
  expect(sizes(input)).toEqual(ids);
});

test("letters of several bytes count once in the assertion and by their bytes in base64", () => {
  const input = wrap(once(xml, "Refinery", "é".repeat(20_000)));
  expect(sizes(input)).toEqual(["assertion-nearly-too-large"]);
});
