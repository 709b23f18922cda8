import { isRunId, readPlanPointer } from "../../src/hcp/plan-pointer";

const pointer = (parts: object = {}) => JSON.stringify({ remote_plan_format: 1, run_id: "run-SWoTX5wePSspg8Ce", hostname: "tfe.acme.example", ...parts });

test.each([
  ["as Terraform writes it", pointer(), "tfe.acme.example"],
  ["with a line break", `${pointer()}\n`, "tfe.acme.example"],
  ["with a port", pointer({ hostname: "localhost:8443" }), "localhost:8443"],
  ["with more than we know", pointer({ workspace: "x" }), "tfe.acme.example"],
])("the saved plan of a run %s is one", (_, text, hostname) => {
  expect(readPlanPointer(text)).toEqual({ hostname, runId: "run-SWoTX5wePSspg8Ce" });
});

test.each([
  ["a plan's JSON", '{"format_version":"1.2","resource_changes":[]}'],
  ["a plan file of a local run", "PK\u0003\u0004\u0000"],
  ["nothing", ""],
  ["null", "null"],
  ["a list", "[1]"],
  ["a large file that begins as one", `{"remote_plan_format":1,"x":"${"x".repeat(20_000)}"}`],
  ["half of one", pointer().slice(0, -2)],
])("%s is none", (_, text) => {
  expect(readPlanPointer(text)).toBeUndefined();
});

test.each([
  ["another format", { remote_plan_format: 2 }],
  ["a format in words", { remote_plan_format: "1" }],
  ["no run", { run_id: undefined }],
  ["a run that is a path", { run_id: "run-../../organizations" }],
  ["a run that is a query", { run_id: "run-a?include=x" }],
  ["a run that is another thing", { run_id: "plan-abc" }],
  ["a run with a line break", { run_id: "run-abc\n" }],
  ["no host", { hostname: "" }],
  ["a host that is a URL", { hostname: "https://tfe.acme.example" }],
  ["a host with a path", { hostname: "tfe.acme.example/api" }],
  ["a host with a user", { hostname: "tfe.acme.example@evil.example" }],
])("a saved plan with %s is refused", (_, parts) => {
  expect(() => readPlanPointer(pointer(parts))).toThrow("make it anew with terraform plan -out");
});

test.each(["run-a", "run-SWoTX5wePSspg8Ce", `run-${"a".repeat(64)}`])("%s is a run", (id) => expect(isRunId(id)).toBe(true));
test.each(["", "run-", "RUN-abc", "run-a/b", "run-a.b", "run-a%2f", "run-ä", " run-a", `run-${"a".repeat(65)}`])("%j is none", (id) => expect(isRunId(id)).toBe(false));
