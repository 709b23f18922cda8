import { dirname } from "node:path";
import { visible } from "../../model/problem";
import { draftForTerraform } from "../../project/drafts";
import { planOf } from "../../review/plan/read";
import { findTerraform } from "../../terraform/find";
import { Interrupted, TerraformError, type Run } from "../../terraform/run";
import { withStackFolder } from "../../terraform/stack-folder";
import { synthesizeOrReport } from "../stacks";
import { status } from "../terminal";
import type { ProjectData } from "./data";
import type { Gathered, Reviewed } from "./gathered";
import { planOrProblem, reviewOf } from "./plan-review";

/** Plans the environments with the caller's Terraform and credentials, in their own folders, and reviews the plans; nothing of them is kept. */
export async function reviewByTerraform(asked: readonly string[], data: ProjectData, output: string): Promise<Gathered | undefined> {
  const stacks = await synthesizeOrReport(asked, output);
  if (stacks === undefined) return undefined;
  const terraform = await findTerraform();
  if ("missing" in terraform) return { reviewed: [], problems: [`${terraform.missing}. Without Terraform, --base <commit> reviews the data alone`] };
  const reviewed: Reviewed[] = [];
  const problems: string[] = [];
  for (const [environment, file] of stacks.files) {
    if (asked.length > 0 && !asked.includes(environment)) continue;
    status(`waiting for terraform plan of ${environment}`);
    const plan = await planIn(dirname(file), terraform.path).finally(() => status("")); // oxlint-disable-line no-await-in-loop -- one after the other: each takes the machine
    if ("problem" in plan) problems.push(`${environment}: ${plan.problem}`);
    else {
      const review = planOrProblem(() => reviewOf(environment, planOf(plan.json), data));
      if (typeof review === "string") problems.push(`${environment}: ${review}`);
      else reviewed.push(review);
    }
  }
  return { reviewed, problems };
}

async function planIn(folder: string, terraform: string): Promise<{ readonly json: unknown } | { readonly problem: string }> {
  try {
    return await withStackFolder({ folder, terraform, environment: process.env, importsFile: draftForTerraform(folder) }, async (stack) => {
      for (const run of [() => stack.init(), () => stack.plan({ keep: true })]) {
        const ended = await run(); // oxlint-disable-line no-await-in-loop -- a plan needs the init before it
        if (ended.code !== 0) return { problem: failure(ended) };
      }
      return { json: await stack.show() };
    });
  } catch (cause) {
    if (!(cause instanceof TerraformError) || cause instanceof Interrupted) throw cause;
    return { problem: cause.message };
  }
}

/** What Terraform said, its frame of box characters taken off. */
function failure({ stderr, stdout, code }: Run): string {
  const said = (stderr.trim() === "" ? stdout : stderr).split("\n").map((line) => line.replace(/^[│╷╵]\s?/, "").trim()).filter((line) => line !== "");
  return `terraform failed (${code}): ${visible(said.slice(0, 6).join(" "))}`;
}
