import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalog } from "../../src/model/catalog";
import type { InlinePolicy } from "../../src/model/project";
import { loadPolicies } from "../../src/project/policy-files";
import { repeatedKey } from "../../src/project/repeated-key";
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
    ["empty", ""],
    ["half of a policy", '{"Version":'],
    ["a policy with a comment", '{ /* x */ "Version": "2012-10-17" }'],
    ["two policies", "{}{}"],
    ["binary", "\u0000\u0001"],
  ])("%s is not JSON", (_, text) => {
    writeFileSync(join(folder, "broken.json"), text);
    expect(read(file("broken.json"))).toEqual({ source: "broken.json", fault: expect.stringContaining("it is not JSON") });
  });
});

test("a file reference with something beside it is taken for a document, whose check then refuses it", () => {
  const inline = { ...file("plain.json"), Statement: [] };
  expect(read(inline)).toEqual({ source: "in the data", document: inline });
});

describe("a key that an object has twice: JSON.parse would drop all but the last", () => {
  test.each<[string, string, string]>([
    ["a condition", '{"Statement":[{"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}},"Condition":{}}]}', "Condition"],
    ["an action", '{"Action":"s3:GetObject","Resource":"*","Action":"*"}', "Action"],
    ["an escape that spells the same", '{"Action":1,"\\u0041ction":2}', "Action"],
    ["behind an object inside", '{"a":{"b":1},"c":[{}],"a":2}', "a"],
    ["with space before the colon", '{"a" : 1, "a"\n: 2}', "a"],
    ["an escaped quote in it", '{"a\\"b":1,"a\\"b":2}', 'a"b'],
    ["an empty key", '{"":1,"":2}', ""],
    ["the prototype", '{"__proto__":1,"__proto__":2}', "__proto__"],
  ])("%s", (_, json, key) => {
    expect(repeatedKey(json)).toBe(key);
    writeFileSync(join(folder, "twice.json"), json);
    expect(read(file("twice.json"))).toEqual({ source: "twice.json", fault: expect.stringContaining(`${JSON.stringify(key)} twice`) });
  });

  test.each([
    ["of two objects", '[{"a":1},{"a":1}]'],
    ["of an object inside", '{"a":{"a":1}}'],
    ["that is only a value", '{"a":"b","b":"a","c":["a","a","{","}"]}'],
    ["that looks like one inside of a text", '{"a":"\\"a\\":1,\\"a\\":2","b":"{\\"a\\":"}'],
    ["that differs by case", '{"a":1,"A":2}'],
    ["of no object", '"a"'],
  ])("not one %s", (_, json) => {
    expect(repeatedKey(json)).toBeUndefined();
  });

  test("a long text costs no time", () => {
    expect(repeatedKey(JSON.stringify({ a: "x\\".repeat(500_000), b: "y".repeat(1_000_000) }))).toBeUndefined();
  });
});
