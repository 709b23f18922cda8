import { contextOf, NO_DATA } from "../../review/context";
import { reviewPlanWithModels } from "../../review/of-plan";
import { PlanError, type Plan } from "../../review/plan/plan";
import { dataOf, type ProjectData } from "./data";
import type { Reviewed } from "./gathered";

/** Reviews a plan with what the data of its environment knows. */
export function reviewOf(environment: string, plan: Plan, data: ProjectData): Reviewed {
  const stack = dataOf(data, environment);
  return reviewPlanWithModels(environment, plan, stack === undefined ? NO_DATA : contextOf(stack.resolved));
}

export function planOrProblem<T>(read: () => T): T | string {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof PlanError) return cause.message;
    // What Terraform writes is a dozen levels deep.
    if (cause instanceof RangeError) return "it is nested deeper than any plan: this is not what Terraform writes";
    throw cause;
  }
}
