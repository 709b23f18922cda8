import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { node, PROJECT } from "../support/project-copy";

/** A project without packages and sources: whatever is loaded before the version is looked at fails. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "idc-old-node-"));
  mkdirSync(join(folder, "src/cli"), { recursive: true });
  for (const part of ["bin", "package.json"]) cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, "main.ts"), "const typed: number = 1;");
  writeFileSync(join(folder, "pretend.js"), 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: process.env.PRETEND } });');
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (version: string, ...args: string[]) => node(folder, ["--require", "./pretend.js", ...args], { PRETEND: version });

describe.each([
  ["bin/idc", ["bin/idc", "check"]],
  ["the program of cdktf", ["--require", "./bin/typescript.js", "main.ts"]],
])("%s", (_, args) => {
  test.each(["18.20.8", "20.18.3", "8.17.0", "20.9.0"])("on Node %s says which it needs, before anything is loaded", (version) => {
    expect(run(version, ...args)).toEqual({ status: 2, stdout: "", stderr: `error this program needs Node 20.19 or newer, this is ${version}\n` });
  });

  test.each(["20.19.0", "20.20.2", "21.0.0", "22.1.0", "100.0.0"])("on Node %s goes on, here to the package that is missing", (version) => {
    const { status, stderr } = run(version, ...args);
    expect(status).toBe(1);
    expect(stderr).toContain("Cannot find module 'tsx/cjs'");
  });
});
