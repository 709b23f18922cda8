import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";
import type { ManagedSignOnPolicy, SignOnRule } from "../sign-on";
import { known } from "./assignment-names";

/** Okta caps a rule's priority at 98, and rules count from 1. */
const MOST_RULES = 98;

/** The sign-on policy lets somebody in, asks for what it says, and has no rule that can never decide. */
export const signOn: Rule = {
  id: "sign-on",
  scope: "environment",
  check: ({ environment }) => {
    if (environment.okta === "none" || environment.okta.samlApp.kind === "use") return [];
    const policy = environment.okta.samlApp.signOn;
    const where = `${environment.name}.okta.samlApp.signOn`;
    const named = policy.name.trim() === "" ? [error(`${where}.name`, quote(policy.name), "the policy's name", "name it")] : [];
    return policy.kind === "existing" ? named : [...named, ...managed(where, policy, Object.keys(environment.catalog.groups))];
  },
};

function managed(where: string, policy: ManagedSignOnPolicy, groups: readonly string[]): Finding[] {
  const { rules } = policy;
  return [
    ...(policy.description.trim() === "" ? [error(`${where}.description`, quote(policy.description), "a description: Okta requires one", "say what the policy is for")] : []),
    ...(rules.some(({ access }) => access !== "deny") ? [] : [error(`${where}.rules`, `${rules.length} rules, none of which allows`, "at least one rule that lets people in", "add one: whoever no rule lets in is refused")]),
    ...(rules.length > MOST_RULES ? [error(`${where}.rules`, `${rules.length} rules`, `at most ${MOST_RULES}: Okta knows no higher priority`, "join rules that ask for the same")] : []),
    ...shared(rules, ({ name }) => name.toLowerCase()).map(([name]) => error(`${where}.rules`, `two rules named ${quote(name)}`, "a name for each", "rename one")),
    ...rules.flatMap((rule, index) => [...one(`${where}.rules[${index}]`, rule, groups), ...(shadowedBy(rules, index) === undefined ? [] : [warning(`${where}.rules[${index}]`, quote(rule.name), "a rule that can decide", `${quote(shadowedBy(rules, index))} stands before it and matches everybody it matches: move it up`)])]),
  ];
}

function one(where: string, rule: SignOnRule, groups: readonly string[]): Finding[] {
  return [
    ...(rule.name.trim() === "" || rule.name.length > 50 || rule.name === "Catch-all Rule" ? [error(`${where}.name`, quote(rule.name), '1 to 50 characters, not "Catch-all Rule", which Okta keeps', "rename it")] : []),
    ...(rule.groups ?? []).flatMap((group) => known(`${where}.groups`, "group", group, groups)),
    ...(rule.groups?.length === 0 ? [error(`${where}.groups`, "an empty list", "at least one group, or no groups property for everybody", "Okta takes an empty list for everybody: say which is meant")] : []),
    ...(rule.zones !== undefined && ("include" in rule.zones ? rule.zones.include : rule.zones.exclude).every((zone) => zone.trim() === "") ? [error(`${where}.zones`, "no zone", "at least one network zone id, or no zones property for everywhere", "name a zone, or remove zones")] : []),
    ...(["reauthenticateAfter", "inactivity"] as const).flatMap((property) => {
      const given = rule[property];
      return given === undefined || /^PT\d+[HMS]$/.test(given) ? [] : [error(`${where}.${property}`, quote(given), "an ISO 8601 duration in hours, minutes or seconds, such as PT8H", "PT0S asks at every sign-in")];
    }),
    ...(rule.access === "deny" && (rule.assurance ?? rule.reauthenticateAfter ?? rule.inactivity) !== undefined ? [error(where, "a refusal that asks for something", "assurance, reauthenticateAfter and inactivity on rules that allow", "remove them")] : []),
  ];
}

/** A rule for everybody, from everywhere, leaves nothing to the rules behind it. */
function shadowedBy(rules: readonly SignOnRule[], index: number): string | undefined {
  return rules.slice(0, index).find(({ groups, zones }) => groups === undefined && zones === undefined)?.name;
}
