import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { needs } from "../support/needs";
import { PROJECT } from "../support/project-copy";

const has = (program: string) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: PROJECT, encoding: "utf8" });
  return status === 0 ? "nothing found" : stdout + stderr;
};

needs("actionlint", has("actionlint"))("actionlint finds nothing in the workflows", async () => {
  expect(run("actionlint")).toBe("nothing found");
});

needs("zizmor", has("zizmor"))("zizmor finds nothing in workflows and actions", async () => {
  expect(run("zizmor", "--offline", "--no-progress", ".github")).toBe("nothing found");
});

needs("shellcheck", has("shellcheck"))("shellcheck finds nothing in the scripts of the jobs", async () => {
  expect(run("shellcheck", ...readdirSync(join(PROJECT, ".ci")).map((name) => join(".ci", name)))).toBe("nothing found");
});
