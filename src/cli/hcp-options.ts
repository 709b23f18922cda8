import { InvalidArgumentError, Option, type Command } from "commander";
import type { Backend } from "../model/backend";
import { hcpPlanSource, type HcpPlanSource } from "../hcp/plan-source";

/** What the flags below give. */
export interface HcpFlags {
  /** By the environment's name; the empty name is for the only environment that is asked for. */
  readonly hcpRun?: ReadonlyMap<string, string>;
  readonly hcpCommit?: string;
  /** Minutes. */
  readonly hcpWait: number;
}

/** Adds the flags that name plans made by HCP Terraform. */
export function addHcpOptions(command: Command): Command {
  return command
    .addOption(new Option("--hcp-run <[environment=]run-id>", "read the plan of this run of HCP Terraform; may be given for each environment").argParser(collectRun).conflicts("hcpCommit"))
    .addOption(new Option("--hcp-commit <sha>", "read the plan of this commit's run in each environment's workspace of HCP Terraform (a pull request's last own commit)"))
    .addOption(new Option("--hcp-wait <minutes>", "how long to wait for a plan that is not finished").argParser(minutes).default(10));
}

/** The plan that the flags mean for one environment; undefined where they say nothing about it, an HcpError where they can't be meant. */
export function hcpSourceFor(environment: { readonly name: string; readonly backend: Backend }, { hcpRun, hcpCommit }: HcpFlags): HcpPlanSource | undefined {
  const run = hcpRun?.get(environment.name) ?? hcpRun?.get("");
  if (run !== undefined) return hcpPlanSource({ run, environment });
  // An environment whose state is elsewhere has no run of the commit; it is planned in another way.
  if (hcpCommit === undefined || environment.backend.kind !== "hcp-terraform") return undefined;
  return hcpPlanSource({ commit: hcpCommit, environment });
}

function collectRun(value: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const at = value.lastIndexOf("=");
  const name = value.slice(0, Math.max(at, 0));
  if (before.has(name)) throw new InvalidArgumentError(name === "" ? "Of several runs each needs its environment: --hcp-run pilot=run-..." : `Two runs are given for ${name}.`);
  return new Map([...before, [name, value.slice(at + 1)]]);
}

function minutes(value: string): number {
  const read = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || read > 1440) throw new InvalidArgumentError("It is a number of minutes, 0 to 1440.");
  return read;
}
