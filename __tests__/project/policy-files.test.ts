import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalog } from "../../src/model/catalog";
import type { InlinePolicy } from "../../src/model/project";
import { loadPolicies } from "../../src/project/policy-files";
import { catalog } from "../support/company";

let root: string;
let folder: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "idc-policies-"));
  folder = join(root, "policies");
  mkdirSync(join(folder, "team"), { recursive: true });
  writeFileSync(join(root, "outside.json"), '{"secret":true}');
  writeFileSync(join(folder, "plain.json"), '{"Version":"2012-10-17"}');
  writeFileSync(join(folder, "team", "nested.json"), "[1]");
  writeFileSync(join(folder, "..dotted.json"), "{}");
  writeFileSync(join(folder, "marked.json"), '\uFEFF{"a":1}');
  symlinkSync(join(root, "outside.json"), join(folder, "link-out.json"));
  symlinkSync(join(folder, "plain.json"), join(folder, "link-in.json"));
  mkdirSync(join(root, "policies-old"));
  writeFileSync(join(root, "policies-old", "plain.json"), "{}");
});
afterAll(() => rmSync(root, { recursive: true }));

/** What is read for a set whose inline policy is this. */
function read(inline: object | undefined, policyFolder: string | undefined = folder): InlinePolicy | undefined {
  const { policyFolder: _, ...rest } = catalog;
  const changed = { ...rest, permissionSets: { Set: { description: "x", ...(inline === undefined ? {} : { inline }) } }, ...(policyFolder === "" ? {} : { policyFolder }) } as Catalog;
  return loadPolicies(changed).inlinePolicies.get("Set");
}
const file = (name: string) => ({ kind: "policy-file", file: name });

describe("read", () => {
  test.each<[string, string, unknown]>([
    ["a file", "plain.json", { Version: "2012-10-17" }],
    ["a file of a folder inside", "team/nested.json", [1]],
    ["a file by a detour", "team/../plain.json", { Version: "2012-10-17" }],
    ["a file whose name begins with dots", "..dotted.json", {}],
    ["a file with a byte order mark, as some editors write it", "marked.json", { a: 1 }],
    ["a link that stays inside", "link-in.json", { Version: "2012-10-17" }],
  ])("%s", (_, name, document) => {
    expect(read(file(name))).toEqual({ source: name, document });
  });

  test("a document of the data, as it stands there", () => {
    const document = { Version: "2012-10-17", Statement: [] };
    expect(read(document)).toEqual({ source: "in the data", document });
  });

  test("nothing for a set without one", () => {
    expect(read(undefined)).toBeUndefined();
  });
});

describe("not read, with the reason", () => {
  test.each([
    ["no such file", "deployer.json", "ENOENT"],
    ["a folder", "team", "EISDIR"],
    ["the folder itself", "", "EISDIR"],
    ["a name with a null character", "a\u0000.json", "ERR_INVALID_ARG_VALUE"],
    ["a very long name", `${"x".repeat(5000)}.json`, "ENAMETOOLONG"],
    ["the folder above", "../outside.json", "keep it inside the policy folder"],
    ["a folder beside whose name begins the same", "../policies-old/plain.json", "keep it inside the policy folder"],
    ["a link that leads out", "link-out.json", "keep it inside the policy folder"],
    ["a way to the machine's files", "../../../../../../../../etc/hostname", "keep it inside the policy folder"],
  ])("%s", (_, name, reason) => {
    expect(read(file(name))).toEqual({ source: name, fault: expect.stringContaining(reason) });
  });

  test("an absolute path", () => {
    expect(read(file(join(root, "outside.json")))).toMatchObject({ fault: expect.stringContaining("keep it inside") });
    expect(read(file(join(folder, "plain.json")))).toMatchObject({ document: {} });
  });

  test("no folder is named", () => {
    expect(read(file("plain.json"), "")).toEqual({ source: "plain.json", fault: expect.stringContaining("defineCatalog({ policyFolder })") });
  });

  test("the folder is not there", () => {
    expect(read(file("plain.json"), join(root, "nowhere"))).toMatchObject({ fault: expect.stringContaining("ENOENT") });
  });

  test.each([
    ["empty", "", "1:1"],
    ["half of a policy", '{\n"Version":', "2:11"],
    ["a policy with a comment", '{ /* x */ "Version": "2012-10-17" }', "1:3"],
    ["two policies", "{}{}", "1:3"],
    ["binary", "\u0000\u0001", "1:1"],
  ])("%s is not JSON, and where", (_, text, place) => {
    writeFileSync(join(folder, "broken.json"), text);
    expect(read(file("broken.json"))).toEqual({ source: `broken.json:${place}`, fault: expect.stringContaining("it is not JSON") });
  });
});

test("a file reference with something beside it is taken for a document, whose check then refuses it", () => {
  const inline = { ...file("plain.json"), Statement: [] };
  expect(read(inline)).toEqual({ source: "in the data", document: inline });
});

test("a key that an object has twice is refused, with file and line: JSON.parse would drop all but the last", () => {
  writeFileSync(join(folder, "twice.json"), '{"Statement": [{\n  "Condition": {"Bool": {}},\n  "Condition": {}\n}]}');
  expect(read(file("twice.json"))).toEqual({ source: "twice.json:3:3", fault: expect.stringContaining('"Condition" twice') });
});
