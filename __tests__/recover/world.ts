import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const INSTANCE = "arn:aws:sso:::instance/ssoins-72230a1b2c3d4e5f";
export const SET = "arn:aws:sso:::permissionSet/ssoins-72230a1b2c3d4e5f/ps-8cbd5eeb7f44d723";
export const GROUP = "9511c602-9c1f-4a25-85e6-6a5e11d6abb2";

export const addressOf = (key: string): string => `aws_ssoadmin_account_assignment.ReadOnly__shop["${key}"]`;
export const ID = `${GROUP},GROUP,222233334444,AWS_ACCOUNT,${SET},${INSTANCE}`;

/** A grant as a plan's JSON has one that would be made. */
export function toCreate(key: string, after: Readonly<Record<string, unknown>> = {}) {
  const values = { instance_arn: INSTANCE, permission_set_arn: SET, principal_id: GROUP, principal_type: "GROUP", target_id: "222233334444", target_type: "AWS_ACCOUNT", timeouts: null, ...after };
  return { address: addressOf(key), mode: "managed", type: "aws_ssoadmin_account_assignment", change: { actions: ["create"], before: null, after: values } };
}

/** What the program in Terraform's place finds and does. */
interface World {
  /** What a plan without imports would change. */
  readonly changes: readonly unknown[];
  /** Addresses that AWS has, for one look after the other; the last stands for all that follow. */
  readonly exist: readonly (readonly string[])[];
  /** What each plan of imports would do besides. */
  readonly besides?: readonly unknown[];
  /** JavaScript that runs first: `command`, `fail(text)`. */
  readonly first?: string;
}

export interface FakeWorld {
  readonly terraform: string;
  readonly folder: string;
  /** The commands so far, one a line, with the addresses of the imports they saw. */
  log(): string[];
  remove(): void;
}

/** A program in Terraform's place: it plans, refuses imports of what does not exist in the words of Terraform 1.11, and notes what it was asked. */
export function fakeWorld(world: World): FakeWorld {
  const root = mkdtempSync(join(tmpdir(), "recover-"));
  const folder = join(root, "stack");
  mkdirSync(folder);
  const [terraform, log] = [join(root, "terraform"), join(root, "log")];
  writeFileSync(terraform, `#!${process.execPath}
const fs = require("fs"), path = require("path");
const world = ${JSON.stringify(world)};
const [command, ...args] = process.argv.slice(2);
const file = fs.readdirSync(".").find((name) => name.endsWith(".tf.json") && name !== "cdk.tf.json");
const imports = file === undefined ? [] : JSON.parse(fs.readFileSync(file, "utf8")).import;
const fail = (text) => { process.stderr.write(text); process.exit(1); };
if (command === "version") { console.log('{"terraform_version": "1.11.4"}'); process.exit(); }
const looks = fs.existsSync(${JSON.stringify(log)}) ? fs.readFileSync(${JSON.stringify(log)}, "utf8").split("\\n").filter((line) => line.includes(" imports ")).length : 0;
fs.appendFileSync(${JSON.stringify(log)}, [command, ...args.filter((arg) => !/^-(input|no-color|out|json)/.test(arg) && !arg.startsWith("/")), ...(imports.length === 0 ? [] : ["imports", ...imports.map(({ to }) => to)])].join(" ") + "\\n");
${world.first ?? ""};
const out = args.find((arg) => arg.startsWith("-out="))?.slice(5);
const keep = (plan) => { if (out !== undefined) fs.writeFileSync(out, JSON.stringify(plan)); };
if (command === "plan" && imports.length === 0) keep({ resource_changes: world.changes });
if (command === "plan" && imports.length > 0) {
  const there = world.exist[Math.min(looks, world.exist.length - 1)];
  const absent = imports.filter(({ to }) => !there.includes(to));
  if (absent.length > 0) fail(absent.map(({ to }) => "\\u001b[31m╷\\u001b[0m\\n│ Error: Cannot import non-existent remote object\\n│ \\n│ While attempting to import an existing object to\\n│ " + JSON.stringify(to) + ", the\\n│ provider detected that no object exists with the given id.\\n╵\\n").join("\\n"));
  keep({ resource_changes: [...imports.map(({ to, id }) => ({ address: to, mode: "managed", type: "aws_ssoadmin_account_assignment", change: { actions: ["no-op"], importing: { id } } })), ...(world.besides ?? [])] });
}
if (command === "show") process.stdout.write(fs.readFileSync(args.at(-1), "utf8"));
`);
  chmodSync(terraform, 0o755);
  return {
    terraform,
    folder,
    log: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
