import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { copyProject, idc, withEdit } from "../support/project-copy";

describe("idc", () => {
  const folder = copyProject();
  afterAll(() => rmSync(folder, { recursive: true }));

  test("preview writes every stack, says what each would do, and what it did not do", () => {
    const { status, stdout, stderr } = idc(folder, "preview", "--no-validate");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const words of ["federation", "pilot", "broad", "grants", "not done", "next         npx cdktf diff federation"]) expect(stdout).toContain(words);
    expect(readdirSync(join(folder, "cdktf.out/stacks")).toSorted()).toEqual(["broad", "federation", "management", "pilot"]);
  });

  test("preview of one environment shows that one", () => {
    const { stdout } = idc(folder, "preview", "pilot", "--no-validate");
    expect(stdout).toMatch(/^pilot$/m);
    expect(stdout).not.toMatch(/^broad$/m);
  });

  test("environments lists where each one is, in one line for scripts, and wrong data is no list", () => {
    const { status, stdout } = idc(folder, "environments", "--json");
    expect(status).toBe(0);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(JSON.parse(stdout)).toContainEqual({ name: "management", account: "400100001373", region: "eu-west-1", partition: "aws", okta: "tarnholt.okta.com", backend: "local" });
    expect(idc(folder, "environments").stdout).toMatch(/^pilot {2}AWS 400100008238 in eu-west-1 {2}Okta tarnholt\.okta\.com {2}state local$/m);
    expect(withEdit(folder, "environments/pilot.ts", (text) => text.replace('"payments-oncall"', '"payments-oncal"'), () => idc(folder, "environments", "--json"))).toMatchObject({ status: 1, stdout: "" });
  });

  test("check finds nothing in the company's own data", () => {
    expect(idc(folder, "check")).toMatchObject({ status: 0, stderr: "" });
  });

  test.each([
    [["prevew"], /Did you mean preview/],
    [["preview", "pilott"], /no environment pilott: there are federation, pilot/],
    [["preview", "--download", "--no-validate"], /cannot be used with/],
    [["preview", "--no-validate", "-o", ""], /^error the output folder is "", which is no name: name a folder of its own, such as cdktf\.out\n\nnothing was written$/m],
    [["preview", "--no-validate", "-o", "."], /is the project itself/],
    [["check", "--fast"], /unknown option/],
  ])("misuse %j is exit 2 and a sentence", (args, message) => {
    const { status, stderr } = idc(folder, ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("a place that can't be written is a sentence", () => {
    const { status, stderr } = idc(folder, "preview", "--no-validate", "-o", "/dev/null");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error the stacks can't be written to \/dev\/null [^\n]*\n\nnothing was written\n$/);
  });

  test.each([
    ["a syntax error", "environments/pilot.ts", (text: string) => text.replace("defineEnvironment({", "defineEnvironment({{"), 2, /environments\/pilot\.ts:\d+/],
    ["JSON that is not", "environments/catalog/organization.json", (text: string) => text.replace('"units": {', '"units": '), 2, /environments\/catalog\/organization\.json:\d+:\d+: it is not JSON/],
    ["an account key that stands twice", "environments/catalog/organization.json", (text: string) => text.replace('"audit":', '"log-archive":'), 2, /organization\.json:\d+:\d+: an object has "log-archive" twice/],
    ["a group that does not exist", "environments/pilot.ts", (text: string) => text.replace('"payments-oncall"', '"payments-oncal"'), 1, /pilot\.ts:\d+\).*\n.*payments-oncal".*\n.*\n.*did you mean "payments-oncall"/],
    ["a credential", "environments/pilot.ts", (text: string) => text.replace("org: oktaOrg,", 'org: oktaOrg, apiToken: "00abc",'), 1, /credentials never stand in the data/],
  ])("%s ends without a stack trace and leaves every stack as it was", (_what, file, edit, code, message) => {
    const stacks = () => readdirSync(join(folder, "cdktf.out"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")).map((name) => readFileSync(join(folder, "cdktf.out", name), "utf8"));
    const written = stacks();
    const { status, stderr } = withEdit(folder, file, edit, () => idc(folder, "preview", "--no-validate"));
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at |00abc/);
    expect(status).toBe(code);
    expect(stacks()).toEqual(written);
    expect(readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(".draft-"))).toEqual([]);
  });
});
