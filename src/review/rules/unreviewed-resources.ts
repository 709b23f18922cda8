import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const unreviewedResources: Rule = {
  id: "unreviewed-resources",
  severity: "error",
  title: "The plan changes resources that this review does not know as access",
  why: "They may give access all the same (an IAM role, a rule in Okta), and nothing here has looked at them.",
  fix: "Keep them in a stack of their own, with a review of their own; or look at the plan itself and waive them by their address.",
  check: ({ source, others }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    return answer(others.map(({ address, actions }) => ({ subject: address, what: `${address} (${actions.join(", then ")}) is changed and not reviewed` })));
  },
};
