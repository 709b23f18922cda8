import { InvalidArgumentError, Option, type Command } from "commander";
import { addHcpOptions, type HcpFlags } from "./hcp-options";
import type * as Run from "./review/run";

export interface ReviewFlags extends HcpFlags {
  readonly plan: readonly string[];
  readonly from: readonly string[];
  readonly base?: string;
  readonly head?: string;
  readonly guardrailsOf?: string;
  readonly reviewed?: string;
  readonly commit?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly maxBytes?: number;
  readonly output?: string;
}

/** `idc review`: what a change does as access. */
export function addReview(program: Command): void {
  addHcpOptions(program
    .command("review [environments...]")
    .description("say what a change does as access: who gains and loses what, where, and what may not pass; from a plan, or from the data of two commits")
    .option("-p, --plan <[environment=]file>", "the JSON of `terraform show -json` of a plan (- reads standard input), or the file of a plan saved in HCP Terraform; may be given again", collect, []))
    .addOption(new Option("-b, --base <commit>", "compare the data with that of this commit: needs neither Terraform nor credentials").conflicts(["plan", "from"]))
    .addOption(new Option("--head <commit>", "the other side of --base (default: the files as they are)").conflicts(["plan", "from"]))
    .addOption(new Option("--from <file>", "merge reviews that --json wrote; may be given again").argParser(collect).default([]).conflicts(["plan", "base"]))
    .option("--reviewed <file>", "stop unless this fresh plan is the change of that review (its --json)")
    .addOption(new Option("--guardrails-of <commit>", "say which waivers and limits this change itself brings: those that the guardrails of that commit do not have (--base does)").conflicts(["base", "from"]))
    .option("--commit <sha>", "note in the review which commit it is of")
    .addOption(new Option("--json", "print the review for scripts and for --from, --reviewed and idc report").conflicts("markdown"))
    .addOption(new Option("--markdown", "print the review for a pull request"))
    .addOption(new Option("--max-bytes <n>", "longest Markdown; lines are left out and counted").argParser(bytes).default(60_000))
    .option("-o, --output <file>", "write it there instead")
    .addHelpText("after", [
      "",
      "Without --plan, --hcp-run, --hcp-commit, --base and --from it plans the environments itself, in the folders that npx cdktf synth or npm start wrote, with the credentials of this shell.",
      "A plan's JSON holds sensitive values in clear: keep it out of artifacts and logs. A review holds none.",
      "",
      "Exit codes: 0 nothing blocks, 1 a guardrail blocks, or the fresh plan is not what was reviewed, 2 misuse, or a file that is no whole plan or review.",
    ].join("\n"))
    .action((environments: readonly string[], flags: ReviewFlags) => {
      const { runReview }: typeof Run = require("./review/run");
      return runReview(environments, flags);
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function bytes(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 500) throw new InvalidArgumentError("give a whole number of bytes, 500 at least.");
  return count;
}
