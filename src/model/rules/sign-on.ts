import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared } from "../rule";
import type { ManagedSignOnPolicy, SignOnRule } from "../sign-on";
import { known } from "./assignment-names";

/** Okta caps a rule's priority at 98, and rules count from 1. */
const MOST_RULES = 98;
/** Hours that Okta documents as "once per session"; it documents no bound, and nobody can mean more than that. */
const ONCE_PER_SESSION = 43_800;
const IN_AN_HOUR: Readonly<Record<string, number>> = { H: 1, M: 60, S: 3600 };
/** Okta's ids have 20 characters, of which the first three tell what they are of. */
const ZONE_ID = /^nzo[0-9A-Za-z]{17}$/;

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
    ...rules.flatMap((rule, index) => [...one(`${where}.rules[${index}]`, rule, groups), ...shadowed(`${where}.rules[${index}]`, rule, rules.slice(0, index))]),
  ];
}

function one(where: string, rule: SignOnRule, groups: readonly string[]): Finding[] {
  return [
    ...(rule.name.trim() === "" || rule.name.length > 50 || rule.name === "Catch-all Rule" ? [error(`${where}.name`, quote(rule.name), '1 to 50 characters, not "Catch-all Rule", which Okta keeps', "rename it")] : []),
    ...(rule.groups ?? []).flatMap((group) => known(`${where}.groups`, "group", group, groups)),
    ...(rule.groups?.length === 0 ? [error(`${where}.groups`, "an empty list", "at least one group, or no groups property for everybody", "Okta takes an empty list for everybody: say which is meant")] : []),
    ...zones(where, rule),
    ...(["reauthenticateAfter", "inactivity"] as const).flatMap((property) => duration(`${where}.${property}`, property, rule[property])),
    ...(rule.access === "deny" && (rule.assurance ?? rule.reauthenticateAfter ?? rule.inactivity) !== undefined ? [error(where, "a refusal that asks for something", "assurance, reauthenticateAfter and inactivity on rules that allow", "remove them")] : []),
  ];
}

function zones(where: string, { zones: given }: SignOnRule): Finding[] {
  if (given === undefined) return [];
  const [kind, ids] = "include" in given ? (["include", given.include] as const) : (["exclude", given.exclude] as const);
  if (ids.length === 0) return [error(`${where}.zones`, "no zone", "at least one network zone id, or no zones property for everywhere", "name a zone, or remove zones")];
  return ids.flatMap((id, index) => (ZONE_ID.test(id) ? [] : [error(`${where}.zones.${kind}[${index}]`, quote(id), "the id of a network zone: nzo and 17 letters or digits", "write the zone's id, not its name: GET /api/v1/zones of the Okta API lists both")]));
}

function duration(where: string, property: "reauthenticateAfter" | "inactivity", given: string | undefined): Finding[] {
  if (given === undefined) return [];
  const [, digits = "", unit = ""] = /^PT(\d+)([HMS])$/.exec(given) ?? [];
  if (digits === "") return [error(where, quote(given), "an ISO 8601 duration in hours, minutes or seconds, such as PT8H", "PT0S asks at every sign-in")];
  if (property === "inactivity" && Number(digits) === 0) return [error(where, quote(given), "at least PT1S: nobody is active all the time", 'to ask at every sign-in, reauthenticateAfter: "PT0S"')];
  const hours = Number(digits) / (IN_AN_HOUR[unit] ?? 1);
  return hours > ONCE_PER_SESSION ? [error(where, quote(given), `at most PT${ONCE_PER_SESSION}H, by which Okta means once per session`, `shorten it, to PT8H for a working day, or write PT${ONCE_PER_SESSION}H`)] : [];
}

/** A rule whose people and places all belong to rules before it; the first match decides, so it never does. */
function shadowed(where: string, rule: SignOnRule, before: readonly SignOnRule[]): Finding[] {
  // An empty list of groups is another finding, and means two things.
  if (rule.groups?.length === 0) return [];
  const wider = before.filter((other) => matchesPlacesOf(other, rule));
  const takenBy = (group?: string) => wider.find(({ groups }) => groups === undefined || (group !== undefined && groups.includes(group)));
  const taking = rule.groups === undefined ? [takenBy()] : rule.groups.map(takenBy);
  if (taking.includes(undefined)) return [];
  const names = [...new Set(taking.map((other) => quote(other?.name)))];
  return [error(where, quote(rule.name), "a rule that can decide", `everybody it matches is decided on before, by ${names.join(" and ")}: move it up, or remove it`)];
}

/** Whether `rule` holds wherever `other` does. */
function matchesPlacesOf({ zones: wide }: SignOnRule, { zones: narrow }: SignOnRule): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  if ("include" in wide) return "include" in narrow && narrow.include.every((zone) => wide.include.includes(zone));
  return "exclude" in narrow && wide.exclude.every((zone) => narrow.exclude.includes(zone));
}
