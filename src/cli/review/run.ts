import { loadIamNames } from "../../iam/names";
import { quote, visible } from "../../model/problem";
import { hasGuardrails } from "../../project/guardrails-file";
import { differences } from "../../review/fingerprint";
import type { Guardrails } from "../../review/guardrails";
import { judge, judgeTogether, verdictOf } from "../../review/judge";
import { contextOf, NO_DATA } from "../../review/context";
import { servicesOfReviews, withPolicies } from "../../review/policies";
import type { RuleContext } from "../../review/rules/rule";
import { SCHEMA, type EnvironmentReview, type Review } from "../../review/review";
import { EXIT, printError } from "../terminal";
import type { ReviewFlags } from "../review";
import type * as ByData from "./by-data";
import type * as ByHcp from "./by-hcp";
import type * as ByTerraform from "./by-terraform";
import { dataOf, projectData, type ProjectData } from "./data";
import type { Gathered } from "./gathered";
import { mergeReviews, reviewFile } from "./merge";
import { reviewPlanFiles } from "./of-plans";
import { writeReview } from "./write";

/** Reviews what the flags name, prints it and sets the exit code. */
export async function runReview(asked: readonly string[], flags: ReviewFlags): Promise<void> {
  const data = await projectData();
  const gathered = await gather(asked, flags, data);
  if (gathered === undefined) return;
  const earlier = flags.reviewed === undefined ? undefined : reviewFile(flags.reviewed, "--reviewed");
  const problems = [...(gathered.problems.length > 0 ? gathered.problems : unreadGuardrails(data)), ...(earlier !== undefined && "problem" in earlier ? [earlier.problem] : [])];
  if (problems.length > 0 || gathered.reviewed.length === 0) {
    printError(`${(problems.length === 0 ? ["there is nothing to review"] : problems).map((problem) => `error ${visible(problem).replaceAll("\\u000a", "\n")}`).join("\n")}\n\nnothing was reviewed`);
    process.exitCode = EXIT.misuse;
    return;
  }
  if ("missing" in data && flags.from.length === 0) printError(`note  names are those of the plan alone, since the data here can't be read: ${visible(data.missing.split("\n")[0] ?? "")}`);
  const environments = flags.from.length > 0 ? together(gathered.reviewed.map(({ review }) => review), gathered, data) : await judged(gathered, data);
  const review: Review = { schema: SCHEMA, verdict: verdictOf(environments), ...(flags.commit === undefined ? {} : { commit: flags.commit }), environments };
  if (!writeReview(review, flags, data)) return;
  process.exitCode = review.verdict === "blocked" ? EXIT.findings : EXIT.ok;
  if (earlier !== undefined && "review" in earlier) compareWith(earlier.review, environments);
}

async function gather(asked: readonly string[], flags: ReviewFlags, data: ProjectData): Promise<Gathered | undefined> {
  if (flags.from.length > 0) return mergeReviews(flags.from, asked);
  if (flags.base !== undefined) return byData().reviewByData(flags.base, flags.head, asked, data);
  const gathered = await plans(asked, flags, data);
  if (gathered === undefined || flags.guardrailsOf === undefined) return gathered;
  const base = await byData().guardrailsAt(flags.guardrailsOf, data.today);
  return typeof base === "string" ? { ...gathered, problems: [...gathered.problems, base] } : { ...gathered, guardrails: { base, head: guardrailsOf(data) } };
}

function plans(asked: readonly string[], flags: ReviewFlags, data: ProjectData): Promise<Gathered | undefined> {
  if (flags.plan.length > 0) return reviewPlanFiles(flags.plan, asked, flags, data);
  if (flags.hcpRun !== undefined || flags.hcpCommit !== undefined) {
    const { reviewByHcp }: typeof ByHcp = require("./by-hcp");
    return reviewByHcp(asked, flags, data);
  }
  const { reviewByTerraform }: typeof ByTerraform = require("./by-terraform");
  return reviewByTerraform(asked, data, "cdktf.out");
}

/** Each way to a review brings much with it, CDKTF above all, so only the one that is taken is loaded. */
function byData(): typeof ByData {
  return require("./by-data");
}

/** Works out what policies let people do, and has the rules look at everything. */
async function judged(gathered: Gathered, data: ProjectData): Promise<EnvironmentReview[]> {
  const names = await loadIamNames(servicesOfReviews(gathered.reviewed.map(({ review }) => review)));
  const withAll = gathered.reviewed.map(({ review, models }) => {
    const stack = dataOf(data, review.environment);
    const context = stack === undefined ? NO_DATA : contextOf(stack.resolved);
    return judge(withPolicies(review, names), {
      ...contextFor(gathered, data), data: context, ...(models === undefined ? {} : { models }),
    });
  });
  return together(withAll, gathered, data);
}

/** What depends on the reviews of the other environments: a set that was in the pilot before. */
function together(reviews: readonly EnvironmentReview[], gathered: Gathered, data: ProjectData): EnvironmentReview[] {
  return judgeTogether(reviews, { ...contextFor(gathered, data), data: NO_DATA });
}

/** What rules know of the project; without its data they know little, and say so. */
function contextFor({ guardrails }: Gathered, data: ProjectData): Pick<RuleContext, "guardrails" | "baseGuardrails" | "organization" | "today"> {
  const organization = "stacks" in data ? data.stacks[0]?.resolved.environment.catalog.organization : undefined;
  return { guardrails: guardrails?.head ?? guardrailsOf(data), ...(guardrails === undefined ? {} : { baseGuardrails: guardrails.base }), organization, today: data.today };
}

function guardrailsOf(data: ProjectData): Guardrails {
  return "guardrails" in data ? data.guardrails : {};
}

/** A project that has guardrails is not judged without them: what they forbid beyond the defaults would pass. */
function unreadGuardrails(data: ProjectData): string[] {
  return "missing" in data && hasGuardrails(process.cwd()) ? [`the guardrails of this project can't be read, and without them nothing is judged: ${data.missing.replaceAll(/\s*\n\s*/g, "; ")}`] : [];
}

/** What is applied has to be what was reviewed: says what differs, and fails. */
function compareWith({ environments }: Review, fresh: readonly EnvironmentReview[]): void {
  const lines = fresh.flatMap(({ environment, fingerprint }) => {
    const reviewed = environments.find((one) => one.environment === environment);
    if (reviewed?.fingerprint === undefined) return [`${quote(environment)}: the reviewed file has no plan of it`];
    if (fingerprint === undefined) return [`${quote(environment)}: this is no plan`];
    return differences(reviewed.fingerprint, fingerprint).map((line) => `${environment}: ${line}`);
  });
  if (environments.every(({ source }) => source.kind === "data") || fresh.every(({ source }) => source.kind === "data")) {
    printError("error --reviewed compares a fresh plan with the plan that was reviewed, and one of the two is a review of the data alone");
    process.exitCode = EXIT.misuse;
    return;
  }
  if (lines.length === 0) {
    printError("reviewed     this plan is the change that was reviewed");
    return;
  }
  const shown = lines.slice(0, 50).map((line) => `  ${visible(line)}`).join("\n");
  printError(`error this plan is not the change that was reviewed:\n${shown}${lines.length > 50 ? `\n  and ${lines.length - 50} more` : ""}\n\ndo not apply it: review it anew, or find out who changed what`);
  process.exitCode = EXIT.findings;
}
