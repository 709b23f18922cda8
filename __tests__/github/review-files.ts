/** One environment of a review file, by plan and without any change. */
export const QUIET = {
  environment: "pilot",
  source: { kind: "plan", terraform: "1.11.4" },
  counts: { gained: 0, lost: 0 },
  access: { gained: [], lost: [] },
  findings: [],
  fingerprint: { value: "sha256:0", changes: [] },
};

export const GRANT = { group: "AWS Payments On Call", permissionSet: "pilot-ReadOnly", account: { id: "400100000001" } };

/** A review file of these environments. */
export function reviewFile(...environments: readonly object[]): string {
  return JSON.stringify({ schema: "idc-review/1", verdict: "pass", environments });
}
