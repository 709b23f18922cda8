import { gzipSync } from "node:zlib";
import { hcpTerraform } from "../../src";
import { hcpPlanSource } from "../../src/hcp/plan-source";
import { readHcpPlan } from "../../src/hcp/read-plan";
import { ARCHIVE, HOST, machine, startHcp, TOKEN, type HcpStandIn, type Reply } from "../support/hcp";
import { DOWNLOAD, oneRun, PLAN_JSON, run, runReply, workspace } from "../support/hcp-world";

const RUN = "run-abc123";
const EVIL = "evil.example";
const source = hcpPlanSource({ run: RUN, environment: { name: "pilot", backend: hcpTerraform("acme", "aws-access-pilot", HOST) } });
const RUN_PATH = `/api/v2/runs/${RUN}?include=workspace`;
const JSON_PATH = "/api/v2/plans/plan-abc123/json-output";
const DISCOVERY = "/.well-known/terraform.json";

let hcp: HcpStandIn;
const read = () => readHcpPlan(source, { machine, network: hcp.network });
const redirect = (location: string, status = 307): Reply => ({ status, headers: { location } });
beforeEach(async () => {
  hcp = await startHcp();
  oneRun(hcp);
  hcp.on(EVIL, "/", { status: 200, body: PLAN_JSON });
});
afterEach(async () => {
  // Whatever a server answers, the token was sent nowhere else.
  expect(hcp.seen.filter(({ host, authorization }) => host !== HOST && authorization !== undefined)).toEqual([]);
  await hcp.close();
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("the API that sends to another host (%i) is not followed", async (status) => {
    hcp.on(HOST, RUN_PATH, redirect(`https://${EVIL}/`, status));
    await expect(read()).rejects.toThrow(`sends elsewhere for the run ${RUN} (${status}): the token is for ${HOST}, and does not go along`);
    expect(hcp.seen.some(({ host }) => host === EVIL)).toBe(false);
  });

  test("nor within its own host", async () => {
    hcp.on(HOST, RUN_PATH, redirect("/elsewhere"));
    await expect(read()).rejects.toThrow("sends elsewhere");
  });

  test.each([
    ["http", `http://${ARCHIVE}${DOWNLOAD}`],
    ["a file", "file:///etc/passwd"],
    ["data", `data:application/json,${PLAN_JSON.trim()}`],
    ["a user before the host", `https://user:secret@${ARCHIVE}${DOWNLOAD}`],
    ["what is no address", "https://[/"],
  ])("the plan's address that is %s is not called", async (_, location) => {
    hcp.on(HOST, JSON_PATH, redirect(location));
    const message = String(await read().catch((cause: unknown) => cause));
    expect(message).toContain("sends to an address that is not https for the plan of run-abc123 as JSON");
    expect(message).not.toMatch(/secret|opens-without/);
    expect(hcp.seen.at(-1)?.path).toBe(JSON_PATH);
  });

  test("a second one to http is not called either", async () => {
    hcp.on(ARCHIVE, DOWNLOAD, redirect(`http://${EVIL}/`));
    await expect(read()).rejects.toThrow("archivist.acme.example sends to an address that is not https");
  });

  test("a circle of them ends", async () => {
    hcp.on(ARCHIVE, DOWNLOAD, redirect(DOWNLOAD));
    await expect(read()).rejects.toThrow("sends from one address to the next (5)");
    expect(hcp.seen.filter(({ host }) => host === ARCHIVE)).toHaveLength(5);
  });

  test("back to the API the token does not go along", async () => {
    hcp.on(HOST, JSON_PATH, redirect(RUN_PATH));
    await read().catch(() => undefined);
    expect(hcp.seen.filter(({ path }) => path === RUN_PATH).map(({ authorization }) => authorization)).toEqual([`Bearer ${TOKEN}`, undefined]);
  });
});

describe("service discovery", () => {
  test.each([
    [`https://${EVIL}/api/v2/`],
    ["http://tfe.acme.example/api/v2/"],
    ["https://tfe.acme.example:8443/api/v2/"],
    ["https://user@tfe.acme.example/api/v2/"],
    ["//evil.example/api/v2/"],
    ["https://["],
  ])("an API at %s is not the host's", async (address) => {
    hcp.on(HOST, DISCOVERY, { status: 200, body: { "tfe.v2": address } });
    await expect(read()).rejects.toThrow(`names another host for its API; the token is for ${HOST}, and is not sent elsewhere`);
    expect(hcp.seen).toHaveLength(1);
  });

  test.each<[string, Reply, string]>([
    ["not found", { status: 404 }, "does not say where its API is (404"],
    ["a redirect", redirect(`https://${EVIL}/`), "does not say where its API is (307"],
    ["HTML", { status: 200, body: "<html></html>" }, "about its services is not what its API promises"],
    ["no such service", { status: 200, body: { "modules.v1": "/x/" } }, "(tfe.v2)"],
    ["a service that is an object", { status: 200, body: { "tfe.v2": {} } }, "(tfe.v2)"],
  ])("%s: no token is sent", async (_, reply, sentence) => {
    hcp.on(HOST, DISCOVERY, reply);
    await expect(read()).rejects.toThrow(sentence);
    expect(hcp.seen.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  test.each(["/tfe/api/v2/", "/tfe/api/v2", "https://tfe.acme.example/tfe/api/v2/"])("an API at %s of the host is called there", async (address) => {
    hcp.on(HOST, DISCOVERY, { status: 200, body: { "tfe.v2": address } });
    await expect(read()).rejects.toThrow("404");
    expect(hcp.seen.at(-1)?.path).toBe(`/tfe${RUN_PATH}`);
  });
});

describe("documents that are none", () => {
  const one = run(RUN);
  test.each<[string, Reply, string]>([
    ["HTML", { status: 200, body: "<html>sign in</html>" }, "(the whole)"],
    ["nothing", { status: 200 }, "(the whole)"],
    ["half of one", { status: 200, body: '{"data":{"id":' }, "(the whole)"],
    ["null", { status: 200, body: "null" }, "(the whole)"],
    ["a list", { status: 200, body: [] }, "(the whole)"],
    ["a status that is a number", { status: 200, body: { data: { ...one, attributes: { ...one.attributes, status: 7 } } } }, "(data.attributes.status)"],
    ["a status of a book's length", { status: 200, body: { data: { ...one, attributes: { ...one.attributes, status: "x".repeat(10_000) } } } }, "(data.attributes.status)"],
    ["an id that is a path", { status: 200, body: { data: { ...one, id: "run-../../x" } } }, "(data.id)"],
    ["no workspace", { status: 200, body: { data: { ...one, relationships: {} } } }, "(data.relationships.workspace)"],
    ["a plan whose id is a path", { status: 200, body: { data: { ...one, relationships: { ...one.relationships, plan: { data: { id: "plan-x/../../../runs" } } } } } }, "(data.relationships.plan.data.id)"],
    ["a plan whose id is a query", { status: 200, body: { data: { ...one, relationships: { ...one.relationships, plan: { data: { id: "plan-x?a=b" } } } } } }, "(data.relationships.plan.data.id)"],
  ])("%s", async (_, reply, place) => {
    hcp.on(HOST, RUN_PATH, reply);
    const message = String(await read().catch((cause: unknown) => cause));
    expect(message).toContain(`the answer of ${HOST} about the run ${RUN} is not what its API promises`);
    expect(message).toContain(place);
  });

  test("another run than the one that was asked for", async () => {
    hcp.on(HOST, RUN_PATH, runReply(run("run-other1")));
    await expect(read()).rejects.toThrow("was asked for run-abc123 and answers with run-other1");
  });

  test.each(["<html></html>", "", "PK\u0003\u0004", '"text"', "[1]"])("a plan %j that is no JSON object", async (body) => {
    hcp.on(ARCHIVE, DOWNLOAD, { status: 200, body });
    await expect(read()).rejects.toThrow("gives as the plan of run-abc123 is not JSON");
  });

  test("one that includes a workspace of somebody else is told without its name", async () => {
    hcp.on(HOST, RUN_PATH, { status: 200, body: { data: run(RUN), included: [workspace("ws-other1", "not-this"), { id: "ws-pilot1", type: "workspaces", attributes: 7 }] } });
    const { workspace: of } = await readHcpPlan(hcpPlanSource({ pointer: { hostname: HOST, runId: RUN } }), { machine, network: hcp.network });
    expect(of).toBeUndefined();
  });
});

test("a small answer that unpacks to a large one is cut off there too", async () => {
  hcp.on(HOST, RUN_PATH, { status: 200, headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(40_000_000, " ")) });
  await expect(read()).rejects.toThrow("answered more than 4 MB, and was cut off");
});

test("a document without end is cut off at 4 MB", async () => {
  hcp.on(HOST, RUN_PATH, { status: 200, body: " ".repeat(4_000_001) });
  await expect(read()).rejects.toThrow(`${HOST} answered more than 4 MB, and was cut off`);
  expect(hcp.slept).toEqual([]);
});
