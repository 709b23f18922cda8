import { readOthers } from "../../../src/saml/checks/shared/others";
import { checkResponse } from "../../../src/saml/check-response";
import { AUDIENCE, EXPECTED, fromOkta, OPTIONS, request, signed, SPEC, wrap } from "../samples";

test("requests and responses are read, with what they are compared by", () => {
  expect(readOthers([request("_1"), signed({ ids: { response: "id1", assertion: "id2" } })])).toEqual([
    { kind: "request", name: "raw XML", id: "_1", assertionIds: [], inResponseTo: undefined, issued: Date.parse("2026-11-24T09:29:00Z"), issuer: AUDIENCE },
    { kind: "response", name: "raw XML", id: "id1", assertionIds: ["id2"], inResponseTo: SPEC.inResponseTo, issued: Date.parse("2026-11-24T09:30:00Z"), issuer: EXPECTED.issuer },
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

test("a message is named so that a person finds it again", () => {
  expect(readOthers([{ ...request(), container: "HAR entry 4, POST to a.example", sentAt: new Date("2026-11-24T09:30:20Z") }])).toMatchObject([{ name: "HAR entry 4, POST to a.example at 2026-11-24T09:30:20Z" }]);
});

test("a replay names its entries and their times, and of many the last", () => {
  const posted = (entry: number) => ({ ...signed({ ids: { response: "id1", assertion: "id2" } }), container: `HAR entry ${entry}`, sentAt: new Date(Date.UTC(2026, 10, 24, 9, 30, entry)) });
  const found = (...others: number[]) => checkResponse(posted(9), EXPECTED, { ...OPTIONS, otherMessages: others.map(posted) }).findings.find(({ id }) => id === "replay-same-response")?.found;
  expect(found(2)).toBe("2 times: HAR entry 2 at 2026-11-24T09:30:02Z; HAR entry 9 at 2026-11-24T09:30:09Z");
  expect(found(1, 2, 3, 4, 5, 6)).toMatch(/^7 times: HAR entry 3 .*; HAR entry 9 at/);
});
