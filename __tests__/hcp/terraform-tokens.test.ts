import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { hcpTerraform } from "../../src";
import { findToken } from "../../src/hcp/token";
import { aws, defineEnvironment } from "../support/company";
import { needs } from "../support/needs";
import { synthOne } from "../support/synth";
import { startTls, type LocalTls } from "../support/tls";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withTerraform = needs("Terraform", tools.hasTerraform);

/** Requests of the real Terraform: path, and the token that came along. */
const seen: { readonly path: string; readonly token: string | undefined }[] = [];
let server: LocalTls;
let home: string;
beforeAll(async () => {
  server = await startTls((request, response) => {
    seen.push({ path: request.url ?? "", token: request.headers.authorization });
    response.setHeader("content-type", "application/json");
    if (request.url === "/.well-known/terraform.json") response.end(JSON.stringify({ "tfe.v2": "/api/v2/" }));
    else response.writeHead(404).end(JSON.stringify({ errors: [{ status: "404", title: "not found" }] }));
  });
});
afterAll(() => server.close());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "home-"));
  seen.length = 0;
});
afterEach(() => rmSync(home, { recursive: true }));

/** Initializes a stack of ours with the real Terraform, which fails at a workspace that is not there. */
async function init(env: Readonly<Record<string, string>>): Promise<string> {
  const stack = await synthOne(defineEnvironment({ name: "grants", backend: hcpTerraform("acme", "aws-access-grants", server.host), aws, okta: "none" }));
  mkdirSync(join(home, "stack"));
  writeFileSync(join(home, "stack/cdk.tf.json"), JSON.stringify(stack.json));
  writeFileSync(join(home, "ca.pem"), server.certificate);
  const child = spawn(tools.terraform, ["init", "-input=false", "-no-color"], { cwd: join(home, "stack"), env: { PATH: process.env["PATH"], HOME: home, SSL_CERT_FILE: join(home, "ca.pem"), CHECKPOINT_DISABLE: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  return (await Promise.all([text(child.stdout), text(child.stderr)])).join("");
}

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** By path in the home folder. */
  readonly files?: Readonly<Record<string, string>>;
}

const block = (host: string, token: string) => `credentials "${host}" {\n  token = "${token}"\n}\n`;

const settings: readonly [string, (host: string) => Setting, boolean][] = [
  ["a variable with a port", (host) => ({ env: { [`TF_TOKEN_${host}`]: "of-variable" }, files: { ".terraformrc": block(host, "of-rc") } }), true],
  ["a variable in other letters", (host) => ({ env: { [`TF_TOKEN_${host.toUpperCase()}`]: "of-variable" } }), true],
  ["a variable of the host without its port", () => ({ env: { TF_TOKEN_localhost: "no" } }), false],
  [".terraformrc", (host) => ({ files: { ".terraformrc": block(host, "of-rc") } }), true],
  [".terraformrc in JSON", (host) => ({ files: { ".terraformrc": JSON.stringify({ credentials: { [host]: { token: "of-json" } } }) } }), true],
  ["what terraform login writes, before .terraformrc", (host) => ({ files: { ".terraformrc": block(host, "of-rc"), ".terraform.d/credentials.tfrc.json": JSON.stringify({ credentials: { [host]: { token: "of-login" } } }) } }), true],
  ["the last file of the folder", (host) => ({ files: { ".terraform.d/a.tfrc": block(host, "a"), ".terraform.d/z.tfrc": block(host, "z") } }), true],
  ["TF_CLI_CONFIG_FILE, and no other file", (host) => ({ env: { TF_CLI_CONFIG_FILE: "HOME/ci.tfrc" }, files: { "ci.tfrc": block(host, "of-ci"), ".terraform.d/credentials.tfrc.json": block(host, "of-login") } }), true],
  ["TF_CLI_CONFIG_FILE without it", (host) => ({ env: { TF_CLI_CONFIG_FILE: "HOME/ci.tfrc" }, files: { "ci.tfrc": "disable_checkpoint = true\n", ".terraformrc": block(host, "of-rc") } }), false],
];

describe("the token is the one that the real Terraform sends", () => {
  for (const [name, setting, found] of settings) {
    withTerraform(name, async () => {
      const { env = {}, files = {} } = setting(server.host);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(home, path)), { recursive: true });
        writeFileSync(join(home, path), content);
      }
      const here = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replace("HOME", home)]));
      const ours = findToken(server.host, { env: here, home, root: "", platform: "linux_amd64" });
      await init(here);
      expect(seen.map(({ path }) => path)).toContain("/.well-known/terraform.json");
      expect("missing" in ours ? undefined : ours.authorization()).toBe(seen[0]?.token);
      expect(seen[0]?.token !== undefined).toBe(found);
    });
  }
});

withTerraform("a stack of ours leads the real Terraform to its organization and its workspace", async () => {
  const said = await init({ [`TF_TOKEN_${server.host}`]: "t" });
  expect(said).toContain("Initializing HCP Terraform");
  expect(seen.map(({ path }) => path).filter((path) => path.startsWith("/api/v2/organizations/acme"))).not.toEqual([]);
  expect(seen.filter(({ token }) => token !== "Bearer t")).toEqual([]);
});
