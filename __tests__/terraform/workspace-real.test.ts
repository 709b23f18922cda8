import { needs } from "../support/needs";
import { toolsHere } from "../support/tools";
import { withWorkspace } from "../../src/terraform/workspace";

const { terraform, mirrors, hasTerraform, hasAws } = toolsHere();
const options = { terraform, mirrors, backend: "none" } as const;

const greeting = (value: string) => ({ terraform: { cloud: { organization: "acme", workspaces: { name: "w" } } }, output: { greeting: { value } } });

needs("Terraform", hasTerraform)("a stack without providers is planned, applied, edited, shown and destroyed", async () => {
  await withWorkspace(greeting("hello"), options, async (workspace) => {
    expect(await workspace.init()).toMatchObject({ code: 0 });
    expect(await workspace.validate()).toMatchObject({ code: 0, valid: true, diagnostics: [] });
    expect(await workspace.plan()).toMatchObject({ changes: true });
    expect(await workspace.show("plan")).toMatchObject({ output_changes: { greeting: { actions: ["create"], after: "hello" } } });
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    expect(await workspace.plan()).toMatchObject({ changes: false });
    await workspace.update(greeting("good day"));
    expect(await workspace.plan()).toMatchObject({ changes: true });
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    expect(await workspace.show("state")).toMatchObject({ values: { outputs: { greeting: { value: "good day" } } } });
    expect(await workspace.destroy()).toMatchObject({ code: 0 });
  });
}, 60_000);

needs("Terraform", hasTerraform)("a provider that no mirror has is not looked for anywhere else", async () => {
  const stack = { terraform: { required_providers: { absent: { source: "hashicorp/absent-provider" } } } };
  await withWorkspace(stack, options, async (workspace) => {
    const { code, stderr } = await workspace.init();
    expect(code).toBe(1);
    expect(stderr).toContain("hashicorp/absent-provider");
    expect(stderr.replace(/\s+/g, " ")).toContain("was not found in any of the search locations");
  });
}, 60_000);

needs("Terraform and the AWS provider", hasAws)("validate names the block that is wrong", async () => {
  const stack = { terraform: { required_providers: { aws: { source: "hashicorp/aws" } } }, resource: { aws_ssoadmin_permission_set: { ReadOnly: { name: "ReadOnly", instance_arn: "arn:aws:sso:::instance/ssoins-1111111111111111", nope: 1 } } } };
  await withWorkspace(stack, options, async (workspace) => {
    expect(await workspace.init()).toMatchObject({ code: 0 });
    expect(await workspace.validate()).toMatchObject({ valid: false, diagnostics: [{ severity: "error", summary: "Extraneous JSON object property", where: "resource.aws_ssoadmin_permission_set.ReadOnly" }] });
  });
}, 120_000);
