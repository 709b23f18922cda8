import { checks } from "../../src/saml/checks";
import { checkResponse, type ResponseReport } from "../../src/saml/check-response";
import { corpus } from "./corpus";
import { SYMPTOMS, type Case } from "./corpus/case";
import { EXPECTED, OPTIONS, USER } from "./samples";

const reports = new Map<Case, ResponseReport>();
/** Each case once: signatures take time. */
function run(one: Case): ResponseReport {
  const report = reports.get(one) ?? checkResponse(one.make(), one.expectations ?? EXPECTED, { ...OPTIONS, ...one.options });
  reports.set(one, report);
  return report;
}
const cases = Object.entries(corpus);

test.each(cases)("%s", (_, one) => {
  const report = run(one);
  expect({ ids: report.findings.map(({ id }) => id), unknowns: report.unknowns.map(({ id }) => id) }).toEqual({ ids: one.ids, unknowns: one.unknowns ?? [] });
});

test("every finding that a check can give is in the corpus", () => {
  const given = new Set(cases.flatMap(([, { ids, unknowns = [] }]) => [...ids, ...unknowns]));
  // A refusal always comes with the gate's own fault, which tells more (checks/signatures.test.ts gives it one without).
  expect(checks.flatMap(({ finds }) => finds).filter((id) => !given.has(id))).toEqual(["signature-refused"]);
});

test("every symptom that a response shows the cause of is in the corpus", () => {
  const shown = new Set(cases.flatMap(([, { symptom }]) => symptom ?? []));
  expect(SYMPTOMS.filter((symptom) => !shown.has(symptom))).toEqual([]);
});

test("findings have all their parts, and a person's values in `sensitive` alone", () => {
  for (const [name, one] of cases) {
    for (const finding of [...run(one).findings, ...run(one).unknowns]) {
      const { sensitive: _, ...shown } = finding;
      for (const part of [finding.title, finding.expected, finding.found, finding.fix]) expect({ name, part: part.trim() }).not.toEqual({ name, part: "" });
      expect({ name, shown: JSON.stringify(shown) }).not.toEqual({ name, shown: expect.stringMatching(new RegExp(`${USER}|ana\\.silva|Refinery|CC-4711|00417`, "i")) });
    }
  }
});

test("the severity of each finding", () => {
  const severities = new Map<string, Set<string>>();
  for (const [, one] of cases) for (const { id, severity } of [...run(one).findings, ...run(one).unknowns]) severities.set(id, (severities.get(id) ?? new Set()).add(severity));
  const of = (...wanted: string[]) => [...severities].filter(([, found]) => [...found].toSorted().join() === wanted.join()).map(([id]) => id).toSorted();
  expect(of("warning")).toEqual([
    "answer-refused", "attribute-both-ways", "attribute-case", "attribute-empty", "attribute-key-case", "attribute-missing", "attribute-prefix", "attribute-principal-tag", "attribute-scheme", "attribute-space", "attribute-unexpected",
    "certificate-expires-soon", "container-twice", "destination-primary-host", "relay-state-encoded", "relay-state-foreign", "relay-state-markup", "replay-other-request", "replay-same-request", "replay-same-response", "signature-key-size",
  ]);
  expect(of("unknown")).toEqual(["assertion-nearly-too-large", "authn-session-over", "certificate-not-yet-valid", "conditions-end-missing", "relay-state-long", "signature-no-certificate", "signature-response-only"]);
  // Outside by more than the common tolerance of clocks it is an error, within it nobody can say.
  // Two Regions may be right, unless the host or the partition shows that they are not.
  expect([of("error", "unknown"), of("error", "warning")]).toEqual([["audience-acs-region", "clock-ahead", "conditions-expired", "confirmation-expired"], ["clock-behind"]]);
  expect([...severities].filter(([, found]) => found.size > 1).length).toBe(5);
});

test("the words of each finding", () => {
  // Keys are made anew each time, so fingerprints and lengths differ.
  const steady = (text: string) => text.replaceAll(/([0-9A-F]{2}:)+[0-9A-F]{2}/g, "<fingerprint>").replaceAll(/\b\d{5,} (characters|of)/g, "<many> $1");
  const words = cases.flatMap(([name, one]) => [...run(one).findings, ...run(one).unknowns].map(({ id, severity, title, found, at }) => steady(`${name}: ${severity} ${id}: ${title}; ${found}${at === undefined ? "" : `; ${at.path}`}`)));
  expect(words.join("\n")).toMatchSnapshot();
});
