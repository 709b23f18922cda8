import * as fc from "fast-check";
import { json, jsonMisuse, type JsonReport } from "../../../src/saml/format/json";
import { ERROR, explanation, refusal, response, shown } from "./reports";

const read = (...of: Parameters<typeof json>): JsonReport => JSON.parse(json(...of)) as JsonReport;
const CLOSED = { reveal: false };

test("a whole report of a response", () => {
  const { sensitive: _, ...open } = ERROR;
  const report = response();
  expect(read(report, CLOSED)).toEqual({
    schema: "idc-saml/1",
    kind: "response",
    verdict: "findings",
    exitCode: 1,
    findings: [open, report.findings[1]],
    unknowns: report.unknowns,
    checked: ["it can be read", "it reports success", "the NameID is right", "it is signed"],
    passed: ["it can be read", "it reports success"],
    failed: ["the NameID is right"],
    undecided: ["it is signed"],
    unchecked: report.unchecked,
    summary: {
      ...report.summary,
      sensitive: {
        nameId: "***@*.example (13 characters)",
        attributes: [{ name: "Department", values: ["******** (8 characters; upper case at 1)"] }],
        statusMessage: "a person's value (7 characters; with white space)",
        relayState: "***************************** (29 characters)",
      },
    },
  });
});

test("asked for, values of people are there", () => {
  const { findings, summary } = read(response(), { reveal: true });
  expect(findings[0]?.sensitive).toBe('NameID "Ana@x.example"');
  expect(summary).toMatchObject({ sensitive: { nameId: "ana@x.example" } });
});

test.each([
  ["refused", refusal(), { verdict: "refused", exitCode: 2, findings: [{ id: "input-not-saml" }], checked: [], unchecked: [] }],
  ["shown", shown("<a/>"), { exitCode: 0, findings: [], message: { of: "response", container: "base64", others: 2, text: "<a/>" } }],
  ["explanation", explanation("Invalid MFA credentials"), { exitCode: 0, symptoms: [{ id: "invalid-mfa-credentials", seenAt: "AWS sign-in page", share: 1 }] }],
  ["explanation", explanation("xyzzy"), { exitCode: 1, symptoms: [] }],
])("%s", (kind, report, parts) => {
  expect(read(report, CLOSED)).toMatchObject({ schema: "idc-saml/1", kind, ...parts });
});

test("what a terminal would obey is escaped, and is the same text to a parser", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("\u202e", "\u009b", "\u2028", "\ufeff", "\u{e0041}"), (text, odd) => {
    const written = json(refusal({ found: `${text}${odd}` }), CLOSED);
    expect(written.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect((JSON.parse(written) as JsonReport).findings[0]?.found).toBe(`${text}${odd}`);
  }));
});

test("misuse is an object too, and escaped as well", () => {
  expect(JSON.parse(jsonMisuse("no such file\u202e"))).toEqual({ schema: "idc-saml/1", kind: "misuse", verdict: "misuse", exitCode: 2, message: "no such file\u202e" });
  expect(jsonMisuse("\u202e")).not.toContain("\u202e");
});
