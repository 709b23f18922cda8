import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bigPlan } from "./record-plans/big";

/** The target: a plan of 20,000 grants in 2 s and 500 MB, from a cold start; and its one change in a comment of 4 KB. */
const GRANTS = 20_000;
const ROUNDS = 5;

const folder = mkdtempSync(join(tmpdir(), "bench-review-"));
try {
  const plan = join(folder, "plan.json");
  writeFileSync(plan, bigPlan(GRANTS));
  const runs = Array.from({ length: ROUNDS }, () => review(plan, join(folder, "review.md")));
  const times = runs.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  console.log(`plan of ${GRANTS.toLocaleString("en-US")} grants, ${(statSync(plan).size / 1_000_000).toFixed(1)} MB`);
  console.log(`idc review from cold: median ${times[Math.floor(ROUNDS / 2)]?.toFixed(2)} s of ${ROUNDS} (${times[0]?.toFixed(2)} to ${times.at(-1)?.toFixed(2)}), ${Math.min(...runs.map(({ cpu }) => cpu)).toFixed(2)} s of cpu at least, most memory ${Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0)} MB`);
  console.log(`comment: ${statSync(join(folder, "review.md")).size} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function review(plan: string, output: string): { readonly seconds: number; readonly cpu: number; readonly megabytes: number } {
  const start = performance.now();
  // The figure of the kernel, which counts what the process itself can't see.
  const run = spawnSync("/usr/bin/time", ["-f", "%U %S %M", process.execPath, join(__dirname, "../bin/idc"), "review", "--plan", `big=${plan}`, "--markdown", "--output", output], { cwd: tmpdir(), encoding: "utf8" });
  if (run.status !== 0 && run.status !== 1) throw new Error(`idc review ended with ${run.status}: ${run.stderr}`);
  const [user = 0, system = 0, kilobytes = 0] = (run.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { seconds: (performance.now() - start) / 1_000, cpu: user + system, megabytes: kilobytes / 1_024 };
}
