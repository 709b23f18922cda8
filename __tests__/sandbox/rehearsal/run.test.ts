import { table, titleOf } from "../../../sandbox/rehearsal/report";
import { runSteps, type Line } from "../../../sandbox/rehearsal/run";
import { expect as demand, RehearsalFailure, type Step } from "../../../sandbox/rehearsal/step";
import { Interrupted, TerraformError } from "../../../src/terraform/run";
import type { World } from "../../../sandbox/rehearsal/world";

// The steps of these tests look at no world.
const WORLD = {} as World;
const step = (id: string, run: Step["run"], skip?: string): Step => ({ id, title: `${id} is so`, run, ...(skip === undefined ? {} : { skip: () => skip }) });
const passes = step("first", async () => ({ lines: ["seen"], files: { "a.txt": "text" } }));

async function rehearse(...steps: readonly Step[]) {
  const files: string[] = [];
  const told: string[] = [];
  const lines = await runSteps(steps, WORLD, { started: ({ id }) => told.push(`> ${id}`), ended: ({ id, outcome }: Line) => told.push(`${id} ${outcome}`), file: ({ id }, name, text) => files.push(`${id}/${name}: ${text}`) });
  return { lines, files, told };
}

test("steps run in their order, with proof and evidence", async () => {
  const { lines, files, told } = await rehearse(passes, step("second", async () => ({ lines: [] })));
  expect(lines.map(({ outcome }) => outcome)).toEqual(["passed", "passed"]);
  expect(lines[0]?.proof).toEqual(["seen"]);
  expect(files).toEqual(["first/a.txt: text"]);
  expect(told).toEqual(["> first", "first passed", "> second", "second passed"]);
});

test("what comes after a failure is not reached, and does not pass for having been tried", async () => {
  const { lines, files } = await rehearse(step("broken", async () => demand(false, () => "it is not so") as never), passes);
  expect(lines).toMatchObject([{ outcome: "failed", proof: ["it is not so"] }, { outcome: "not-reached", proof: [] }]);
  expect(files).toEqual([]);
});

test("a failure keeps its evidence", async () => {
  const { files } = await rehearse(step("broken", async () => { throw new RehearsalFailure("no", { "error.txt": "why" }); }));
  expect(files).toEqual(["broken/error.txt: why"]);
});

test("a fault of the rehearsal itself is no failed line", async () => {
  await expect(rehearse(step("fault", async () => { throw new TypeError("a mistake"); }))).rejects.toThrow("a mistake");
});

test("a Terraform command that could not run to its end is a failed line, with what it printed", async () => {
  const { lines, files } = await rehearse(step("slow", async () => { throw new TerraformError("terraform apply took longer than 600 s and was stopped", { code: -1, stdout: "Creating...", stderr: "" }); }), passes);
  expect(lines).toMatchObject([{ outcome: "failed", proof: ["terraform apply took longer than 600 s and was stopped"] }, { outcome: "not-reached" }]);
  expect(files).toEqual(["slow/terraform.txt: Creating...\n"]);
});

describe("a signal", () => {
  const begun = () => {
    const controller = new AbortController();
    return { controller, run: (...steps: readonly Step[]) => runSteps(steps, WORLD, { started: () => undefined, ended: () => undefined, file: () => undefined }, controller.signal) };
  };

  test("in the middle of a step ends it at once, however long it would take; what was before keeps its proof, what comes after is not reached", async () => {
    const { controller, run } = begun();
    const lines = await run(passes, step("endless", () => { controller.abort("SIGINT"); return new Promise(() => undefined); }), passes);
    expect(lines).toMatchObject([{ outcome: "passed", proof: ["seen"] }, { outcome: "interrupted", proof: [] }, { outcome: "not-reached" }]);
  });

  test("makes no failure of what fails of it, nor a fault of the program", async () => {
    const { controller, run } = begun();
    expect(await run(step("hit", async () => { controller.abort("SIGINT"); throw new TypeError("fetch failed"); }))).toMatchObject([{ outcome: "interrupted", proof: [] }]);
    expect(await begun().run(step("stopped", async () => { throw new Interrupted("SIGTERM"); }), passes)).toMatchObject([{ outcome: "interrupted" }, { outcome: "not-reached" }]);
  });

  test("before the first step leaves all of them unreached", async () => {
    const { controller, run } = begun();
    controller.abort("SIGTERM");
    expect(await run(passes, step("idle", async () => ({ lines: [] }), "nothing"))).toMatchObject([{ outcome: "not-reached" }, { outcome: "not-reached" }]);
  });
});

test("a step with nothing to do says why and does not run", async () => {
  const { lines } = await rehearse(step("idle", async () => { throw new Error("ran"); }, "no environment has an Okta end"), passes);
  expect(lines).toMatchObject([{ outcome: "nothing-to-do", proof: ["no environment has an Okta end"] }, { outcome: "passed" }]);
});

test("the table has every line with its proof, and counts each outcome apart", async () => {
  const { lines } = await rehearse(passes, step("idle", async () => ({ lines: [] }), "nothing"), step("broken", async () => demand(false, () => "it is not so") as never), passes);
  const text = table({ schema: "idc-rehearsal/2", played: "road", at: "", versions: { terraform: "1.11.4", providers: { "hashicorp/aws": "5.100.0" }, node: "20.0.0" }, lines, seconds: 100, calls: { "of AWS's APIs": 1_200 }, ownShare: 0.021, notes: ["something was played"] });
  expect(text).toContain("passed          0 s  first is so\n                     seen");
  expect(text).toContain("FAILED          0 s  broken is so\n                     it is not so");
  expect(text).toContain("calls        1,200 of AWS's APIs\ntime         100 s, of it 2.1 % in the local Okta and AWS\nresult       1 passed, 1 failed, 1 with nothing to do, 1 not reached");
  expect(text).toContain("note         something was played");
  expect(text).toContain("versions     Terraform 1.11.4, hashicorp/aws 5.100.0, Node 20.0.0, no commit of git");
  expect(text).not.toContain("interrupted");
});

test("the table of an interrupted rehearsal says so, at the line and as a whole", async () => {
  const controller = new AbortController();
  const lines = await runSteps([passes, step("endless", () => { controller.abort("SIGINT"); return new Promise(() => undefined); }), passes], WORLD, { started: () => undefined, ended: () => undefined, file: () => undefined }, controller.signal);
  const text = table({ schema: "idc-rehearsal/2", played: "road", at: "", versions: { terraform: "1.11.4", providers: {}, node: "20.0.0", commit: { id: "0123abc", changed: true } }, interrupted: "SIGINT", lines, seconds: 1, calls: {}, ownShare: 0, notes: [] });
  expect(text).toMatch(/^passed {10}0 s {2}first is so\n {21}seen\ninterrupted {5}0 s {2}endless is so\nnot reached {10}first is so$/m);
  expect(text).toContain("Node 20.0.0, commit 0123abc, with changes that are in no commit");
  expect(text).toContain("interrupted  by SIGINT: what was not reached is not known, and nothing is left running\nresult       1 passed, 0 failed, 0 with nothing to do, 1 not reached, 1 interrupted");
});

test("a line that touches the management account is marked, whether it ran or not", async () => {
  const { lines } = await rehearse({ ...passes, management: () => true }, { ...step("idle", async () => ({ lines: [] }), "nothing"), management: () => true }, passes);
  expect(lines.map(({ managementAccount }) => managementAccount)).toEqual([true, true, false]);
  expect(lines.map(titleOf)).toEqual(["first is so [management account]", "idle is so [management account]", "first is so"]);
});
