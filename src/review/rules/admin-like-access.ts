import { limitsOf, type Guardrails } from "../guardrails";
import { powerOf } from "../power";
import type { EnvironmentReview, SetReview } from "../review";
import { accountsText, answer, count, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule, type RuleAnswer, type RuleContext } from "./rule";

/** A group that gets admin-like access by this change, and where. */
interface Holder {
  readonly group: string;
  readonly permissionSet: string;
  readonly accounts: readonly string[];
  readonly because: string;
}

export const adminLikeAccess: Rule = {
  id: "admin-like-access",
  severity: "error",
  title: "A group gets admin-like access: newly granted, or by an edit that makes its permission set as good as an administrator",
  why: "Whoever can do nearly everything in an account can also undo every other control in it.",
  fix: "Grant a narrower permission set. Where it is meant, list the group in adminGroups of environments/guardrails.ts, or raise adminAccounts; where a boundary of your own keeps it below that, list it in boundaries.",
  check: (review, context) => {
    const becoming = review.permissionSets.filter((set) => becomesAdmin(set, context.guardrails));
    if (review.gained.length === 0 && review.permissionSets.length === 0) return DOES_NOT_APPLY;
    const { holders, unknown } = gainedBy(review, context);
    const all = [...holders, ...becoming.flatMap((set) => heldAlready(set, review, context))];
    return answer([...all.flatMap((holder) => notAllowed(holder, context)), ...tooMany(all, review, context)], [...unknown, ...unreadEdits(review, context)]);
  },
};

function becomesAdmin({ change, before, after, policy }: SetReview, guardrails: Guardrails): boolean {
  return change !== "added" && change !== "removed" && powerOf(after, guardrails, policy).power === "admin-like" && powerOf(before, guardrails, policy, "before").power !== "admin-like";
}

/** Sets that are held already and of which can't be told what they become. */
function unreadEdits({ permissionSets }: EnvironmentReview, { guardrails }: RuleContext): string[] {
  return permissionSets.filter(({ change, policy }) => change !== "added" && change !== "removed" && policy !== undefined).flatMap(({ name, after, policy }) => {
    const { power, because } = powerOf(after, guardrails, policy);
    return power === "unknown" ? [`whether ${name} becomes admin-like: ${because}`] : [];
  });
}

function gainedBy({ gained, permissionSets }: EnvironmentReview, { models, guardrails }: RuleContext): { holders: Holder[]; unknown: string[] } {
  const changed = new Map(permissionSets.map((set) => [set.name, set]));
  const pairs = [...groupBy(gained, ({ group, permissionSet }) => JSON.stringify([group, permissionSet])).values()];
  const judged = pairs.flatMap((grants) => {
    const [first] = grants;
    if (first === undefined) return [];
    const { group, permissionSet } = first;
    const set = changed.get(permissionSet);
    const power = powerOf(set?.after ?? models?.after.permissionSets.get(permissionSet), guardrails, set?.policy);
    return [{ ...power, holder: { group, permissionSet, accounts: grants.map(({ account }) => account.id), because: power.because } }];
  });
  return {
    holders: judged.filter(({ power }) => power === "admin-like").map(({ holder }) => holder),
    unknown: judged.filter(({ power }) => power === "unknown").map(({ holder }) => `whether ${holder.permissionSet}, which ${holder.group} gets, is admin-like: ${holder.because}`),
  };
}

/** Groups that have a set already when it becomes admin-like. */
function heldAlready({ name, accounts, after, policy }: SetReview, { gained }: EnvironmentReview, { models, guardrails }: RuleContext): Holder[] {
  const because = `${powerOf(after, guardrails, policy).because}, from now on`;
  if (models === undefined) return accounts === 0 ? [] : [{ group: "whoever has it", permissionSet: name, accounts: [], because }];
  const isNew = new Set(gained.map((gain) => JSON.stringify([gain.group, gain.permissionSet, gain.account.id])));
  const held = [...models.after.grants.values()].filter((grant) => grant.permissionSet === name && !isNew.has(JSON.stringify([grant.group, name, grant.account])));
  return [...groupBy(held, ({ group }) => group)].map(([group, grants]) => ({ group, permissionSet: name, accounts: grants.map(({ account }) => account), because }));
}

function notAllowed({ group, permissionSet, accounts, because }: Holder, { guardrails, organization }: RuleContext): RuleAnswer["findings"] {
  if (limitsOf(guardrails).adminGroups.includes(group)) return [];
  const where = accounts.length === 0 ? "" : ` in ${accountsText(accounts, organization)}`;
  return [{ subject: `${group}: ${permissionSet}${where}`, what: `${group} gets admin-like access with ${permissionSet}${where}, and is not among adminGroups (${because})` }];
}

/** Groups that may, and then have it in more accounts than one group may. */
function tooMany(holders: readonly Holder[], review: EnvironmentReview, context: RuleContext): RuleAnswer["findings"] {
  const { adminGroups, adminAccounts, breakGlass } = limitsOf(context.guardrails);
  const exempt = new Set(breakGlass.map(({ permissionSet }) => permissionSet));
  return [...groupBy(holders.filter(({ group, permissionSet }) => adminGroups.includes(group) && !exempt.has(permissionSet)), ({ group }) => group)].flatMap(([group, sets]) => {
    const total = new Set([...sets.flatMap(({ accounts }) => accounts), ...heldAfter(group, exempt, review, context)]).size;
    return total <= adminAccounts ? [] : [{ subject: `${group}: admin-like in ${count(total, "account")}`, what: `${group} then has admin-like access in ${count(total, "account")}, and ${adminAccounts} is the most that one group may have (adminAccounts)` }];
  });
}

/** Accounts (ids) in which a group has admin-like access after the change, with sets that change nothing too. */
function heldAfter(group: string, exempt: ReadonlySet<string>, { permissionSets }: EnvironmentReview, { models, guardrails }: RuleContext): string[] {
  const changed = new Map(permissionSets.map((set) => [set.name, set]));
  return [...(models?.after.grants.values() ?? [])].flatMap((grant) => {
    if (grant.group !== group || exempt.has(grant.permissionSet)) return [];
    const isAdmin = powerOf(models?.after.permissionSets.get(grant.permissionSet), guardrails, changed.get(grant.permissionSet)?.policy).power === "admin-like";
    return isAdmin ? [grant.account] : [];
  });
}
