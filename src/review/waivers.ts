import { visible } from "../model/problem";
import { daysBetween, isDay } from "../model/rule";
import type { Waiver } from "./guardrails";
import { waiverText } from "./rules/guardrails-loosened";
import type { Finding, RuleContext } from "./rules/rule";

/** Waivers put on findings, and what is to be said of the waivers themselves, which nobody can waive. */
export function waive(found: readonly Finding[], environment: string, { guardrails, baseGuardrails, today }: RuleContext): { readonly findings: Finding[]; readonly own: Finding[] } {
  const waivers = (guardrails.waivers ?? []).filter((waiver) => waiver.environment === environment);
  const base = baseGuardrails === undefined ? undefined : new Set((baseGuardrails.waivers ?? []).map(waiverText));
  const findings = found.map((finding): Finding => {
    const waiver = waivers.find((one) => holds(one, today) && fits(one, finding));
    if (waiver === undefined) return finding;
    const { reason, owner, until } = waiver;
    return { ...finding, waived: { reason, owner, until, ...(base === undefined ? {} : { added: !base.has(waiverText(waiver)) }) } };
  });
  const own = waivers.flatMap((waiver): Finding[] => {
    if (!holds(waiver, today)) return [expired(waiver, today)];
    return found.some((finding) => fits(waiver, finding)) ? [] : [idle(waiver)];
  });
  return { findings, own };
}

/** Of one rule and one subject, as the review prints it: control characters are shown there, and are so here. */
function fits(waiver: Waiver, { rule, subject }: Finding): boolean {
  return rule !== "guardrails-loosened" && waiver.rule === rule && visible(waiver.subject) === visible(subject);
}

/** A day that is none holds nothing. */
function holds({ until }: Waiver, today: string): boolean {
  return isDay(until) && until >= today;
}

function expired({ rule, subject, until, owner }: Waiver, today: string): Finding {
  const since = isDay(until) ? `ended on ${until}, ${daysBetween(until, today)} days ago` : `names no day (${until})`;
  return {
    rule: "waiver-expired", severity: "error", subject: `${rule}: ${subject}`,
    what: `the waiver of ${rule} for ${subject} ${since}; ${owner} answers for it`,
    why: "It was given for a time. A waiver that stays for ever is a rule that was switched off.",
    fix: "Remove it from environments/guardrails.ts, or let its owner give it a new last day.",
  };
}

function idle({ rule, subject }: Waiver): Finding {
  return {
    rule: "waiver-idle", severity: "warning", subject: `${rule}: ${subject}`,
    what: `the waiver of ${rule} for ${subject} fits no finding of this change`,
    why: "A waiver that lies about waits for a finding that nobody has looked at.",
    fix: "Remove it from environments/guardrails.ts once its change is applied. Where it was meant for a finding of this change, copy the subject exactly.",
  };
}
