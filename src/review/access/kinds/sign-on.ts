import type { ReadInstance } from ".";
import { compare } from "../../../model/keys";
import { isRecord } from "../../plan/sensitive";
import { attribute, parsed, text, type Instance } from "../instance";
import type { Lookups } from "../lookups";
import { UNKNOWN, type Fact, type SignOnRuleFacts } from "../model";

/** Attributes that the facts name; whatever else a rule sets is kept beside them. */
const NAMED: ReadonlySet<string> = new Set(["id", "name", "priority", "access", "groups_included", "factor_mode", "constraints", "re_authentication_frequency", "inactivity_period", "network_connection", "network_includes", "network_excludes", "policy_id", "timeouts", "system"]);
/** Okta fills it in by itself, with ANY, where nothing was said. */
const FILLED_IN: ReadonlySet<string> = new Set(["risk_score"]);

/** What Okta says of a rule where nothing was asked. */
const DEFAULTS: ReadonlyMap<string, Fact> = new Map([["status", "ACTIVE"], ["type", "ASSURANCE"], ["risk_score", "ANY"]]);

export const signOnKinds: readonly (readonly [string, ReadInstance])[] = [
  ["okta_app_signon_policy", (instance, building) => {
    building.trust.set("sign-on policy", text(instance, "name"));
    // Read at creation only: true would let in whoever no rule names.
    building.trust.set("sign-on policy lets in whom no rule names", attribute(instance, "catch_all"));
  }],
  ["okta_app_signon_policy_rules", (instance, building, lookups) => {
    const rules = instance.values.rule;
    const marks: unknown = isRecord(instance.unknown) ? instance.unknown.rule : undefined;
    if (!Array.isArray(rules)) {
      building.cannotSay(instance.address, "the rules of the sign-on policy");
      return;
    }
    for (const [index, values] of rules.entries()) {
      if (!isRecord(values)) continue;
      const mark: unknown = Array.isArray(marks) ? marks[index] : marks;
      addRule({ ...instance, values, unknown: mark }, building.signOn, lookups);
    }
  }],
  ["okta_app_signon_policy_rule", (instance, building, lookups) => addRule(instance, building.signOn, lookups)],
];

function addRule(rule: Instance, signOn: Map<string, SignOnRuleFacts>, { oktaGroup }: Lookups): void {
  const name = text(rule, "name");
  const groups = attribute(rule, "groups_included");
  const constraints = attribute(rule, "constraints");
  const others = [...new Set([...Object.keys(rule.values), ...(isRecord(rule.unknown) ? Object.keys(rule.unknown) : [])])].filter((key) => !NAMED.has(key)).flatMap((key) => {
    const said = attribute(rule, key);
    if (said === UNKNOWN && FILLED_IN.has(key)) return [];
    const value = key === "groups_excluded" && Array.isArray(said) ? said.map((id: Fact) => (typeof id === "string" ? oktaGroup(id) : "?")).toSorted(compare) : said;
    return value === null || value === "" || DEFAULTS.get(key) === value || (Array.isArray(value) && value.length === 0) ? [] : [[key, value] as const];
  });
  signOn.set(typeof name === "string" ? name : "(a rule whose name is known after the apply)", {
    priority: attribute(rule, "priority"),
    access: attribute(rule, "access"),
    groups: Array.isArray(groups) ? groups.map((id: Fact) => (typeof id === "string" ? oktaGroup(id) : "?")).toSorted(compare) : groups === UNKNOWN ? ["(known after the apply)"] : [],
    factorMode: attribute(rule, "factor_mode"),
    constraints: Array.isArray(constraints) ? constraints.map((one: Fact) => parsed(one)) : constraints === UNKNOWN ? [UNKNOWN] : [],
    reauthenticateAfter: attribute(rule, "re_authentication_frequency"),
    inactivity: attribute(rule, "inactivity_period"),
    network: { connection: attribute(rule, "network_connection"), includes: attribute(rule, "network_includes"), excludes: attribute(rule, "network_excludes") },
    others: Object.fromEntries(others),
  });
}
