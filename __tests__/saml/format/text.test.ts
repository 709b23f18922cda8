import * as fc from "fast-check";
import type { Finding } from "../../../src/saml/finding";
import { metadataFacts } from "../../../src/saml/format/facts";
import { exitCodeOf, verdictOf } from "../../../src/saml/format/report";
import { text } from "../../../src/saml/format/text";
import { ERROR, explanation, refusal, response, shown } from "./reports";

const CLOSED = { reveal: false };

test("a whole report: the answer first, then the other findings, what it is, and what was not checked", () => {
  expect(text(response(), CLOSED)).toBe(`error name-id-case: NameID and userName differ in case
    fix       Make both the same.
    found     26 characters
    expected  the userName
    where     line 3, column 14: Response/Assertion/Subject/NameID

warning certificate-expires-soon: The certificate ends soon
    fix       Rotate.
    found     3 days
    expected  90 days

Unknown: neither AWS nor Okta documents what happens

unknown signature-response-only: Only the response is signed
    fix       Sign both.
    found     one signature
    expected  a signed assertion

SAML response: 1 error, 1 warning; 1 unknown
  taken from   HAR entry 2, POST to eu-west-1.signin.aws
  answer       AWS answered 400 to this post
  status       Success
  issuer       http://www.okta.com/exk1
  destination  https://eu-west-1.signin.aws/platform/saml/acs/0a
  audience     https://a.example/d-1
  NameID       ***@*.example (13 characters)
  started at   AWS (it answers a request)
  issued       2026-11-24T09:30:00.000Z
  valid        from 2026-11-24T09:25:00.000Z until 2026-11-24T09:35:00.000Z
  judged at    2026-11-24T09:30:20.000Z, when the browser posted it, as the recording tells
  signature    of Response: verified with a certificate that was given (rsa-sha256)
  certificate  SHA-256 AB:CD, 2026-01-01 to 2036-01-01, CN=x
  attributes   session attributes Department

not checked (a flag in front would let it be)
  --user NAME  part three, because another (the console)
               part one; part two, because no reason

values of people are masked; --reveal shows them
`);
});

test("asked for, every check is named, what failed apart from what passed", () => {
  const said = text(response(), { reveal: false, verbose: true });
  expect(said).toContain("\npassed (2): it can be read; it reports success\nfailed (1): the NameID is right\nundecided (1): it is signed\n");
  expect(text(response(), CLOSED)).not.toMatch(/passed|it reports success/);
});

test.each([["posting", "when the browser posted it"], ["given", "at the time given by --at"], ["page", "does not show the post"], ["issue", "its IssueInstant): nothing tells when it was posted; --at gives the time"], ["now", "it has no IssueInstant"]] as const)("how the time of judging is known is said: %s", (judgedBy, words) => {
  const { summary } = response();
  expect(text(response({ summary: { ...summary, times: { ...summary.times, judgedBy } } }), CLOSED)).toMatch(new RegExp(`^  judged at .*${words.replaceAll(/[()]/g, "\\$&")}`, "m"));
});

test.each([["valid", "verified with"], ["intact-unknown-signer", "no certificate was given"], ["content-changed", "changed after signing"], ["other-certificate", "another certificate than those given"], ["refused", "not looked at"]] as const)("a verdict on a signature is plain words: %s", (verdict, words) => {
  const { summary } = response();
  const said = text(response({ summary: { ...summary, signatures: (["Response", "Assertion"] as const).map((of) => ({ of, verdict, signatureAlgorithm: "x#rsa", digestAlgorithm: "" })) } }), CLOSED);
  expect(said).toMatch(new RegExp(`^  signatures .*of Response and Assertion: .*${words}`, "m"));
  if (verdict !== "valid" && verdict !== "refused") expect(said).not.toContain(verdict);
});

test("two verdicts are two lines, and a certificate that signed nothing is said to be that", () => {
  const { summary } = response();
  const said = text(response({ summary: { ...summary, certificates: summary.certificates.map((one) => ({ ...one, signed: false })), signatures: [{ of: "Response", verdict: "content-changed", signatureAlgorithm: "x#a", digestAlgorithm: "" }, { of: "Assertion", verdict: "valid", signatureAlgorithm: "x#a", digestAlgorithm: "" }] } }), CLOSED);
  expect(said).toMatch(/^ {2}signature .*of Response: .*changed.*\n {2}signature .*of Assertion: verified/m);
  expect(said).toContain("(the response brings it; no signature fits it)");
});

test("which of several messages it is stands before where it was taken from", () => {
  expect(text(response({ summary: { ...response().summary, which: "message 2 of 3" } }), CLOSED)).toContain("  taken from   message 2 of 3, HAR entry 2, POST");
});

describe("values of people are said to be masked only where one was", () => {
  const open = { ...response().summary, sensitive: { attributes: [] } };
  const bare: Finding = { ...ERROR };
  delete (bare as { sensitive?: string }).sensitive;
  test.each<[string, Parameters<typeof response>[0], boolean]>([
    ["a NameID", { findings: [bare] }, true],
    ["a finding", { summary: open }, true],
    ["something unknown", { summary: open, findings: [bare], unknowns: [ERROR] }, true],
    ["nothing", { summary: open, findings: [bare] }, false],
  ])("%s", (_, parts, masked) => {
    expect(text(response(parts), CLOSED).includes("values of people are masked")).toBe(masked);
    expect(text(response(parts), { reveal: true })).not.toContain("masked");
  });
});

test("asked for, values of people are shown", () => {
  const revealed = text(response(), { reveal: true });
  expect(revealed).toContain('found     NameID "Ana@x.example"');
  expect(revealed).toContain("NameID       ana@x.example");
  expect(revealed).not.toContain("--reveal");
});

test.each([["intact", "compared with none"], ["document", "no signature vouches for it"]] as const)("values that are not of trusted bytes (%s) are said to be none", (from, words) => {
  expect(text(response({ summary: { ...response().summary, valuesFrom: from } }), CLOSED)).toMatch(new RegExp(`^  assertion .*${words}$`, "m"));
  expect(text(response({ summary: { ...response().summary, valuesFrom: from, envelopeFrom: from } }), CLOSED)).toMatch(new RegExp(`^  values .*${words}$`, "m"));
  expect(text(response({ summary: { ...response().summary, envelopeFrom: from } }), CLOSED)).toMatch(new RegExp(`^  outer part .*${words}$`, "m"));
});

describe("nothing found claims no more than was checked", () => {
  const clean = response({ findings: [], unknowns: [] });

  test("it says in how many checks, and what to give for the rest", () => {
    expect(text(clean, CLOSED)).toMatch(/^nothing found in 2 checks; not compared: userName: give --user\n\nSAML response: nothing found\n/);
    expect(text({ ...clean, passed: ["one"], unchecked: [] }, CLOSED)).toMatch(/^nothing found in 1 check\n/);
  });

  test("each flag once, in the order of the checks, and no context that few orgs send", () => {
    const close = (name: string, flag: string, lacks?: "authnContexts") => ({ what: "w", why: "y", close: { name, flag, where: "z", ...(lacks === undefined ? {} : { lacks }) } });
    expect(text({ ...clean, unchecked: [close("audience", "--audience URL"), close("ACS URL", "--acs URL"), close("audience", "--audience URL"), close("context", "--authn-context URI", "authnContexts")] }, CLOSED)).toMatch(/^nothing found in 2 checks; not compared: audience, ACS URL: give --audience, --acs\n/);
  });

  test("what is unknown is counted apart", () => {
    expect(text({ ...clean, unknowns: response().unknowns, unchecked: [] }, CLOSED)).toMatch(/^nothing found in 2 checks; 1 unknown\n\nUnknown: neither/);
  });
});

test.each([[-1, "expired 1 day ago"], [-2, "expired 2 days ago"], [0, "0 days left"], [1, "1 day left"], [30, "30 days left"]])("days of a certificate in words: %i", (daysLeft, words) => {
  const certificate = { subject: "CN=x", fingerprint: "AB", notBefore: "2026-01-01T00:00:00.000Z", notAfter: "2036-01-01T00:00:00.000Z", daysLeft, keyType: "rsa", signatureAlgorithm: "RSA with SHA-256", characters: 1 };
  expect(metadataFacts({ container: "x", of: "certificate", certificates: [certificate], services: [], acs: [] }).flat().join()).toContain(`(${words})`);
});

test("a refusal", () => {
  expect(text(refusal(), CLOSED)).toBe("error input-not-saml: This is not SAML\n    fix       Record it.\n    found     prose\n    expected  a HAR file\n\nNothing was checked\n");
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

read without a fault
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
    const report = response({ findings: [finding], unknowns: [], passed: [evil], failed: [], undecided: [], unchecked: [{ what: evil, why: evil, close: { name: evil, flag: evil, where: evil } }] });
    const said = text({ ...report, summary: { ...report.summary, container: evil, which: evil, issuer: evil, audiences: [evil], answers: [evil], certificates: report.summary.certificates.map((one) => ({ ...one, subject: evil })), sessionAttributes: [evil] } }, { reveal: false, verbose: true });
    expect(said.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(said.split("\n")).toHaveLength(28);
  }));
});

test.each([
  ["findings", response(), "findings"],
  ["unknowns alone", response({ findings: [] }), "nothing-found"],
  ["no SAML", refusal(), "refused"],
  ["a message shown", shown(), "shown"],
  ["a message that could not be read", shown("x", [ERROR]), "findings"],
  ["a known symptom", explanation("Invalid MFA credentials"), "known"],
  ["an unknown one", explanation("xyzzy"), "not-known"],
] as const)("verdict of %s", (_, report, verdict) => {
  expect(verdictOf(report)).toBe(verdict);
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
