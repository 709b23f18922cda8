import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Size } from "./bench/company";
import { count, median, table } from "./bench/table";

// npm run bench: how long checking, expanding and synthesizing take, and how much memory, by number of grants.
const SIZES = [100, 1_000, 5_000, 20_000];
const FORMS = [
  { title: "usual (4 groups a block, by unit)", groupsPerBlock: 4 },
  { title: "worst (1 group a block, a line each)", groupsPerBlock: 1 },
];
const RUNS = 3;
const TARGET = { grants: 20_000, seconds: 5, megabytes: 400, exampleSeconds: 1.5 };
const root = join(__dirname, "..");

/** Runs a program of this project in a fresh process, so that the memory is its own and nothing is warm. */
function run(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): { output: string; seconds: number } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", program, ...args], { cwd: root, encoding: "utf8", env: { ...process.env, ...environment } });
  const seconds = (performance.now() - started) / 1_000;
  if (status !== 0) throw new Error(stderr);
  return { output: stdout, seconds };
}

/** The other side of `measure`: what the fresh process does. */
async function report(what: string, size: Size): Promise<void> {
  const { measureExpand, measureProgram } = await import("./bench/measure.js");
  console.log(JSON.stringify(what === "expand" ? measureExpand(size) : await measureProgram(size)));
}

async function measure(size: Size) {
  const { measurement } = await import("./bench/measure.js");
  const child = (what: string) => run(__filename, [what, String(size.grants), String(size.groupsPerBlock)]);
  const programs = repeat(RUNS, () => {
    const { output, seconds } = child("program");
    return { ...measurement.parse(JSON.parse(output)), seconds };
  });
  const of = (figure: keyof (typeof programs)[number]) => median(programs.map((one) => one[figure]));
  const expand = median(repeat(RUNS, () => z.number().parse(JSON.parse(child("expand").output))));
  return { load: of("load"), expand, synth: of("synth"), seconds: of("seconds"), cpu: of("cpu") / 1_000, megabytes: of("megabytes") };
}

async function bySize(): Promise<void> {
  const head = ["form", "grants", "load+check ms", "of it expand ms", "synth ms", "ms per 1,000 grants", "process wall s", "cpu s", "peak MB"];
  const rows: string[][] = [];
  const verdicts: string[] = [];
  for (const { title, groupsPerBlock } of FORMS) {
    for (const grants of SIZES) {
      const { load, expand, synth, seconds, cpu, megabytes } = await measure({ grants, groupsPerBlock });
      const each = ((load + synth) / grants) * 1_000;
      rows.push([title, count(grants), ...[load, expand, synth, each].map((ms) => ms.toFixed(0)), seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)]);
      if (grants !== TARGET.grants) continue;
      verdicts.push(verdict(`${count(grants)} grants, ${title}`, seconds, TARGET.seconds, "s"), verdict(`${count(grants)} grants, ${title}`, megabytes, TARGET.megabytes, "MB"));
    }
  }
  console.log(`Each figure the median of ${RUNS} fresh processes; load+check, expand and synth are wall time.\n\n${table(head, rows)}\n\n${verdicts.join("\n")}\n`);
}

function example(): void {
  const outdir = mkdtempSync(join(tmpdir(), "bench-example-"));
  const seconds = (environment: Readonly<Record<string, string>>) => run("main.ts", [], { ...environment, CDKTF_OUTDIR: outdir }).seconds;
  try {
    const uncompiled = seconds({ TSX_DISABLE_CACHE: "1" });
    seconds({});
    const walls = repeat(5, () => seconds({}));
    const rows = [["example company, main.ts", Math.min(...walls).toFixed(2), median(walls).toFixed(2), uncompiled.toFixed(2)]];
    console.log(`${table(["process wall", "best of 5 s", "median s", "nothing compiled before s"], rows)}\n`);
    console.log(verdict("example, median", median(walls), TARGET.exampleSeconds, "s"));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function repeat<Result>(times: number, once: () => Result): Result[] {
  return Array.from({ length: times }, once);
}

function verdict(what: string, value: number, most: number, unit: string): string {
  return `${value <= most ? "met   " : "MISSED"} ${what}: ${value.toFixed(unit === "s" ? 2 : 0)} ${unit}, target ${most} ${unit}`;
}

const [what, grants, groupsPerBlock] = process.argv.slice(2);
void (what === undefined ? bySize().then(example) : report(what, { grants: Number(grants), groupsPerBlock: Number(groupsPerBlock) }));
