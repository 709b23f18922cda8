import { Option, type Command } from "commander";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as Rehearsal from "../../sandbox/rehearsal";
import { visible } from "../model/problem";
import { readEnvironments } from "../project/environments-file";
import { loadOrReport } from "./data";
import { colours, EXIT, print, printError } from "./terminal";

interface RehearseOptions {
  readonly evidence: string;
  readonly json?: true;
  readonly download: boolean;
}

/** `idc rehearse`: the whole road with the real Terraform and providers, against an Okta and an AWS that run on this machine for as long as it takes. */
export function addRehearse(program: Command): void {
  program
    .command("rehearse")
    .description("run the whole road on this machine: real Terraform and providers, a local Okta and a local AWS; nothing real is touched")
    .option("--evidence <folder>", "where plans, calls and masked SAML responses are kept", "rehearsal")
    .option("--json", "print the result for scripts")
    .addOption(new Option("--download", "let Terraform download providers that are not on this machine (hundreds of MB)").default(false))
    .addHelpText("after", "\nExit codes: 0 every line passed, 1 a line failed or the data has errors, 2 misuse, or Terraform or a provider is not to be had.")
    .action(rehearse);
}

async function rehearse({ evidence, json, download }: RehearseOptions): Promise<void> {
  const loaded = await loadOrReport();
  if (loaded === undefined) return;
  const { canRehearse, runRehearsal, table }: typeof Rehearsal = require("../../sandbox/rehearsal");
  const environments = await readEnvironments(process.cwd());
  const tools = await canRehearse(environments, download);
  if ("missing" in tools) {
    printError(`error the rehearsal can't run here: ${tools.missing}\n\nnothing was rehearsed`);
    process.exitCode = EXIT.misuse;
    return;
  }
  const tell = json === true ? printError : print;
  mkdirSync(evidence, { recursive: true });
  const result = await runRehearsal(environments, tools, {
    started: ({ title }, index, of) => tell(colours.dim(`${index + 1}/${of}  ${title} ...`)),
    ended: () => undefined,
    file: ({ id }, name, text) => writeFileSync(join(evidence, `${id}-${name}`), text),
  });
  writeFileSync(join(evidence, "result.json"), `${JSON.stringify(result, undefined, 2)}\n`);
  print(json === true ? JSON.stringify(result, undefined, 2) : `\n${visible(table(result)).replaceAll("\\u000a", "\n")}\n\nevidence     ${evidence}`);
  process.exitCode = result.lines.some(({ outcome }) => outcome === "failed") ? EXIT.findings : EXIT.ok;
}
