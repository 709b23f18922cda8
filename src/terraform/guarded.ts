import type { ChildProcess } from "node:child_process";
import { interruptedBy, own, release } from "./cleanup";
import { Interrupted, killGroup, runCommand, TerraformError, type Run } from "./run";

interface GuardedOptions {
  readonly terraform: string;
  /** Where the commands run. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Files and folders that are gone when it is closed, and when this process ends. */
  readonly paths: readonly string[];
}

/** Terraform commands in one folder, and what must not outlive them. */
export interface Guarded {
  run(args: readonly string[], timeoutMs: number): Promise<Run>;
  /** Writes below the guarded paths, unless they are being taken away. A signal does that also from under a write: the signal is then what happened. */
  write<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Ends the command that runs now, as a crash would. */
  kill(): void;
  /** Stops what still runs and removes the paths. May be called twice. */
  close(): Promise<void>;
}

/** From now on the paths do not outlive this process, however it ends (short of SIGKILL). */
export function guard({ terraform, folder, environment, paths }: GuardedOptions): Guarded {
  const children = new Set<ChildProcess>();
  const guarded = { paths, children };
  own(guarded);
  let closed = false;

  /** Whatever a command did while this process was told to end, it was not left to do it; and the paths are gone. */
  async function mustGoOn(): Promise<void> {
    const signal = await interruptedBy();
    if (signal === undefined) return;
    closed = true;
    throw new Interrupted(signal);
  }

  return {
    async run(args, timeoutMs) {
      if (closed) throw new TerraformError(`terraform ${args[0] ?? ""} was asked of a workspace that is closed`);
      await mustGoOn();
      let started: ChildProcess | undefined;
      const ended = await runCommand({ program: terraform, arguments: args, folder, environment, timeoutMs }, (child) => {
        started = child;
        children.add(child);
      }).catch((error: unknown) => ({ error }));
      if (started !== undefined) children.delete(started);
      await mustGoOn();
      if ("error" in ended) throw ended.error;
      return ended;
    },
    async write(work) {
      // No signal is heard between this and the first step of the work, so nothing appears after the removal.
      await mustGoOn();
      try {
        return await work();
      } catch (error) {
        await mustGoOn();
        throw error;
      }
    },
    kill() {
      for (const child of children) killGroup(child);
    },
    async close() {
      closed = true;
      await release(guarded);
    },
  };
}
