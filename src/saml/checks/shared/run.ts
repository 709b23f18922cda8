import type { Check, CheckContext, Found, Needs } from "./check";

/** A question that was not answered, and why; never counted as passed. */
export interface Unchecked {
  readonly what: string;
  readonly why: string;
}

/** What checks found, and what was looked at, in the words of the checks. */
export interface Outcome {
  readonly found: readonly Found[];
  readonly checked: readonly string[];
  readonly unchecked: readonly Unchecked[];
}

const WHY: Readonly<Record<keyof Needs, string>> = {
  assertion: "there is no assertion that can be read",
  region: "the Region of IAM Identity Center was not given",
  audience: "the audience of this instance was not given",
  acsUrls: "the ACS URLs that are registered were not given",
  issuer: "the issuer that IAM Identity Center trusts was not given",
  certificates: "the certificates that are active in IAM Identity Center were not given",
  userName: "the userName of the person in IAM Identity Center was not given",
  samlAttributes: "the session attributes that the environment sends were not given",
  directoryAttributes: "the session attributes that are read from the identity store were not given",
  authnContexts: "no authentication context was asked for",
  relayState: "there was no RelayState",
  postedTo: "the container does not tell where it was posted",
  otherMessages: "no other messages of the same recording were given",
};

/** Runs checks; one that throws is a finding, and one whose needs are not known is named. */
export function runChecks(checks: readonly Check[], context: CheckContext): Outcome {
  const found: Found[] = [];
  const checked: string[] = [];
  const unchecked: Unchecked[] = [];
  for (const check of checks) {
    const missing = check.needs.filter((need) => context.known[need] === undefined);
    // What the missing assertion leaves open is told once, by the caller; a response without RelayState leaves nothing open.
    if (missing.includes("assertion") || missing.includes("relayState")) continue;
    if (missing.length > 0) unchecked.push({ what: check.about, why: missing.map((need) => WHY[need]).join(", ") });
    else {
      try {
        found.push(...check.check(context));
        checked.push(check.about);
      } catch (cause) {
        found.push(checkFailed(check.id, check.about, cause));
      }
    }
  }
  return { found, checked, unchecked };
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
