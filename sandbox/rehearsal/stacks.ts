import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Environment } from "../../src/model/environment";
import { draftForTerraform } from "../../src/project/drafts";
import { load } from "../../src/project/load";
import { reportProblems } from "../../src/project/report";
import { synthesize } from "../../src/project/synthesize";
import type { Run } from "../../src/terraform/run";
import { withStackFolder, type StackFolder } from "../../src/terraform/stack-folder";
import { parseStack, type StackJson } from "../../src/terraform/stack-json";
import { openWorkspace, type Workspace } from "../../src/terraform/workspace";
import { firstError, printed } from "./said";
import { RehearsalFailure } from "./step";
import type { TerraformHere } from "./tools";
import { lockedProviders } from "./versions";

/** What a plan would do, and what its checks say. */
export interface Planned {
  /** `create aws_ssoadmin_permission_set.ReadOnly`, sorted. */
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
  /** As Terraform prints it. */
  readonly text: string;
}

/** AWS answers from this machine, so many requests at once cost nothing but the ten seconds that the provider waits for each grant. */
const PARALLELISM = 60;

/** The environments' stacks, each in a Terraform folder of its own with state of its own; all gone when closed. */
export class Stacks {
  private readonly workspaces = new Map<string, Workspace>();
  private readonly texts = new Map<string, string>();
  /** Versions by source, of those that are in use. */
  readonly providers: Record<string, string> = {};

  constructor(private readonly tools: TerraformHere, private readonly project: string, private readonly variables: (environment: Environment) => Readonly<Record<string, string>>) {}

  /** Synthesizes environments as `idc preview` does on a day; what is open already sees the new stack at its next plan. Gives the names of those that changed. */
  async edit(environments: readonly Environment[], today: string): Promise<ReadonlySet<string>> {
    const changed = new Set<string>();
    const stacks = await this.synthesized(environments, today);
    for (const environment of environments) {
      const stack = stacks.get(environment.name);
      if (stack === undefined) continue;
      const text = JSON.stringify(stack);
      if (this.texts.get(environment.name) === text) continue;
      this.texts.set(environment.name, text);
      changed.add(environment.name);
      const open = this.workspaces.get(environment.name);
      if (open !== undefined) {
        await open.update(stack);
        continue;
      }
      const { terraform, mirrors, download } = this.tools;
      const workspace = await openWorkspace(stack, { terraform, mirrors, download, backend: "none", parallelism: PARALLELISM, environment: this.variables(environment) });
      this.workspaces.set(environment.name, workspace);
      succeeded(environment.name, "init", await workspace.init());
      Object.assign(this.providers, lockedProviders(workspace.folder));
    }
    return changed;
  }

  /** Without the environment's stack there is nothing to plan. */
  workspace(name: string): Workspace {
    const workspace = this.workspaces.get(name);
    if (workspace === undefined) throw new Error(`environment ${name} was not synthesized`);
    return workspace;
  }

  /** `arguments` as Terraform spells them. */
  async plan(name: string, ...further: readonly string[]): Promise<Planned> {
    const workspace = this.workspace(name);
    const run = succeeded(name, "plan", await workspace.plan({ arguments: further }));
    return { ...readPlan(await workspace.show("plan")), text: run.stdout };
  }

  /** Applies the plan made last. */
  async applyPlanned(name: string): Promise<void> {
    succeeded(name, "apply", await this.workspace(name).apply());
  }

  /** Opens the stack's folder for the length of `use`, as commands do that a person types on the way. */
  async inFolder<Result>(name: string, use: (stack: StackFolder) => Promise<Result>): Promise<Result> {
    const { folder, environment } = this.workspace(name);
    return withStackFolder({ folder, environment, terraform: this.tools.terraform, importsFile: draftForTerraform(folder) }, use);
  }

  async destroy(name: string): Promise<void> {
    succeeded(name, "destroy", await this.workspace(name).destroy());
  }

  /** Addresses of what the state has. */
  async addresses(name: string): Promise<ReadonlySet<string>> {
    const { values } = stateJson.parse(await this.workspace(name).show("state"));
    return new Set(values?.root_module?.resources.map(({ address }) => address) ?? []);
  }

  async outputs(name: string): Promise<Readonly<Record<string, string>>> {
    const { values } = stateJson.parse(await this.workspace(name).show("state"));
    return Object.fromEntries(Object.entries(values?.outputs ?? {}).flatMap(([key, { value }]) => (typeof value === "string" ? [[key, value]] : [])));
  }

  async close(): Promise<void> {
    for (const workspace of this.workspaces.values()) await workspace.close();
    this.workspaces.clear();
  }

  private async synthesized(environments: readonly Environment[], today: string): Promise<Map<string, StackJson>> {
    const loaded = await load(environments, today);
    if (!loaded.ok) throw new RehearsalFailure(reportProblems(loaded.problems));
    const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
    try {
      const files = synthesize(loaded.stacks, join(folder, "cdktf.out"), this.project);
      return new Map([...files].map(([name, file]) => [name, parseStack(readFileSync(file, "utf8"))]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Fails the step where Terraform failed, with what it printed as evidence. */
export function succeeded(name: string, command: string, run: Run): Run {
  // 2 is a plan with changes.
  if (run.code !== 0 && !(command === "plan" && run.code === 2)) throw new RehearsalFailure(`terraform ${command} of ${name} failed (exit code ${run.code}): ${firstError(run)}`, { [`${command}-${name}.txt`]: printed(run) });
  return run;
}

const stateJson = z.object({ values: z.object({ outputs: z.record(z.string(), z.object({ value: z.unknown() })).optional(), root_module: z.object({ resources: z.array(z.object({ address: z.string() })).default([]) }).optional() }).optional() });
const planJson = z.object({
  resource_changes: z.array(z.object({ address: z.string(), mode: z.string(), change: z.object({ actions: z.array(z.string()) }) })).default([]),
  checks: z.array(z.object({ status: z.string(), instances: z.array(z.object({ problems: z.array(z.object({ message: z.string() })).default([]) })).default([]) })).default([]),
});

/** What the JSON of a plan says would be done, and the messages of its failed checks. */
export function readPlan(plan: unknown): Pick<Planned, "changes" | "warnings"> {
  const { resource_changes, checks } = planJson.parse(plan);
  return {
    changes: resource_changes.filter(({ mode, change }) => mode === "managed" && !change.actions.includes("no-op")).map(({ address, change }) => `${change.actions.join(" and ")} ${address}`).toSorted(),
    warnings: checks.filter(({ status }) => status === "fail").flatMap(({ instances }) => instances.flatMap(({ problems }) => problems.map(({ message }) => message))),
  };
}
