import { changesNothing, nothingText } from "../../src/github/nothing";
import { readReview } from "../../src/review/read-review";
import type { EnvironmentReview } from "../../src/review/review";
import { FINDING, GAIN, QUIET, QUIET_DATA, reviewFile } from "./review-files";

const isNothing = (...environments: readonly EnvironmentReview[]) => changesNothing(readReview(reviewFile(...environments)));
const { fingerprint: _none, ...withoutFingerprint } = QUIET;

test.each<[string, readonly EnvironmentReview[]]>([
  ["a plan without changes", [QUIET]],
  ["data without changes", [QUIET_DATA]],
  ["a plan and data without changes", [QUIET, QUIET_DATA]],
  ["grants that wait as they did before", [{ ...QUIET, waiting: [{ group: "AWS Payments On Call", grants: 3 }], warnings: ["their grants wait"] }]],
  ["drift that the plan leaves alone", [{ ...QUIET, counts: { ...QUIET.counts, drift: 1 } }]],
])("%s is no news", (_, environments) => {
  expect(isNothing(...environments)).toBe(true);
});

test.each<[string, readonly EnvironmentReview[]]>([
  ["a grant gained", [GAIN]],
  ["a finding, whatever it is of", [{ ...QUIET, findings: [FINDING] }]],
  ["a finding that is waived: the waiver is to be seen", [{ ...QUIET, findings: [{ ...FINDING, waived: { reason: "x", owner: "y", until: "2027-01-01" } }] }]],
  ["a resource that is no access", [{ ...QUIET, fingerprint: { value: "sha256:1", changes: [{ address: "okta_group.x", actions: ["update"], digest: "1" }] } }]],
  ["a plan without a fingerprint, of which nobody knows", [withoutFingerprint]],
  ["data with a changed permission set", [{ ...QUIET_DATA, counts: { ...QUIET.counts, permissionSets: 1 } }]],
  ["a change in the second environment alone", [QUIET_DATA, GAIN]],
])("%s is news", (_, environments) => {
  expect(isNothing(...environments)).toBe(false);
});

test("a blocked review is news, whatever it lists", () => {
  expect(changesNothing(readReview(reviewFile(QUIET).replace('"pass"', '"blocked"')))).toBe(false);
});

test("what took a change back says what was looked at, and that of data alone there was no plan", () => {
  expect(nothingText(readReview(reviewFile(QUIET, { ...QUIET, environment: "@everyone" }, QUIET_DATA)))).toBe(
    "## Access review\n\nNo access changes any more: a later push took back what stood here.\n\nLooked at by plan: pilot, `@everyone`; from the data alone: broad.\n",
  );
});
