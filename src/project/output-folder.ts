import { mkdirSync, readdirSync, realpathSync, rmdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { quote } from "../model/problem";

/** Why a folder is none to write stacks to, whatever is on the disk; undefined where it may be. */
export function outputFault(outdir: string, project: string): string | undefined {
  const fix = "name a folder of its own, such as cdktf.out";
  if (outdir.trim() === "") return `the output folder is ${quote(outdir)}, which is no name: ${fix}`;
  return realPlace(resolve(outdir)) === realPlace(project) ? `the output folder ${quote(outdir)} is the project itself, and the stacks would stand among its files: ${fix}` : undefined;
}

/** The folder as it really is, behind all links, and made where it was not there; `undo` takes away again what was made and is empty. */
export function openOutput(outdir: string): { readonly folder: string; readonly undo: () => void } {
  const folder = resolve(outdir);
  const made: string[] = [];
  // One level at a time: Node never returns from a recursive mkdir in some special file systems.
  const make = (path: string): void => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    if (dirname(path) !== path) make(dirname(path));
    mkdirSync(path);
    made.push(path);
  };
  const undo = (): void => {
    try {
      for (const path of made.toReversed()) rmdirSync(path);
    } catch {
      // Something is in it, so it stays.
    }
  };
  try {
    make(folder);
    return { folder: realpathSync(folder), undo };
  } catch (cause) {
    undo();
    throw cause;
  }
}

/** Names of stacks in the folder that no environment has: they were, before an environment was renamed or removed. */
export function staleStacks(outdir: string, files: ReadonlyMap<string, string>): string[] {
  const entries = readdirSync(join(resolve(outdir), "stacks"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !files.has(entry.name)).map(({ name }) => name).toSorted();
}

/** A path behind all links, also where its last parts are not there yet. */
export function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPlace(dirname(path)), basename(path));
  }
}
