import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../src/review/rules";
import { RULE_IDS } from "../../src/review/rules/ids";

test("these rules run, in this order: one that drops out would let its faults through", () => {
  expect(rules.map(({ id }) => id)).toEqual([
    "admin-like-access", "management-account", "delegated-administrator-lock", "escalation-gained", "escalation-limited", "boundary-removed", "user-granted", "policy-unseen", "long-session", "comes-back",
    "group-vanished", "break-glass-missing", "destroys-everything", "replacement-storm", "pushed-group-deleted", "group-left-with-nothing", "access-lost", "access-ended", "app-access-lost", "stays-waiting",
    "federation-destroyed", "trust-weakened", "mfa-weakened", "sign-in-refused", "trust-changed",
    "reprovision-radius",
    "unknown-values", "deferred-lookup", "partial-plan", "unreviewed-resources", "plan-differs-from-data", "drift-not-reverted",
    "guardrails-loosened",
  ]);
  expect(rules.map(({ id }) => id)).toEqual([...RULE_IDS]);
});

test("these rules block a change: one that becomes a warning would let it pass", () => {
  expect(rules.filter(({ severity }) => severity === "error").map(({ id }) => id)).toEqual([
    "admin-like-access", "management-account", "delegated-administrator-lock", "escalation-gained", "boundary-removed", "user-granted",
    "group-vanished", "break-glass-missing", "destroys-everything", "replacement-storm", "pushed-group-deleted",
    "federation-destroyed", "trust-weakened", "mfa-weakened",
    "unknown-values", "deferred-lookup", "partial-plan", "unreviewed-resources", "plan-differs-from-data",
  ]);
});

/** Names in a folder; files that are no rule are what rules share. */
const files = (folder: string, ending: string) => readdirSync(join(__dirname, folder)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)).toSorted();

test("every rule has its own file and its own test", () => {
  const shared = ["answer", "ids", "index", "rule", "trust-settings"];
  expect(files("../../src/review/rules", ".ts").filter((name) => !shared.includes(name))).toEqual([...RULE_IDS].toSorted());
  expect(files("rules", ".test.ts")).toEqual([...RULE_IDS].toSorted());
});

test.each(rules)("$id says what it looks for, why, and the way out, each as sentences that stand by themselves", ({ title, why, fix }) => {
  expect(title).toMatch(/^[A-Z].{15,160}[^.]$/);
  expect(why).toMatch(/^[A-Z].{20,}\.$/s);
  expect(fix).toMatch(/^[A-Z].{20,}\.$/s);
});
