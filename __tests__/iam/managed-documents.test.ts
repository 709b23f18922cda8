import { readFileSync } from "node:fs";
import { managedDocumentsFile, managedPolicyDocument } from "../../src/iam/managed-documents";
import policies from "../../src/iam/managed-policies.json";
import { readDocument } from "../../src/iam/effective/statement";
import { documentsOf } from "../../scripts/managed-policies";

const lines = readFileSync(managedDocumentsFile, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as { name: string; version: string; document: unknown });

test("the documents are those of the list of names: the same policies in the same versions and order", () => {
  expect(lines.map(({ name, version }) => [name, version])).toEqual(Object.entries(policies));
});

test("every document can be read to its last statement", () => {
  expect(lines.flatMap(({ name, document }) => readDocument(name, document).unreadable)).toEqual([]);
  expect(lines.filter(({ name, document }) => readDocument(name, document).statements.length === 0)).toEqual([]);
});

test("a document is found by its exact name with path", () => {
  expect(managedPolicyDocument("AdministratorAccess")).toEqual({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] });
  expect(managedPolicyDocument("job-function/ViewOnlyAccess")).toMatchObject({ Version: "2012-10-17" });
  const [first, last] = [lines[0]?.name ?? "", lines.at(-1)?.name ?? ""];
  expect([managedPolicyDocument(first), managedPolicyDocument(last)]).toEqual([lines[0]?.document, lines.at(-1)?.document]);
});

test.each(["ViewOnlyAccess", "administratoraccess", "", "*", "__proto__", "constructor", "Administrator", 'AdministratorAccess","version":"v1","document":{}}', "AdministratorAccess\n"])("a name that is not in the list has no document: %j", (name) => {
  expect(managedPolicyDocument(name)).toBeUndefined();
});

describe("the script", () => {
  const entry = { arn: "arn:aws:iam::aws:policy/job-function/B", latestVersionId: "v2", versions: { v1: { document: { old: true } }, v2: { document: { Version: "2012-10-17" } } } };

  test("writes the default version of each, sorted by the name with its path", () => {
    const text = documentsOf({ "Z": { ...entry, arn: "arn:aws:iam::aws:policy/Z", latestVersionId: "v1" }, B: entry });
    expect(text).toBe('{"name":"Z","version":"v1","document":{"old":true}}\n{"name":"job-function/B","version":"v2","document":{"Version":"2012-10-17"}}\n');
  });

  test.each([
    ["no document of the default version", { B: { ...entry, latestVersionId: "v3" } }],
    ["no versions", { B: { arn: entry.arn, latestVersionId: "v1" } }],
    ["an ARN of another name", { A: entry }],
  ])("refuses %s", (_, index) => {
    expect(() => documentsOf(index)).toThrow(/no document|unexpected ARN/);
  });
});
