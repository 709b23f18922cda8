import { hcpPlanSource } from "../../src/hcp/plan-source";
import { readHcpPlan, type ReadOptions } from "../../src/hcp/read-plan";
import { hcpTerraform } from "../../src";
import { ARCHIVE, COMMIT, HOST, machine, startHcp, TOKEN, type HcpStandIn } from "../support/hcp";
import { DOWNLOAD, listPath, oneRun, plan, PLAN_JSON, run, runReply, runsOfCommits, workspace } from "../support/hcp-world";

const RUN = "run-abc123";
const environment = { name: "pilot", backend: hcpTerraform("acme", "aws-access-pilot", HOST) };
const ofRun = hcpPlanSource({ run: RUN, environment });
const ofCommit = hcpPlanSource({ commit: COMMIT, environment });

let hcp: HcpStandIn;
let told: string[];
const options = (more: Partial<ReadOptions> = {}): ReadOptions => ({ machine, network: hcp.network, progress: (text) => told.push(text), ...more });
beforeEach(async () => {
  hcp = await startHcp();
  told = [];
  oneRun(hcp);
});
afterEach(() => hcp.close());

test("a run's plan is read as it is, with what belongs to it", async () => {
  expect(await readHcpPlan(ofRun, options())).toEqual({ json: PLAN_JSON, host: HOST, runId: RUN, workspace: { organization: "acme", workspace: "aws-access-pilot" }, planOnly: false, remarks: [] });
  expect(told).toEqual([]);
});

test("a saved plan needs no environment: its workspace is told", async () => {
  const source = hcpPlanSource({ pointer: { hostname: HOST, runId: RUN } });
  expect(await readHcpPlan(source, options())).toMatchObject({ json: PLAN_JSON, workspace: { organization: "acme", workspace: "aws-access-pilot" } });
});

test("the token goes to its host alone, not with the redirect to the plan", async () => {
  await readHcpPlan(ofRun, options());
  expect(hcp.seen.filter(({ authorization }) => authorization === `Bearer ${TOKEN}`).map(({ path }) => path)).toEqual([
    `/api/v2/runs/${RUN}?include=workspace`,
    "/api/v2/organizations/acme/workspaces/aws-access-pilot",
    "/api/v2/plans/plan-abc123",
    "/api/v2/plans/plan-abc123/json-output",
  ]);
  expect(hcp.seen.filter(({ authorization }) => authorization === undefined).map(({ host, path }) => `${host}${path}`)).toEqual([`${HOST}/.well-known/terraform.json`, `${ARCHIVE}${DOWNLOAD}`]);
});

test("nor with a redirect within its host, whose address opens the plan by itself", async () => {
  hcp.on(HOST, "/api/v2/plans/plan-abc123/json-output", { status: 307, headers: { location: "/_archivist/v1/object/x" } });
  hcp.on(HOST, "/_archivist/v1/object/x", { status: 200, body: PLAN_JSON });
  expect((await readHcpPlan(ofRun, options())).json).toBe(PLAN_JSON);
  expect(hcp.seen.find(({ path }) => path === "/_archivist/v1/object/x")?.authorization).toBeUndefined();
});

test("a server that answers with the plan itself is read too", async () => {
  hcp.on(HOST, "/api/v2/plans/plan-abc123/json-output", { status: 200, headers: { "content-type": "text/plain" }, body: PLAN_JSON });
  expect((await readHcpPlan(ofRun, options())).json).toBe(PLAN_JSON);
});

describe("a plan that is not finished", () => {
  test("is waited for, and each change is told once", async () => {
    hcp.on(HOST, `/api/v2/runs/${RUN}?include=workspace`, ...["pending", "pending", "planning"].map((status) => runReply(run(RUN, { status }))), runReply(run(RUN)));
    hcp.on(HOST, "/api/v2/plans/plan-abc123", plan(RUN, "pending"), plan(RUN, "pending"), plan(RUN, "running"), plan(RUN, "finished"));
    expect((await readHcpPlan(ofRun, options())).json).toBe(PLAN_JSON);
    expect(told).toEqual([expect.stringContaining(`${RUN} waits for earlier runs of its workspace`), `${RUN} is planning`]);
  });

  test("is waited for where its JSON comes later (204)", async () => {
    hcp.on(HOST, "/api/v2/plans/plan-abc123/json-output", { status: 204 }, { status: 204 }, { status: 307, headers: { location: `https://${ARCHIVE}${DOWNLOAD}` } });
    expect((await readHcpPlan(ofRun, options())).json).toBe(PLAN_JSON);
  });

  test("is waited for as long as was asked, and then told what it waits for", async () => {
    hcp.on(HOST, `/api/v2/runs/${RUN}?include=workspace`, runReply(run(RUN, { status: "pending" })));
    hcp.on(HOST, "/api/v2/plans/plan-abc123", plan(RUN, "pending"));
    await expect(readHcpPlan(ofRun, options({ waitMs: 60_000 }))).rejects.toThrow(/no plan in time: run-abc123 waits for earlier runs of its workspace/);
    expect(hcp.slept.reduce((sum, one) => sum + one, 0)).toBe(60);
  });

  test("in a state that is new to us is waited for all the same", async () => {
    hcp.on(HOST, `/api/v2/runs/${RUN}?include=workspace`, runReply(run(RUN, { status: "dreaming\u001b[31m" })), runReply(run(RUN)));
    hcp.on(HOST, "/api/v2/plans/plan-abc123", plan(RUN, "running"), plan(RUN, "finished"));
    await readHcpPlan(ofRun, options());
    expect(told).toEqual([`${RUN} is dreaming\\u001b[31m`]);
  });
});

test.each([
  ["errored", "errored", "the plan of run-abc123 failed, so there is nothing to review: its log in tfe.acme.example says why"],
  ["canceled", "canceled", "the plan of run-abc123 was canceled"],
  ["force_canceled", "canceled", "was canceled"],
  ["discarded", "unreachable", "never got to its plan (it is discarded)"],
  ["discarded", "pending", "never got to its plan (it is discarded)"],
  ["errored", "unreachable", "never got to its plan (it is errored)"],
])("a run that is %s, its plan %s, has nothing to review, and is not waited for", async (status, ofPlan, why) => {
  hcp.on(HOST, `/api/v2/runs/${RUN}?include=workspace`, runReply(run(RUN, { status })));
  hcp.on(HOST, "/api/v2/plans/plan-abc123", plan(RUN, ofPlan));
  await expect(readHcpPlan(ofRun, options())).rejects.toThrow(why);
  expect(hcp.slept).toEqual([]);
});

test.each([
  ["applied", {}, "is applied already"],
  ["applying", {}, "is being applied already"],
  ["apply_queued", {}, "was confirmed already"],
  ["discarded", {}, "was discarded: this plan will not be applied"],
  ["canceled", {}, "was canceled: this plan will not be applied"],
  ["errored", {}, "failed after its plan: some of it may have been applied"],
  ["policy_soft_failed", { "plan-only": true }, "failed a policy check"],
  ["policy_override", {}, "waits for somebody who may override it"],
  ["planned", { "auto-apply": true }, "applies itself, reviewed or not: turn auto-apply"],
  ["planned", { "target-addrs": ["a.one", "a.two", "a.three", "a.four"] }, "plans no more than 4 targets (a.one, a.two, a.three, …): what it leaves out is not reviewed"],
  ["planned", { refresh: false }, "planned without a refresh"],
])("the plan of a run that is %s %j is read with the remark", async (status, attributes, remark) => {
  hcp.on(HOST, `/api/v2/runs/${RUN}?include=workspace`, runReply(run(RUN, { status, ...attributes })));
  const { json, remarks } = await readHcpPlan(ofRun, options());
  expect([json, remarks]).toEqual([PLAN_JSON, [expect.stringContaining(remark)]]);
});

test.each([
  ["planned", {}], ["cost_estimated", {}], ["policy_checked", {}], ["post_plan_completed", {}], ["planned_and_finished", { "plan-only": true, "auto-apply": true }],
  // Saved plans are never applied by themselves, whatever the workspace says.
  ["planned_and_saved", { "save-plan": true, "auto-apply": true }],
])("a run that is %s %j needs no remark", async (status, attributes) => {
  hcp.on(HOST, `/api/v2/runs/${RUN}?include=workspace`, runReply(run(RUN, { status, ...attributes })));
  expect((await readHcpPlan(ofRun, options())).remarks).toEqual([]);
});

test("a run of another environment's workspace is not taken for this one's", async () => {
  hcp.on(HOST, "/api/v2/organizations/acme/workspaces/aws-access-pilot", { status: 200, body: { data: workspace("ws-other1") } });
  await expect(readHcpPlan(ofRun, options())).rejects.toThrow("run-abc123 is no run of acme/aws-access-pilot (ws-other1), but of another workspace (ws-pilot1)");
  expect(hcp.seen.some(({ path }) => path.includes("json-output"))).toBe(false);
});

describe("the run of a commit", () => {
  const speculative = (id: string, created: string, configuration: string, attributes = {}) => run(id, { "plan-only": true, status: "planned_and_finished", "created-at": created, ...attributes }, { configuration });

  test("is the newest of that commit, the runs that only plan included", async () => {
    oneRun(hcp, "run-new1", { "plan-only": true, status: "planned_and_finished" });
    runsOfCommits(hcp, [speculative("run-old1", "2026-11-24T10:00:00Z", "cv-1"), speculative("run-new1", "2026-11-24T12:00:00Z", "cv-2"), run("run-mid1", { "created-at": "2026-11-24T11:00:00Z" }, { configuration: "cv-3" })], { "cv-1": COMMIT, "cv-2": COMMIT, "cv-3": COMMIT });
    expect(await readHcpPlan(ofCommit, options())).toMatchObject({ runId: "run-new1", planOnly: true, json: PLAN_JSON });
  });

  test("is not the one that the search found for another commit, or for none", async () => {
    oneRun(hcp, "run-right1");
    runsOfCommits(hcp, [
      speculative("run-wrong1", "2026-11-24T12:00:00Z", "cv-1"), speculative("run-none1", "2026-11-24T13:00:00Z", "cv-2"), speculative("run-right1", "2026-11-24T10:00:00Z", "cv-3"),
      run("run-elsewhere1", { "plan-only": true, "created-at": "2026-11-24T14:00:00Z" }, { workspace: "ws-other1", configuration: "cv-3" }),
    ], { "cv-1": COMMIT.replace("0", "f"), "cv-2": undefined, "cv-3": COMMIT });
    expect((await readHcpPlan(ofCommit, options())).runId).toBe("run-right1");
  });

  test("is waited for where it has not started yet", async () => {
    runsOfCommits(hcp, [], { "cv-1": COMMIT });
    hcp.on(HOST, listPath(true), { status: 200, body: { data: [] } }, { status: 200, body: { data: [speculative(RUN, "2026-11-24T12:00:00Z", "cv-1")] } });
    expect((await readHcpPlan(ofCommit, options())).runId).toBe(RUN);
    expect(told).toEqual(["acme/aws-access-pilot has no run of the commit 0123456789ab yet"]);
  });

  test("that never starts is told with what may be the reason", async () => {
    runsOfCommits(hcp, [], {});
    await expect(readHcpPlan(ofCommit, options({ waitMs: 6_000 }))).rejects.toThrow(/has no run of the commit 0123456789ab: a pull request's run is that of its own last commit, .* trigger patterns/);
  });

  test("is not waited for in a workspace without version control", async () => {
    runsOfCommits(hcp, [], {}, false);
    await expect(readHcpPlan(ofCommit, options())).rejects.toThrow("acme/aws-access-pilot is not connected to version control, so its runs have no commits");
    expect(hcp.slept).toEqual([]);
  });
});
