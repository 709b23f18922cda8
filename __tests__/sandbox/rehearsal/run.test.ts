import { table } from "../../../sandbox/rehearsal/report";
import { runSteps, type Line } from "../../../sandbox/rehearsal/run";
import { expect as demand, RehearsalFailure, type Step } from "../../../sandbox/rehearsal/step";
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

test("a step with nothing to do says why and does not run", async () => {
  const { lines } = await rehearse(step("idle", async () => { throw new Error("ran"); }, "no environment has an Okta end"), passes);
  expect(lines).toMatchObject([{ outcome: "nothing-to-do", proof: ["no environment has an Okta end"] }, { outcome: "passed" }]);
});

test("the table has every line with its proof, and counts each outcome apart", async () => {
  const { lines } = await rehearse(passes, step("idle", async () => ({ lines: [] }), "nothing"), step("broken", async () => demand(false, () => "it is not so") as never), passes);
  const text = table({ schema: "idc-rehearsal/1", at: "", terraform: "", lines, seconds: 100, calls: { "of AWS's APIs": 1_200 }, ownShare: 0.021, notes: ["something was played"] });
  expect(text).toContain("passed          0 s  first is so\n                     seen");
  expect(text).toContain("FAILED          0 s  broken is so\n                     it is not so");
  expect(text).toContain("calls        1,200 of AWS's APIs\ntime         100 s, of it 2.1 % in the local Okta and AWS\nresult       1 passed, 1 failed, 1 with nothing to do, 1 not reached");
  expect(text).toContain("note         something was played");
});
