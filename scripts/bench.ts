import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
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

/** Seconds of a whole process; cpu is the steadier figure on a busy machine. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a program of this project in a fresh process, so that the memory is its own and nothing is warm. */
function run(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Time & { output: string } {
  // Node tells nothing of the time a child took; bash's `time` does, as the last line of standard error.
  const timed = ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bash", process.execPath, "--import", "tsx", program, ...args];
  const { status, stdout, stderr } = spawnSync("bash", timed, { cwd: root, encoding: "utf8", env: { ...process.env, LC_ALL: "C", ...environment } });
  if (status !== 0) throw new Error(stderr);
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return { output: stdout, wall, cpu: user + system };
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
    const { output, wall, cpu } = child("program");
    return { ...measurement.parse(JSON.parse(output)), wall, cpu };
  });
  const of = (figure: keyof (typeof programs)[number]) => median(programs.map((one) => one[figure]));
  const expand = median(repeat(RUNS, () => z.number().parse(JSON.parse(child("expand").output))));
  return { load: of("load"), expand, synth: of("synth"), wall: of("wall"), cpu: of("cpu"), megabytes: of("megabytes") };
}

async function bySize(): Promise<void> {
  const head = ["form", "grants", "load+check ms", "of it expand ms", "synth ms", "ms per 1,000 grants", "process wall s", "cpu s", "peak MB"];
  const rows: string[][] = [];
  const verdicts: string[] = [];
  for (const { title, groupsPerBlock } of FORMS) {
    for (const grants of SIZES) {
      const { load, expand, synth, wall, cpu, megabytes } = await measure({ grants, groupsPerBlock });
      const each = ((load + synth) / grants) * 1_000;
      rows.push([title, count(grants), ...[load, expand, synth, each].map((ms) => ms.toFixed(0)), wall.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)]);
      if (grants !== TARGET.grants) continue;
      verdicts.push(timeVerdict(`${count(grants)} grants, ${title}`, { wall, cpu }, TARGET.seconds), verdict(`${count(grants)} grants, ${title}`, megabytes <= TARGET.megabytes, `${megabytes.toFixed(0)} MB, target ${TARGET.megabytes} MB`));
    }
  }
  console.log(`Each figure the median of ${RUNS} fresh processes; load+check, expand and synth are wall time. ${machine()}\n\n${table(head, rows)}\n\n${verdicts.join("\n")}\n`);
}

function example(): void {
  const outdir = mkdtempSync(join(tmpdir(), "bench-example-"));
  const once = (environment: Readonly<Record<string, string>>): Time => run("main.ts", [], { ...environment, CDKTF_OUTDIR: outdir });
  try {
    const uncompiled = once({ TSX_DISABLE_CACHE: "1" });
    once({});
    const runs = repeat(5, () => once({}));
    const time = { wall: median(runs.map(({ wall }) => wall)), cpu: median(runs.map(({ cpu }) => cpu)) };
    const figures = [Math.min(...runs.map(({ wall }) => wall)), time.wall, time.cpu, uncompiled.wall].map((seconds) => seconds.toFixed(2));
    console.log(`${table(["whole process", "best wall of 5 s", "median wall s", "median cpu s", "wall, nothing compiled before s"], [["example company, main.ts", ...figures]])}\n`);
    console.log(timeVerdict("example, median", time, TARGET.exampleSeconds));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function repeat<Result>(times: number, once: () => Result): Result[] {
  return Array.from({ length: times }, once);
}

function verdict(what: string, met: boolean, figures: string): string {
  return `${met ? "met   " : "MISSED"} ${what}: ${figures}`;
}

function timeVerdict(what: string, { wall, cpu }: Time, most: number): string {
  return verdict(what, wall <= most, `${wall.toFixed(2)} s (cpu ${cpu.toFixed(2)} s), target ${most} s`);
}

function machine(): string {
  return `This machine has ${cpus().length} processors and a load of ${(loadavg()[0] ?? 0).toFixed(1)}; where that is more than processors, judge by cpu.`;
}

const [what, grants, groupsPerBlock] = process.argv.slice(2);
void (what === undefined ? bySize().then(example) : report(what, { grants: Number(grants), groupsPerBlock: Number(groupsPerBlock) }));
