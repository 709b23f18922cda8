import * as fc from "fast-check";
import { exitCodeOf } from "../../../src/saml/format/report";
import { text } from "../../../src/saml/format/text";
import { ERROR, explanation, refusal, response, shown } from "./reports";

const CLOSED = { reveal: false };

test("a whole report: what it is, the worst first, what was checked and what was not", () => {
  const [before = "", after = ""] = text(response(), CLOSED).split(/^checked.*\n/m);
  expect(before).toBe(`SAML response
  taken from   HAR entry 2, POST to eu-west-1.signin.aws
  status       Success
  issuer       http://www.okta.com/exk1
  destination  https://eu-west-1.signin.aws/platform/saml/acs/0a
  audience     https://a.example/d-1
  NameID       ***@*.example (13 characters)
  started at   AWS (it answers a request)
  issued       2026-11-24T09:30:00.000Z
  valid        from 2026-11-24T09:25:00.000Z until 2026-11-24T09:35:00.000Z
  judged at    2026-11-24T09:30:20.000Z (when it was posted, as the container tells)
  signatures   Response: valid (rsa-sha256)
  attributes   session attributes Department

Errors

error name-id-case: NameID and userName differ in case
    where     line 3, column 14: Response/Assertion/Subject/NameID
    expected  the userName
    found     26 characters
    fix       Make both the same.

Warnings

warning certificate-expires-soon: The certificate ends soon
    expected  90 days
    found     3 days
    fix       Rotate.

Unknown: neither AWS nor Okta documents what happens

unknown signature-response-only: Only the response is signed
    expected  a signed assertion
    found     one signature
    fix       Sign both.

1 error, 1 warning; 1 unknown
`);
  expect(after).toBe(`not checked: part one; part two, because no reason
not checked: part three, because another
values of people are not shown; --reveal shows them
`);
});

test("asked for, values of people are shown", () => {
  const revealed = text(response(), { reveal: true });
  expect(revealed).toContain('found     NameID "Ana@x.example"');
  expect(revealed).toContain("NameID       ana@x.example");
  expect(revealed).not.toContain("--reveal");
});

test.each([["intact", "compared with none that is trusted"], ["document", "no signature vouches for it"]] as const)("values that are not of trusted bytes (%s) are said to be none", (from, words) => {
  expect(text(response({ summary: { ...response().summary, valuesFrom: from } }), CLOSED)).toMatch(new RegExp(`^  assertion .*${words}$`, "m"));
  expect(text(response({ summary: { ...response().summary, envelopeFrom: from } }), CLOSED)).toMatch(new RegExp(`^  outer part .*${words}$`, "m"));
});

describe("nothing found claims no more than was checked", () => {
  const clean = response({ findings: [], unknowns: [] });

  test("it says so, and names the parts", () => {
    expect(text(clean, CLOSED)).toContain("\nnothing found in what was checked\nchecked (2): it can be read; it reports success\n");
  });

  test("what is unknown is counted apart", () => {
    expect(text({ ...clean, unknowns: response().unknowns }, CLOSED)).toContain("\nnothing found in what was checked; 1 unknown\n");
  });
});

test("a refusal", () => {
  expect(text(refusal(), CLOSED)).toBe("Nothing was checked\n\nErrors\n\nerror input-not-saml: This is not SAML\n    expected  a HAR file\n    found     prose\n    fix       Record it.\n\nnothing was checked\n");
});

test("a message for reading keeps its lines", () => {
  expect(text(shown("<a>\n  <b/>\n</a>"), CLOSED)).toBe(`SAML message
  taken from   base64
  kind         response
  posted to    https://a.example
  sent at      2026-11-24T09:30:20.000Z
  RelayState   x (1 character)
  passed over  2 further messages in the same file

<a>
  <b/>
</a>

nothing against reading it
`);
});

test("an explanation has causes in their order, what proves each and what to do", () => {
  const said = text(explanation("Invalid MFA credentials"), CLOSED);
  expect(said).toMatch(/^Explanation\n\n"Invalid MFA credentials" \(AWS sign-in page\)\n\ninvalid-mfa-credentials 1: the person is not provisioned/);
  for (const words of ["proved by        nothing that a SAML response shows", "in Okta          assign the person", "in the console   Users", "in this repo     the group of okta.access", "invalid-mfa-credentials 2: the NameID", "idc saml check, any of name-id-case", "\n1 symptom known by this\n"]) expect(said.replaceAll(/ {2,}/g, " ")).toContain(words.replaceAll(/ {2,}/g, " "));
});

test("where nothing is known, the symptoms that are", () => {
  const said = text(explanation("xyzzy"), CLOSED);
  expect(said).toContain("CloudTrail: Not a valid response for the provided request id");
  expect(said).toMatch(/\nnone of the symptoms known\n$/);
});

test("nothing from outside adds a line or moves the cursor", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 30 }), (evil) => {
    const finding = { ...ERROR, title: evil, expected: evil, found: evil, fix: evil, at: { line: 1, column: 1, path: evil } };
    const report = response({ findings: [finding], unknowns: [], unchecked: [{ what: evil, why: evil }] });
    const said = text({ ...report, summary: { ...report.summary, container: evil, issuer: evil, audiences: [evil], sessionAttributes: [evil] } }, { reveal: false });
    expect(said.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(said.split("\n")).toHaveLength(27);
  }));
});

test.each([
  ["findings", response(), 1],
  ["a warning alone", response({ findings: response().findings.slice(1) }), 1],
  ["unknowns alone", response({ findings: [] }), 0],
  ["nothing", response({ findings: [], unknowns: [] }), 0],
  ["no SAML", refusal(), 2],
  ["a message shown", shown(), 0],
  ["a message that could not be read", shown("x", [ERROR]), 1],
  ["a message with something unknown", shown("x", response().unknowns), 0],
  ["a known symptom", explanation("Invalid MFA credentials"), 0],
  ["an unknown one", explanation("xyzzy"), 1],
])("exit code of %s", (_, report, code) => {
  expect(exitCodeOf(report)).toBe(code);
});
