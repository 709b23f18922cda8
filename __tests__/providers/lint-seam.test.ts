import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

const root = join(__dirname, "../..");
const report = z.object({ diagnostics: z.array(z.object({ filename: z.string(), message: z.string(), help: z.string().optional() })) });

const seam = "import it from src/providers";
const argument = "pass it in";
const plain = "constructs belong in src/okta, src/aws or src/stacks";

const refused = [
  ["src/stacks/imports-prebuilt-binding.ts", seam],
  ["src/stacks/imports-cdktf.ts", seam],
  ["src/okta/imports-generated-binding.ts", seam],
  ["src/model/prints.ts", "only src/cli prints"],
  ["src/model/reads-environment.ts", argument],
  ["src/model/reads-environment-by-import.ts", argument],
  ["src/model/makes-constructs.ts", plain],
  ["src/model/imports-the-seam.ts", plain],
] as const;

const welcome = [
  ["src/stacks/imports-prebuilt-binding.ts", "src/providers/aws.ts"],
  ["src/stacks/imports-cdktf.ts", "src/providers/core.ts"],
  ["src/okta/imports-generated-binding.ts", "src/providers/okta.ts"],
  ["src/model/prints.ts", "src/cli/print.ts"],
  ["src/model/reads-environment.ts", "src/project/region.ts"],
  ["src/model/makes-constructs.ts", "src/aws/grant.ts"],
  ["src/model/imports-the-seam.ts", "src/stacks/known.ts"],
] as const;

/** By file, what oxlint says with the project's own configuration, and the way out it names. */
const findings = new Map<string, readonly string[]>();

// The configuration ignores the fixtures where they lie, so they are linted where they would be wrong: below a copy of it.
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "lint-seam-"));
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  cpSync(join(root, "__tests__/fixtures/lint"), folder, { recursive: true });
  for (const [from, to] of welcome) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    cpSync(join(folder, from), join(folder, to));
  }
  const { stdout, stderr } = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format", "json"], { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  if (stdout === "") throw new Error(stderr);
  for (const { filename, message, help } of report.parse(JSON.parse(stdout)).diagnostics) {
    findings.set(filename, [...(findings.get(filename) ?? []), `${message} ${help ?? ""}`]);
  }
}, 60_000);

test.each(refused)("%s is refused, with the way out", (path, wayOut) => {
  expect(findings.get(path)).toEqual([expect.stringContaining(wayOut)]);
});

test.each(welcome)("what is refused as %s is welcome as %s", (from, to) => {
  expect(findings.has(from)).toBe(true);
  expect(findings.get(to)).toBeUndefined();
});
