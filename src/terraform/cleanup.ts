import { rmSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { killGroup, stopGroup } from "./run";

/** What has to be gone when this process is gone: files and folders, and the commands that use them. */
export interface Owned {
  readonly paths: readonly string[];
  readonly children: ReadonlySet<ChildProcess>;
}

const owned = new Set<Owned>();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** From now on the paths do not outlive this process, however it ends (short of SIGKILL). */
export function own(what: Owned): void {
  if (owned.size === 0) {
    process.on("exit", removeNow);
    for (const signal of signals) process.on(signal, interrupted);
  }
  owned.add(what);
}

const releasing = new Map<Owned, Promise<void>>();

/** Stops what still runs, then removes the paths. May be called twice, also at once: Terraform would take a second interrupt for an order to drop everything. */
export function release(what: Owned): Promise<void> {
  const running = releasing.get(what) ?? releaseNow(what).finally(() => releasing.delete(what));
  releasing.set(what, running);
  return running;
}

async function releaseNow(what: Owned): Promise<void> {
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

/** A signal that is ending this process just now, and when it has taken its course, for whoever is then still there. */
let interruption: { readonly signal: NodeJS.Signals; readonly over: Promise<void> } | undefined;

/**
 * The signal that is ending this process, if one is. What commands say from then on is no answer to anything, so this
 * comes back when the signal has taken its course: never, unless somebody else has decided that the process lives on.
 */
export async function interruptedBy(): Promise<NodeJS.Signals | undefined> {
  if (interruption === undefined) return undefined;
  const { signal, over } = interruption;
  await over;
  return signal;
}

function interrupted(signal: NodeJS.Signals): void {
  if (interruption !== undefined) return;
  const over = Promise.allSettled([...owned].map(release)).then(() => {
    interruption = undefined;
    // Whoever else listens decides what becomes of the process; with nobody left, the signal takes its usual course.
    if (process.listenerCount(signal) > 0) return undefined;
    process.kill(process.pid, signal);
    return new Promise<undefined>(() => undefined);
  });
  interruption = { signal, over };
}

function remove(what: Owned): void {
  for (const path of what.paths) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
