import type { Organization } from "../../model/organization";
import type { EnvironmentReview, Review } from "../review";
import type { Finding } from "../rules/rule";
import { blocksOf } from "./blocks";
import { join, prose, say, type Phrase } from "./phrase";
import type { EnvironmentView, ReviewView } from "./view";

/** A review as words; counts first, losses before gains. */
export function viewOf({ environments, verdict }: Review, organization: Organization | undefined): ReviewView {
  const changing = environments.filter((review) => summaryParts(review).length > 0);
  const findings = environments.flatMap((review) => review.findings.filter(({ waived }) => waived === undefined));
  const errors = findings.filter(({ severity }) => severity === "error");
  const parts: Phrase[] = [
    changing.length === 0 ? ["no change of access"] : join(changing.map((review) => say`${review.environment}: ${join(summaryParts(review), ", ")}`), "; "),
    [verdict === "blocked" ? `blocked by ${count(errors.length, "finding")} (${byRule(errors)})` : findings.length === 0 ? "nothing found" : count(findings.length, "warning")],
  ];
  return { headline: join(parts, " - "), environments: [...environments].toSorted((a, b) => weight(a) - weight(b)).map((review) => environmentView(review, organization)) };
}

/** What blocks comes first, and what changes nothing last; else the order in which the environments are applied. */
function weight(review: EnvironmentReview): number {
  if (review.findings.some(({ severity, waived }) => severity === "error" && waived === undefined)) return 0;
  return summaryParts(review).length > 0 || review.findings.length > 0 ? 1 : 2;
}

function byRule(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const named = rules.slice(0, 4).map((rule) => {
    const times = findings.filter((finding) => finding.rule === rule).length;
    return times === 1 ? rule : `${rule} ${times} times`;
  });
  return rules.length > 4 ? `${named.join(", ")} and ${rules.length - 4} more rules` : named.join(", ");
}

function environmentView(review: EnvironmentReview, organization: Organization | undefined): EnvironmentView {
  const parts = summaryParts(review);
  return { name: say`${review.environment}`, summary: parts.length === 0 ? ["no change of access"] : join(parts, ", "), basis: basisOf(review), blocks: blocksOf(review, organization) };
}

/** What there is to say, the worst first; empty when nothing changes. */
function summaryParts({ counts, source, signOnEffects }: EnvironmentReview): Phrase[] {
  const weaker = signOnEffects.filter(({ effect }) => effect === "weaker").length;
  return [
    ...(source.kind === "plan" && source.destroysAll ? [["everything is destroyed"]] : []),
    ...part(counts.lost, `${count(counts.lost, "grant")} lost`),
    ...part(counts.gained, `${count(counts.gained, "grant")} gained`),
    ...part(counts.replaced, `${counts.replaced.toLocaleString("en-US")} replaced without change`),
    ...part(counts.permissionSets, count(counts.permissionSets, "permission set")),
    ...part(counts.signOn, weaker > 0 ? "sign-on WEAKER" : "sign-on changed"),
    ...part(counts.trust, `trust changed (${counts.trust})`),
    ...part(counts.appAccess, "who has the app changed"),
    ...part(counts.pushes, count(counts.pushes, "push", "pushes")),
    ...part(counts.directory, `${count(counts.directory, "change")} of groups and people`),
    ...part(counts.unknown, `${counts.unknown.toLocaleString("en-US")} not known`),
    ...part(counts.others, `${counts.others.toLocaleString("en-US")} not reviewed`),
  ];
}

function part(number: number, text: string): Phrase[] {
  return number === 0 ? [] : [[text]];
}

function basisOf({ source, unchanged }: EnvironmentReview): Phrase {
  const same = `${count(unchanged.grants, "grant")} and ${count(unchanged.permissionSets, "permission set")} stay as they are`;
  return source.kind === "plan" ? say`plan of Terraform ${source.terraform}${source.madeAt === undefined ? [] : say`, made ${source.madeAt}`}; ${[same]}` : say`data of ${[prose(source.base)]} and ${[prose(source.head)]} alone, since only a plan can say what is in AWS and Okta; ${[same]}`;
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural}`;
}
