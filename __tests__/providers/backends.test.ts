import { synthesizeOn, type Build } from "./cores";

// Every synthesis loads a core and its bindings afresh.
jest.setTimeout(60_000);

const named = { organization: "acme", hostname: "tfe.acme.example" };

const ours: Build = ({ core, backends }, app) => void new backends.HcpTerraformBackend(new core.TerraformStack(app, "s"), { ...named, workspace: "w", project: "p" });

const theirs: Build = ({ core }, app) => {
  const backend = new core.CloudBackend(new core.TerraformStack(app, "s"), { ...named, workspaces: new core.NamedCloudWorkspace("w", "p") });
  // What is compared is what it writes, with and without Terraform on the machine.
  backend.node.validate = () => [];
};

const validated: Build = ({ core }, app) => void new core.CloudBackend(new core.TerraformStack(app, "s"), { ...named, workspaces: new core.NamedCloudWorkspace("w", "p") });

test.each(["cdktf", "cdktn"] as const)("an HCP Terraform workspace is written as %s writes it, metadata included", (core) => {
  expect(synthesizeOn(core, ours)).toEqual(synthesizeOn(core, theirs));
});

test("names organization and workspace, and leaves out what is not given", () => {
  const stacks = synthesizeOn("cdktf", ({ core, backends }, app) => void new backends.HcpTerraformBackend(new core.TerraformStack(app, "s"), { organization: "acme", workspace: "w" }));
  expect(stacks.get("s")).toEqual({
    "//": { metadata: { backend: "cloud", cloud: "tfc", stackName: "s" }, outputs: {} },
    terraform: { cloud: { organization: "acme", workspaces: { name: "w" } } },
  });
});

describe("on a machine without Terraform", () => {
  beforeAll(() => {
    process.env["TERRAFORM_BINARY_NAME"] = "no-such-terraform";
  });
  afterAll(() => {
    delete process.env["TERRAFORM_BINARY_NAME"];
  });

  test("cdktf's own backend does not synthesize", () => {
    expect(() => synthesizeOn("cdktf", validated)).toThrow(/no-such-terraform version failed/);
  });

  test("ours does", () => {
    expect(synthesizeOn("cdktf", ours).size).toBe(1);
  });
});
