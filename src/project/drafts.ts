import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Machine and process of the run that made a draft, and what mkdtemp adds; of a single file, also what it is kept for. */
const DRAFT = /\.draft-(.+)-(\d{1,10})-[A-Za-z0-9]{6}(?:\.new|\.old|\.tf\.json)?$/;
const machine = hostname().replace(/[^A-Za-z0-9]/g, "_") || "machine";
/** No run takes as long, so what is older was left behind, whoever made it. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** A folder for one run inside of the folder that it writes to, so that git ignores both and files move from one to the other in one step. */
export function makeDraft(folder: string): string {
  removeStale(folder);
  return mkdtempSync(join(folder, `.draft-${machine}-${process.pid}-`));
}

/** Path of a file for Terraform that one run puts beside a stack. One that outlives its run is gone before the stack is synthesized again. */
export function draftForTerraform(folder: string): string {
  // Terraform reads no file whose name begins with a dot.
  return join(folder, `imports.draft-${machine}-${process.pid}-${randomBytes(3).toString("hex")}.tf.json`);
}

/** Removes what runs that were killed have left in a folder, and nothing of a run that is still at work. */
export function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, host, pid] = DRAFT.exec(name) ?? [];
    if (pid !== undefined && isStale(join(folder, name), host, Number(pid))) removeQuietly(join(folder, name));
  }
}

function isStale(path: string, host: string | undefined, pid: number): boolean {
  // A number of another machine (the folder may be shared, or mounted into a container) says nothing here.
  if (host === machine && !isAlive(pid)) return true;
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && made < Date.now() - DAY_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "EPERM";
  }
}

/** Where the last clearing up fails, what was done stands all the same, and the next run clears it. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // As promised.
  }
}
