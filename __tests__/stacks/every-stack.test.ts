import { environments as company } from "../../environments";
import { hcpTerraform, local, s3 } from "../../src";
import { checkAgainstSchema } from "../../src/providers/conformance";
import { loadSchemas } from "../../src/providers/load-schemas";
import { todayUtc } from "../../src/project/load";
import { aws, defineEnvironment, environments as small } from "../support/company";
import { synth, synthOne } from "../support/synth";

// The company's own data is checked as of today, as `npm start` does; nothing below depends on what it says.
const today = todayUtc();

test("every environment of this project fits the providers' schemas: no unknown, missing, deprecated or secret argument", async () => {
  for (const [name, { json }] of await synth(company, today)) expect({ name, findings: checkAgainstSchema(json, loadSchemas()) }).toEqual({ name, findings: [] });
});

test("synthesis is repeatable, byte for byte, wherever it is done", async () => {
  expect([...(await synth(company, today))].map(([, { json }]) => JSON.stringify(json))).toEqual([...(await synth(company, today))].map(([, { json }]) => JSON.stringify(json)));
});

test("no synthesized file holds an absolute path, a variable or a credential", async () => {
  for (const { json } of (await synth([...company], today)).values()) {
    const text = JSON.stringify(json);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toMatch(/"\/(?:home|Users|root|tmp)\//);
    expect(text).not.toMatch(/"(?:api_token|private_key|client_id|access_key|secret_key|token)":/);
    expect(json).not.toHaveProperty("variable");
  }
});

test("providers come from their own addresses, in a range, bound to one org and one account", async () => {
  const stack = (await synth(small)).get("federation");
  expect(stack?.json["terraform"]).toMatchObject({ required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" }, okta: { source: "okta/okta", version: ">= 6.12.0, < 7.0.0" } } });
  expect(stack?.json["provider"]).toMatchObject({ aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"] }], okta: [{ org_name: "small", base_url: "okta.com" }] });
});

describe("backends", () => {
  const on = (backend: Parameters<typeof defineEnvironment>[0]["backend"]) => synthOne(defineEnvironment({ name: "grants", backend, aws, okta: "none" }));

  test("HCP Terraform: one named workspace, no token", async () => {
    const { json } = await on(hcpTerraform("acme", "aws-access-pilot", "tfe.acme.example"));
    expect(json["terraform"]).toMatchObject({ cloud: { organization: "acme", hostname: "tfe.acme.example", workspaces: { name: "aws-access-pilot" } } });
    expect(json["terraform"]).not.toHaveProperty("backend");
  });

  test("HCP Terraform: the public host is not written, so that its default may change", async () => {
    const { json } = await on(hcpTerraform("acme", "aws-access-pilot"));
    expect(json["terraform"]).toMatchObject({ cloud: { organization: "acme", workspaces: { name: "aws-access-pilot" } } });
    expect(json["terraform"]).not.toHaveProperty("cloud.hostname");
  });

  test("HCP Terraform: no workspace has to let another read its state, and nothing in the block is worked out", async () => {
    const hosted = small.map((one) => ({ ...one, backend: hcpTerraform("acme", `aws-access-${one.name}`) }));
    for (const { json } of (await synth(hosted)).values()) {
      expect(JSON.stringify(json)).not.toContain("terraform_remote_state");
      const terraform = json["terraform"] as { readonly cloud: object };
      expect(JSON.stringify(terraform.cloud)).not.toContain("${");
    }
  });

  test("S3: encrypted, with a lock file", async () => {
    const { json } = await on(s3({ bucket: "acme-state", key: "aws-access/pilot.tfstate", region: "eu-west-1" }));
    expect(json["terraform"]).toMatchObject({ backend: { s3: { bucket: "acme-state", key: "aws-access/pilot.tfstate", region: "eu-west-1", encrypt: true, use_lockfile: true } } });
  });

  test("a local state lies in the project, named from the stack's own folder", async () => {
    const { json } = await on(local("state/grants.tfstate"));
    expect(json["terraform"]).toMatchObject({ backend: { local: { path: "../../../state/grants.tfstate" } } });
  });
});
