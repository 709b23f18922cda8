import type { NamedChange } from "../review";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";
import { appChange, said, trustKind } from "./trust-settings";

export const trustChanged: Rule = {
  id: "trust-changed",
  severity: "warning",
  title: "A setting of the trust changes that AWS's end must fit: NameID, certificate or key, session attributes",
  why: "AWS's end has no API: where a person has to follow by hand, nobody signs in until that is done.",
  fix: "Do what the finding says in the same hour as the apply, and check a sign-in with `idc saml check`.",
  check: (review) => {
    if (review.trust.length === 0) return DOES_NOT_APPLY;
    // An app that comes or goes brings or takes all of its settings: that is said once, elsewhere.
    if (appChange(review) !== undefined) return answer([]);
    return answer(review.trust.filter(isToFollow).map((change) => ({ subject: change.name, what: `${change.name}: ${said(change.before)} becomes ${said(change.after)}. ${todo(change.name)}` })));
  },
};

function isToFollow(change: NamedChange): boolean {
  const kind = trustKind(change);
  return kind === "other" || (kind === "attribute" && change.change !== "removed");
}

function todo(name: string): string {
  if (name.startsWith("NameID")) return "Its value must be exactly the userName in IAM Identity Center; compare one user at both ends before applying";
  if (/certificate|signing key/.test(name)) return "Upload the new certificate in the console first (Settings > Identity source > Manage authentication); several may be active there at once";
  if (name.includes("attribute")) return "Policies that test aws:PrincipalTag see the other value from the next sign-in on";
  return "Compare with the console";
}
