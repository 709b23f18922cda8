import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../support/project-copy";

/** A workflow or an action of this repository, by lines; comments are lines like others. */
export interface WorkflowFile {
  readonly name: string;
  readonly lines: readonly string[];
}

const GITHUB = join(PROJECT, ".github");

function read(name: string): WorkflowFile {
  return { name, lines: readFileSync(join(GITHUB, name), "utf8").split("\n") };
}

export const workflows = readdirSync(join(GITHUB, "workflows")).toSorted().map((name) => read(`workflows/${name}`));
export const actions = readdirSync(join(GITHUB, "actions")).toSorted().map((name) => read(`actions/${name}/action.yml`));

const indentOf = (line: string) => line.length - line.trimStart().length;

/** The lines that belong to the one at `index`: all that are further in, up to the next that is not. */
export function blockAt(lines: readonly string[], index: number): string[] {
  const indent = indentOf(lines[index] ?? "");
  const rest = lines.slice(index + 1);
  const end = rest.findIndex((line) => line.trim() !== "" && indentOf(line) <= indent);
  return rest.slice(0, end === -1 ? undefined : end);
}

/** The jobs of a workflow with their lines. */
export function jobsOf({ lines }: WorkflowFile): { readonly job: string; readonly lines: readonly string[] }[] {
  const jobs = blockAt(lines, lines.indexOf("jobs:"));
  return jobs.flatMap((line, index) => (/^ {2}[\w-]+:$/.test(line) ? [{ job: line.trim().slice(0, -1), lines: blockAt(jobs, index) }] : []));
}

/** Every script that a step runs, whether on the line of `run:` or below it. */
export function scriptsOf({ lines }: WorkflowFile): string[] {
  return lines.flatMap((line, index) => {
    const [, inline] = /^\s*(?:- )?run: ?(.*)$/.exec(line) ?? [];
    if (inline === undefined) return [];
    return [/^[|>]/.test(inline) ? blockAt(lines, index).join("\n") : inline];
  });
}
