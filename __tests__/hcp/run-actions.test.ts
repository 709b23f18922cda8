import { applyRun, discardRun, isCurrent } from "../../src/hcp/run-actions";
import { HOST, machine, startHcp, TOKEN, type HcpStandIn } from "../support/hcp";
import { oneRun, run, runReply } from "../support/hcp-world";

const place = { host: HOST, runId: "run-abc123" };
let hcp: HcpStandIn;
const options = () => ({ machine, network: hcp.network });
beforeEach(async () => { hcp = await startHcp(); });
afterEach(() => hcp.close());

describe.each([["apply", applyRun, "the apply"], ["discard", discardRun, "the discarding"]] as const)("%s", (action, act, what) => {
  const path = `/api/v2/runs/run-abc123/actions/${action}`;
  const times = () => hcp.seen.filter((one) => one.path === path).length;
  beforeEach(() => oneRun(hcp));

  test("is asked for once, with the comment", async () => {
    hcp.on(HOST, path, { status: 202 });
    await act(place, 'reviewed: "7 gained"', options());
    expect(hcp.seen.filter(({ method }) => method === "POST")).toEqual([{ host: HOST, method: "POST", path, authorization: `Bearer ${TOKEN}`, body: JSON.stringify({ comment: 'reviewed: "7 gained"' }) }]);
  });

  test("of a run that does not wait is refused", async () => {
    hcp.on(HOST, path, { status: 409, body: { errors: [{ status: "409", title: "transition not allowed" }] } });
    await expect(act(place, "", options())).rejects.toThrow(`refuses ${what} of run-abc123 (409) (it says: transition not allowed): the run is not in a state for it`);
  });

  test("is not asked for again where it may have begun", async () => {
    hcp.on(HOST, path, { status: 502 });
    await expect(act(place, "", options())).rejects.toThrow(`whether ${what} of run-abc123 has begun is not known, so look at the run first`);
    expect([times(), hcp.slept]).toEqual([1, []]);
  });

  test("nor where no answer came", async () => {
    let tried = 0;
    const fetch: typeof hcp.network.fetch = (url, init) => {
      if (init.method !== "POST") return hcp.network.fetch(url, init);
      tried += 1;
      return Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) }));
    };
    await expect(act(place, "", { machine, network: { ...hcp.network, fetch } })).rejects.toThrow("is not known, so look at the run first");
    expect(tried).toBe(1);
  });

  test("is asked for again where it was refused for too many requests", async () => {
    hcp.on(HOST, path, { status: 429 }, { status: 202 });
    await act(place, "", options());
    expect(times()).toBe(2);
  });

  test("does not follow a redirect", async () => {
    hcp.on(HOST, path, { status: 307, headers: { location: "https://evil.example/" } });
    await expect(act(place, "", options())).rejects.toThrow("sends elsewhere");
    expect(hcp.seen.some(({ host }) => host !== HOST)).toBe(false);
  });

  test.each(["run-abc/../x", "", "plan-abc"])("of %j is not asked for", async (runId) => {
    await expect(act({ host: HOST, runId }, "", options())).rejects.toThrow("is no run of HCP Terraform");
    expect(hcp.seen).toEqual([]);
  });
});

test.each([
  ["planned", { actions: { "is-confirmable": true } }, { current: true }],
  ["planned_and_saved", { actions: { "is-confirmable": true } }, { current: true }],
  ["planned", { actions: { "is-confirmable": false } }, { current: false, why: "run-abc123 is planned, and does not wait to be applied" }],
  ["planned", { actions: null }, { current: false, why: "run-abc123 is planned, and does not wait to be applied" }],
  ["applied", { actions: { "is-confirmable": false } }, { current: false, why: expect.stringContaining("is applied already") }],
  ["discarded", { actions: { "is-confirmable": false } }, { current: false, why: expect.stringContaining("was discarded") }],
  ["planned_and_finished", { "plan-only": true, actions: { "is-confirmable": false } }, { current: false, why: expect.stringContaining("only plans: it can't be applied") }],
])("whether a run that is %s can be applied: %j", async (status, attributes, answer) => {
  oneRun(hcp, "run-abc123", { status, ...attributes });
  expect(await isCurrent(place, options())).toEqual(answer);
});

test("what is said of another run does not count", async () => {
  oneRun(hcp);
  hcp.on(HOST, "/api/v2/runs/run-abc123", runReply(run("run-other1")));
  await expect(isCurrent(place, options())).rejects.toThrow("was asked for run-abc123 and answers with run-other1");
});
