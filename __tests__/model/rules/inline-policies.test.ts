import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyFile } from "../../../src";
import { type Environments, expecting, expectProblems, put } from "../../support/broken";
import { problemsOf } from "../../support/problems";

const { error } = expecting("inline-policies");
const AT = "permissionSets.Deployer.inline";
let folder: string;
const inFile = (text: string): Environments => {
  writeFileSync(join(folder, "policy.json"), text);
  return put("catalog.permissionSets.Deployer.inline", policyFile("policy.json"), put("catalog.policyFolder", folder));
};
const inData = (document: unknown): Environments => put("catalog.permissionSets.Deployer.inline", document);
const statement = (parts: object) => ({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "ecs:UpdateService", Resource: "*", ...parts }] });

beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "idc-inline-")); });
afterAll(() => rmSync(folder, { recursive: true }));

describe("what can't be read is an error of the set that names it", () => {
  test("no folder", async () => {
    await expectProblems(inData(policyFile("deployer.json")), [error(AT, "deployer.json", "a file of the catalog's policy folder", "defineCatalog({ policyFolder })")]);
  });

  test("no such file", async () => {
    await expectProblems(put("catalog.policyFolder", folder, inData(policyFile("deploier.json"))), [error(AT, "deploier.json", "that holds a JSON policy", "add the file")]);
  });

  test("no JSON", async () => {
    await expectProblems(inFile("{"), [error(AT, "policy.json", "that holds a JSON policy", "it is not JSON")]);
  });

  test("a condition that JSON.parse would drop", async () => {
    await expectProblems(inFile('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ecs:UpdateService","Resource":"*","Condition":{},"Condition":{}}}'), [error(AT, "policy.json", "that holds a JSON policy", '"Condition" twice')]);
  });
});

describe("what IAM would refuse is an error, in a file as in the data", () => {
  test.each([["file", (document: object) => inFile(JSON.stringify(document)), " (policy.json)"], ["data", inData, ""]] as const)("%s, with the file where there is one", async (_, write, file) => {
    const found = await problemsOf(write(statement({ Action: "ecs:UpdateServise" })));
    expect(found).toEqual([expect.objectContaining({ rule: "policy-unknown-action", severity: "error", where: `${AT}.Statement[0].Action${file}` })]);
  });

  test.each([
    ["an empty document", {}],
    ["a file reference with something beside it, which would be ignored", { ...policyFile("policy.json"), Statement: [] }],
  ])("%s", async (_, document) => {
    const found = await problemsOf(inData(document));
    expect(found.filter(({ severity, where }) => severity === "error" && where.startsWith(AT))).not.toEqual([]);
  });
});

test("a policy that IAM takes passes, in a file with a byte order mark too", async () => {
  await expectProblems(inFile(`\uFEFF${JSON.stringify(statement({}))}`), []);
});

describe("actions newer than the list", () => {
  const fresh = inData(statement({ Action: ["ecs:UpdateService", "ecs:BrandNewAction"] }));

  test("are refused, with the property that lets them in", async () => {
    expect(await problemsOf(fresh)).toEqual([expect.objectContaining({ severity: "error", where: `${AT}.Statement[0].Action[1]`, fix: expect.stringContaining("newActions") })]);
  });

  test("pass when the set vouches for them, as far as it does", async () => {
    expect((await problemsOf(put("catalog.permissionSets.Deployer.newActions", ["ecs:BrandNewAction"], fresh))).filter(({ severity }) => severity === "error")).toEqual([]);
    expect((await problemsOf(put("catalog.permissionSets.ReadOnly.newActions", ["ecs:BrandNewAction"], fresh))).filter(({ severity }) => severity === "error")).toHaveLength(1);
  });
});
