import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { must } from "../../__tests__/support/road";
import { synthOne } from "../../__tests__/support/synth";
import type { Tools } from "../../__tests__/support/tools";
import { readPlan } from "../../sandbox/rehearsal/stacks";
import { startAws } from "../../sandbox/aws/server";
import { startOkta } from "../../sandbox/okta";
import type { Environment } from "../../src/model/environment";
import type { StackJson } from "../../src/terraform/stack-json";
import { openWorkspace, type Workspace } from "../../src/terraform/workspace";
import { TODAY } from "./company";
import type { Scenario, Start, World } from "./scenario";
import { StackDraft } from "./stack-draft";

/** A start that was applied and is ready for plans. */
export interface Opened {
  /** Plans a scenario of this start and gives the JSON as Terraform wrote it. */
  plan(scenario: Scenario): Promise<string>;
  close(): Promise<void>;
}

/** The time in the local services stands still, so that a plan recorded again is nearly the same. */
const clock = (): Date => new Date(`${TODAY}T08:00:00Z`);
/** AWS answers from this machine; nearly all time goes into the provider's own pauses. */
const PARALLELISM = 60;
const MOST_ROUNDS = 3;

/** Starts the local services, applies the start and checks that nothing is left to do. */
export async function open(start: Start, tools: Tools): Promise<Opened> {
  const { environment, applied = true } = start;
  const { organization, groups } = environment.catalog;
  const okta = environment.okta === "none" ? undefined : await startOkta({ ...start.okta, name: environment.okta.org, clock });
  const aws = await startAws({
    account: organization.accounts[environment.aws.account]?.id ?? "",
    managementAccount: organization.accounts[organization.managementAccount]?.id ?? "",
    groups: start.groups ?? Object.values(groups).map(({ name }) => name),
    organization: { accounts: Object.values(organization.accounts).map(({ id, name }) => ({ id, name })) },
    clock,
  });
  const world: World = { aws, okta };
  start.world?.(world);
  const synthesize = async (edited: Environment, today: string, by: Start["stack"]): Promise<StackJson> => {
    const draft = new StackDraft((await synthOne(edited, today)).json);
    by?.(draft, world);
    return draft.done();
  };
  const variables = Object.fromEntries(Object.entries(start.variables ?? {}).map(([name, value]) => [`TF_VAR_${name}`, value]));
  const workspace = await openWorkspace(await synthesize(environment, start.today ?? TODAY, start.stack), {
    terraform: tools.terraform, mirrors: tools.mirrors, backend: "none", parallelism: PARALLELISM, environment: { ...aws.environment(), ...okta?.environment(), ...variables },
  });
  must(await workspace.init());
  if (applied) await converge(workspace);
  return {
    async plan(scenario) {
      scenario.world?.(world);
      if (scenario.tainted !== undefined) terraform(workspace, tools, "taint", scenario.tainted);
      await workspace.update(await synthesize(scenario.after ?? environment, scenario.today ?? start.today ?? TODAY, scenario.stack ?? start.stack));
      const run = await workspace.plan({ arguments: scenario.plan ?? [] });
      if (scenario.fails === true ? run.code !== 1 : run.code === 1) throw new Error(`${scenario.name}: terraform plan ended with ${run.code}\n${run.stderr}`);
      // Unlike the workspace's own, this shows the plan of a run that ended with an error too.
      return terraform(workspace, tools, "show", "-json", "plan.tfplan");
    },
    async close() {
      await workspace.close();
      await okta?.close();
      await aws.close();
    },
  };
}

async function converge(workspace: Workspace): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    must(await workspace.plan());
    const { changes } = readPlan(await workspace.show("plan"));
    if (changes.length === 0) return;
    must(await workspace.apply());
  }
  throw new Error(`still changes after ${MOST_ROUNDS} applies`);
}

/** Runs a command in the workspace's folder and gives what it printed. */
function terraform({ folder }: Workspace, tools: Tools, ...args: readonly string[]): string {
  const run = spawnSync(tools.terraform, args, { cwd: folder, encoding: "utf8", maxBuffer: 1e9, env: { ...process.env, TF_CLI_CONFIG_FILE: join(folder, "cli.tfrc"), CHECKPOINT_DISABLE: "1" } });
  if (run.status !== 0) throw new Error(`terraform ${args.join(" ")}: ${run.stderr}`);
  return run.stdout;
}
