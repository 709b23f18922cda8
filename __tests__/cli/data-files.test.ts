import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, idc, program, withEdit } from "../support/project-copy";

const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

const NO_STACK = /\n\s+at /;

describe.each([
  ["idc check", () => idc(folder, "check")],
  ["the program of cdktf", () => program(folder)],
] as const)("%s", (_, run) => {
  test("data that ends the process is no check that passed: exit 2, and where", () => {
    const { status, stdout, stderr } = withEdit(folder, "environments/pilot.ts", (text) => `process.exit(0);\n${text}`, run);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error the data files end the program while they are read \(environments\/pilot\.ts:\d+:\d+\): remove the call of process\.exit\n\nnothing was checked, nothing was synthesized\n$/);
  });

  test("an environment that the index does not list is a warning", () => {
    writeFileSync(join(folder, "environments/staging.ts"), 'import { defineEnvironment } from "./catalog";\nexport const staging = defineEnvironment;\n');
    const ended = run();
    rmSync(join(folder, "environments/staging.ts"));
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain("warning environments/staging.ts [unused-file]");
  });

  test("data in which every file is used has no warning", () => {
    const { status, stdout, stderr } = run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toContain("warning");
  });

  test("a lock file of an editor and a folder named like a JSON file disturb nobody", () => {
    const [lock, odd] = [join(folder, "environments/catalog/.#organization.json"), join(folder, "environments/x.json")];
    symlinkSync("me@host.1234:1700000000", lock);
    mkdirSync(odd);
    expect(run()).toMatchObject({ status: 0, stderr: "" });
    rmSync(lock);
    rmSync(odd, { recursive: true });
  });

  test("a file in the place of the data folder is a sentence", () => {
    renameSync(join(folder, "environments"), join(folder, "aside"));
    writeFileSync(join(folder, "environments"), "");
    const { status, stderr } = run();
    rmSync(join(folder, "environments"));
    renameSync(join(folder, "aside"), join(folder, "environments"));
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/^error environments is a file here, and not the folder of the data files: run this in the project's folder\n/);
    expect(stderr).not.toMatch(NO_STACK);
  });

  test("errors go to standard error, warnings with them", () => {
    writeFileSync(join(folder, "environments/staging.ts"), "export const staging = 1;\n");
    const { status, stdout, stderr } = withEdit(folder, "environments/pilot.ts", (text) => text.replace('"payments-oncall"', '"payments-oncal"'), run);
    rmSync(join(folder, "environments/staging.ts"));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    for (const words of ["error pilot.assignments", "warning environments/staging.ts", "nothing was synthesized"]) expect(stderr).toContain(words);
  });
});
