import { join } from "node:path";
import { Option, type Command } from "commander";
import { canRehearse } from "../../sandbox/rehearsal/tools";
import { rules } from "../model/rules";
import { previewEnvironment } from "../project/preview";
import { plural, reportProblems } from "../project/report";
import { staleStacks } from "../project/output-folder";
import { validateStacks, type Validation } from "../project/validate";
import { visible } from "../model/problem";
import { synthesizeOrReport } from "./stacks";
import { colours, EXIT, print, status } from "./terminal";

interface PreviewOptions {
  readonly output: string;
  readonly validate: boolean;
  readonly download: boolean;
}

/** `idc preview`: all that can be known without Okta, AWS and credentials. */
export function addPreview(program: Command): void {
  program
    .command("preview [environments...]")
    .description("check all data, synthesize every stack, say what each would do, and validate it with Terraform where that is here")
    .option("-o, --output <folder>", "where the stacks are written", "cdktf.out")
    .option("--no-validate", "do not look for Terraform")
    .addOption(new Option("--download", "let Terraform download providers that are not on this machine (hundreds of MB)").default(false).conflicts("validate"))
    .action(preview);
}

async function preview(names: readonly string[], options: PreviewOptions): Promise<void> {
  const stacks = await synthesizeOrReport(names, options.output);
  if (stacks === undefined) return;
  const { loaded, files } = stacks;
  for (const { resolved } of loaded.stacks) {
    if (names.length > 0 && !names.includes(resolved.environment.name)) continue;
    const rows = previewEnvironment(resolved);
    const width = Math.max(...rows.map(([label]) => label.length));
    print(colours.bold(resolved.environment.name));
    for (const [label, text] of rows) print(`  ${colours.dim(label.padEnd(width))}  ${visible(text)}`);
    print("");
  }
  if (loaded.warnings.length > 0) print(`${reportProblems(loaded.warnings)}\n`);
  print(`data         ${plural(loaded.stacks.length, "environment")} checked by ${plural(rules.length, "rule")}, ${plural(loaded.warnings.length, "warning")}`);
  print(`stacks       ${plural(files.size, "stack")} in ${options.output}/stacks, each checked against the provider schemas in .gen/schema`);
  for (const name of staleStacks(options.output, files)) print(`stale        ${visible(join(options.output, "stacks", name))}: of no environment; remove it, as npx cdktf will do with all that is in it`);
  report(options.validate ? await validateStacks(files, options.download, status) : [...files.keys()].map((stack) => ({ stack, outcome: "not-validated", why: "--no-validate" })));
  print("not done     nothing was asked of Okta or AWS: whether groups, policies and accounts are there, the plan will say");
  const rehearsal = await canRehearse(loaded.stacks.map(({ resolved }) => resolved.environment), false);
  print(`rehearsal    npx idc rehearse ${"missing" in rehearsal ? `can't run here: ${visible(rehearsal.missing)}` : `runs the whole road on this machine, against a local Okta and AWS (Terraform ${rehearsal.version} and the providers are here)`}`);
  print(`next         npx cdktf diff ${names[0] ?? loaded.stacks[0]?.resolved.environment.name ?? ""}   (credentials in the environment: README, "First plan")`);
}

function report(validations: readonly Validation[]): void {
  const valid = validations.filter(({ outcome }) => outcome === "valid");
  const [first] = valid;
  if (first?.outcome === "valid") print(`terraform    ${valid.map(({ stack }) => stack).join(", ")}: valid (${first.by} and the providers on this machine)`);
  for (const one of validations) {
    if (one.outcome !== "invalid") continue;
    print(`terraform    ${one.stack}: INVALID\n${one.errors.map((text) => `             ${visible(text)}`).join("\n")}`);
    process.exitCode = EXIT.findings;
  }
  const reasons = new Map<string, string[]>();
  for (const one of validations) if (one.outcome === "not-validated") reasons.set(one.why, [...(reasons.get(one.why) ?? []), one.stack]);
  for (const [why, stacks] of reasons) print(`not done     terraform validate of ${stacks.join(", ")}: ${why}`);
}
