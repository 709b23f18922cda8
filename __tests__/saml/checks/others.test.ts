import { readOthers } from "../../../src/saml/checks/shared/others";
import { checkResponse } from "../../../src/saml/check-response";
import { AUDIENCE, EXPECTED, fromOkta, OPTIONS, request, signed, SPEC, wrap } from "../samples";

test("requests and responses are read, with what they are compared by", () => {
  expect(readOthers([request("_1"), signed({ ids: { response: "id1", assertion: "id2" } })])).toEqual([
    { kind: "request", id: "_1", assertionIds: [], inResponseTo: undefined, issued: Date.parse("2026-11-24T09:29:00Z"), issuer: AUDIENCE },
    { kind: "response", id: "id1", assertionIds: ["id2"], inResponseTo: SPEC.inResponseTo, issued: Date.parse("2026-11-24T09:30:00Z"), issuer: EXPECTED.issuer },
  ]);
});

test.each([
  ["metadata", wrap("<a/>", { kind: "idp-metadata" })],
  ["what is not XML", wrap("SAMLResponse=")],
  ["what is larger than any response of Okta", wrap(`<a>${" ".repeat(200_000)}</a>`)],
])("%s is left out", (_, input) => {
  expect(readOthers([input])).toEqual([]);
});

test("RelayState is put right where the sign-in began", () => {
  const fix = (input: ReturnType<typeof signed>) => checkResponse({ ...input, relayState: "<" }, EXPECTED, OPTIONS).findings[0]?.fix;
  expect(fix(fromOkta())).toContain("Default Relay State of the Okta app");
  expect(fix(signed())).toContain("Start again at the AWS access portal");
});
