import { isFacts, isUnknown, type Fact } from "../access/model";
import type { NamedChange } from "../review";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";
import { appChange, said, trustKind } from "./trust-settings";

export const trustWeakened: Rule = {
  id: "trust-weakened",
  severity: "error",
  title: "Signatures are turned off or weaker, the app is off or given to all of Okta, or people sign in as a constant and not as themselves",
  why: "A signature is all by which AWS tells a real answer of Okta from a forged one; without one, or with SHA-1, sign-in fails or can be forged. A NameID or session attribute that is a constant makes everybody the same person, or gives everybody the same tag.",
  fix: "Keep response and assertion signed, with SHA-256, and the app ACTIVE. Take NameID and session attributes from the person (user., source., ${path:...}), and assign the app by groups.",
  check: (review) => {
    const concerned = review.trust.filter((change) => trustKind(change) === "protection" || isOfThePerson(change) || (trustKind(change) === "reach" && change.change !== "removed"));
    const app = appChange(review);
    if (concerned.length === 0 || app === "removed") return DOES_NOT_APPLY;
    return answer(
      concerned.filter((change) => weakens(change) && !(app === "replaced" && change.change === "removed")).map((change) => ({ subject: change.name, what: sentence(change) })),
      concerned.filter(({ after }) => isUnknown(after)).map(({ name }) => `what "${name}" becomes: it is known after the apply`),
    );
  },
};

/** Whether it says who somebody is, or what policies may ask of them. */
function isOfThePerson({ name, change }: NamedChange): boolean {
  return change !== "removed" && (name === "NameID" || name.startsWith("session attribute "));
}

function weakens(change: NamedChange): boolean {
  if (trustKind(change) === "reach") return change.after === true || change.after === "true";
  return isOfThePerson(change) ? isConstant(change.after) : isWeaker(change);
}

function sentence(change: NamedChange): string {
  const { name, before, after } = change;
  if (trustKind(change) === "reach") return `${name}: the app is given to everybody in Okta, whatever group they are in`;
  const becomes = `${name}: ${said(before)} becomes ${said(after)}`;
  return isOfThePerson(change) ? `${becomes}, which takes nothing from the person who signs in` : becomes;
}

/** A property of the person (and no address that happens to look like one), a path in the directory, or groups. */
const REFERENCE = /(?<![\w@.-])(?:app|idp)?(?:user|source)\.[a-z_]\w*(?![\w.]*@)|\$\{path:|\bisMemberOf\w*\(|\bgetFilteredGroups\(|\bGroups\.\w+\(/i;

function isConstant(fact: Fact | undefined): boolean {
  if (fact === undefined || fact === null || isUnknown(fact)) return false;
  if (isFacts(fact)) return fact["groups"] === undefined && isConstant(fact["value"] ?? "");
  if (Array.isArray(fact)) return fact.length === 0 || fact.some((one: Fact) => !isUnknown(one) && isConstant(one ?? ""));
  return typeof fact !== "string" || !REFERENCE.test(fact.replaceAll(/"[^"]*"/g, '""'));
}

/** What is false or not set is left out of the facts, so a protection that goes is one that is turned off. */
function isWeaker({ name, change, after }: NamedChange): boolean {
  if (change === "removed") return true;
  if (name.endsWith("algorithm")) return typeof after === "string" && !/SHA_?(256|384|512)/i.test(after);
  if (name === "status of the app") return typeof after === "string" && after !== "ACTIVE";
  return typeof after === "boolean" && !after;
}
