import { changesNothing, nothingText, readReviewFile, type ReviewFile } from "../../src/github/review-file";
import { GRANT, QUIET, reviewFile } from "./review-files";

function read(text: string): ReviewFile {
  const found = readReviewFile(text);
  if ("problem" in found) throw new Error(found.problem);
  return found.review;
}
const DATA = { environment: "broad", source: { kind: "data" }, counts: { gained: 0, lost: 0 }, access: { gained: [], lost: [] }, findings: [] };

test.each([
  ["a plan without changes", [QUIET]],
  ["data without changes", [DATA]],
  ["a plan and data without changes", [QUIET, DATA]],
])("%s changes nothing", (_, environments) => {
  expect(changesNothing(read(reviewFile(...environments)))).toBe(true);
});

test.each<[string, object[]]>([
  ["a grant gained", [{ ...QUIET, access: { gained: [GRANT], lost: [] } }]],
  ["a grant lost", [{ ...QUIET, access: { gained: [], lost: [GRANT] } }]],
  ["a finding", [{ ...QUIET, findings: [{ rule: "wildcard-admin" }] }]],
  ["a resource that is no access", [{ ...QUIET, fingerprint: { value: "sha256:1", changes: [{ address: "okta_group.x", actions: ["update"] }] } }]],
  ["a plan without a fingerprint, of which nobody knows", [{ ...QUIET, fingerprint: undefined }]],
  ["data that counts something", [{ ...DATA, counts: { gained: 0, policies: 1 } }]],
  ["data that counts in a way not known here", [{ ...DATA, counts: { gained: 0, other: { a: 0 } } }]],
  ["a change in the second environment alone", [QUIET, { ...QUIET, environment: "broad", access: { gained: [GRANT], lost: [] } }]],
  ["no environment at all: nothing was looked at", []],
])("%s is something", (_, environments) => {
  expect(changesNothing(read(reviewFile(...environments)))).toBe(false);
});

test("a blocked review is something, whatever it lists", () => {
  expect(changesNothing(read(reviewFile(QUIET).replace('"pass"', '"blocked"')))).toBe(false);
});

test("what took a change back says what was looked at, and that of data alone there was no plan", () => {
  expect(nothingText(read(reviewFile(QUIET, { ...QUIET, environment: "@everyone" }, DATA)))).toBe(
    "## Access review\n\nNo access changes any more: a later push took back what stood here.\n\nLooked at by plan: pilot, `@everyone`; from the data alone: broad.\n",
  );
});

test.each([
  ["nothing", "", /it is not JSON/],
  ["half a file", reviewFile(QUIET).slice(0, 50), /it is not JSON/],
  ["another version", reviewFile(QUIET).replace("review/1", "review/2"), /schema: schema must be idc-review\/1/],
  ["a plan", '{"format_version":"1.2"}', /it is no review file \(schema/],
  ["a list", "[]", /it is no review file/],
  ["an environment without its access", reviewFile({ ...QUIET, access: undefined }), /environments\.0\.access/],
])("%s is refused with a sentence", (_, text, problem) => {
  expect(readReviewFile(text)).toEqual({ problem: expect.stringMatching(problem) as string });
});
