import { cliConfigText, commandEnvironment } from "../../src/terraform/settings";
import { parseCliConfig } from "../../src/terraform/cli-config";
import { withoutBackend } from "../../src/terraform/stack-json";

const mirrors = [
  { root: "/m", source: "hashicorp/aws", versions: ["5.100.0"] },
  { root: "/m", source: "okta/okta", versions: ["6.12.0"] },
  { root: '/odd "${name}"', source: "hashicorp/aws", versions: ["6.0.0"] },
];

describe("cliConfigText", () => {
  test("takes providers from mirrors and nothing else", () => {
    expect(cliConfigText(mirrors.slice(0, 2), false)).toBe(`disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = "/m"
    include = ["registry.terraform.io/hashicorp/aws", "registry.terraform.io/okta/okta"]
  }
  direct {
    exclude = ["*/*/*"]
  }
}
`);
  });

  test("with download, the registry serves what no mirror has", () => {
    expect(cliConfigText(mirrors.slice(0, 1), true)).toContain('direct {\n    exclude = ["registry.terraform.io/hashicorp/aws"]\n  }');
    expect(cliConfigText([], true)).toContain("direct {\n    exclude = []\n  }");
  });

  test("a folder's odd name stays a name", () => {
    expect(parseCliConfig(cliConfigText(mirrors, false)).mirrors).toHaveLength(2);
    expect(cliConfigText(mirrors, false)).toContain('path    = "/odd \\"$${name}\\""');
  });
});

describe("commandEnvironment", () => {
  const caller = { PATH: "/bin", HOME: "/home/me", AWS_PROFILE: "prod", AWS_REGION: "us-east-1", OKTA_API_TOKEN: "t", TF_CLI_ARGS: "-destroy", TF_VAR_x: "1", TF_TOKEN_app_terraform_io: "secret", EDITOR: "vi" };

  test("passes neither credentials nor Terraform's switches of the caller", () => {
    expect(commandEnvironment(caller, [], {}, "/w/cli.tfrc")).toEqual({ PATH: "/bin", HOME: "/home/me", TF_CLI_CONFIG_FILE: "/w/cli.tfrc", TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" });
  });

  test("passes what is asked for by name or by beginning", () => {
    expect(Object.keys(commandEnvironment(caller, ["AWS_*", "TF_TOKEN_app_terraform_io"], {}, "/c"))).toEqual(expect.arrayContaining(["AWS_PROFILE", "AWS_REGION", "TF_TOKEN_app_terraform_io"]));
    expect(commandEnvironment(caller, ["AWS_"], {}, "/c")).not.toHaveProperty("AWS_PROFILE");
  });

  test("what is given wins over the caller, and the configuration file over both", () => {
    const made = commandEnvironment(caller, ["AWS_*"], { AWS_REGION: "eu-west-1", TF_CLI_CONFIG_FILE: "/theirs" }, "/ours");
    expect([made["AWS_REGION"], made["TF_CLI_CONFIG_FILE"]]).toEqual(["eu-west-1", "/ours"]);
  });
});

describe("withoutBackend", () => {
  test.each([
    ["a backend", { backend: { s3: {} } }],
    ["a cloud block", { cloud: { organization: "acme" } }],
  ])("takes %s and leaves the rest", (_what, block) => {
    expect(withoutBackend({ terraform: { ...block, required_version: ">= 1.5" }, output: {} })).toEqual({ terraform: { required_version: ">= 1.5" }, output: {} });
  });

  test("works on a list of blocks, and on a stack without any", () => {
    expect(withoutBackend({ terraform: [{ backend: { local: {} } }, { required_version: "1" }] })).toEqual({ terraform: [{}, { required_version: "1" }] });
    expect(withoutBackend({ output: {} })).toEqual({ output: {} });
  });
});
