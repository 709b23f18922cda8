import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsState } from "../../sandbox/aws/state";
import { loadState, saveState } from "../../sandbox/kept/state";
import { seedOrg } from "../../sandbox/okta/seed";
import { idc, PROJECT } from "../support/project-copy";

const STACK = /\n\s+at /;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

/** A running `idc sandbox`, once it is ready. */
interface Running {
  readonly script: string;
  /** Ends it as Ctrl-C does; its exit code and what stood on standard error. */
  readonly end: () => Promise<{ readonly code: number | null; readonly err: string }>;
}

const running: ChildProcess[] = [];
// A test that failed must leave nothing that runs.
afterEach(() => running.splice(0).forEach((child) => child.kill("SIGKILL")));

async function run(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [join(PROJECT, "bin/idc"), "sandbox", ...args], { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  let [script, err] = ["", ""];
  child.stderr.on("data", (bytes) => { err += String(bytes); });
  const closed = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      script += String(bytes);
      if (script.endsWith("# ready\n")) resolve();
    });
    void closed.then(() => reject(new Error(`it ended: ${err}`)));
  });
  return { script, end: async () => {
    child.kill("SIGINT");
    const [code] = await closed as [number | null];
    return { code, err };
  } };
}

const variable = (script: string, name: string): string => new RegExp(`^export ${name}='(.*)'$`, "m").exec(script)?.[1] ?? "";

describe("idc sandbox", () => {
  test("prints shell text that turns to it, keeps what is done in a file that has no password and is nobody else's, and goes on with it", async () => {
    const state = at("state.json");
    const first = await run("--state", state);
    expect(first.script.split("\n").filter((line) => !/^(# .*|unset [A-Z_ ]+|export [A-Z0-9_]+='[^']*'|idc_curl\(\) \{ curl .* \}|)$/.test(line))).toEqual([]);
    expect(first.script).toMatch(/^unset AWS_PROFILE .*OKTA_API_PRIVATE_KEY/m);
    const [url, key] = [variable(first.script, "AWS_ENDPOINT_URL"), variable(first.script, "AWS_ACCESS_KEY_ID")];
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(variable(first.script, "OKTA_HTTP_PROXY")).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(loadState(readFileSync(state, "utf8")).aws.permissionSets.size).toBe(0);
    await createSet(url, key, "ByHand");
    // Written a moment later, without an end.
    while (loadState(readFileSync(state, "utf8")).aws.sets.named("ByHand") === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await first.end()).toEqual({ code: 0, err: "" });
    expect(statSync(state).mode & 0o777).toBe(0o600);
    const kept = readFileSync(state, "utf8");

    const second = await run("--state", state);
    expect(second.script).not.toMatch(/PRIVATE KEY/);
    expect(await second.end()).toEqual({ code: 0, err: "" });
    expect(readFileSync(state, "utf8")).toBe(kept);
  });

  test("takes accounts and units from another snapshot, and a state of the one is refused for the other", async () => {
    const snapshot = { id: "o-0123456789", managementAccount: "top", takenAt: "2026-11-20T06:00:00Z", units: { U: { id: "ou-ab12-01234567", name: "Unit", parent: "/" } }, accounts: { top: { id: "111122223333", name: "Top", unit: "/", status: "ACTIVE" }, low: { id: "222233334444", name: "Low", unit: "U", status: "SUSPENDED", tags: { team: "x" } } } };
    writeFileSync(at("organization.json"), JSON.stringify(snapshot));
    const other = await run("--organization", at("organization.json"), "--state", at("other.json"));
    expect((await other.end()).code).toBe(0);
    const { accounts, units } = loadState(readFileSync(at("other.json"), "utf8")).aws.organization;
    expect([...accounts.values()].map(({ id, name, status, parent }) => [id, name, status, parent])).toEqual([["111122223333", "Top", "ACTIVE", "r-ab12"], ["222233334444", "Low", "SUSPENDED", "ou-ab12-01234567"]]);
    expect(units.size).toBe(1);

    const before = readFileSync(at("other.json"), "utf8");
    const { status, stderr } = idc(PROJECT, "sandbox", "--state", at("other.json"));
    expect(status).toBe(2);
    expect(stderr).toMatch(/other\.json is the state of another sandbox, of the organization o-0123456789, which is o-t4rnh0lt01 here;/);
    expect(readFileSync(at("other.json"), "utf8")).toBe(before);
  });

  test.each([
    ["is not there", undefined, /there is no such file/],
    ["is no JSON", "{\n  \"id\": x", /organization-bad\.json:2:9: it is not JSON/],
    ["has a key twice", '{"id": "a", "id": "b"}', /:1:13: an object has "id" twice/],
    ["has AWS's spelling", '{"id":"o-0123456789","managementAccount":"a","takenAt":"2026-11-20T06:00:00Z","units":{},"accounts":{"a":{"id":"111122223333","name":"A","unit":"/","status":"ACTIVE","Tags":{}}}}', /organization\.accounts\.a\.Tags \[shape\]\n.*\n.*only id, name, unit, status, tags/],
    ["names a unit that is not there, and an id that is none", '{"id":"o-0123456789","managementAccount":"a","takenAt":"2026-11-20T06:00:00Z","units":{},"accounts":{"a":{"id":"1","name":"A","unit":"X","status":"ACTIVE"}}}', /accounts\.a\.id \[organization\][\s\S]*accounts\.a\.unit \[organization\]/],
  ])("a snapshot that %s is refused with the place of what is wrong", (_, text, message) => {
    rmSync(at("organization-bad.json"), { force: true });
    if (text !== undefined) writeFileSync(at("organization-bad.json"), text);
    const { status, stdout, stderr } = idc(PROJECT, "sandbox", "--organization", at("organization-bad.json"));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/nothing was started\n$/);
    expect(stderr).not.toMatch(STACK);
  });

  test.each([
    ["ends too early", '{"format": "idc-sandbox/1", "aws": {', /at 1:37: it is not JSON: it ends/],
    ["is something else", '{"version": 4}', /it is no state of a sandbox/],
    ["is of a newer version", '{"format": "idc-sandbox/7"}', /a newer version of this program wrote it/],
  ])("a state that %s is refused, and stays as it is", (_, text, message) => {
    writeFileSync(at("bad.json"), text);
    for (const args of [["--state", at("bad.json")], ["show", at("bad.json")], ["compare", at("bad.json"), at("bad.json")]]) {
      const { status, stdout, stderr } = idc(PROJECT, "sandbox", ...args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(STACK);
    }
    expect(readFileSync(at("bad.json"), "utf8")).toBe(text);
  });

  test.each([
    [["--state", "/dev/null/state.json"], /\/dev\/null\/state\.json: it can't be (read|written)/],
    [["shwo"], /too many arguments|unknown command/],
    [["compare", "one"], /missing required argument/],
    [["--port", "1"], /unknown option/],
    [["show", "not-there.json"], /not-there\.json: there is no such file/],
  ])("misuse %j is exit 2 and a sentence", (args, message) => {
    const { status, stderr } = idc(PROJECT, "sandbox", ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(STACK);
  });
});

describe("idc sandbox show and compare", () => {
  /** Two sandboxes of one company: their ids and keys differ, and the second has a group more. */
  async function write(name: string, more: readonly string[] = []): Promise<string> {
    const aws = new AwsState({ account: "111122223333", groups: [...more, "AWS Engineers"] });
    const okta = await seedOrg({ users: [{ login: "ana@x.example" }], groups: [{ name: "Engi\u001b[31mneers", members: ["ana@x.example"] }], apps: [{ label: "AWS" }] });
    writeFileSync(at(name), saveState({ aws, okta }));
    return at(name);
  }

  test("show tells both ends by name and no secret, and escapes what could move a cursor", async () => {
    const { status, stdout, stderr } = idc(PROJECT, "sandbox", "show", await write("show.json"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^aws group \(1\)\n {4}AWS Engineers\n/m);
    expect(stdout).toMatch(/^okta member \(1\)\n {4}Engi\\u001b\[31mneers: ana@x\.example\n/m);
    expect(stdout).not.toMatch(/PRIVATE KEY|00g0000/);
    expect(stdout).not.toContain("\u001b");
  });

  test("show --json is the dump", async () => {
    const { status, stdout } = idc(PROJECT, "sandbox", "show", "--json", await write("json.json"));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: "idc-sandbox-dump/1", aws: { groups: [{ name: "AWS Engineers" }] }, okta: { org: "acme" } });
    expect(stdout).not.toContain("PRIVATE KEY");
  });

  test("compare says + and -, and exits with 0 for the same and 1 for different", async () => {
    const [one, same, more] = [await write("one.json"), await write("same.json"), await write("more.json", ["AWS Auditors"])];
    expect(readFileSync(one, "utf8")).not.toBe(readFileSync(same, "utf8"));
    expect(idc(PROJECT, "sandbox", "compare", one, same)).toEqual({ status: 0, stdout: "the same by names\n", stderr: "" });
    expect(idc(PROJECT, "sandbox", "compare", one, more)).toEqual({ status: 1, stdout: "+ aws group AWS Auditors\n", stderr: "" });
    expect(idc(PROJECT, "sandbox", "compare", more, one)).toEqual({ status: 1, stdout: "- aws group AWS Auditors\n", stderr: "" });
    const { status, stdout } = idc(PROJECT, "sandbox", "compare", "--json", one, more);
    expect([status, JSON.parse(stdout)]).toEqual([1, { schema: "idc-sandbox-comparison/1", same: false, lines: ["+ aws group AWS Auditors"] }]);
    expect(existsSync(one)).toBe(true);
  });
});

async function createSet(url: string, key: string, Name: string): Promise<void> {
  const headers = { "content-type": "application/x-amz-json-1.1", authorization: `AWS4-HMAC-SHA256 Credential=${key}/x` };
  const call = (target: string, body: object) => fetch(url, { method: "POST", headers: { ...headers, "x-amz-target": `SWBExternalService.${target}` }, body: JSON.stringify(body) });
  const { Instances } = await (await call("ListInstances", {})).json() as { Instances: { InstanceArn: string }[] };
  expect((await call("CreatePermissionSet", { InstanceArn: Instances[0]?.InstanceArn, Name })).status).toBe(200);
}
