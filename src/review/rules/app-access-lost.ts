import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const appAccessLost: Rule = {
  id: "app-access-lost",
  severity: "warning",
  title: "The app in Okta is taken from a group, or the rule that fills its group changes",
  why: "Whoever loses the app can't sign in to AWS any more, and Okta deactivates their users in IAM Identity Center, whatever is granted there.",
  fix: "Make sure that another group assigns the app to the same people before this one goes.",
  check: ({ appAccess }) => {
    if (appAccess.length === 0) return DOES_NOT_APPLY;
    const concerned = appAccess.filter(({ name, change }) => change === "removed" || (change === "changed" && name.startsWith("rule that fills ")));
    return answer(concerned.map(({ name, change }) => ({ subject: name, what: change === "removed" ? `${name}: removed` : `${name}: other people than before` })));
  },
};
