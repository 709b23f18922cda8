import { hcpTerraform, local } from "../../src";
import { hcpPlanSource } from "../../src/hcp/plan-source";
import { COMMIT } from "../support/hcp";

const pilot = { name: "pilot", backend: hcpTerraform("acme", "aws-access-pilot") };
const of = { organization: "acme", workspace: "aws-access-pilot" };
const pointer = { hostname: "app.terraform.io", runId: "run-abc" };

test.each([
  [{ run: "run-abc", environment: pilot }, { kind: "run", host: "app.terraform.io", runId: "run-abc", of }],
  [{ commit: COMMIT.toUpperCase(), environment: pilot }, { kind: "commit", host: "app.terraform.io", commit: COMMIT, of }],
  [{ commit: "a".repeat(64), environment: pilot }, { kind: "commit", host: "app.terraform.io", commit: "a".repeat(64), of }],
  [{ pointer, environment: pilot }, { kind: "run", host: "app.terraform.io", runId: "run-abc", of }],
  [{ pointer }, { kind: "run", host: "app.terraform.io", runId: "run-abc" }],
  [{ run: "run-abc", environment: { name: "pilot", backend: hcpTerraform("acme", "w", "tfe.acme.example:443") } }, { kind: "run", host: "tfe.acme.example", runId: "run-abc", of: { organization: "acme", workspace: "w" } }],
])("%j", (options, source) => {
  expect(hcpPlanSource(options)).toEqual(source);
});

test.each([
  ["nothing", {}, "give one of"],
  ["a run and a commit", { run: "run-abc", commit: COMMIT, environment: pilot }, "give one of"],
  ["a run of no environment", { run: "run-abc" }, "say whose run it is"],
  ["a commit of no environment", { commit: COMMIT }, "say whose run it is"],
  ["a run that is a path", { run: "run-abc/../x", environment: pilot }, '"run-abc/../x" is no run of HCP Terraform'],
  ["an empty run", { run: "", environment: pilot }, '"" is no run'],
  ["the address of a run", { run: "https://app.terraform.io/app/acme/workspaces/w/runs/run-abc", environment: pilot }, "is no run of HCP Terraform: its id is run- with letters and digits"],
  ["a short commit", { commit: COMMIT.slice(0, 7), environment: pilot }, "give its whole SHA"],
  ["a commit that is a query", { commit: `${COMMIT}&x=y`, environment: pilot }, "is no commit"],
  ["a branch", { commit: "main", environment: pilot }, '"main" is no commit'],
  ["an environment whose state is elsewhere", { run: "run-abc", environment: { name: "pilot", backend: local("state/x") } }, 'the state of "pilot" is not kept by HCP Terraform (its backend is local)'],
  ["a saved plan of an environment whose state is elsewhere", { pointer, environment: { name: "pilot", backend: local("state/x") } }, "is not kept by HCP Terraform"],
  ["a saved plan of another host", { pointer: { ...pointer, hostname: "evil.example" }, environment: pilot }, 'the saved plan is one of evil.example, but the state of "pilot" is kept by app.terraform.io'],
  ["a host that is none", { run: "run-abc", environment: { name: "pilot", backend: hcpTerraform("acme", "w", "https://x") } }, "which is none"],
])("%s is refused", (_, options, sentence) => {
  expect(() => hcpPlanSource(options)).toThrow(sentence);
});
