import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { leaksIn } from "../../scripts/record-plans/normalize";
import { scenarios } from "../../scripts/record-plans/scenarios";

const folder = join(__dirname, "../fixtures/plans");
const names = readdirSync(folder).toSorted();
const textOf = (name: string) => readFileSync(join(folder, name, "plan.json"), "utf8");

/** The fixtures are plans of the real Terraform and providers; `npm run record:plans` writes them. */
describe("the recorded plans", () => {
  test("are those of the table, a folder each, and nothing lies beside them", () => {
    expect(names).toEqual(scenarios.map(({ name }) => name).toSorted());
    for (const name of names) expect(readdirSync(join(folder, name))).toEqual(["expected.txt", "plan.json"]);
  });

  test.each(names)("%s is a plan in the format that the review reads", (name) => {
    expect(JSON.parse(textOf(name))).toMatchObject({ format_version: "1.2", terraform_version: "1.11.4", planned_values: expect.any(Object), configuration: expect.any(Object) });
  });

  test("show what a reader has to take: one that only refreshes has no list of changes, one that failed says so, one with a target is not whole", () => {
    const planOf = (name: string) => JSON.parse(textOf(name)) as Readonly<Record<string, unknown>>;
    expect(names.filter((name) => !("resource_changes" in planOf(name)))).toEqual(["refresh-only"]);
    expect(names.filter((name) => planOf(name)["errored"] === true)).toEqual(["errored"]);
    expect(names.filter((name) => planOf(name)["complete"] === false)).toEqual(["errored", "targeted"]);
  });

  test.each(names)("%s has no credential, port or folder of the machine that recorded it", (name) => {
    expect(leaksIn(textOf(name))).toEqual([]);
  });

  test("stay small enough to be read and kept", () => {
    expect(names.map((name) => statSync(join(folder, name, "plan.json")).size).reduce((sum, size) => sum + size, 0)).toBeLessThan(6_000_000);
  });
});

describe("what is refused in a fixture", () => {
  test.each([
    ["an access key", '"AKIASANDBOX0111122223333"'],
    ["a secret key", '"secret_key":"not-a-secret"'],
    ["an API token", '"api_token":{"constant_value":"sandbox"}'],
    ["a port", '"http_proxy":"http://127.0.0.1:41233"'],
    ["a folder", '"path":"/tmp/terraform-x/cdk.tf.json"'],
    ["a folder of another system", String.raw`"path":"C:\\Users\\x"`],
    ["a private key", '"-----BEGIN PRIVATE KEY-----"'],
  ])("%s", (_what, text) => {
    expect(leaksIn(`{"format_version":"1.2",${text}}`)).toHaveLength(1);
  });
});
