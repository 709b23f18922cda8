import { findProviders, findTerraform, providerOnMachine } from "../src/terraform/find";
import { versions } from "../src/providers/versions";
import { count, median, table } from "./bench/table";
import { openTimed, type PlanTime, type Tools } from "./bench/timed";
import { openWorld } from "./bench/world";

// npm run bench:plan [-- GRANTS...]: what a plan without changes costs with this project's blocks, against one literal block a grant.
const GRANTS = [1_000, 5_000];
const GROUPS_PER_BLOCK = [4, 1];
const RUNS = 3;
const TARGET = { grants: 5_000, ratio: 1.2 };

async function tools(): Promise<Tools | { readonly missing: string }> {
  const terraform = await findTerraform();
  if ("missing" in terraform) return terraform;
  const mirrors = findProviders();
  const aws = providerOnMachine(versions.aws.source, versions.aws.range, mirrors);
  return "missing" in aws ? aws : { terraform: terraform.path, mirrors };
}

/** Plans every form in turn, so that a busy minute of the machine is shared by all of them. */
async function measure(grants: number, groupsPerBlock: number, found: Tools): Promise<{ rows: string[][]; verdicts: string[] }> {
  const { aws, forms } = await openWorld({ grants, groupsPerBlock }, found);
  const opened = [];
  try {
    for (const form of forms) opened.push({ title: form.title, timed: await openTimed(form, aws, found) });
    const rows: string[][] = [];
    const verdicts: string[] = [];
    for (const refresh of [false, true]) {
      const times = opened.map((): PlanTime[] => []);
      for (let run = 0; run < RUNS; run += 1) {
        for (const [index, { title, timed }] of opened.entries()) {
          const time = await timed.plan(refresh);
          times[index]?.push(time);
          console.error(`  ${title}, ${refresh ? "with refresh" : "-refresh=false"}: ${time.wall.toFixed(1)} s, cpu ${time.cpu.toFixed(1)} s`);
        }
      }
      const cpus = times.map((runs) => median(runs.map(({ cpu }) => cpu)));
      const ratio = (cpus[0] ?? Number.NaN) / (cpus.at(-1) ?? Number.NaN);
      for (const [index, { title }] of opened.entries()) {
        const wall = median((times[index] ?? []).map((time) => time.wall));
        rows.push([title, count(grants), String(groupsPerBlock), refresh ? "yes" : "no", wall.toFixed(1), (cpus[index] ?? Number.NaN).toFixed(1), index === 0 ? ratio.toFixed(2) : ""]);
      }
      if (grants === TARGET.grants) verdicts.push(`${ratio <= TARGET.ratio ? "met   " : "MISSED"} ${count(grants)} grants, ${groupsPerBlock} a block, ${refresh ? "with refresh" : "-refresh=false"}: cpu ratio ${ratio.toFixed(2)}, target ${TARGET.ratio}`);
    }
    return { rows, verdicts };
  } finally {
    for (const { timed } of opened) await timed.close();
    await aws.close();
  }
}

async function main(wanted: readonly number[]): Promise<void> {
  const found = await tools();
  if ("missing" in found) return console.log(`bench:plan needs Terraform and the AWS provider: ${found.missing}`);
  const rows: string[][] = [];
  const verdicts: string[] = [];
  for (const grants of wanted) {
    for (const groupsPerBlock of GROUPS_PER_BLOCK) {
      console.error(`planning ${count(grants)} grants, ${groupsPerBlock} a block`);
      const measured = await measure(grants, groupsPerBlock, found);
      rows.push(...measured.rows);
      verdicts.push(...measured.verdicts);
    }
  }
  const head = ["form", "grants", "groups a block", "refresh", "wall s", "cpu s", "cpu ratio"];
  console.log(`Plans without changes against the sandbox (20 ms latency, no throttle), each figure the median of ${RUNS}.\n\n${table(head, rows)}\n\n${verdicts.join("\n")}`);
}

const wanted = process.argv.slice(2).map(Number);
void main(wanted.length > 0 ? wanted : GRANTS);
