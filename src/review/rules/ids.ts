/** Ids of the rules, in the order in which they stand in the table. Waivers name them, so none is ever renamed or used again for something else. */
export const RULE_IDS = [
  // Power
  "admin-like-access", "management-account", "delegated-administrator-lock", "escalation-gained", "escalation-limited", "boundary-removed", "user-granted", "policy-unseen", "long-session", "comes-back",
  // Access that goes
  "group-vanished", "break-glass-missing", "destroys-everything", "replacement-storm", "pushed-group-deleted", "group-left-with-nothing", "access-lost", "access-ended", "app-access-lost", "stays-waiting",
  // The trust
  "federation-destroyed", "trust-weakened", "mfa-weakened", "sign-in-refused", "trust-changed",
  // How far it reaches
  "reprovision-radius",
  // What can't be said
  "unknown-values", "deferred-lookup", "partial-plan", "unreviewed-resources", "plan-differs-from-data", "drift-not-reverted",
  // The guardrails themselves
  "guardrails-loosened",
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** Rules whose findings somebody may answer for. What is said of the guardrails is not among them: a change could silence what it says of itself. */
export type WaivableRuleId = Exclude<RuleId, "guardrails-loosened">;

export function isWaivable(id: RuleId): id is WaivableRuleId {
  return id !== "guardrails-loosened";
}
