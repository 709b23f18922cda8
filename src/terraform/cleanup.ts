import { rmSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { killGroup, stopGroup } from "./run";

/** What has to be gone when this process is gone: a folder, and the commands that run in it. */
export interface Owned {
  readonly folder: string;
  readonly children: ReadonlySet<ChildProcess>;
}

const owned = new Set<Owned>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** From now on the folder does not outlive this process, however it ends (short of SIGKILL). */
export function own(what: Owned): void {
  if (owned.size === 0) {
    process.on("exit", removeNow);
    for (const signal of signals) process.on(signal, interrupted);
  }
  owned.add(what);
}

/** Stops what still runs in the folder, then removes it. May be called twice. */
export async function release(what: Owned): Promise<void> {
  await Promise.all([...what.children].map(stopGroup));
  remove(what);
  owned.delete(what);
  if (owned.size > 0) return;
  // Nothing to guard: a signal does again what it did before we came.
  process.off("exit", removeNow);
  for (const signal of signals) process.off(signal, interrupted);
}

function removeNow(): void {
  for (const what of owned) {
    for (const child of what.children) killGroup(child);
    remove(what);
  }
}

let interrupting = false;

function interrupted(signal: NodeJS.Signals): void {
  if (interrupting) return;
  interrupting = true;
  void Promise.allSettled([...owned].map(release)).then(() => {
    interrupting = false;
    // Whoever else listens decides what becomes of the process; with nobody left, the signal takes its usual course.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
}

function remove(what: Owned): void {
  rmSync(what.folder, { recursive: true, force: true, maxRetries: 3 });
}
