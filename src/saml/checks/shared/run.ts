import type { Check, CheckContext, Found } from "./check";
import { MISSING, unverified, type Unchecked } from "./unchecked";

export type { Unchecked } from "./unchecked";

/** What checks found, and what was looked at, in the words of the checks. */
export interface Outcome {
  readonly found: readonly Found[];
  readonly passed: readonly string[];
  /** With a finding that is an error or a warning. */
  readonly failed: readonly string[];
  /** With a finding that neither AWS nor Okta documents the outcome of. */
  readonly undecided: readonly string[];
  readonly unchecked: readonly Unchecked[];
}

const NOT_EACH = "not each signature could be verified";

/** Runs checks; one that throws is a finding, and one whose needs are not known is named. */
export function runChecks(checks: readonly Check[], context: CheckContext): Outcome {
  const [found, unchecked]: [Found[], Unchecked[]] = [[], []];
  const lists = { passed: [] as string[], failed: [] as string[], undecided: [] as string[] };
  for (const check of checks) {
    const missing = check.needs.filter((need) => context.known[need] === undefined);
    // What the missing assertion leaves open is told once, by the caller; a response without RelayState leaves nothing open.
    if (missing.includes("assertion") || missing.includes("relayState")) continue;
    try {
      if (missing.length === 0) {
        const own = check.check(context);
        found.push(...own);
        const name = check.named?.(context) ?? check.about;
        if (own.length === 0 && check.looked?.(context) === false) unchecked.push(unverified(name, context, NOT_EACH));
        else lists[verdictOf(own)].push(name);
      }
      const open = check.open?.(context) ?? [];
      unchecked.push(...(open.length > 0 || missing.length === 0 ? open : [notMade(check.about, missing)]));
    } catch (cause) {
      found.push(checkFailed(check.id, check.about, cause));
    }
  }
  return { found, ...lists, unchecked };
}

function verdictOf(found: readonly Found[]): "passed" | "failed" | "undecided" {
  if (found.length === 0) return "passed";
  return found.every(({ severity }) => severity === "unknown") ? "undecided" : "failed";
}

function notMade(what: string, missing: Check["needs"]): Unchecked {
  const close = missing.map((need) => MISSING[need].close).find((one) => one !== undefined);
  return { what, why: missing.map((need) => MISSING[need].why).join(", "), ...(close === undefined ? {} : { close }) };
}

/** A part of the checker that failed: what it looks at counts as not passed. Only the kind of fault is told, since its message may quote the response. */
export function checkFailed(what: string, about: string, cause: unknown): Found {
  return {
    id: "check-failed",
    severity: "error",
    title: `The check "${what}" failed`,
    expected: `an answer whether ${about}`,
    found: cause instanceof Error ? cause.name : "an unknown fault",
    ...(cause instanceof Error ? { sensitive: cause.message.slice(0, 300) } : {}),
    fix: "Report it as a fault of the checker, with a response that shows no person's data; what it looks at is not checked.",
  };
}
