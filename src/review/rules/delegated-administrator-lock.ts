import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const delegatedAdministratorLock: Rule = {
  id: "delegated-administrator-lock",
  severity: "error",
  title: "A permission set is held in the management account and in member accounts",
  why: "One assignment in the management account locks the set for the delegated administrator in every account (AWS, delegated administration): nobody can edit or assign it with his credentials any more.",
  fix: "Give the management account a permission set of its own, in an environment that is applied with its credentials.",
  check: ({ gained, permissionSets }, { organization, models }) => {
    const renamed = permissionSets.filter(({ change }) => change === "renamed");
    if (gained.length === 0 && renamed.length === 0) return DOES_NOT_APPLY;
    if (organization === undefined) return answer([], ["which accounts are the management account and the delegated administrator: the data is not at hand"]);
    if (organization.delegatedAdministrator === undefined) return DOES_NOT_APPLY;
    const id = organization.accounts[organization.managementAccount]?.id;
    const grants = models === undefined ? gained.map((gain) => ({ permissionSet: gain.permissionSet, account: gain.account.id })) : [...models.after.grants.values()];
    const inside = new Set(grants.filter(({ account }) => account === id).map(({ permissionSet }) => permissionSet));
    const outside = new Set(grants.filter(({ account }) => account !== id).map(({ permissionSet }) => permissionSet));
    // A renamed set is a new one for AWS, and its grants are made anew.
    const touched = new Set([...gained.map(({ permissionSet }) => permissionSet), ...renamed.map(({ name }) => name)]);
    const locked = [...touched].filter((set) => inside.has(set) && outside.has(set));
    const unsure = models === undefined ? [...touched].filter((set) => (inside.has(set) && !outside.has(set)) || renamed.some(({ name }) => name === set)).filter((set) => !locked.includes(set)) : [];
    return answer(
      locked.map((set) => ({ subject: set, what: `${set} is assigned in the management account and in member accounts, which locks it for the delegated administrator` })),
      unsure.map((set) => `whether ${set}, which ${inside.has(set) ? "comes to the management account, is held elsewhere too" : "is renamed, is held in the management account and elsewhere"}`),
    );
  },
};
