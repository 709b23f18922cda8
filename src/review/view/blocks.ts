import type { Organization } from "../../model/organization";
import type { DriftLine, EnvironmentReview, NamedChange, SignOnReview } from "../review";
import type { Finding } from "../rules/rule";
import { describeRule } from "../sign-on-strength";
import { gainCause, grantLines, lossCause, replacementCause } from "./grants";
import { setLine } from "./permission-sets";
import { outside, prose, say, type Phrase } from "./phrase";
import { fromTo, valuePhrase } from "./values";
import { line, type Block, type Line, type Mark } from "./view";

const MARKS: Readonly<Record<NamedChange["change"], Mark>> = { added: "+", removed: "-", changed: "~" };

/** What one environment's review says, in the order in which a reviewer asks: findings, then who loses, then who gains, then what access rests on. */
export function blocksOf(review: EnvironmentReview, organization: Organization | undefined): Block[] {
  const blocks: Block[] = [
    { id: "findings", title: "Findings", lines: findingLines(review.findings) },
    { id: "lost", title: "Access lost", lines: grantLines("-", review.lost, organization, lossCause) },
    { id: "gained", title: "Access gained", lines: grantLines("+", review.gained, organization, gainCause) },
    { id: "replaced", title: "Taken away and made again, the same for everybody afterwards", lines: grantLines("~", review.replaced, organization, replacementCause) },
    { id: "permission-sets", title: "Permission sets", lines: review.permissionSets.map((set) => setLine(set, organization)) },
    { id: "sign-on", title: "Sign-on and MFA", lines: [...review.signOnEffects.map((effect) => line(effect.effect === "weaker" ? "-" : effect.effect === "different" ? "~" : "+", say`${[effect.effect]} for ${[prose(effect.who)]}: ${[prose(effect.before)]} -> ${[prose(effect.after)]}`, effect.why.map((one) => [prose(one)]))), ...review.signOn.map(ruleLine)] },
    { id: "trust", title: "Trust between Okta and AWS", lines: review.trust.map(namedLine) },
    { id: "app-access", title: "Who has the app in Okta", lines: review.appAccess.map(namedLine) },
    { id: "pushes", title: "Groups pushed to AWS", lines: review.pushes.map(pushLine) },
    { id: "directory", title: "Groups and people kept by Terraform", lines: review.directory.map(namedLine) },
    { id: "waiting", title: "Waits for its group to arrive", lines: review.waiting.map(({ group, grants }) => line("", say`${group}: ${grants} ${[grants === 1 ? "grant" : "grants"]}`)) },
    { id: "warnings", title: "What the plan warns of", lines: review.warnings.map((text) => line("warning", [prose(text)])) },
    { id: "drift", title: "Changed outside of Terraform", lines: review.drift.map(driftLine) },
    { id: "unknown", title: "Can't be reviewed", lines: review.unknown.map(({ address, what }) => line("warning", say`${address}: ${[prose(what)]}`)) },
    { id: "others", title: "Changed, and not reviewed as access", lines: review.others.map(({ address, actions }) => line("warning", say`${[actions.join("/")]} ${address}`)) },
    { id: "notes", title: "Notes", lines: review.notes.map((text) => line("", [prose(text)])) },
  ];
  return blocks.filter(({ lines }) => lines.length > 0);
}

/** Findings about waivers and guardrails themselves, which nobody can waive. */
const UNWAIVABLE: ReadonlySet<string> = new Set(["guardrails-loosened", "waiver-expired", "waiver-idle"]);

/** Reason and way out stand once a rule, at the first of its findings. */
function findingLines(findings: readonly Finding[]): Line[] {
  return findings.map((finding, index) => findingLine(finding, findings.findIndex(({ rule, waived }) => rule === finding.rule && waived === undefined) === index));
}

function findingLine({ rule, severity, what, why, fix, subject, waived }: Finding, isFirst: boolean): Line {
  const details: Phrase[] = waived === undefined ? [...(isFirst ? [say`why: ${[why]}`, say`fix: ${[fix]}`] : []), ...(UNWAIVABLE.has(rule) ? [] : [say`subject for a waiver: ${[outside(subject, 2_000)]}`])] : [say`waived until ${[waived.until]} by ${waived.owner}: ${[prose(waived.reason)]}${[waived.added === true ? " (the waiver is part of this change)" : ""]}`];
  return line(waived === undefined ? severity : "waived", say`${[rule]}: ${[prose(what)]}`, details);
}

function ruleLine({ rule, change, before, after }: SignOnReview): Line {
  const whole = change === "added" ? after : change === "removed" ? before : undefined;
  if (whole !== undefined) return line(MARKS[change], say`${[change === "added" ? "new rule" : "rule removed"]} ${rule} ${[prose(describeRule(whole))]}`);
  const keys = ["priority", "access", "groups", "factorMode", "constraints", "reauthenticateAfter", "inactivity", "network", "others"] as const;
  const details = keys.filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key])).map((key): Phrase => [`${key}: `, ...fromTo(before?.[key], after?.[key])]);
  return line(MARKS[change], say`rule changed ${rule}`, details);
}

function namedLine({ name, change, before, after }: NamedChange): Line {
  const value = change === "changed" ? fromTo(before, after) : valuePhrase(change === "added" ? after : before);
  return line(MARKS[change], value[0] === "(nothing)" || (change !== "changed" && (change === "added" ? after : before) === true) ? say`${name}` : say`${name}: ${value}`);
}

function pushLine({ name, change, before, after }: NamedChange): Line {
  if (change === "added") return line("+", say`${name} is pushed`);
  if (change === "removed") return line("-", say`${name} is no longer pushed; the group in AWS stays, unless the push was made to delete it`);
  return line("~", say`${name}: ${fromTo(before, after)}`);
}

function driftLine({ what, change, name, reverted }: DriftLine): Line {
  const done = { added: "made by hand", removed: "taken away by hand", changed: "changed by hand" }[change];
  return line(MARKS[change], say`${[what]} ${name}: ${[done]}${[reverted ? ", and this plan puts it back" : ", and this plan leaves it so"]}`);
}
