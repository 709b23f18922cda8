import { spawn, type ChildProcess } from "node:child_process";

/** What a program printed and how it ended; `missing` where there is no such program. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly missing: boolean;
}

export interface ProgramCall {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Ended for good after so long. */
  readonly timeoutMs: number;
  /** Children that run, for whoever has to end them early. */
  readonly children: Set<ChildProcess>;
  /** What the program sends over its channel to this process, where it is a program of Node's. */
  readonly received?: (message: unknown) => void;
}

/** Runs a program to its end, without a shell and without input. It never rejects. */
export function runProgramToEnd({ program, arguments: words, folder, environment, timeoutMs, children, received }: ProgramCall): Promise<Ended> {
  return new Promise((done) => {
    // A process group of its own: a Ctrl-C reaches it through us, once we have put away what it works on.
    const child = spawn(program, words, { cwd: folder, env: environment, detached: true, stdio: ["ignore", "pipe", "pipe", ...(received === undefined ? [] : ["ipc" as const])] });
    children.add(child);
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
    if (received !== undefined) child.on("message", received);
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const end = (code: number | null, missing: boolean, why = "") => {
      clearTimeout(timer);
      children.delete(child);
      done({ code, missing, stdout: Buffer.concat(stdout).toString("utf8"), stderr: Buffer.concat(stderr).toString("utf8") + why });
    };
    child.on("error", (cause: NodeJS.ErrnoException) => end(null, cause.code === "ENOENT", cause.message));
    child.on("close", (code) => end(code, false));
  });
}
