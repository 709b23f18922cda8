import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironments } from "../../src/project/environments-file";
import { hasGuardrails, readGuardrails } from "../../src/project/guardrails-file";
import { unusedFiles } from "../../src/project/unused-files";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "idc-guardrails-"));
  mkdirSync(join(project, "environments"));
});
afterEach(() => rmSync(project, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(project, "environments", name), text);

test("a project without the file has the defaults", async () => {
  await expect(readGuardrails(project)).resolves.toBeUndefined();
  expect(hasGuardrails(project)).toBe(false);
});

test.each([
  ["guardrails.ts", "export const guardrails: { readonly adminAccounts: number } = { adminAccounts: 2 };"],
  ["guardrails.js", "exports.guardrails = { adminAccounts: 2 };"],
])("%s gives what it exports, unchecked", async (name, text) => {
  write(name, text);
  await expect(readGuardrails(project)).resolves.toEqual({ adminAccounts: 2 });
  expect(hasGuardrails(project)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["another name", "exports.guardRails = {};"],
  ["nothing under its name", "exports.guardrails = undefined;"],
  ["the guardrails alone", "module.exports = 5;"],
])("a file that exports %s is refused: it would be without effect, and nobody would see it", async (_, text) => {
  write("guardrails.js", text);
  await expect(readGuardrails(project)).rejects.toThrow("environments/guardrails.js exports nothing named guardrails: export const guardrails = defineGuardrails({ ... })");
});

test.each([
  ["does not run", "throw new Error('no');", /^the data files do not run: no \(environments\/guardrails\.js:1:7\)/],
  ["is no program", "export const guardrails = {", /^the data files do not run: /],
])("a file that %s is refused with its place", async (_, text, message) => {
  write("guardrails.js", text);
  await expect(readGuardrails(project)).rejects.toThrow(message);
});

test("the file is not called unused, though index.ts does not import it; one like it is", async () => {
  write("index.ts", "export const environments = [];");
  write("guardrails.ts", "export const guardrails = {};");
  mkdirSync(join(project, "environments/catalog"));
  write("catalog/guardrails.ts", "export const guardrails = {};");
  await readEnvironments(project);
  expect(unusedFiles(project).map(({ where }) => where)).toEqual(["environments/catalog/guardrails.ts"]);
});
