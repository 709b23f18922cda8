import { limitsOf } from "../guardrails";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule, type RuleAnswer, type RuleContext } from "./rule";
import type { SetReview } from "../review";

export const managementAccount: Rule = {
  id: "management-account",
  severity: "error",
  title: "Somebody gets access to the management account, or more access there",
  why: "No policy of the organization bounds what is done in the management account, and everything in the organization can be done from it.",
  fix: "Grant it in member accounts instead. Where it is meant, list the group in managementGroups of environments/guardrails.ts; an edit of a set that is held there is waived for a time.",
  check: ({ gained, permissionSets }, context) => {
    const { organization, guardrails } = context;
    if (gained.length === 0 && permissionSets.length === 0) return DOES_NOT_APPLY;
    const id = organization?.accounts[organization.managementAccount]?.id;
    if (id === undefined) return answer([], ["which account is the management account: the data is not at hand"]);
    const { managementGroups } = limitsOf(guardrails);
    const granted = gained.filter(({ account, group }) => account.id === id && !managementGroups.includes(group)).map(({ group, permissionSet }) => ({ subject: `${group}: ${permissionSet}`, what: `${group} gets ${permissionSet} in the management account` }));
    const edited = editedSets(permissionSets, id, context);
    return answer([...granted, ...edited.findings], edited.unknown);
  },
};

/** Permission sets that are held in the management account and let a session do more than before, as far as it is known. */
function editedSets(permissionSets: readonly SetReview[], id: string, { models }: RuleContext): Pick<RuleAnswer, "findings" | "unknown"> {
  const more = permissionSets.filter(({ change }) => change === "changed" || change === "renamed").flatMap((set) => {
    const how = whatMore(set);
    return how === undefined ? [] : [{ name: set.name, how }];
  });
  if (models === undefined) return { findings: [], unknown: more.map(({ name }) => `whether ${name}, which changes, is held in the management account`) };
  const held = new Set([...models.after.grants.values()].filter(({ account }) => account === id).map(({ permissionSet }) => permissionSet));
  return { findings: more.filter(({ name }) => held.has(name)).map(({ name, how }) => ({ subject: name, what: `${name}, which is held in the management account, ${how}` })), unknown: [] };
}

const POLICIES: ReadonlySet<string> = new Set(["managed", "customerManaged", "inline", "boundary"]);

function whatMore({ policy, fields }: SetReview): string | undefined {
  if (policy !== undefined && policy.unknown.length === 0) return policy.gained.length + policy.widened.length === 0 ? undefined : "lets a session do more than before";
  return fields.some(({ field }) => POLICIES.has(field)) ? "gets other policies" : undefined;
}
