import { readPlan } from "../../../src/review/plan/read";
import { PlanError } from "../../../src/review/plan/plan";

const plan = (fields: object = {}): object => ({ format_version: "1.2", terraform_version: "1.11.4", planned_values: { root_module: {} }, resource_changes: [], ...fields });
const change = (fields: object = {}, inside: object = {}): object => ({ address: "a.b", mode: "managed", type: "a", name: "b", change: { actions: ["create"], before: null, after: {}, after_unknown: {}, ...inside }, ...fields });
const refusal = (text: string): string => {
  try {
    readPlan(text);
  } catch (cause) {
    if (cause instanceof PlanError) return cause.message;
    throw cause;
  }
  return "was read";
};

describe("what is no plan is refused with what it is, and never read as a plan without changes", () => {
  const whole = JSON.stringify(plan({ resource_changes: [change()] }));
  test.each<[string, string, RegExp]>([
    ["nothing", "", /^it is empty/],
    ["white space", " \n", /^it is empty/],
    ["a plan file itself", "PK\u0003\u0004...", /^it is the plan file itself, which may hold secrets/],
    ["the pointer of HCP Terraform", '{"remote_plan_format":1,"run_id":"run-1","hostname":"app.terraform.io"}', /^it is the pointer that `terraform plan -out` writes with HCP/],
    ["the event log", '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}', /^it is the event log of `terraform plan -json`/],
    ["the JSON of a state", '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}', /^it is the JSON of a state/],
    ["a state file", '{"version":4,"serial":3,"lineage":"x","resources":[]}', /^it is a state file, which may hold secrets/],
    ["a review", '{"schema":"idc-review/1","environments":[]}', /^it is a review already/],
    ["other JSON", '{"hello":1}', /^it is JSON, but not of a Terraform plan/],
    ["a list", "[]", /^it is JSON, but not an object/],
    ["null", "null", /^it is JSON, but not an object/],
    ["text", "No changes. Your infrastructure matches the configuration.", /^it is not JSON/],
    ["a plan cut off", whole.slice(0, -20), /^it is cut off/],
    ["a plan with something behind it", `${whole}\n{}`, /^it is cut off, or not whole JSON/],
    ["an older or partial plan", '{"resource_changes":[]}', /^it is a plan without format_version/],
    ["a plan without planned values", '{"format_version":"1.2","resource_changes":[]}', /^it is a plan without planned_values/],
    ["a newer format", JSON.stringify(plan({ format_version: "2.0" })), /its format is "2\.0", and 1\.x is what is understood/],
    ["a format that is no version", JSON.stringify(plan({ format_version: "1.\u001b[31m" })), /its format is "1\.\\u001b\[31m"/],
    ["a failed plan", JSON.stringify(plan({ errored: true })), /^planning failed/],
    ["changes that are no list", JSON.stringify(plan({ resource_changes: {} })), /^resource_changes is not a list/],
    ["a change without a change", JSON.stringify(plan({ resource_changes: [{ address: "a.b" }] })), /^resource_changes\[0\] is not a change/],
    ["a change without an address", JSON.stringify(plan({ resource_changes: [change({ address: 1 })] })), /resource_changes\[0\] has no address/],
    ["a mode that nobody knows", JSON.stringify(plan({ resource_changes: [change({ mode: "ephemeral" })] })), /mode is "ephemeral"/],
    ["an action that nobody knows", JSON.stringify(plan({ resource_changes: [change({}, { actions: ["grant"] })] })), /actions is \["grant"\], which this program does not know/],
    ["no action", JSON.stringify(plan({ resource_changes: [change({}, { actions: [] })] })), /actions is \[\]/],
    ["values that are no object", JSON.stringify(plan({ resource_changes: [change({}, { after: 3 })] })), /change\.after is not an object/],
    ["resources, and no changes at all", JSON.stringify({ ...plan({ planned_values: { root_module: { resources: [{ address: "a.b", mode: "managed" }] } } }), resource_changes: undefined }), /a part of it is missing/],
  ])("%s", (_what, text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });

  test("every beginning of a plan is refused", () => {
    for (let length = 0; length < whole.length; length += 1) expect(refusal(whole.slice(0, length))).not.toBe("was read");
  });

  test("a plan with nothing in it is one: it has planned values and says so", () => {
    expect(readPlan(JSON.stringify(plan()))).toMatchObject({ changes: [], drift: [], leavesNothing: true, terraform: "1.11.4" });
  });
});

describe("sensitive values never come out of the reader", () => {
  const SECRET = "hunter2-hunter2";
  test.each<[string, object]>([
    ["a whole attribute", { after: { a: SECRET }, after_sensitive: { a: true } }],
    ["an element of a list", { after: { a: ["x", SECRET] }, after_sensitive: { a: [false, true] } }],
    ["a part of a block", { after: { a: [{ b: { c: SECRET } }] }, after_sensitive: { a: [{ b: { c: true } }] } }],
    ["a whole resource", { after: { a: SECRET }, after_sensitive: true }],
    ["the side before", { actions: ["delete"], before: { a: SECRET }, after: null, before_sensitive: { a: true } }],
    ["a mark that does not fit the value hides all of it", { after: { a: [SECRET] }, after_sensitive: { a: { b: true } } }],
  ])("%s", (_what, inside) => {
    expect(JSON.stringify(readPlan(JSON.stringify(plan({ resource_changes: [change({}, inside)], resource_drift: [change({}, inside)] }))).changes)).not.toContain(SECRET);
  });

  test("nor out of what data sources read", () => {
    const state = { values: { root_module: { resources: [{ address: "data.a.b", mode: "data", values: { a: SECRET, b: "shown" }, sensitive_values: { a: true } }] } } };
    const { lookups } = readPlan(JSON.stringify(plan({ prior_state: state })));
    expect(lookups.get("data.a.b")).toEqual({ a: "(sensitive value)", b: "shown" });
  });
});
