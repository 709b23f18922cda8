import { contextOf, NO_DATA } from "../../review/context";
import { reviewPlanWithModels } from "../../review/of-plan";
import { PlanError, type Plan } from "../../review/plan/plan";
import { readPlan } from "../../review/plan/read";
import { quote } from "../../model/problem";
import type { ProjectData } from "./data";
import { dataOf } from "./data";
import type { Gathered, Reviewed } from "./gathered";
import { readText, splitPlanOption, whichEnvironment } from "./sources";

/** Reviews plan files; what could not be read is a problem, and then no review may be believed whole. */
export function reviewPlanFiles(options: readonly string[], asked: readonly string[], data: ProjectData): Gathered {
  const known = "stacks" in data ? data.stacks.map(({ resolved }) => resolved.environment.name) : [];
  const reviewed: Reviewed[] = [];
  const problems: string[] = [];
  for (const option of options) {
    const { environment, file } = splitPlanOption(option, known, asked);
    if (environment === undefined) {
      problems.push(whichEnvironment(file, known));
      continue;
    }
    if (reviewed.some(({ review }) => review.environment === environment)) {
      problems.push(`two plans are of ${quote(environment)}: give one for each environment`);
      continue;
    }
    const read = readText(file);
    const plan = "problem" in read ? read.problem : planOrProblem(() => readPlan(read.text));
    if (typeof plan === "string") problems.push(`--plan ${quote(file)}: ${plan}`);
    else reviewed.push(reviewOf(environment, plan, data));
  }
  return { reviewed, problems };
}

/** Reviews a plan with what the data of its environment knows. */
export function reviewOf(environment: string, plan: Plan, data: ProjectData): Reviewed {
  const stack = dataOf(data, environment);
  return reviewPlanWithModels(environment, plan, stack === undefined ? NO_DATA : contextOf(stack.resolved));
}

export function planOrProblem(read: () => Plan): Plan | string {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof PlanError) return cause.message;
    throw cause;
  }
}
