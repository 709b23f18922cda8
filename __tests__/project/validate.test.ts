import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { validateStacks } from "../../src/project/validate";
import { fakeTerraform, type FakeTerraform } from "../support/fake-terraform";

let fake: FakeTerraform | undefined;
const before = process.env["TERRAFORM_BINARY_NAME"];
afterEach(() => {
  if (before === undefined) delete process.env["TERRAFORM_BINARY_NAME"];
  else process.env["TERRAFORM_BINARY_NAME"] = before;
  fake?.remove();
});

const STACK = { terraform: { required_version: ">= 1.5.0" } };

/** Validates stacks that need no provider with a program that does as told. */
async function validate(does: Parameters<typeof fakeTerraform>[0], stacks: Readonly<Record<string, object>> = { pilot: STACK }, tell?: (text: string) => void) {
  fake = fakeTerraform(does);
  process.env["TERRAFORM_BINARY_NAME"] = fake.path;
  const files = new Map(Object.entries(stacks).map(([name, json]) => {
    const file = join(fake?.folder ?? "", `${name}.json`);
    writeFileSync(file, JSON.stringify(json));
    return [name, file];
  }));
  return validateStacks(files, false, tell);
}

test("a stack that Terraform finds valid is", async () => {
  await expect(validate({})).resolves.toEqual([{ stack: "pilot", outcome: "valid", by: "Terraform 1.11.4" }]);
});

test("one that it finds invalid has its errors, without the warnings", async () => {
  const diagnostics = [{ severity: "error", summary: "No such argument", detail: "x" }, { severity: "warning", summary: "Old", detail: "y" }];
  await expect(validate({ validate: `echo '${JSON.stringify({ valid: false, diagnostics })}'; exit 1` })).resolves.toEqual([{ stack: "pilot", outcome: "invalid", by: "Terraform 1.11.4", errors: ["No such argument: x"] }]);
});

describe("what was not validated says why", () => {
  const killed = "from outside, which is how a system that runs out of memory does it";
  test.each<[string, Parameters<typeof fakeTerraform>[0], string]>([
    ["killed in init", { init: "kill -9 $$" }, `terraform init was ended by SIGKILL ${killed}`],
    ["killed in validate", { validate: "kill -9 $$" }, `terraform validate was ended by SIGKILL ${killed}`],
    ["crashed in validate", { validate: "kill -SEGV $$" }, "terraform validate was ended by SIGSEGV"],
    ["init failed", { init: 'printf "\\nError: no network\\n\\nsee above\\nmore\\n" >&2; exit 1' }, "terraform init failed: Error: no network see above"],
  ])("%s", async (_, does, why) => {
    await expect(validate(does)).resolves.toEqual([{ stack: "pilot", outcome: "not-validated", why }]);
  });

  test.each(["1.4.6", "0.15.5", "1.4.99"])("Terraform %s is too old: found and needed are named, and it is not started", async (version) => {
    const results = await validate({ version, init: "kill -9 $$" });
    expect(results).toEqual([{ stack: "pilot", outcome: "not-validated", why: `it needs Terraform 1.5.0 or newer, and ${fake?.path ?? ""} is ${version}: install it, or say where it is with TERRAFORM_BINARY_NAME` }]);
  });

  test.each(["1.5.0", "1.10.0", "2.0.0", "1.5.0-rc1"])("Terraform %s is not", async (version) => {
    await expect(validate({ version })).resolves.toEqual([{ stack: "pilot", outcome: "valid", by: `Terraform ${version}` }]);
  });

  test("each stack has its own need", async () => {
    const results = await validate({ version: "1.9.8" }, { federation: STACK, pilot: { terraform: { required_version: ">= 1.10.0" } }, broad: { terraform: {} } });
    expect(results.map(({ stack, outcome }) => `${stack} ${outcome}`)).toEqual(["federation valid", "pilot not-validated", "broad valid"]);
  });
});

test("while it waits it tells for what, and is silent at the end", async () => {
  const told: string[] = [];
  await validate({}, { federation: STACK, pilot: STACK }, (text) => told.push(text));
  expect(told).toContain("waiting for terraform init (at most 120 s) of federation, pilot");
  expect(told.filter((text) => text.includes("terraform validate of "))).not.toEqual([]);
  expect(told.at(-1)).toBe("");
});
