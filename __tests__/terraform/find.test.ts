import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findProviders, findTerraform, providerOnMachine } from "../../src/terraform/find";
import { terraformPlatform, type Machine } from "../../src/terraform/machine";

const aws = "registry.terraform.io/hashicorp/aws";
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "machine-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A machine that is a map of paths to contents. */
function machine(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Machine {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { env, home: join(root, "home/me"), root, platform: "linux_amd64" };
}

const at = (folder: string) => ({ [`${folder}/${aws}/5.100.0/linux_amd64/terraform-provider-aws`]: "" });

const found = (here: Machine) => findProviders(here).map(({ root: folder, source, versions }) => `${folder.replace(root, "")} ${source} ${versions.join(" ")}`);

describe("findProviders", () => {
  test("a machine with nothing on it has none", () => {
    expect(findProviders(machine({}))).toEqual([]);
  });

  test("finds unpacked and packed providers, versions in order of number", () => {
    const here = machine({
      [`opt/any-name/${aws}/5.100.0/linux_amd64/terraform-provider-aws_v5.100.0_x5`]: "",
      [`opt/any-name/${aws}/5.9.0/linux_amd64/terraform-provider-aws_v5.9.0`]: "",
      [`opt/any-name/${aws}/terraform-provider-aws_6.25.0_linux_amd64.zip`]: "",
      "srv/x/registry.terraform.io/okta/okta/terraform-provider-okta_6.12.0_linux_amd64.zip": "",
    });
    expect(found(here)).toEqual(["/opt/any-name hashicorp/aws 5.9.0 5.100.0 6.25.0", "/srv/x okta/okta 6.12.0"]);
  });

  test.each([
    ["another processor", `${aws}/5.100.0/linux_arm64/terraform-provider-aws`],
    ["another system, packed", `${aws}/terraform-provider-aws_5.100.0_darwin_amd64.zip`],
    ["a folder without a program", `${aws}/5.100.0/linux_amd64/LICENSE.txt`],
    ["another provider's program", `${aws}/5.100.0/linux_amd64/terraform-provider-okta`],
    ["a version that is none", `${aws}/latest/linux_amd64/terraform-provider-aws`],
    ["a packed version that is none", `${aws}/terraform-provider-aws_new_linux_amd64.zip`],
    ["another registry", "registry.example.com/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws"],
  ])("leaves out %s", (_what, path) => {
    expect(findProviders(machine({ [`opt/m/${path}`]: "" }))).toEqual([]);
  });

  test.each([
    ["home/me/.terraform.d/plugins"],
    ["home/me/.local/share/terraform/plugins"],
    ["usr/local/share/terraform/plugins"],
    ["usr/share/terraform/plugins"],
  ])("looks in %s, as Terraform does", (folder) => {
    expect(found(machine({ [`${folder}/${aws}/5.100.0/linux_amd64/terraform-provider-aws`]: "" }))).toEqual([`/${folder} hashicorp/aws 5.100.0`]);
  });

  test("follows the configuration file, the cache variable and XDG, each folder once", () => {
    const here = machine(
      {
        ...at("mirror"),
        ...at("cache"),
        ...at("xdg/terraform/plugins"),
        "home/me/.terraformrc": `provider_installation { filesystem_mirror { path = "${root}/mirror" } }`,
        "home/me/.terraform.d/more.tfrc": `plugin_cache_dir = "${root}/cache"`,
      },
      { TF_PLUGIN_CACHE_DIR: join(root, "cache"), XDG_DATA_HOME: join(root, "xdg") },
    );
    expect(found(here)).toEqual(["/mirror hashicorp/aws 5.100.0", "/cache hashicorp/aws 5.100.0", "/xdg/terraform/plugins hashicorp/aws 5.100.0"]);
  });

  test("TF_CLI_CONFIG_FILE stands in for ~/.terraformrc, and may name a file that is not there", () => {
    const files = { [`mirror/${aws}/5.100.0/linux_amd64/terraform-provider-aws`]: "", "home/me/.terraformrc": `provider_installation { filesystem_mirror { path = "${root}/mirror" } }` };
    expect(findProviders(machine(files, { TF_CLI_CONFIG_FILE: join(root, "absent.tfrc") }))).toEqual([]);
  });

  test("a configuration file that is a folder, or a mirror that is a file, stops nothing", () => {
    const files = { "home/me/.terraformrc/x": "", "opt/file": "", "opt/m/registry.terraform.io": "a file" };
    expect(findProviders(machine(files))).toEqual([]);
  });
});

describe("providerOnMachine", () => {
  const mirrors = [
    { root: "/a", source: "hashicorp/aws", versions: ["5.99.0", "5.100.0"] },
    { root: "/b", source: "hashicorp/aws", versions: ["6.25.0", "7.1.0"] },
  ];

  test("takes the newest that the range allows, from whichever mirror has it", () => {
    expect(providerOnMachine("hashicorp/aws", { atLeast: "5.100.0", below: "7.0.0" }, mirrors)).toEqual({ root: "/b", version: "6.25.0" });
  });

  test("says what is missing, and what is there instead", () => {
    expect(providerOnMachine("hashicorp/aws", { atLeast: "8.0.0" }, mirrors)).toEqual({ missing: "the provider hashicorp/aws (>= 8.0.0) is not on this machine; here are 5.99.0, 5.100.0, 6.25.0, 7.1.0" });
    expect(providerOnMachine("okta/okta", {}, mirrors)).toEqual({ missing: "the provider okta/okta (any version) is not on this machine" });
  });
});

const program = (body: string) => {
  const path = join(root, "terraform-of-the-test");
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
};
const ask = (name: string) => findTerraform({ PATH: process.env["PATH"], HOME: root, TERRAFORM_BINARY_NAME: name });

describe("findTerraform", () => {
  test("gives the program that TERRAFORM_BINARY_NAME names, and its version", async () => {
    const path = program(`echo '{"terraform_version": "1.11.4"}'`);
    expect(await ask(path)).toEqual({ path, version: "1.11.4" });
  });

  test.each([
    ["answers something else", `echo '{"version": 3}'`, /without a terraform_version/],
    ["fails", "exit 7", /failed when asked for its version \(exit code 7\)/],
  ])("a program that %s is missing, with the reason", async (_what, body, reason) => {
    expect(await ask(program(body))).toEqual({ missing: expect.stringMatching(reason) });
  });

  test("a program that is not there is missing, with the way out", async () => {
    expect(await ask("no-such-program-here")).toEqual({ missing: expect.stringContaining("install Terraform") });
    expect(await findTerraform({ PATH: root })).toEqual({ missing: expect.stringContaining('"terraform" is not on the PATH') });
  });

  test("a file that may not be run is missing", async () => {
    const path = program("exit 0");
    chmodSync(path, 0o644);
    expect(await ask(path)).toEqual({ missing: expect.stringContaining("may not be run") });
  });
});

test.each([
  ["linux", "x64", "linux_amd64"],
  ["darwin", "arm64", "darwin_arm64"],
  ["win32", "ia32", "windows_386"],
])("%s on %s is %s to Terraform", (os, processor, expected) => {
  expect(terraformPlatform(os, processor)).toBe(expected);
});
