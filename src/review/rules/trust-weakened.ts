import { isUnknown } from "../access/model";
import type { NamedChange } from "../review";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";
import { appChange, said, trustKind } from "./trust-settings";

export const trustWeakened: Rule = {
  id: "trust-weakened",
  severity: "error",
  title: "Signatures of the SAML messages are turned off or made weaker, or the app is switched off",
  why: "A signature is all by which AWS tells a real answer of Okta from a forged one; without one, or with SHA-1, sign-in fails or can be forged.",
  fix: "Keep response and assertion signed, with SHA-256, and the app ACTIVE.",
  check: (review) => {
    const concerned = review.trust.filter((change) => trustKind(change) === "protection");
    const app = appChange(review);
    if (concerned.length === 0 || app === "removed") return DOES_NOT_APPLY;
    return answer(
      concerned.filter((change) => isWeaker(change) && !(app === "replaced" && change.change === "removed")).map(({ name, before, after }) => ({ subject: name, what: `${name}: ${said(before)} becomes ${said(after)}` })),
      concerned.filter(({ after }) => isUnknown(after)).map(({ name }) => `what "${name}" becomes: it is known after the apply`),
    );
  },
};

/** What is false or not set is left out of the facts, so a protection that goes is one that is turned off. */
function isWeaker({ name, change, after }: NamedChange): boolean {
  if (change === "removed") return true;
  if (name.endsWith("algorithm")) return typeof after === "string" && !/SHA_?(256|384|512)/i.test(after);
  if (name === "status of the app") return typeof after === "string" && after !== "ACTIVE";
  return typeof after === "boolean" && !after;
}
