import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const signInRefused: Rule = {
  id: "sign-in-refused",
  severity: "warning",
  title: "People who could sign in to AWS would be refused by the sign-on policy",
  why: "That is how a whole company locks itself out, break-glass included: rules gone, a zone that is not theirs, a deny before the rest.",
  fix: "Where it is not meant, put back the rule that let them in. Keep one rule for the break-glass group.",
  check: ({ signOn, signOnEffects }) => {
    if (signOn.length === 0) return DOES_NOT_APPLY;
    return answer(signOnEffects.filter(({ before, after }) => after.startsWith("refused") && !before.startsWith("refused")).map(({ who, before, after }) => ({ subject: who, what: `${who}: ${after} (before: ${before})` })));
  },
};
