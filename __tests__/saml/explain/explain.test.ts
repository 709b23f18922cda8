import * as fc from "fast-check";
import { checks } from "../../../src/saml/checks";
import { explain, symptoms } from "../../../src/saml/explain/explain";
import { knownPhrase } from "../../../src/saml/explain/known-phrase";
import { nearestSymptoms } from "../../../src/saml/explain/nearest";
import { SIGNATURE_FAULTS } from "../../../src/saml/signature/faults";

/** The rows of the team's notes on sign-in failures, by the words of the notes; then what people on call met beside them. */
const ROWS: readonly (readonly [id: string, text: string])[] = [
  ["unexpected-error", "An unexpected error has occurred"],
  ["not-you-it-is-us", "It's not you, it is us"],
  ["invalid-mfa-credentials", "Invalid MFA credentials"],
  ["something-does-not-compute", "Something doesn't compute"],
  ["request-id-not-valid", "Not a valid response for the provided request id"],
  ["name-id-policy", "Response contains invalid name id policy format"],
  ["could-not-complete-request", "We couldn't complete your request right now. Please try again later."],
  ["something-went-wrong", "Something went wrong"],
  ["not-assigned", "403 App Not Assigned"],
  ["lands-on-okta-dashboard", "sign-in lands on the Okta dashboard"],
  ["additional-region-fails", "additional Region or app link fails"],
  ["account-missing", "signed in, account missing"],
  ["no-applications", "You do not have any applications."],
  ["scim-unauthorized", "Error while verifying if user exists: Unauthorized"],
  ["scim-base-url", "Base URL: Does not match required pattern"],
  ["scim-unparsable", "Request is unparsable, syntactically incorrect, or violates schema"],
  ["scim-several-emails", "List attribute emails exceeds allowed limit of 1"],
  ["scim-duplicate", "Refused to create a new, duplicate resource"],
  ["abac-not-enabled", "Attributes for access control failed to enable"],
];

const found = (text: string): string[] => explain(text).map(({ symptom }) => symptom.id);
const half = (text: string, which: "first" | "last"): string => {
  const words = text.split(" ");
  const count = Math.ceil(words.length / 2);
  return (which === "first" ? words.slice(0, count) : words.slice(-count)).join(" ");
};

test("the table has these rows and no other", () => {
  expect(symptoms.map(({ id }) => id)).toEqual(ROWS.map(([id]) => id));
});

describe.each(ROWS)("%s", (id, text) => {
  test.each([
    ["as it is", text],
    ["its last half", half(text, "last")],
    ["in capitals", text.toUpperCase()],
    ["in smart quotes", `\u201c${text.replaceAll("'", "\u2019")}\u201d`],
    ["without punctuation", text.replaceAll(/[^\w\s]/g, " ")],
    ["with line breaks", text.replaceAll(" ", "\n  ")],
    ["in the middle of a sentence", `Hello team, since this morning some of us see "${text}" at our company. Can you have a look?`],
    ["cut off in its last word", text.slice(0, -1)],
  ])("%s", (_, said) => {
    expect(found(said)).toEqual([id]);
  });
});

/** Halves that are halves of many other sentences too. */
const OF_ANYTHING: readonly string[] = ["signed in,", "You do not"];

test.each(ROWS.filter(([, text]) => !OF_ANYTHING.includes(half(text, "first"))))("%s by its first half", (id, text) => {
  expect(found(half(text, "first"))).toEqual([id]);
});

test.each([
  ["unexpected-error", "an unexpeced error ocurred"],
  ["not-you-it-is-us", "it is not you, it's us"],
  ["not-you-it-is-us", "It\u2019s not you, it\u2019s us"],
  ["something-does-not-compute", "Something does not compute"],
  ["request-id-not-valid", '{"eventName":"ExternalIdPDirectoryLogin","responseElements":{"ExternalIdPDirectoryLogin":"Failure"}}'],
  ["lands-on-okta-dashboard", "after signing in, users land on their Okta dashboard"],
  ["account-missing", "She signed in but one account is missing in the portal"],
  ["additional-region-fails", "sign-in to the additional region fails, the primary one works"],
  ["request-id-not-valid", '{"eventName":"ExternalIdPDirectoryLogin"}'],
  ["scim-duplicate", "Refused to cre"],
  ["abac-not-enabled", "is not authorized to perform: iam:UpdateAssumeRolePolicy"],
  ["not-assigned", "Sorry, you can't access AWS IAM Identity Center because you are not assigned this app in Okta. If you're wondering why this is happening, please contact your administrator."],
  ["not-assigned", "User is not assigned to this application"],
  ["not-assigned", "error=access_denied&error_description=User+is+not+assigned+to+the+client+application."],
  ["no-applications", "no accounts shown in portal"],
  ["no-applications", "empty portal"],
  ["could-not-complete-request", "Your request could not be completed."],
])("%s in other words: %s", (id, said) => {
  expect(found(said)).toEqual([id]);
});

describe("as people type", () => {
  test.each([
    ["not-you-it-is-us", "Its not you its us"],
    ["not-you-it-is-us", "its not you"],
    ["something-does-not-compute", "Something doesnt compute"],
    ["something-does-not-compute", "somthing dosnt compute"],
    ["something-does-not-compute", "something dosen't compute"],
    ["could-not-complete-request", "we couldnt complet your reqest right now"],
    ["no-applications", "you dont have any aplications"],
    ["unexpected-error", "An unexpcted eror has ocurred"],
    ["scim-unparsable", "Requst is unparseable, sintactically incorect"],
    ["unexpected-error", "unexpected"],
    ["unexpected-error", "unexpcted"],
    ["invalid-mfa-credentials", "MFA"],
    ["request-id-not-valid", "request id"],
    ["name-id-policy", "name id policy"],
    ["not-assigned", "403"],
    ["not-assigned", "not asigned"],
    ["scim-duplicate", "duplicate"],
    ["scim-base-url", "base url"],
  ])("%s: %s", (id, said) => {
    expect(found(said)).toEqual([id]);
  });

  test.each(["not you, it's us\nSomething went wrong on our end", "not you, it's us\r\n\r\nSomething went wrong on our end", "not you, it's us\\nSomething went wrong on our end"])("each line may be a message: %j", (said) => {
    expect(found(said)).toEqual(["something-went-wrong", "not-you-it-is-us"]);
  });

  test.each(["403 Forbidden", "404", "402", "okta", "request", "id", "the app", "my account", "an eror", "sing in", "mfb", "expected", "compare", "what is wrong with the build of the console"])("%s is not enough", (said) => {
    expect(found(said)).toEqual([]);
  });
});

describe("what comes near an unknown text", () => {
  test.each([["no-applications", "can't see any application"], ["scim-unauthorized", "verification whether a user exists"], ["lands-on-okta-dashboard", "sign-in loops between the dashboards"]])("%s: %s", (id, said) => {
    expect([found(said), nearestSymptoms(said)[0]]).toMatchObject([[], { symptom: { id }, near: true }]);
  });

  test.each(["xyzzy", "", "8472", "\u{1f937}"])("nothing comes near %j, and every symptom is still listed", (said) => {
    expect([nearestSymptoms(said).filter(({ near }) => near), nearestSymptoms(said).length]).toEqual([[], symptoms.length]);
  });
});

describe("the phrase of a message in a page", () => {
  test.each([
    ["Sorry, you can't access Wiki because you are not assigned this app in Okta. Ask Ana.", "You are not assigned this app in Okta"],
    ['{"message":"Invalid MFA credentials","user":"ana"}', "Invalid MFA credentials"],
    ["Something went wrong. An unexpected error has occurred.", "An unexpected error has occurred"],
  ])("%s", (page, phrase) => {
    expect(knownPhrase(page)).toBe(phrase);
  });

  test.each(["", "Ana is not assigned", "An unexpcted error has occurred", "Invalid MFA", "no accounts are shown or listed in the portal", "signed in, account missing", "x".repeat(50_000)])("%.40s has none: only a message, word by word, is told", (page) => {
    expect(knownPhrase(page)).toBeUndefined();
  });
});

test("several messages are all found, the longest distinctive one first", () => {
  expect(found("First: invalid MFA credentials. Then the log said: Request is unparsable, syntactically incorrect, or violates schema")).toEqual(["scim-unparsable", "invalid-mfa-credentials"]);
});

test.each([
  "", " ", "?!", "error", "An error", "an error has occurred in the build", "hello", "SAML", "Okta", "the build failed with exit code 1", "npm ERR! code ENOENT", "Access denied",
  "it is us-east-1", "please help me sign in", "user not found", "Region eu-west-1", "the account is locked", "signed in", "Please try again", "not you", "for the provided", "Your password has expired",
  "x".repeat(100_000), "word ".repeat(20_000),
])("%.40s is no symptom", (text) => {
  expect(found(text)).toEqual([]);
});

test("no text makes it throw or wait", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
    expect(Array.isArray(explain(text))).toBe(true);
  }));
  expect(explain(`${ROWS.map(([, text]) => text).join(" ")} `.repeat(500)).length).toBeGreaterThan(0);
});

describe("what the table says", () => {
  const ofChecks = checks.flatMap(({ finds }) => finds);
  // A refusal of the reader comes before any check.
  const findings = new Set([...ofChecks, ...SIGNATURE_FAULTS, "input-okta-no-response"]);
  const causes = symptoms.flatMap((symptom) => symptom.causes.map((cause) => ({ id: symptom.id, cause })));

  test("ids are unique", () => {
    expect(new Set(symptoms.map(({ id }) => id)).size).toBe(symptoms.length);
  });

  test.each(causes.map(({ id, cause }) => [id, cause.why, cause] as const))("%s: %s names findings that exist and what to do", (_, __, cause) => {
    expect(cause.findings.filter((finding) => !findings.has(finding))).toEqual([]);
    expect(Object.values(cause.remedy).filter((text) => text.trim() !== "")).not.toEqual([]);
  });

  test("every finding that stops a sign-in is named by a cause; the others are these", () => {
    const named = new Set(symptoms.flatMap((symptom) => symptom.causes.flatMap((cause) => cause.findings)));
    expect(ofChecks.filter((id) => !named.has(id))).toEqual([
      "signature-refused", "signature-no-certificate", "signature-response-only", "signature-key-size", "certificate-expires-soon", "conditions-end-missing",
      "attribute-scheme", "attribute-case", "attribute-space", "attribute-prefix", "attribute-principal-tag", "attribute-missing", "attribute-key-case", "attribute-unexpected", "attribute-empty",
      "assertion-nearly-too-large", "authn-context-missing", "authn-context-default", "authn-context-other", "relay-state-long",
    ]);
    expect(SIGNATURE_FAULTS.filter((id) => !named.has(id))).toEqual(["not-a-response", "signature-canonicalization", "signature-transform", "signature-too-large", "signature-names", "engines-disagree", "expected-certificate"]);
  });

  test.each(["unexpected-error", "could-not-complete-request", "something-went-wrong", "not-you-it-is-us"])("where AWS does not say why, the audience is among the causes: %s", (id) => {
    expect(symptoms.find((symptom) => symptom.id === id)?.causes.flatMap((cause) => cause.findings)).toEqual(expect.arrayContaining(ofChecks.filter((finding) => finding.startsWith("audience-"))));
  });

  test("two assertions are named by both findings that may tell them", () => {
    const [cause] = symptoms.flatMap((symptom) => symptom.causes).filter((one) => one.findings.includes("assertion-several"));
    expect(cause?.findings).toEqual(expect.arrayContaining(SIGNATURE_FAULTS.filter((id) => id.startsWith("wrapping-"))));
  });

  test("every text of the table finds its own row first", () => {
    for (const { id, texts, signs = [] } of symptoms) for (const text of [...texts, ...signs]) expect(found(text)[0]).toBe(id);
  });
});
