import { Command } from "commander";
import { hcpTerraform, local } from "../../src";
import { addHcpOptions, hcpSourceFor, type HcpFlags } from "../../src/cli/hcp-options";
import { COMMIT } from "../support/hcp";

const environment = (name: string) => ({ name, backend: hcpTerraform("acme", `aws-access-${name}`) });
const elsewhere = { name: "trial", backend: local("state/trial") };

function flags(...words: string[]): HcpFlags {
  const command = addHcpOptions(new Command("review")).exitOverride().configureOutput({ writeErr: () => undefined });
  return command.parse(words, { from: "user" }).opts();
}
const source = (environmentOf: Parameters<typeof hcpSourceFor>[0], ...words: string[]) => hcpSourceFor(environmentOf, flags(...words));

test("without a flag nothing is read from HCP Terraform, and ten minutes are waited otherwise", () => {
  expect(flags()).toEqual({ hcpWait: 10 });
  expect(source(environment("pilot"))).toBeUndefined();
});

test("a run for each environment, and none for another", () => {
  const words = ["--hcp-run", "pilot=run-a1", "--hcp-run", "broad=run-b2"];
  expect(source(environment("pilot"), ...words)).toMatchObject({ kind: "run", runId: "run-a1", of: { workspace: "aws-access-pilot" } });
  expect(source(environment("broad"), ...words)).toMatchObject({ runId: "run-b2" });
  expect(source(environment("federation"), ...words)).toBeUndefined();
});

test("a run without an environment is that of the one that is reviewed", () => {
  expect(source(environment("pilot"), "--hcp-run", "run-a1")).toMatchObject({ kind: "run", runId: "run-a1", of: { workspace: "aws-access-pilot" } });
});

test("a commit is looked for in every workspace of HCP Terraform, and passes by an environment whose state is elsewhere", () => {
  expect(source(environment("broad"), "--hcp-commit", COMMIT)).toMatchObject({ kind: "commit", commit: COMMIT, of: { workspace: "aws-access-broad" } });
  expect(source(elsewhere, "--hcp-commit", COMMIT)).toBeUndefined();
});

test("a run of an environment whose state is elsewhere is a mistake", () => {
  expect(() => source(elsewhere, "--hcp-run", "trial=run-a1")).toThrow("is not kept by HCP Terraform");
});

test.each([
  ["two runs of one", ["--hcp-run", "pilot=run-a1", "--hcp-run", "pilot=run-b2"], "Two runs are given for pilot."],
  ["two runs of nobody", ["--hcp-run", "run-a1", "--hcp-run", "run-b2"], "--hcp-run pilot=run-..."],
  ["a run and a commit", ["--hcp-run", "run-a1", "--hcp-commit", COMMIT], "cannot be used with"],
  ["a wait without a number", ["--hcp-wait", "soon"], "It is a number of minutes"],
  ["a wait of a week", ["--hcp-wait", "10080"], "It is a number of minutes, 0 to 1440."],
  ["a wait backwards", ["--hcp-wait", "-1"], "It is a number of minutes"],
])("%s is refused", (_, words, sentence) => {
  expect(() => flags(...words)).toThrow(sentence);
});
