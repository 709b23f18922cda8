import { createInterface } from "node:readline/promises";
import { dirname } from "node:path";
import { isatty } from "node:tty";
import type { Command } from "commander";
import { visible } from "../model/problem";
import type { ResolvedEnvironment } from "../model/resolve";
import { draftForTerraform } from "../project/drafts";
import { plural } from "../project/report";
import { describeGrants } from "../recover/describe";
import { findLost, takeOver, type Lost } from "../recover/find-lost";
import { RecoveryError } from "../recover/recovery-error";
import { findTerraform } from "../terraform/find";
import { Interrupted, TerraformError } from "../terraform/run";
import { withStackFolder } from "../terraform/stack-folder";
import { synthesizeOrReport } from "./stacks";
import { colours, EXIT, print, printError, status } from "./terminal";

interface RecoverOptions {
  readonly output: string;
  readonly yes?: true;
}

/** `idc recover`: takes grants into Terraform's state that an apply made and had no time to note. */
export function addRecover(program: Command): void {
  program
    .command("recover <environment>")
    .description("after an apply that was killed (or \"already exists\"): find the grants that are in AWS and not in Terraform's state, and take them over")
    .option("-o, --output <folder>", "where the stacks are written", "cdktf.out")
    .option("-y, --yes", "take over what is found without asking")
    .addHelpText("after", "\nWorks as cdktf deploy does: your Terraform, your credentials, the environment's backend. Nothing in AWS is made, changed or removed.\nExit codes: 0 nothing to recover, or recovered; 1 something was found and not taken over, or could not be looked for; 2 misuse, or Terraform failed.")
    .action(recover);
}

async function recover(name: string, { output, yes }: RecoverOptions): Promise<void> {
  const stacks = await synthesizeOrReport([name], output);
  const file = stacks?.files.get(name);
  const resolved = stacks?.loaded.stacks.find((stack) => stack.resolved.environment.name === name)?.resolved;
  if (file === undefined || resolved === undefined) return;
  const terraform = await findTerraform();
  if ("missing" in terraform) {
    printError(`error ${visible(terraform.missing)}\n\nnothing was looked for`);
    process.exitCode = EXIT.misuse;
    return;
  }
  const folder = dirname(file);
  try {
    await withStackFolder({ folder, terraform: terraform.path, environment: process.env, importsFile: draftForTerraform(folder) }, async (stack) => {
      const lost = await findLost(stack, status).finally(() => status(""));
      report(resolved, lost);
      if (lost.grants.length === 0) return;
      if (yes !== true && !(await agrees())) {
        print(`\nnothing was taken over${isatty(0) ? "" : `; npx idc recover ${name} --yes does it`}`);
        process.exitCode = EXIT.findings;
        return;
      }
      await takeOver(stack);
      print(`\ntaken over   ${plural(lost.grants.length, "grant")}\nnext         npx cdktf deploy ${name}`);
    });
  } catch (cause) {
    if (!(cause instanceof RecoveryError || cause instanceof TerraformError) || cause instanceof Interrupted) throw cause;
    const [details, fix] = cause instanceof RecoveryError ? [cause.details, cause.fix] : [[], undefined];
    printError([`error ${visible(cause.message)}`, ...details.map((line) => `    ${visible(line)}`), ...(fix === undefined ? [] : [`    fix      ${fix}`]), "", "nothing was taken over"].join("\n"));
    process.exitCode = EXIT.misuse;
  }
}

function report(resolved: ResolvedEnvironment, { grants, looked, unknown }: Lost): void {
  const { name } = resolved.environment;
  if (grants.length > 0) {
    print(`${colours.bold(name)}: ${plural(grants.length, "grant")} of the data ${grants.length === 1 ? "exists" : "exist"} in AWS and not in Terraform's state`);
    for (const line of describeGrants(resolved, grants.map(({ to }) => to))) print(`  ${visible(line)}`);
    print("\nTaking them over writes them into the state. Nothing in AWS is made, changed or removed, and nobody's access changes.");
    print("Whoever made them, the killed apply or somebody by hand, they are Terraform's from then on: they end when the data no longer gives them.");
  } else {
    print(`${colours.bold(name)}: ${looked === 0 ? "the state lacks no grant that could exist in AWS" : `the state lacks ${plural(looked, "grant")}, and none of them exists in AWS`}`);
  }
  if (unknown.length === 0) return;
  process.exitCode = EXIT.findings;
  print(`\nnot looked for: ${plural(unknown.length, "grant")}, because the permission set or the group is itself not in the state yet`);
  for (const line of describeGrants(resolved, unknown).slice(0, 10)) print(`  ${visible(line)}`);
  if (unknown.length > 10) print(`  and ${unknown.length - 10} more`);
  print("An apply makes them, unless it says ConflictException: then a permission set of that name is in AWS already. If the apply that was killed made it, take it over in the");
  print(`stack's folder and run this again: terraform import aws_ssoadmin_permission_set.KEY PERMISSION_SET_ARN,INSTANCE_ARN. If others made it, give the environment a permissionSetPrefix.`);
}

/** Asks a person for a whole yes; nobody there is no. */
async function agrees(): Promise<boolean> {
  if (!isatty(0) || !isatty(1)) return false;
  // No line editing: a Ctrl-C must reach this process as the signal that clears up.
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  const answer = await Promise.race([lines.question("\ntake them over? type yes: "), closed]);
  lines.close();
  return answer.trim().toLowerCase() === "yes";
}
