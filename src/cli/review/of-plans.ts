import { contextOf, NO_DATA } from "../../review/context";
import { reviewPlan } from "../../review/of-plan";
import { PlanError } from "../../review/plan/plan";
import { readPlan } from "../../review/plan/read";
import type { EnvironmentReview } from "../../review/review";
import { quote } from "../../model/problem";
import type { ProjectData } from "./data";
import { readText, splitPlanOption, whichEnvironment } from "./sources";

/** Reviews plan files; `problems` are all that could not be read, and then no review may be believed whole. */
export function reviewPlanFiles(options: readonly string[], asked: readonly string[], data: ProjectData): { readonly reviews: readonly EnvironmentReview[]; readonly problems: readonly string[] } {
  const stacks = "stacks" in data ? data.stacks : [];
  const known = stacks.map(({ resolved }) => resolved.environment.name);
  const reviews: EnvironmentReview[] = [];
  const problems: string[] = [];
  for (const option of options) {
    const { environment, file } = splitPlanOption(option, known, asked);
    if (environment === undefined) {
      problems.push(whichEnvironment(file, known));
      continue;
    }
    if (reviews.some((one) => one.environment === environment)) {
      problems.push(`two plans are of ${quote(environment)}: give one for each environment`);
      continue;
    }
    const review = reviewFile(environment, file, data);
    if (typeof review === "string") problems.push(`--plan ${quote(file)}: ${review}`);
    else reviews.push(review);
  }
  return { reviews, problems };
}

/** One plan's JSON as a review, or why it is none. */
function reviewFile(environment: string, file: string, data: ProjectData): EnvironmentReview | string {
  const read = readText(file);
  if ("problem" in read) return read.problem;
  return reviewText(environment, read.text, data);
}

export function reviewText(environment: string, text: string, data: ProjectData): EnvironmentReview | string {
  const stack = "stacks" in data ? data.stacks.find(({ resolved }) => resolved.environment.name === environment) : undefined;
  try {
    return reviewPlan(environment, readPlan(text), stack === undefined ? NO_DATA : contextOf(stack.resolved));
  } catch (cause) {
    if (cause instanceof PlanError) return cause.message;
    throw cause;
  }
}
