import { checkResponse } from "../../../src/saml/check-response";
import { EXPECTED, OPTIONS, signed } from "../samples";

const STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
const refused = (code: string, subcode?: string, message?: string) =>
  checkResponse(signed({ sign: "response", status: { code: `${STATUS}${code}`, ...(subcode === undefined ? {} : { subcode: `${STATUS}${subcode}` }), ...(message === undefined ? {} : { message }) } }), EXPECTED, OPTIONS);

test("Okta's refusal of an unassigned person is one finding, with its words and where to look", () => {
  const report = refused("Responder", "RequestDenied", "User is not assigned to the client application.");
  expect(report.findings).toMatchObject([{
    id: "status-denied",
    found: 'Responder / RequestDenied with the message "User is not assigned to the client application."',
    fix: expect.stringContaining("access group"),
    at: { path: "Response/Status/StatusCode/@Value" },
  }]);
  expect(report.unchecked).toContainEqual({ what: "everything that an assertion says: signature, audience, NameID, times, attributes", why: "the response has none" });
});

test.each(["ana.silva@tarnholt.example is locked", "Ana Silva may not", "user 00417", "User jane.doe is not assigned to this application", "the user jdoe is locked out", "jane doe has no access", "doe, jane", "Access denied for O'Neill"])("a message that may name a person stands in `sensitive`: %s", (message) => {
  const [finding] = refused("Responder", "AuthnFailed", message).findings;
  expect(finding?.found).toBe(`Responder / AuthnFailed with a message of ${message.length} characters that may name a person`);
  expect(finding?.sensitive).toContain(message);
});

test("a refusal that nobody signed is told without vouching for it", () => {
  const report = checkResponse(signed({ sign: "none", status: { code: `${STATUS}Responder` } }), EXPECTED, OPTIONS);
  expect(report.findings.map(({ id }) => id)).toEqual(["status-other"]);
  expect(report.unchecked).toContainEqual({ what: "the response comes from Okta", why: "it is not signed" });
});

test.each(["", "  \n"])("an empty message %j is none", (message) => {
  const [finding] = refused("Responder", "AuthnFailed", message).findings;
  expect([finding?.found, finding?.sensitive]).toEqual(["Responder / AuthnFailed", undefined]);
});

test("a code of somebody else's is quoted", () => {
  const report = checkResponse(signed({ status: { code: "urn:acme:nope" } }), EXPECTED, OPTIONS);
  expect(report.findings).toMatchObject([{ id: "status-other", found: '"urn:acme:nope"' }]);
});
