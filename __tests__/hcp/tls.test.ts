import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { PROJECT } from "../support/project-copy";
import { TOKEN } from "../support/hcp";
import { startTls, type LocalTls } from "../support/tls";
import { plan, PLAN_JSON, run, runReply } from "../support/hcp-world";

/** The client as it is, in a process of its own: Node's fetch over TLS, the machine's environment, a saved plan. */
const PROGRAM = `
  const { readHcpPlan } = require("./src/hcp/read-plan");
  const { readPlanPointer } = require("./src/hcp/plan-pointer");
  const { hcpPlanSource } = require("./src/hcp/plan-source");
  const { thisMachine } = require("./src/terraform/machine");
  const pointer = readPlanPointer(JSON.stringify({ remote_plan_format: 1, run_id: "run-abc123", hostname: process.argv[1] }));
  readHcpPlan(hcpPlanSource({ pointer }), { machine: thisMachine() }).then(({ json, runId }) => console.log(runId, json), (error) => { console.error(error); process.exitCode = 3; });
`;

let folder: string;
let server: LocalTls;
const authorizations: (string | undefined)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hcp-tls-"));
  const replies: Readonly<Record<string, unknown>> = { "/.well-known/terraform.json": { "tfe.v2": "/api/v2/" }, "/api/v2/runs/run-abc123?include=workspace": runReply(run("run-abc123")).body, "/api/v2/plans/plan-abc123": plan("run-abc123", "finished").body };
  server = await startTls((request, response) => {
    authorizations.push(request.headers.authorization);
    if (request.url === "/api/v2/plans/plan-abc123/json-output") response.writeHead(307, { location: `https://${server.host}/archive` }).end();
    else response.end(request.url === "/archive" ? PLAN_JSON : JSON.stringify(replies[request.url ?? ""] ?? { errors: [{ title: `no ${request.url} for ${request.headers.authorization}` }] }));
  });
  writeFileSync(join(folder, "ca.pem"), server.certificate);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function read(env: Readonly<Record<string, string>>): Promise<{ readonly out: string; readonly code: number | null }> {
  authorizations.length = 0;
  const child = spawn(process.execPath, ["--require", "./bin/typescript.js", "-e", PROGRAM, server.host], { cwd: PROJECT, env: { PATH: process.env["PATH"], HOME: folder, [`TF_TOKEN_${server.host}`]: TOKEN, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out: `${out}${err}`, code: await ended };
}

test("a plan is read over TLS from a host with a port, whose token stands in its variable", async () => {
  const { out, code } = await read({ NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") });
  expect({ out: out.trim(), code }).toEqual({ out: `run-abc123 ${PLAN_JSON}`.trim(), code: 0 });
  expect(authorizations).toEqual([undefined, `Bearer ${TOKEN}`, `Bearer ${TOKEN}`, `Bearer ${TOKEN}`, undefined]);
});

test("a host whose certificate nobody vouches for gets no token, and the error names the way out", async () => {
  const { out, code } = await read({});
  expect(code).toBe(3);
  expect(out).toMatch(/the certificate of localhost:\d+ is not trusted \(\w+\): give Node the certificate authority with NODE_EXTRA_CA_CERTS/);
  expect(authorizations).toEqual([]);
  expect(out).not.toContain(TOKEN);
});

test("an error that is printed whole, with its stack, shows no token", async () => {
  const { out, code } = await read({ NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"), [`TF_TOKEN_${server.host}`]: `${TOKEN}\u00a0x` });
  expect(code).toBe(3);
  expect(out).toContain("holds characters that no token has");
  expect(out).not.toContain(TOKEN);
});
