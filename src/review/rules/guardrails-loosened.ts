import { limitsOf, type Guardrails, type Waiver } from "../guardrails";
import { answer } from "./answer";
import { minutesOf } from "./long-session";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const guardrailsLoosened: Rule = {
  id: "guardrails-loosened",
  severity: "warning",
  title: "The change itself loosens the guardrails: a limit, a list of groups, a waiver",
  why: "Whoever writes a change could write its own permission with it. Approving the change approves that too.",
  fix: "Let the owners of environments/guardrails.ts (CODEOWNERS) decide. Where it is not part of the change, take it out.",
  check: ({ environment }, { guardrails, baseGuardrails }) => {
    if (baseGuardrails === undefined) return DOES_NOT_APPLY;
    const known = new Set((baseGuardrails.waivers ?? []).map(waiverText));
    const waivers = (guardrails.waivers ?? []).filter((waiver) => waiver.environment === environment && !known.has(waiverText(waiver)));
    return answer([
      ...loosened(baseGuardrails, guardrails).map((what) => ({ subject: what, what })),
      ...waivers.map((waiver) => ({ subject: `waiver of ${waiver.rule}: ${waiver.subject}`, what: `this change brings a waiver of ${waiver.rule} for ${waiver.subject}, until ${waiver.until}, answered for by ${waiver.owner}: ${waiver.reason}` })),
    ]);
  },
};

/** One waiver as text: any change of it makes it another one. */
export function waiverText({ rule, environment, subject, reason, owner, until }: Waiver): string {
  return JSON.stringify([rule, environment, subject, reason, owner, until]);
}

function loosened(base: Guardrails, head: Guardrails): string[] {
  const [was, is] = [limitsOf(base), limitsOf(head)];
  const newIn = (name: "adminGroups" | "managementGroups" | "boundaries" | "pilots"): string[] => is[name].filter((one) => !was[name].includes(one)).map((one) => `${name} gets ${one}`);
  const raised = (name: "adminAccounts" | "reprovisionLimit" | "replacementShare"): string[] => (is[name] > was[name] ? [`${name} goes from ${was[name]} to ${is[name]}`] : []);
  const glass = new Set(is.breakGlass.flatMap(places));
  const dropped = was.breakGlass.flatMap(places).filter((place) => !glass.has(place));
  const [before, after] = [minutesOf(was.longestPowerfulSession), minutesOf(is.longestPowerfulSession)];
  return [
    ...newIn("adminGroups"), ...newIn("managementGroups"), ...newIn("boundaries"), ...newIn("pilots"),
    ...raised("adminAccounts"), ...raised("reprovisionLimit"), ...raised("replacementShare"),
    ...(before !== after && (before === undefined || after === undefined || after > before) ? [`longestPowerfulSession goes from ${was.longestPowerfulSession} to ${is.longestPowerfulSession}`] : []),
    ...(dropped.length === 0 ? [] : [`breakGlass no longer asks for ${dropped.slice(0, 5).join(", ")}${dropped.length > 5 ? ` and ${dropped.length - 5} more` : ""}`]),
  ];
}

function places({ environment, permissionSet, accounts }: NonNullable<Guardrails["breakGlass"]>[number]): string[] {
  return accounts.map((account) => `${environment === undefined ? "" : `${environment}: `}${permissionSet} in ${account}`);
}
