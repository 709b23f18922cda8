import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";
import { appChange, destroyed, said, trustKind } from "./trust-settings";
import type { EnvironmentReview, NamedChange } from "../review";

const WHAT = new Map([
  ["okta_app_saml", "the SAML app, and with it every sign-in to AWS; its new one would have another certificate and another id"],
  ["okta_app_signon_policy", "the sign-on policy of the app"],
  ["aws_ssoadmin_instance_access_control_attributes", "all attributes for access control"],
]);

export const federationDestroyed: Rule = {
  id: "federation-destroyed",
  severity: "error",
  title: "The app, its sign-on policy or its attributes are destroyed or replaced, or sign-in is sent to another place (audience, ACS URL)",
  why: "Nobody can sign in to AWS until both ends fit each other again, and AWS's end is put right by hand in the console.",
  fix: "Put back what was taken out (prevent_destroy is part of the app's block). A new ACS URL or audience is only right when it is copied from the console of the same instance.",
  check: (review) => {
    const { trust } = review;
    const gone = [...WHAT].flatMap(([type, what]) => destroyed(review, type).map((address) => ({ subject: address, what: `${address} is destroyed${type === "okta_app_saml" ? ", so prevent_destroy is off" : ""}: ${what}` })));
    if (trust.length === 0 && gone.length === 0) return DOES_NOT_APPLY;
    const app = appChange(review);
    if (app === "added" || app === "replaced") return answer(gone);
    if (app === "removed") return answer(gone.length > 0 ? gone : [{ subject: "the SAML app", what: "the SAML app is no longer part of this environment: nobody signs in to AWS through it" }]);
    return answer([...gone, ...trust.filter((change) => breaks(change, review)).map((change) => ({ subject: change.name, what: sentence(change) }))]);
  },
};

function breaks(change: NamedChange, { source }: EnvironmentReview): boolean {
  switch (trustKind(change)) {
    case "addressing": return change.change !== "added" || change.name !== "further ACS URLs";
    case "attribute": return change.change === "removed";
    case "policy": return change.change === "removed" && change.name !== "sign-on policy lets in whom no rule names";
    // The data says in words what kind of app it is; a plan that makes another one destroys the first.
    case "app": return source.kind === "data" && change.change === "changed" && kindOfApp(change.before) !== kindOfApp(change.after);
    case "protection": case "reach": case "other": return false;
  }
}

/** `a custom app, taking over 0oa…` says its kind first. */
function kindOfApp(fact: NamedChange["before"]): string | undefined {
  return typeof fact === "string" ? fact.split(",")[0] : undefined;
}

function sentence({ name, change, before, after }: NamedChange): string {
  if (change === "removed") return `${name} is taken out; it was ${said(before)}`;
  return `${name} becomes ${said(after)}${change === "added" ? "" : `; it was ${said(before)}`}`;
}
