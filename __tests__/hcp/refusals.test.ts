import { hcpTerraform } from "../../src";
import { hcpPlanSource } from "../../src/hcp/plan-source";
import { readHcpPlan } from "../../src/hcp/read-plan";
import { ARCHIVE, HOST, machine, startHcp, TOKEN, type HcpStandIn, type Reply } from "../support/hcp";
import { DOWNLOAD, oneRun, PLAN_JSON, run, runReply } from "../support/hcp-world";

const RUN = "run-abc123";
const source = hcpPlanSource({ run: RUN, environment: { name: "pilot", backend: hcpTerraform("acme", "aws-access-pilot", HOST) } });
const RUN_PATH = `/api/v2/runs/${RUN}?include=workspace`;
const JSON_PATH = "/api/v2/plans/plan-abc123/json-output";

let hcp: HcpStandIn;
const read = () => readHcpPlan(source, { machine, network: hcp.network });
const message = () => read().then(() => "no error", String);
const calls = (path: string) => hcp.seen.filter((one) => one.path === path).length;
const said = (status: number, detail?: string): Reply => ({ status, body: { errors: [{ status: String(status), title: "no", ...(detail === undefined ? {} : { detail }) }] } });
beforeEach(async () => {
  hcp = await startHcp();
  oneRun(hcp);
});
afterEach(() => hcp.close());

test.each([
  [401, /does not accept the token of the variable TF_TOKEN_tfe_acme_example for the run run-abc123 \(401\) \(it says: no\): it is wrong, expired or revoked, or an organization's; use the token of a user or a team/],
  [403, /does not allow .* \(403\).*: it needs the token of a user or a team with admin access to the workspace; an organization's token is refused/],
  [404, /does not find the run run-abc123 \(404\).*, or hides it from the token of .*: plans are shown to users and teams with admin access/],
  [422, /refuses the run run-abc123 \(422\) \(it says: no\)/],
  [418, /answers 418 for the run run-abc123/],
])("%i says what to do, and is not tried again", async (status, sentence) => {
  hcp.on(HOST, RUN_PATH, said(status));
  await expect(read()).rejects.toThrow(sentence);
  expect([calls(RUN_PATH), hcp.slept]).toEqual([1, []]);
});

test("a run that may be seen by one who may not see its plan says that admin access is needed", async () => {
  hcp.on(HOST, JSON_PATH, said(404));
  await expect(read()).rejects.toThrow(/does not find the plan of run-abc123 as JSON \(404\).*admin access to the workspace, and never to an organization's token/);
});

test.each([429, 500, 502, 503, 504])("%i is tried again, and what comes then counts", async (status) => {
  hcp.on(HOST, RUN_PATH, said(status), said(status), runReply(run(RUN)));
  expect((await read()).json).toBe(PLAN_JSON);
  expect(hcp.slept).toEqual([1, 2]);
});

test.each([
  ["retry-after", "7", 7],
  ["x-ratelimit-reset", "0.25", 0.25],
  ["retry-after", "86400", 60],
  ["retry-after", "Wed, 21 Oct 2026 07:28:00 GMT", 1],
  ["retry-after", "-5", 1],
])("too many requests with %s: %s waits %d s", async (header, value, seconds) => {
  hcp.on(HOST, RUN_PATH, { ...said(429), headers: { [header]: value } }, runReply(run(RUN)));
  await read();
  expect(hcp.slept).toEqual([seconds]);
});

test.each([
  [429, "for too many requests (429), again and again: try later, or with fewer jobs at once"],
  [503, "has an error of its own for the run run-abc123 (503)"],
])("%i that does not end is given up after six tries", async (status, sentence) => {
  hcp.on(HOST, RUN_PATH, said(status));
  await expect(read()).rejects.toThrow(sentence);
  expect([calls(RUN_PATH), hcp.slept]).toEqual([6, [1, 2, 4, 8, 16]]);
});

test("the address of the plan that has run out says so without showing it", async () => {
  hcp.on(ARCHIVE, DOWNLOAD, { status: 403, body: "<Error>expired</Error>" });
  const text = await message();
  expect(text).toContain("the address at archivist.acme.example that tfe.acme.example gave for the plan of run-abc123 as JSON answers 403: such an address lives for a minute, so try again");
  expect(text).not.toContain("opens-without-a-token");
});

test.each([
  ["its own token back", `your token ${TOKEN} is bad`],
  ["it twice, escaped", `${TOKEN}${TOKEN}`],
  ["it at the place where its words are cut", `${"x".repeat(185)}${TOKEN}`],
])("a server that says %s does not get it printed", async (_, detail) => {
  const body = JSON.stringify(said(401, detail).body).replaceAll("A", "\\u0041");
  for (const [path, reply] of [[RUN_PATH, { status: 401, body }], [RUN_PATH, runReply(run(RUN, { status: `s ${TOKEN}` }))]] as const) {
    hcp.on(HOST, path, reply);
    hcp.on(HOST, "/api/v2/plans/plan-abc123", { status: 200, body: { data: { id: "plan-abc123", attributes: { status: "running" } } } });
    const told: string[] = [];
    told.push(await readHcpPlan(source, { machine, network: hcp.network, waitMs: 1, progress: (text) => told.push(text) }).then(() => "no error", String));
    expect(told.join(" ")).not.toMatch(/atlasv1|Abc123/);
  }
});

test("words of the server are shown in part, with what could move a cursor made visible", async () => {
  hcp.on(HOST, RUN_PATH, said(422, `\u001b[2J${"long ".repeat(1000)}`));
  const text = await message();
  expect(text).toContain("\\u001b[2J");
  expect(text.length).toBeLessThan(500);
});

test("a page of HTML in the way is not quoted", async () => {
  hcp.on(HOST, RUN_PATH, { status: 403, headers: { "content-type": "text/html" }, body: "<html>Proxy login for ana.silva</html>" });
  await expect(read()).rejects.toThrow(/does not allow the run run-abc123 to the token of the variable TF_TOKEN_tfe_acme_example \(403\): it needs/);
});

test("without a token nothing is sent anywhere", async () => {
  await expect(readHcpPlan(source, { machine: { ...machine, env: {} }, network: hcp.network })).rejects.toThrow("there is no token for tfe.acme.example: set TF_TOKEN_tfe_acme_example, or run `terraform login tfe.acme.example`");
  expect(hcp.seen).toEqual([]);
});

describe("no answer", () => {
  const failing = (code: string, times: number) => {
    let tried = 0;
    const fetch: typeof hcp.network.fetch = (url, init) => {
      tried += 1;
      if (tried <= times) return Promise.reject(new TypeError(`fetch failed with Bearer ${TOKEN}`, { cause: Object.assign(new Error(`header ${TOKEN}`), { code }) }));
      return hcp.network.fetch(url, init);
    };
    return { read: () => readHcpPlan(source, { machine, network: { ...hcp.network, fetch } }), tried: () => tried };
  };

  test.each(["ECONNRESET", "ECONNREFUSED", "EAI_AGAIN", "UND_ERR_SOCKET"])("%s may pass, and is tried again", async (code) => {
    expect((await failing(code, 2).read()).json).toBe(PLAN_JSON);
    expect(hcp.slept).toEqual([1, 2]);
  });

  test.each([
    ["ECONNREFUSED", 6, "tfe.acme.example can't be reached (ECONNREFUSED)"],
    ["ENOTFOUND", 1, "tfe.acme.example is not known here (ENOTFOUND)"],
    ["SELF_SIGNED_CERT_IN_CHAIN", 1, "is not trusted (SELF_SIGNED_CERT_IN_CHAIN): give Node the certificate authority with NODE_EXTRA_CA_CERTS"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", 1, "is not trusted"],
    [`odd ${TOKEN}`, 6, "can't be reached (no code)"],
  ])("%s says what to do after %i tries, and quotes nothing of the error", async (code, tries, sentence) => {
    const { read: fails, tried } = failing(code, 99);
    const text = await fails().then(() => "no error", String);
    expect(text).toContain(sentence);
    expect(text).not.toContain("atlasv1");
    expect(tried()).toBe(tries);
  });
});
