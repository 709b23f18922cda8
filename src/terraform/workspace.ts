import { mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseValidation, type Validation } from "./diagnostics";
import type { ProviderMirror } from "./find";
import { guard } from "./guarded";
import { TerraformError, type Run } from "./run";
import { cliConfigText, commandEnvironment } from "./settings";
import { withoutBackend, type StackJson } from "./stack-json";

export interface WorkspaceOptions {
  /** The program, as `findTerraform` gave it. */
  readonly terraform: string;
  /** Where providers lie on this machine, as `findProviders` gave them. */
  readonly mirrors: readonly ProviderMirror[];
  /** "none" drops the stack's backend or cloud block and keeps the state in the folder, gone with it: for sandboxes and checks. @default "as-written" */
  readonly backend?: "none" | "as-written";
  /** Whether a provider that no mirror has may come from the registry. @default false */
  readonly download?: boolean;
  /** Variables for the commands, such as a sandbox's. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Variables of the caller to pass on, by name or as `AWS_*`. @default none */
  readonly inherit?: readonly string[];
  /** How many resources at once. @default Terraform's own 10 */
  readonly parallelism?: number;
  /** For each command. @default 600_000 */
  readonly timeoutMs?: number;
  /** For `init` alone. @default timeoutMs */
  readonly initTimeoutMs?: number;
}

interface PlanOptions {
  /** @default true */
  readonly refresh?: boolean;
  /** Plans the removal of everything. @default false */
  readonly destroy?: boolean;
  /** Further arguments, as Terraform spells them. */
  readonly arguments?: readonly string[];
}

/** A Terraform working folder of one stack, gone when closed and when this process ends. */
export interface Workspace {
  readonly folder: string;
  /** What its commands are given, for others that are run in the folder. */
  readonly environment: Readonly<Record<string, string>>;
  /** Replaces the stack; the next command sees the new one, with the state that is there. */
  update(stack: StackJson): Promise<void>;
  init(): Promise<Run>;
  validate(): Promise<Run & Validation>;
  /** Plans and keeps the plan for `show` and `apply`; `changes` is undefined when planning failed. */
  plan(options?: PlanOptions): Promise<Run & { readonly changes: boolean | undefined }>;
  /** Applies the plan made last, or, where there is none, what the stack says now. */
  apply(): Promise<Run>;
  destroy(): Promise<Run>;
  /** The plan made last, or the state, as Terraform's JSON. */
  show(what: "plan" | "state"): Promise<unknown>;
  /** Takes resources out of the state, without touching them. */
  forget(...addresses: readonly string[]): Promise<Run>;
  /** Takes into the state what exists already. */
  import(address: string, id: string): Promise<Run>;
  /** Ends the command that runs now, as a crash would: nothing is written any more. */
  kill(): void;
  close(): Promise<void>;
}

const planFile = "plan.tfplan";

/** Makes a working folder from a synthesized stack. Close it; `withWorkspace` does. */
export async function openWorkspace(stack: StackJson, options: WorkspaceOptions): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "terraform-"));
  const configFile = join(folder, "cli.tfrc");
  const environment = commandEnvironment(process.env, options.inherit ?? [], options.environment ?? {}, configFile);
  const atOnce = options.parallelism === undefined ? [] : [`-parallelism=${options.parallelism}`];
  let planned = false;
  const guarded = guard({ terraform: options.terraform, folder, environment, paths: [folder] });

  const run = (...args: string[]): Promise<Run> => guarded.run(args, (args[0] === "init" ? options.initTimeoutMs : undefined) ?? options.timeoutMs ?? 600_000);

  async function update(next: StackJson): Promise<void> {
    const text = JSON.stringify(options.backend === "none" ? withoutBackend(next) : next, undefined, 2);
    // Written beside and renamed: a command never reads half a stack.
    await writeFile(join(folder, "next.json"), text, { mode: 0o600 });
    await rename(join(folder, "next.json"), join(folder, "cdk.tf.json"));
    planned = false;
  }

  try {
    await guarded.write(async () => {
      await writeFile(configFile, cliConfigText(options.mirrors, options.download ?? false), { mode: 0o600 });
      await update(stack);
    });
  } catch (error) {
    await guarded.close();
    throw error;
  }

  return {
    folder,
    environment,
    update: (next) => guarded.write(() => update(next)),
    init: () => run("init", "-input=false", "-no-color"),
    async validate() {
      const result = await run("validate", "-json");
      return { ...result, ...parseValidation(result) };
    },
    async plan(choice = {}) {
      const flags = [...(choice.refresh === false ? ["-refresh=false"] : []), ...(choice.destroy === true ? ["-destroy"] : []), ...(choice.arguments ?? [])];
      planned = false;
      const result = await run("plan", "-input=false", "-no-color", "-detailed-exitcode", `-out=${planFile}`, ...atOnce, ...flags);
      planned = result.code === 0 || result.code === 2;
      return { ...result, changes: planned ? result.code === 2 : undefined };
    },
    async apply() {
      const saved = planned ? [planFile] : ["-auto-approve"];
      // A plan can be applied once.
      planned = false;
      return run("apply", "-input=false", "-no-color", ...atOnce, ...saved);
    },
    async destroy() {
      planned = false;
      return run("destroy", "-input=false", "-no-color", ...atOnce, "-auto-approve");
    },
    async show(what) {
      if (what === "plan" && !planned) throw new TerraformError("there is no plan to show: plan first, and look at it before it is applied");
      const result = await run("show", "-json", ...(what === "plan" ? [planFile] : []));
      if (result.code !== 0) throw new TerraformError(`terraform show failed: ${result.stderr.trim() || `exit code ${result.code}`}`, result);
      return JSON.parse(result.stdout) as unknown;
    },
    import: (address, id) => run("import", "-input=false", "-no-color", address, id),
    forget: (...addresses) => run("state", "rm", ...addresses),
    kill: () => guarded.kill(),
    close: () => guarded.close(),
  };
}

/** Opens a workspace for the length of `use` and closes it, whatever happens. */
export async function withWorkspace<Result>(stack: StackJson, options: WorkspaceOptions, use: (workspace: Workspace) => Promise<Result>): Promise<Result> {
  const workspace = await openWorkspace(stack, options);
  try {
    return await use(workspace);
  } finally {
    await workspace.close();
  }
}
