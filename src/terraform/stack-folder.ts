import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guard } from "./guarded";
import { TerraformError, type Run } from "./run";

/** An `import` block: what exists, and under which address the state shall have it. */
export interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

interface StackFolderOptions {
  /** Where the synthesized stack lies, and Terraform's own files of it. */
  readonly folder: string;
  /** The program, as `findTerraform` gave it. */
  readonly terraform: string;
  /** The caller's variables: credentials, and where Terraform finds its own settings. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A file in the folder, for the `import` blocks; it must not exist. */
  readonly importsFile: string;
}

interface PlanOptions {
  /** Whether to keep the plan for `show` and `apply`; in HCP Terraform the run is a speculative one where it is not kept. @default false */
  readonly keep?: boolean;
  /** @default true */
  readonly refresh?: boolean;
  /** Addresses that the plan is limited to. @default all */
  readonly targets?: readonly string[];
}

/** Terraform in the stack's own folder: with its backend, and with the caller's credentials and settings. */
export interface StackFolder {
  readonly folder: string;
  init(): Promise<Run>;
  plan(options?: PlanOptions): Promise<Run>;
  /** The plan kept last, as Terraform's JSON. */
  show(): Promise<unknown>;
  /** Applies the plan kept last, exactly as it is. */
  apply(): Promise<Run>;
  /** Puts `import` blocks beside the stack, in place of those before; they are gone when the folder is closed. */
  writeImports(blocks: readonly ImportBlock[]): Promise<void>;
}

/** A refresh of thousands of grants takes many minutes, and a remote run waits for its turn. */
const HOUR_MS = 3_600_000;

/** Opens the folder for the length of `use`; afterwards nothing is left in it that was not there, whatever happens (short of SIGKILL). */
export async function withStackFolder<Result>(options: StackFolderOptions, use: (stack: StackFolder) => Promise<Result>): Promise<Result> {
  const { folder, terraform, importsFile } = options;
  // A plan holds secrets in clear, so it is kept where only this user can read, and not where a remote run would upload it.
  const plans = await mkdtemp(join(tmpdir(), "plan-"));
  const given = Object.entries(options.environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const environment = { ...Object.fromEntries(given), TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
  const guarded = guard({ terraform, folder, environment, paths: [importsFile, plans] });
  const file = join(plans, "plan.tfplan");
  const run = (...args: string[]): Promise<Run> => guarded.run(args, HOUR_MS);
  try {
    return await use({
      folder,
      init: () => run("init", "-input=false", "-no-color"),
      plan: ({ keep = false, refresh = true, targets = [] } = {}) =>
        run("plan", "-input=false", "-no-color", ...(keep ? [`-out=${file}`] : []), ...(refresh ? [] : ["-refresh=false"]), ...targets.map((address) => `-target=${address}`)),
      async show() {
        const shown = await run("show", "-json", file);
        if (shown.code !== 0) throw new TerraformError(`terraform show failed: ${shown.stderr.trim() || `exit code ${shown.code}`}`, shown);
        try {
          return JSON.parse(shown.stdout) as unknown;
        } catch {
          throw new TerraformError("terraform show answered with something that is no JSON: is the program Terraform?", shown);
        }
      },
      apply: () => run("apply", "-input=false", "-no-color", file),
      writeImports: (blocks) =>
        guarded.write(async () => {
          writeFileSync(importsFile, JSON.stringify({ import: blocks }, undefined, 2), { mode: 0o600 });
        }),
    });
  } finally {
    await guarded.close();
  }
}
