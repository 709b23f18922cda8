import type { Organization } from "../../model/organization";
import type { EnvironmentReview, Review } from "../review";
import { blocksOf } from "./blocks";
import { join, prose, say, type Phrase } from "./phrase";
import type { EnvironmentView, ReviewView } from "./view";

/** A review as words; counts first, losses before gains. */
export function viewOf({ environments, verdict }: Review, organization: Organization | undefined): ReviewView {
  const changing = environments.filter((review) => summaryParts(review).length > 0);
  const findings = environments.flatMap((review) => review.findings.filter(({ waived }) => waived === undefined));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const parts: Phrase[] = [
    changing.length === 0 ? ["no change of access"] : join(changing.map((review) => say`${review.environment}: ${join(summaryParts(review), ", ")}`), "; "),
    [verdict === "blocked" ? `blocked by ${count(errors, "finding")}` : findings.length === 0 ? "nothing found" : count(findings.length, "warning")],
  ];
  return { headline: join(parts, " - "), environments: environments.map((review) => environmentView(review, organization)) };
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
