import { limitsOf, type Guardrails } from "../guardrails";
import type { PermissionSetFacts } from "../access/model";
import type { SetReview } from "../review";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const policyUnseen: Rule = {
  id: "policy-unseen",
  severity: "warning",
  title: "A permission set gets a policy whose content is not known here, such as one of your own that is kept in the accounts",
  why: "What such a policy allows is in no plan: this review can't say what the set gains by it, and each account may have another version of it.",
  fix: "Read the policy where it is kept, and review its changes there; or write it as the set's inline policy, which is reviewed here. A boundary that is reviewed where it is kept is listed in boundaries of environments/guardrails.ts.",
  check: ({ permissionSets }, { guardrails }) => {
    const sets = permissionSets.filter(({ change }) => change !== "removed");
    if (sets.length === 0) return DOES_NOT_APPLY;
    return answer(sets.flatMap((set) => unseen(set, guardrails).map(({ subject, what }) => ({ subject: `${set.name}: ${subject}`, what }))));
  },
};

function unseen(set: SetReview, guardrails: Guardrails): { readonly subject: string; readonly what: string }[] {
  const { boundaries } = limitsOf(guardrails);
  const said = (set.policy?.unknown ?? []).filter((sentence) => !OF_ONES_OWN.test(sentence)).map((sentence) => ({ subject: sentence, what: `of ${set.name} is not known: ${sentence}` }));
  const had = new Set(ownPolicies(set.before));
  const attached = ownPolicies(set.after).filter((policy) => !had.has(policy) && !boundaries.some((name) => policy === `boundary ${name}`));
  return [...said, ...attached.map((policy) => ({ subject: policy, what: `${set.name} gets ${policy}, a policy of your own whose content is not known here` }))];
}

/** What the comparison says of policies of one's own it says at every edit of the set; here only what is newly attached counts. */
const OF_ONES_OWN = /^the (document of the customer-managed policy|boundary) /;

function ownPolicies(facts: PermissionSetFacts | undefined): string[] {
  const { customerManaged = [], boundary } = facts ?? {};
  return [...customerManaged, ...(typeof boundary === "string" && boundary.startsWith("customer:") ? [`boundary ${boundary.slice("customer:".length)}`] : [])];
}
