import { Option, type Command } from "commander";
import { constants } from "node:os";
import type * as Rehearsal from "../../sandbox/rehearsal";
import { EvidenceError, EvidenceFolder } from "../../sandbox/rehearsal/evidence-folder";
import { table, titleOf, versionsText, type RehearsalResult } from "../../sandbox/rehearsal/report";
import { canRehearse, type TerraformHere } from "../../sandbox/rehearsal/tools";
import type { Environment } from "../model/environment";
import { visible } from "../model/problem";
import { readEnvironments } from "../project/environments-file";
import { loadOrReport } from "./data";
import { colours, EXIT, print, printError } from "./terminal";

interface RehearseOptions {
  readonly evidence: string;
  readonly incidents?: true;
  readonly json?: true;
  readonly download: boolean;
}

/** `idc rehearse`: the whole road with the real Terraform and providers, against an Okta and an AWS that run on this machine for as long as it takes. */
export function addRehearse(program: Command): void {
  program
    .command("rehearse")
    .description("run the whole road on this machine: real Terraform and providers, a local Okta and a local AWS; nothing real is touched")
    .option("--incidents", "play what goes wrong instead: limits, cut connections, a killed apply, tokens, certificates, clocks; how each shows and heals")
    .option("--evidence <folder>", "where plans, calls and masked SAML responses are kept, with an index; what an earlier rehearsal left there goes", "rehearsal")
    .option("--json", "print the result for scripts")
    .addOption(new Option("--download", "let Terraform download providers that are not on this machine (hundreds of MB)").default(false))
    .addHelpText("after", "\nExit codes: 0 every line passed, 1 a line failed or the data has errors, 2 misuse, or Terraform or a provider is not to be had; 130 after Ctrl-C (143 after SIGTERM), with the lines so far.")
    .action(rehearse);
}

async function rehearse(options: RehearseOptions): Promise<void> {
  const loaded = await loadOrReport();
  if (loaded === undefined) return;
  const environments = await readEnvironments(process.cwd());
  const tools = await canRehearse(environments, options.download);
  if ("missing" in tools) {
    printError(`error the rehearsal can't run here: ${tools.missing}\n\nnothing was rehearsed`);
    process.exitCode = EXIT.misuse;
    return;
  }
  const interruption = listen();
  try {
    await play(environments, tools, options, interruption.signal);
  } catch (cause) {
    if (!(cause instanceof EvidenceError)) throw cause;
    printError(`error ${visible(cause.message)}`);
    process.exitCode = EXIT.misuse;
  } finally {
    interruption.close();
  }
  // What a step was waiting for when the signal came may take minutes to give up.
  if (interruption.signal.aborted) process.exit();
}

async function play(environments: readonly Environment[], tools: TerraformHere, { evidence, incidents, json }: RehearseOptions, signal: AbortSignal): Promise<void> {
  const { runRehearsal }: typeof Rehearsal = require("../../sandbox/rehearsal");
  const tell = json === true ? printError : print;
  const folder = new EvidenceFolder(evidence);
  const lines: RehearsalResult["lines"][number][] = [];
  const result = await runRehearsal(environments, tools, {
    started: ({ title }, index, of) => tell(colours.dim(`${index + 1}/${of}  ${title} ...`)),
    ended: (line) => {
      lines.push(line);
      folder.note({ schema: "idc-rehearsal/2", lines }, entries(lines), ["the rehearsal has not ended"]);
    },
    file: ({ id }, name, text) => folder.keep(id, `${id}-${name}`, text),
  }, { signal, play: incidents === true ? "incidents" : "road" });
  folder.note(result, entries(result.lines), [`begun ${result.at}`, versionsText(result.versions)]);
  print(json === true ? JSON.stringify(result, undefined, 2) : `\n${visible(table(result)).replaceAll("\\u000a", "\n")}\n\nevidence     ${evidence}: index.md names what proves which line`);
  process.exitCode = result.interrupted === undefined ? (result.lines.some(({ outcome }) => outcome === "failed") ? EXIT.findings : EXIT.ok) : exitOf(result.interrupted);
}

function entries(lines: RehearsalResult["lines"]) {
  return lines.map((line) => ({ id: line.id, text: `${line.outcome}: ${titleOf(line)}` }));
}

/** Hears the signals that end a program: the first ends the rehearsal in order, the second at once. */
function listen(): { readonly signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(exitOf(name));
    printError(`${name}: the rehearsal ends, once Terraform has stopped ...`);
    controller.abort(name);
  };
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, stop);
  return {
    signal: controller.signal,
    close: () => {
      for (const name of names) process.off(name, stop);
    },
  };
}

/** As a shell tells it: 130 for SIGINT. */
function exitOf(name: string): number {
  const signals: Readonly<Record<string, number>> = constants.signals;
  return 128 + (signals[name] ?? 0);
}
