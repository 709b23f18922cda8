import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkAgainstSchema } from "../providers/conformance";
import { App } from "../providers/core";
import { loadSchemas } from "../providers/load-schemas";
import type { ResolvedEnvironment } from "../model/resolve";
import { IdentityCenterStack } from "../stacks/identity-center-stack";

/** A stack came out wrong; nothing was written. */
export class SynthesisError extends Error {}

/** What synthesis needs of one environment. */
export interface StackInput {
  readonly resolved: ResolvedEnvironment;
  readonly inlinePolicies: ReadonlyMap<string, string>;
}

/**
 * Synthesizes every environment to `outdir/stacks/<name>/cdk.tf.json` and returns the files by environment.
 * Everything is made in a folder beside `outdir` first and moved at the end, so that a failure leaves what was there before.
 */
export function synthesize(stacks: readonly StackInput[], outdir: string, project: string): Map<string, string> {
  const target = resolve(outdir);
  const draft = makeDraft(target);
  try {
    const app = new App({ outdir: draft, stackTraces: false });
    for (const { resolved, inlinePolicies } of stacks) {
      const name = resolved.environment.name;
      new IdentityCenterStack(app, { resolved, inlinePolicies, folders: { stack: join(target, "stacks", name), project } });
    }
    app.synth();
    for (const { resolved } of stacks) mustConform(resolved.environment.name, join(draft, "stacks", resolved.environment.name, "cdk.tf.json"));
    moveFiles(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return new Map(stacks.map(({ resolved: { environment } }) => [environment.name, join(target, "stacks", environment.name, "cdk.tf.json")]));
}

/** A folder beside the target, so that moving its files is one step each; a place that can't be written is an answer, not a crash. */
function makeDraft(target: string): string {
  try {
    // One level at a time where the parent is there: Node never returns from a recursive mkdir in some special file systems.
    if (!existsSync(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    // existsSync would take a file for the folder.
    if (!statSync(target, { throwIfNoEntry: false })?.isDirectory()) mkdirSync(target);
    return mkdtempSync(join(dirname(target), ".cdktf-draft-"));
  } catch (cause) {
    throw new SynthesisError(`the stacks can't be written to ${target} (${typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown error"}): choose another folder`);
  }
}

/** Terraform would find the same only after `init`, with the providers at hand; this needs neither. */
function mustConform(stack: string, file: string): void {
  const findings = checkAgainstSchema(JSON.parse(readFileSync(file, "utf8")), loadSchemas());
  if (findings.length === 0) return;
  throw new SynthesisError(`stack ${stack} does not fit the providers' schemas:\n${findings.map(({ address, path, problem }) => `  ${address}${path === "" ? "" : `, ${path}`}: ${problem}`).join("\n")}`);
}

/** Moves file by file: the target's folders also hold Terraform's own files, which stay. */
function moveFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) moveFiles(join(from, entry.name), join(to, entry.name));
    else renameSync(join(from, entry.name), join(to, entry.name));
  }
}
