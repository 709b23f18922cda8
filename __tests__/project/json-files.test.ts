import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { jsonFaults } from "../../src/project/json-files";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "idc-json-"));
  write("environments/catalog/organization.json", '{"accounts":{}}');
});
afterEach(() => rmSync(project, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(project, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
const faults = () => jsonFaults(project, "environments");

test("sound files have no fault", () => {
  expect(faults()).toEqual([]);
});

test("each file has its fault with file, line and column, in the order of names", () => {
  write("environments/catalog/organization.json", '{\n  "accounts": {\n    "audit": {},\n    "audit": {}\n  },\n  "owner": "audit"\n}');
  write("environments/catalog/b.json", "");
  write("environments/a.json", '{\n"a": 1,\n}');
  expect(faults()).toEqual([
    'environments/a.json:3:1: it is not JSON: here is "}" where a key in double quotes must stand; remove the comma before it',
    "environments/catalog/b.json:1:1: it is not JSON: it is empty",
    'environments/catalog/organization.json:4:5: an object has "audit" twice, and all but the last would be dropped: join them, or rename or remove one',
  ]);
});

describe("what is nobody's data is passed over, and what is data beside it is not", () => {
  test.each<[string, () => void]>([
    ["a lock of Emacs, which is a link that leads nowhere", () => symlinkSync("me@host.1234:1700000000", join(project, "environments/catalog/.#organization.json"))],
    ["a copy under a name with a dot", () => write("environments/catalog/.organization.json", "{")],
    ["a folder with a dot", () => write("environments/.vscode/settings.json", "// mine\n{}")],
    ["a folder with the name of a file", () => mkdirSync(join(project, "environments/x.json"))],
    ["a link that leads nowhere", () => symlinkSync("nowhere.json", join(project, "environments/x.json"))],
    ["a link in a circle", () => symlinkSync("x.json", join(project, "environments/x.json"))],
    ["a pipe that nobody writes to", () => execFileSync("mkfifo", [join(project, "environments/x.json")])],
    ["a policy, which is reported with its permission set", () => write("environments/catalog/policies/deployer.json", "{")],
    ["a file of another kind", () => write("environments/catalog/notes.md", "{")],
  ])("%s", (_, make) => {
    make();
    expect(faults()).toEqual([]);
    write("environments/y.json", "{");
    expect(faults()).toEqual(["environments/y.json:1:2: it is not JSON: it ends where a key in double quotes, or } must follow"]);
  });
});

test("a link to a file is read", () => {
  write("elsewhere.json", "{");
  symlinkSync("../elsewhere.json", join(project, "environments/x.json"));
  expect(faults()).toEqual([expect.stringMatching(/^environments\/x\.json:1:2: /)]);
});
