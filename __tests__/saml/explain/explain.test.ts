import * as fc from "fast-check";
import { checks } from "../../../src/saml/checks";
import { explain, symptoms } from "../../../src/saml/explain/explain";

/** The rows of the team's notes on sign-in failures, by the words of the notes. */
const ROWS: readonly (readonly [id: string, text: string])[] = [
  ["unexpected-error", "An unexpected error has occurred"],
  ["not-you-it-is-us", "It's not you, it is us"],
  ["invalid-mfa-credentials", "Invalid MFA credentials"],
  ["something-does-not-compute", "Something doesn't compute"],
  ["request-id-not-valid", "Not a valid response for the provided request id"],
  ["lands-on-okta-dashboard", "sign-in lands on the Okta dashboard"],
  ["additional-region-fails", "additional Region or app link fails"],
  ["account-missing", "signed in, account missing"],
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

test.each(ROWS.filter(([, text]) => half(text, "first") !== "signed in,"))("%s by its first half", (id, text) => {
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
])("%s in other words: %s", (id, said) => {
  expect(found(said)).toEqual([id]);
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
  const findings = new Set(checks.flatMap(({ finds }) => finds));
  const causes = symptoms.flatMap((symptom) => symptom.causes.map((cause) => ({ id: symptom.id, cause })));

  test("ids are unique", () => {
    expect(new Set(symptoms.map(({ id }) => id)).size).toBe(symptoms.length);
  });

  test.each(causes.map(({ id, cause }) => [id, cause.why, cause] as const))("%s: %s names findings that exist and what to do", (_, __, cause) => {
    expect(cause.findings.filter((finding) => !findings.has(finding))).toEqual([]);
    expect(Object.values(cause.remedy).filter((text) => text.trim() !== "")).not.toEqual([]);
  });

  test("every text of the table finds its own row first", () => {
    for (const { id, texts, signs = [] } of symptoms) for (const text of [...texts, ...signs]) expect(found(text)[0]).toBe(id);
  });
});
