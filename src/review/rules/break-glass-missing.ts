import { limitsOf, type BreakGlass } from "../guardrails";
import { powerOf } from "../power";
import type { EnvironmentReview } from "../review";
import { accountsText, answer } from "./answer";
import { DOES_NOT_APPLY, type Rule, type RuleAnswer, type RuleContext } from "./rule";

export const breakGlassMissing: Rule = {
  id: "break-glass-missing",
  severity: "error",
  title: "Nobody would have a break-glass permission set in an account that must have it, or the set would be less than it was",
  why: "It is the way in when everything else fails; that it is gone is noticed when it is needed.",
  fix: "Put the assignment or the policy back. Where an account needs no break-glass any more, take it out of breakGlass in environments/guardrails.ts.",
  check: (review, context) => {
    const entries = limitsOf(context.guardrails).breakGlass.filter((entry) => concerns(entry, review, context));
    if (entries.length === 0) return DOES_NOT_APPLY;
    const answers = entries.map((entry) => (context.models === undefined ? { findings: [], unknown: [`whether somebody has ${entry.permissionSet} wherever it must be: this review has the difference alone`] } : missing(entry, review, context)));
    return answer([...answers.flatMap(({ findings }) => findings), ...entries.flatMap((entry) => weakened(entry, review, context))], answers.flatMap(({ unknown }) => unknown));
  },
};

function concerns({ environment, permissionSet }: BreakGlass, review: EnvironmentReview, { models }: RuleContext): boolean {
  if (environment !== undefined) return environment === review.environment;
  if (review.permissionSets.some(({ name, from }) => name === permissionSet || from === permissionSet)) return true;
  return models !== undefined && (models.before.permissionSets.has(permissionSet) || models.after.permissionSets.has(permissionSet));
}

function missing({ permissionSet, accounts }: BreakGlass, { waiting }: EnvironmentReview, { models, organization, data }: RuleContext): Pick<RuleAnswer, "findings" | "unknown"> {
  const ids = accounts.map((key) => organization?.accounts[key]?.id ?? key);
  const strangers = ids.filter((id) => !/^\d{12}$/.test(id));
  const holders = (grants: Iterable<{ readonly permissionSet: string; readonly account: string }>): Set<string> => new Set([...grants].filter((grant) => grant.permissionSet === permissionSet).map(({ account }) => account));
  const [had, has] = [holders(models?.before.grants.values() ?? []), holders(models?.after.grants.values() ?? [])];
  const waits = new Set(waiting.map(({ group }) => group));
  const coming = holders([...(data.wanted?.values() ?? [])].filter(({ group }) => waits.has(group)));
  const lacking = ids.filter((id) => !strangers.includes(id) && !has.has(id));
  // A first apply pushes the group that it waits for: refusing it would keep the way in closed for ever.
  const waitingFor = lacking.filter((id) => coming.has(id) && !had.has(id));
  const gone = lacking.filter((id) => !waitingFor.includes(id));
  const where = (list: readonly string[]): string => accountsText(list, organization);
  return {
    findings: gone.length === 0 ? [] : [{ subject: `${permissionSet} in ${where(gone)}`, what: `nobody would have ${permissionSet} in ${where(gone)}` }],
    unknown: [
      ...(waitingFor.length === 0 ? [] : [`whether somebody will have ${permissionSet} in ${where(waitingFor)}: it waits for a group that is not in IAM Identity Center yet`]),
      ...strangers.map((key) => `which account ${JSON.stringify(key)} is, where ${permissionSet} must be`),
    ],
  };
}

function weakened({ permissionSet }: BreakGlass, { permissionSets }: EnvironmentReview, { guardrails }: RuleContext): RuleAnswer["findings"] {
  const set = permissionSets.find(({ name, from }) => name === permissionSet || from === permissionSet);
  if (set?.after === undefined || set.before === undefined) return [];
  if (powerOf(set.before, guardrails, set.policy, "before").power !== "admin-like" || powerOf(set.after, guardrails, set.policy).power === "admin-like") return [];
  return [{ subject: permissionSet, what: `${permissionSet} is as good as an administrator, and would not be any more` }];
}
