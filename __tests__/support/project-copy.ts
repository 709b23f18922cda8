import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const PROJECT = join(__dirname, "../..");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project whose data a test may break; the packages are those of the project. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "idc-"));
  for (const part of ["bin", "src", "sandbox", "environments", ".gen", "main.ts", "cdktf.json", "package.json", "tsconfig.json"]) cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Runs `idc` as a job of a CI system does, where a pipe is no terminal either. */
export function idc(folder: string, ...args: string[]): Ended {
  return node(folder, [join(folder, "bin/idc"), ...args]);
}

/** The same while this process goes on, as where it plays the servers that are asked. */
export async function spawnIdc(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(folder, "bin/idc"), ...args], { cwd: folder, env: { ...process.env, CI: "true", ...env } });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) child[name].setEncoding("utf8").on("data", (text: string) => { said[name] += text; });
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, ...said };
}

/** Runs the CDKTF program as `cdktf synth` does: the command of cdktf.json, in a shell. */
export function program(folder: string, env: Readonly<Record<string, string>> = {}): Ended {
  const { app } = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8")) as { app: string };
  const { status, stdout, stderr } = spawnSync(app, { cwd: folder, encoding: "utf8", shell: true, env: { ...process.env, CI: "true", CDKTF_OUTDIR: "cdktf.out", ...env } });
  return { status, stdout, stderr };
}

export function node(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: { ...process.env, CI: "true", ...env } });
  return { status, stdout, stderr };
}

/** Runs `use` while a file of the folder is another. */
export function withEdit<T>(folder: string, file: string, edit: (text: string) => string, use: () => T): T {
  const before = readFileSync(join(folder, file), "utf8");
  const after = edit(before);
  if (after === before) throw new Error(`the edit of ${file} changes nothing`);
  writeFileSync(join(folder, file), after);
  try {
    return use();
  } finally {
    writeFileSync(join(folder, file), before);
  }
}
