import { spawn, type ChildProcess } from "node:child_process";

/** What a Terraform command did. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that could not be run to its end; what it printed up to then is kept. */
export class TerraformError extends Error {
  constructor(message: string, readonly run?: Run) {
    super(message);
    this.name = "TerraformError";
  }
}

/** A command that did not get to its end because this process was told to end. */
export class Interrupted extends TerraformError {
  constructor(readonly signal: NodeJS.Signals) {
    super(`terraform was stopped by ${signal}`);
    this.name = "Interrupted";
  }
}

export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** How long Terraform has to write its state after an interrupt, before it is killed. */
const graceMs = 10_000;

/** Runs one command to its end and collects what it printed; `started` is told of the process, so that it can be stopped. */
export function runCommand(command: Command, started: (child: ChildProcess) => void = () => undefined): Promise<Run> {
  const words = `terraform ${command.arguments[0] ?? ""}`.trim();
  return new Promise((done, fail) => {
    const child = spawn(command.program, command.arguments, {
      cwd: command.folder,
      env: command.environment,
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own: a Ctrl-C in the terminal reaches Terraform once, through us, since a second interrupt
      // makes it drop its state; and its provider plugins can be ended with it.
      detached: true,
    });
    started(child);
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void stopGroup(child);
    }, command.timeoutMs);
    child.on("error", (error) => {
      clearTimeout(timer);
      fail(new TerraformError(`${words} could not be started: ${error.message}`));
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const run = { code: code ?? -1, stdout: Buffer.concat(stdout).toString("utf8"), stderr: Buffer.concat(stderr).toString("utf8") };
      if (late) fail(new TerraformError(`${words} took longer than ${command.timeoutMs / 1000} s and was stopped`, run));
      else if (code === null) fail(new TerraformError(`${words} was ended by ${signal ?? "a signal"}${signal === "SIGKILL" ? " from outside, which is how a system that runs out of memory does it" : ""}`, run));
      else done(run);
    });
  });
}

/** Asks a command to end and write its state, and kills it with its plugins when it does not. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  signalGroup(child, "SIGINT", false);
  const timer = setTimeout(() => signalGroup(child, "SIGKILL", true), graceMs);
  await ended;
  clearTimeout(timer);
}

/** Ends a command and its plugins at once, for when there is no time left to wait. */
export function killGroup(child: ChildProcess): void {
  if (isRunning(child)) signalGroup(child, "SIGKILL", true);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals, group: boolean): void {
  if (child.pid === undefined) return;
  try {
    // The interrupt goes to Terraform alone, which then stops its plugins in order.
    process.kill(group ? -child.pid : child.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
