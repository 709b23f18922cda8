import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readEnvironments } from "../../src/project/environments-file";
import { unusedFiles } from "../../src/project/unused-files";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "idc-unused-"));
});
afterEach(() => rmSync(project, { recursive: true }));

const INDEX = 'import { pilot } from "./pilot";\nexport const environments = [pilot];';
const PILOT = 'export const pilot = { name: "pilot" };';

/** Where the warnings are, once the data of a project with these files was read as it always is. */
async function unused(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, text] of Object.entries({ "index.ts": INDEX, "pilot.ts": PILOT, ...files })) {
    mkdirSync(dirname(join(project, "environments", name)), { recursive: true });
    writeFileSync(join(project, "environments", name), text);
  }
  await readEnvironments(project);
  return unusedFiles(project).map(({ where }) => where);
}

test.each([
  ["an environment that the index does not list", { "staging.ts": 'export const staging = { name: "staging" };' }, ["environments/staging.ts"]],
  ["several, in the order of their names", { "z.ts": "export default 1;", "catalog/a.ts": "export function a() {}", "m.ts": "const m = 1;\nexport { m };" }, ["environments/catalog/a.ts", "environments/m.ts", "environments/z.ts"]],
  ["what only an unused file uses", { "a.ts": 'export { b } from "./b";', "b.ts": "export const b = 1;" }, ["environments/a.ts", "environments/b.ts"]],
  ["a file that is imported for its types alone, and has values too", { "pilot.ts": `import type { Team } from "./team";\n${PILOT}\nexport type X = Team;`, "team.ts": "export interface Team { name: string }\nexport const team = 1;" }, ["environments/team.ts"]],
])("warns of %s", async (_, files, places) => {
  await expect(unused(files)).resolves.toEqual(places);
});

test("says what to do", async () => {
  await unused({ "staging.ts": "export const staging = {};" });
  expect(unusedFiles(project)).toEqual([{
    rule: "unused-file",
    severity: "warning",
    where: "environments/staging.ts",
    given: "it is not used by environments/index.ts, itself or by way of another file: nothing in it counts",
    allowed: "files that environments/index.ts imports",
    fix: "import it there and list its environment, or remove the file",
  }]);
});

test.each<[string, Record<string, string>]>([
  ["nothing but what is used", {}],
  ["a file used by way of another", { "pilot.ts": `import { name } from "./teams/name";\nexport const pilot = { name };`, "teams/name.ts": 'export const name = "pilot";' }],
  ["a file of types alone", { "team.ts": "export interface Team { name: string }\nexport type { X } from './pilot';" }],
  ["declarations", { "team.d.ts": "export const team: number;" }],
  ["tests", { "pilot.test.ts": "export const x = 1;", "pilot.spec.ts": "export const x = 1;" }],
  ["a script, which exports nothing", { "take-snapshot.ts": "void 0;" }],
  ["policies", { "catalog/policies/make.ts": "export const x = 1;" }],
  ["hidden files and folders", { ".#pilot.ts": "export const x = 1;", ".old/pilot.ts": "export const x = 1;" }],
  ["other kinds of files", { "notes.md": "export const x = 1;" }],
])("is silent about %s", async (_, files) => {
  await expect(unused(files)).resolves.toEqual([]);
});

test("is silent about a link that leads nowhere, and about a file that is used by way of a link", async () => {
  mkdirSync(join(project, "shared"));
  writeFileSync(join(project, "shared/name.ts"), 'export const name = "pilot";');
  mkdirSync(join(project, "environments"));
  symlinkSync("../shared/name.ts", join(project, "environments/name.ts"));
  symlinkSync("nowhere.ts", join(project, "environments/x.ts"));
  await expect(unused({ "pilot.ts": 'import { name } from "./name";\nexport const pilot = { name };' })).resolves.toEqual([]);
});

test("is silent where the data was not read from the index: then nobody can tell what was used", () => {
  mkdirSync(join(project, "environments"));
  writeFileSync(join(project, "environments/index.ts"), INDEX);
  writeFileSync(join(project, "environments/pilot.ts"), PILOT);
  expect(unusedFiles(project)).toEqual([]);
});

test("is silent where there is no data at all", () => {
  expect(unusedFiles(project)).toEqual([]);
});
