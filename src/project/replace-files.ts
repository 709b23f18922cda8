import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { removeQuietly, removeStale } from "./drafts";
import { cannotWrite, SynthesisError } from "./synthesis-error";

/** One file on its way: the new text waits beside its place, and the old one is kept until all are through. */
interface Step {
  readonly name: string;
  readonly place: string;
  readonly waiting: string;
  readonly kept: string;
  readonly replaces: boolean;
}

/**
 * Moves all files of a draft to the same names under `folder`, or none. All that can fail is done before the first file is replaced
 * (folders, copies, permissions); where replacing fails all the same, the old files are put back. What else is in the folders stays.
 * `shown` is what messages call the folder.
 */
export function replaceFiles(draft: string, folder: string, shown: string): void {
  const names = readdirSync(draft, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(draft, join(entry.parentPath, entry.name))).toSorted();
  const obstacles = [...new Set(names.flatMap((name) => obstacle(folder, name)))];
  if (obstacles.length > 0) throw new SynthesisError(`the stacks can't be written to ${shown}: ${obstacles.join("; ")}: move away what is there, or choose another folder with --output`);

  const steps = names.map((name): Step => {
    const place = join(folder, name);
    const beside = join(dirname(place), `.${basename(place)}${basename(draft)}`);
    return { name, place, waiting: `${beside}.new`, kept: `${beside}.old`, replaces: lstatSync(place, { throwIfNoEntry: false }) !== undefined };
  });
  const made: string[] = [];
  const done: Step[] = [];
  try {
    for (const step of steps) prepare(step, join(draft, step.name), made);
    for (const step of steps) {
      renameSync(step.waiting, step.place);
      done.push(step);
    }
  } catch (cause) {
    const stuck = done.toReversed().filter((step) => !undo(step)).map(({ name }) => name);
    throw cannotWrite(shown, cause, stuck.length === 0 ? undefined : `written: ${stuck.toSorted().join(", ")}, and they could not be put back; all others are as they were before`);
  } finally {
    for (const { waiting, kept } of steps) for (const path of [waiting, kept]) removeQuietly(path);
    if (done.length < steps.length) for (const path of made.toReversed()) removeEmpty(path);
  }
}

/** What stands in the way of a file: it, or a folder on the way to it, is of the wrong kind. */
function obstacle(folder: string, name: string): string[] {
  const parts = name.split(sep);
  for (let count = 1; count <= parts.length; count += 1) {
    const part = parts.slice(0, count).join(sep);
    const found = statSync(join(folder, part), { throwIfNoEntry: false });
    if (found === undefined && lstatSync(join(folder, part), { throwIfNoEntry: false }) === undefined) return [];
    if (found === undefined && count < parts.length) return [`${part} is a link that leads nowhere`];
    if (count < parts.length && found?.isDirectory() === false) return [`${part} is a file where a folder must be`];
    if (count === parts.length && found?.isDirectory() === true) return [`${part} is a folder where a file must be`];
  }
  return [];
}

function prepare({ place, waiting, kept, replaces }: Step, source: string, made: string[]): void {
  makeFolder(dirname(place), made);
  removeStale(dirname(place));
  try {
    renameSync(source, waiting);
  } catch {
    // The stack's folder may lie in another file system than the draft.
    copyFileSync(source, waiting);
  }
  if (!replaces) return;
  try {
    linkSync(place, kept);
  } catch {
    // Not every file system has hard links.
    copyFileSync(place, kept);
  }
}

/** One level at a time: Node never returns from a recursive mkdir in some special file systems. */
function makeFolder(path: string, made: string[]): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path), made);
  mkdirSync(path);
  made.push(path);
}

function undo({ place, kept, replaces }: Step): boolean {
  try {
    if (replaces) renameSync(kept, place);
    else removeQuietly(place);
    return true;
  } catch {
    return false;
  }
}

function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Somebody else has put something in.
  }
}
