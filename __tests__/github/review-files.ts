import type { EnvironmentReview } from "../../src/review/review";

const NONE = { gained: 0, lost: 0, replaced: 0, groups: 0, accounts: 0, permissionSets: 0, trust: 0, signOn: 0, pushes: 0, appAccess: 0, directory: 0, drift: 0, unknown: 0, others: 0 };

/** One environment of a review, by plan and without any change. */
export const QUIET: EnvironmentReview = {
  environment: "pilot",
  source: { kind: "plan", terraform: "1.11.4", destroysAll: false },
  counts: NONE,
  unchanged: { grants: 12, permissionSets: 3 },
  gained: [], lost: [], replaced: [], permissionSets: [], trust: [], signOn: [], signOnEffects: [], pushes: [], appAccess: [], directory: [],
  waiting: [], warnings: [], drift: [], unknown: [], others: [], notes: [], findings: [],
  fingerprint: { value: "sha256:0", changes: [] },
};

const { fingerprint: _plan, ...compared } = QUIET;
/** One environment of a review from the data of two commits, without any change. */
export const QUIET_DATA: EnvironmentReview = { ...compared, environment: "broad", source: { kind: "data", base: "a", head: "b" } };

const change = { address: 'aws_ssoadmin_account_assignment.ReadOnly__payments-prod["payments-oncall"]', actions: ["create"], digest: "0" };
/** The same by plan, with a grant gained. */
export const GAIN: EnvironmentReview = {
  ...QUIET,
  counts: { ...NONE, gained: 1, groups: 1, accounts: 1 },
  gained: [{ group: "AWS Payments On Call", permissionSet: "pilot-ReadOnly", account: { id: "400100000001" }, cause: "edit" }],
  fingerprint: { value: "sha256:1", changes: [change] },
};

export const FINDING: EnvironmentReview["findings"][number] = { rule: "wildcard-admin", severity: "warning", subject: "x", what: "x", why: "x", fix: "x" };

/** A review file of these environments. */
export function reviewFile(...environments: readonly EnvironmentReview[]): string {
  return JSON.stringify({ schema: "idc-review/1", verdict: "pass", environments });
}
