import type { GuardrailsData, WaiverInput } from "./guardrails";
import { expandBreakGlass } from "./resolve-guardrails";
import { quote, type Problem } from "./problem";
import type { ResolvedEnvironment } from "./resolve";
import { daysBetween, error, isDay, shared, warning, type Finding } from "./rule";
import { known, knownTarget } from "./rules/assignment-names";
import { isSession } from "./rules/permission-set-values";
import { checkGuardrailsShape } from "./shape/guardrails";

/** Days that a waiver may last from today on. */
const LONGEST_DAYS = 366;

/** Everything that is wrong with the guardrails, as the check of all other data says it; `environments` must have been checked. */
export function checkGuardrails(given: unknown, environments: readonly ResolvedEnvironment[], today: string): Problem[] {
  const shape = checkGuardrailsShape(given);
  if (shape.length > 0) return shape;
  // oxlint-disable-next-line no-unsafe-type-assertion -- its shape was checked a line above
  const guardrails = given as GuardrailsData;
  const findings = [...limits(guardrails), ...groups(guardrails), ...boundaries(guardrails), ...pilots(guardrails, environments), ...breakGlass(guardrails, environments), ...waivers(guardrails, environments, today)];
  return findings.map((finding) => ({ rule: "guardrails", ...finding }));
}

function limits({ adminAccounts, reprovisionLimit, replacementShare, longestPowerfulSession }: GuardrailsData): Finding[] {
  return [
    ...whole("adminAccounts", adminAccounts),
    ...whole("reprovisionLimit", reprovisionLimit),
    ...(replacementShare === undefined || (replacementShare >= 0 && replacementShare <= 1) ? [] : [error("guardrails.replacementShare", quote(replacementShare), "a share, 0 to 1 (0.2 is a fifth)", "correct it, or leave it out")]),
    ...(longestPowerfulSession === undefined || isSession(longestPowerfulSession) ? [] : [error("guardrails.longestPowerfulSession", quote(longestPowerfulSession), "PT1H to PT12H", "use hours(1) to hours(12), or minutes(60) to minutes(720)")]),
  ];
}

function whole(name: string, value: number | undefined): Finding[] {
  return value === undefined || (Number.isSafeInteger(value) && value >= 0) ? [] : [error(`guardrails.${name}`, quote(value), "a whole number of accounts, 0 or more", "correct it, or leave it out")];
}

function groups({ adminGroups = [], managementGroups = [], catalog }: GuardrailsData): Finding[] {
  const names = Object.keys(catalog.groups);
  const of = (list: string, groupKeys: readonly string[]): Finding[] => groupKeys.flatMap((key, index) => known(`guardrails.${list}[${index}]`, "group", key, names));
  return [...of("adminGroups", adminGroups), ...of("managementGroups", managementGroups)];
}

/** A boundary that no set has keeps nobody below anything: most often its name is mistyped. */
function boundaries({ boundaries: list = [], catalog }: GuardrailsData): Finding[] {
  const used = Object.values(catalog.permissionSets).flatMap(({ boundary }) => (typeof boundary === "object" && boundary.kind === "customer-managed" ? [`${boundary.path}${boundary.name}`] : []));
  return list.flatMap((name, index) => known(`guardrails.boundaries[${index}]`, "boundary", name, [...new Set(used)], (near) => (near.length > 0 ? `did you mean ${quote(near[0])}? Path and name, as in customerManaged()` : "remove it: no permission set has it")));
}

function pilots({ pilots: list = [] }: GuardrailsData, environments: readonly ResolvedEnvironment[]): Finding[] {
  return list.flatMap((name, index) => knownEnvironment(`guardrails.pilots[${index}]`, name, environments));
}

function knownEnvironment(where: string, name: string, environments: readonly ResolvedEnvironment[]): Finding[] {
  const names = environments.map(({ environment }) => environment.name);
  return known(where, "environment", name, names, (near) => (near.length > 0 ? `did you mean ${quote(near[0])}?` : `choose one of ${names.join(", ")}`)).map((finding) => ({ ...finding, allowed: "an environment of environments/index.ts" }));
}

function breakGlass(guardrails: GuardrailsData, environments: readonly ResolvedEnvironment[]): Finding[] {
  const { organization, permissionSets } = guardrails.catalog;
  return (guardrails.breakGlass ?? []).flatMap((entry, index) => {
    const where = `guardrails.breakGlass[${index}]`;
    const targets = [...entry.on, ...(entry.except ?? []).flatMap((one) => (typeof one === "string" ? [{ kind: "account", account: one } as const] : [one]))];
    const names = [
      ...knownEnvironment(`${where}.environment`, entry.environment, environments),
      ...known(`${where}.permissionSet`, "permission set", entry.permissionSet, Object.keys(permissionSets)),
      ...targets.flatMap((target) => knownTarget(where, target, organization)),
    ];
    if (names.length > 0) return names;
    const accounts = expandBreakGlass(entry, guardrails.catalog);
    if (accounts.length === 0) return [error(`${where}.on`, "no account", "targets that name at least one active account", "correct the targets, or remove the entry: it asks for nothing")];
    const holders = environments.find(({ environment }) => environment.name === entry.environment)?.expansion.grants.filter(({ permissionSet }) => permissionSet === entry.permissionSet) ?? [];
    const missing = accounts.filter((key) => !holders.some(({ account }) => account === key));
    if (missing.length === 0) return [];
    const shown = missing.length > 5 ? `${missing.slice(0, 5).join(", ")} and ${missing.length - 5} more` : missing.join(", ");
    return [error(where, `nobody is given ${entry.permissionSet} by environment ${entry.environment} in ${shown}`, "somebody in each account, in the environment's assignments", "assign it there, or take the accounts out with except")];
  });
}

function waivers({ waivers: list = [] }: GuardrailsData, environments: readonly ResolvedEnvironment[], today: string): Finding[] {
  const places = list.map((waiver, index) => ({ waiver, where: `guardrails.waivers[${index}]` }));
  return [
    ...places.flatMap(({ waiver, where }) => waiverFindings(waiver, where, environments, today)),
    ...shared(places, ({ waiver: { rule, environment, subject } }) => JSON.stringify([rule, environment, subject])).map(([, same]) =>
      error(same.map(({ where }) => where).join(", "), `${same.length} waivers of ${same[0]?.waiver.rule ?? ""} for ${quote(same[0]?.waiver.subject)}`, "one waiver for a finding", "keep the one that holds")),
  ];
}

function waiverFindings({ environment, subject, reason, owner, until }: WaiverInput, where: string, environments: readonly ResolvedEnvironment[], today: string): Finding[] {
  const empty = Object.entries({ subject, reason, owner }).filter(([, text]) => text.trim() === "");
  return [
    ...knownEnvironment(`${where}.environment`, environment, environments),
    ...empty.map(([name]) => error(`${where}.${name}`, '""', WHAT[name] ?? "text", "write it")),
    ...day(until, `${where}.until`, today),
  ];
}

const WHAT: Readonly<Record<string, string>> = { subject: "the finding's subject, as the review prints it", reason: "why the finding is accepted, for the reviewer", owner: "a person or team that answers for it" };

function day(until: string, where: string, today: string): Finding[] {
  if (!isDay(until)) return [error(where, quote(until), "a calendar day, YYYY-MM-DD (UTC, the last day it holds)", "correct the date")];
  if (until < today) return [warning(where, `ended after ${until}`, "waivers that still hold: reviews count its finding again, and the waiver as one more", "remove it, or let its owner give it a new last day")];
  const days = daysBetween(today, until);
  return days <= LONGEST_DAYS ? [] : [error(where, `${until}, ${days} days from today`, `at most ${LONGEST_DAYS} days`, "choose an earlier day: whoever answers for it then looks again")];
}
