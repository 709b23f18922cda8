import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { idpMetadata } from "../../src/saml/signer/metadata";
import { idp, signed, USER } from "../saml/samples";

const PROJECT = join(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "idc-saml-"));
afterAll(() => rmSync(folder, { recursive: true }));

const RESPONSE = join(folder, "response.b64");
const METADATA = join(folder, "metadata.xml");
/** Tells on standard error which packages were loaded. */
const SPY = join(folder, "spy.cjs");
writeFileSync(RESPONSE, Buffer.from(signed().xml).toString("base64"));
writeFileSync(METADATA, idpMetadata(idp, "https://tarnholt.okta.com/app/x/sso/saml"));
writeFileSync(SPY, 'process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")));');

function idc(args: readonly string[], { input = "", node = [] }: { readonly input?: string | Uint8Array; readonly node?: readonly string[] } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, join(PROJECT, "bin/idc"), "saml", ...args], { cwd: PROJECT, encoding: "utf8", input });
  return { status, stdout, stderr };
}

const AT = ["--at", "2026-11-24T09:30:20Z"];

test.each<[string, readonly string[], string | Uint8Array, number, RegExp]>([
  ["a response with nothing against it", ["check", RESPONSE, "-m", METADATA, "--user", USER, ...AT], "", 0, /^nothing found in \d+ checks/],
  ["one with something against it", ["check", RESPONSE, "-m", METADATA, "--user", "Ana", ...AT], "", 1, /^error name-id-/],
  ["standard input", ["check", "-", ...AT], Buffer.from(signed().xml), 0, /^nothing found in \d+ checks/],
  ["standard input with nothing in it", ["check", "-"], "", 2, /input-empty/],
  ["standard input that is no SAML", ["check", "-"], Buffer.from([0, 1, 2, 3]), 2, /input-not-saml/],
  ["metadata to compare from standard input", ["metadata", METADATA, "--compare", "-"], idpMetadata(idp, "https://tarnholt.okta.com/app/x/sso/saml"), 0, /kept/],
  ["show", ["show", RESPONSE, "--json"], "", 0, /"schema": "idc-saml\/1"/],
  ["explain", ["explain", "an unexpected error"], "", 0, /unexpected-error 1/],
])("%s", (_, args, input, status, output) => {
  const run = idc(args, { input });
  expect({ ...run, stdout: "" }).toEqual({ status, stdout: "", stderr: "" });
  expect(run.stdout).toMatch(output);
});

test.each<[readonly string[], RegExp]>([
  [[], /Usage: idc saml/],
  [["check"], /missing required argument 'file'/],
  [["check", "x", "--json", "--markdown"], /cannot be used with/],
  [["check", "nowhere.har"], /^error nowhere.har can't be read: there is no such file/],
  [["check", RESPONSE, "-e", "nowhere"], /^error there is no environment "nowhere"/],
])("misuse %j is exit 2 and a sentence", (args, message) => {
  const { status, stdout, stderr } = idc(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n\s+at /);
});

describe("a disk that is full", () => {
  /** With standard output and error as the shell opens them. */
  const through = (redirection: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", `"$0" "$@" ${redirection}`, process.execPath, join(PROJECT, "bin/idc"), "saml", ...args], { cwd: PROJECT, encoding: "utf8" });
    return { status, stdout, stderr };
  };

  test.each([[["check", RESPONSE, ...AT]], [["show", RESPONSE]], [["metadata", METADATA, "--json"]], [["check", "nowhere.har", "--json"]]])("a report that can't be written is a sentence and exit 2: %j", (args) => {
    expect(through("> /dev/full", ...args)).toEqual({ status: 2, stdout: "", stderr: "error standard output can't be written to: there is no space left\n" });
  });

  test.each(["2> /dev/full", "2>&-", "> /dev/full 2> /dev/full"])("misuse stays misuse where nobody can be told: %s", (redirection) => {
    expect(through(redirection, "check", "nowhere.har").status).toBe(2);
    expect(through(redirection, "check").status).toBe(2);
  });

  test("findings stay findings, and nothing found stays that, where standard error is full", () => {
    expect(through("2> /dev/full", "check", RESPONSE, "--user", "Ana", ...AT).status).toBe(1);
    expect(through("2> /dev/full", "check", RESPONSE, ...AT).status).toBe(0);
  });

  test("a reader that stops early is no error", () => {
    expect(through("| head -c 10", "show", RESPONSE)).toMatchObject({ status: 0, stderr: "" });
  });
});

test("help names the files that metadata takes", () => {
  expect(idc(["metadata", "--help"]).stdout.replaceAll(/\s+/g, " ")).toMatch(/a file of certificates.*or certificates \(PEM or DER\)/);
});

test("data and CDKTF are loaded only for an environment", () => {
  const loaded = (...args: string[]): string => idc(["check", RESPONSE, "-m", METADATA, ...args], { node: ["-r", SPY] }).stderr;
  expect(loaded()).toContain("src/saml/check-response.ts");
  expect(loaded()).not.toMatch(/node_modules\/(cdktf|@cdktf|constructs|zod|@cloud-copilot)\/|\/environments\/|src\/(providers|iam|project|stacks)\//);
  expect(loaded("-e", "pilot")).toContain("/environments/pilot.ts");
  expect(loaded("-e", "pilot")).not.toMatch(/node_modules\/(cdktf|@cdktf|zod|@cloud-copilot)\//);
});

test("nothing is written anywhere", () => {
  const before = readdirSync(folder);
  idc(["show", RESPONSE, "--reveal"]);
  expect(readdirSync(folder)).toEqual(before);
});
