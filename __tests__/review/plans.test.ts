import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scenarios } from "../../scripts/record-plans/scenarios";
import { TODAY } from "../../scripts/record-plans/company";
import type { Scenario } from "../../scripts/record-plans/scenario";
import { loadIamNames } from "../../src/iam/names";
import { resolve } from "../../src/model/resolve";
import { accessOfData } from "../../src/review/access/from-data";
import { contextOf } from "../../src/review/context";
import { formatText } from "../../src/review/formats/text";
import { judge, verdictOf } from "../../src/review/judge";
import { reviewPlanWithModels } from "../../src/review/of-plan";
import { PlanError } from "../../src/review/plan/plan";
import { readPlan } from "../../src/review/plan/read";
import { servicesOfReviews, withPolicies } from "../../src/review/policies";
import { SCHEMA } from "../../src/review/review";
import { viewOf } from "../../src/review/view";

const folder = (name: string): string => join(__dirname, "../fixtures/plans", name);
const planText = (name: string): string => readFileSync(join(folder(name), "plan.json"), "utf8");
const dataOf = ({ start, after, today }: Scenario) => resolve(after ?? start.environment, today ?? start.today ?? TODAY);

/** What a reviewer is told about a scenario's plan, with the data that the plan was made of. */
async function said(scenario: Scenario): Promise<string> {
  const resolved = dataOf(scenario);
  const { organization } = resolved.environment.catalog;
  const context = contextOf(resolved);
  let reviewed;
  try {
    reviewed = reviewPlanWithModels(resolved.environment.name, readPlan(planText(scenario.name)), context);
  } catch (cause) {
    if (cause instanceof PlanError) return `refused: ${cause.message}\n`;
    throw cause;
  }
  const names = await loadIamNames(servicesOfReviews([reviewed.review]));
  const review = judge(withPolicies(reviewed.review, names), { guardrails: {}, organization, data: context, models: reviewed.models, today: scenario.today ?? TODAY });
  return `${formatText(viewOf({ schema: SCHEMA, verdict: verdictOf([review]), environments: [review] }, organization))}\n`;
}

/** IDC_WRITE_EXPECTED=1 writes the texts anew after a change that was meant; each is then read before it is committed. */
const writes = process.env["IDC_WRITE_EXPECTED"] === "1";

describe("the review of a real plan", () => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario.shows, scenario] as const))("%s: %s", async (name, _shows, scenario) => {
    const text = await said(scenario);
    const expected = join(folder(name), "expected.txt");
    if (writes) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
  });

  // Stacks that were written by hand, failed plans and targets are not what the data says.
  const ofData = scenarios.filter(({ stack, start, plan, fails, world }) => stack === undefined && start.stack === undefined && plan === undefined && fails !== true && world === undefined && start.environment.okta === "none");
  test.each(ofData.map((scenario) => [scenario.name, scenario] as const))("%s: what the plan leads to is what the data says, but for groups that wait", (name, scenario) => {
    const resolved = dataOf(scenario);
    const { models, review } = reviewPlanWithModels(resolved.environment.name, readPlan(planText(name)), contextOf(resolved));
    const data = accessOfData(resolved, new Map(resolved.permissionSets.map((key) => [key, resolved.environment.catalog.permissionSets[key]?.inline])));
    const waiting = new Set(review.waiting.map(({ group }) => group));
    expect([...models.after.grants.keys()].toSorted()).toEqual([...data.grants].filter(([, { group }]) => !waiting.has(group)).map(([key]) => key).toSorted());
    expect(Object.fromEntries(models.after.permissionSets)).toEqual(Object.fromEntries(data.permissionSets));
  });
});
