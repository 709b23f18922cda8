import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EvidenceError, EvidenceFolder } from "../../../sandbox/rehearsal/evidence-folder";

const root = mkdtempSync(join(tmpdir(), "evidence-"));
let folder: string;
let count = 0;
beforeEach(() => {
  folder = join(root, String((count += 1)));
});
afterAll(() => rmSync(root, { recursive: true }));

const names = () => readdirSync(folder).toSorted();
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** A rehearsal that ended with one file. */
function rehearsed(name = "apply-plan.txt", text = "a plan") {
  const evidence = new EvidenceFolder(folder);
  evidence.keep("apply", name, text);
  evidence.note({ schema: "idc-rehearsal/2", lines: [] }, [{ id: "apply", text: "passed: it is applied" }], ["Terraform 1.11.4"]);
  return evidence;
}

test("the index names each file under the line that it proves", () => {
  rehearsed();
  expect(read("index.md")).toBe("# Evidence of idc rehearse\n\n`Terraform 1.11.4`\n\nEach line of the checklist, and the files that prove it; `result.json` has all of it for scripts.\n\n- `passed: it is applied`\n  - [apply-plan.txt](apply-plan.txt)\n");
  expect(JSON.parse(read("result.json"))).toMatchObject({ schema: "idc-rehearsal/2", files: [{ name: "apply-plan.txt", line: "apply" }] });
});

test("before anything has ended the folder says so", () => {
  new EvidenceFolder(folder);
  expect(read("index.md")).toContain("the rehearsal has not ended");
  expect(names()).toEqual(["index.md", "result.json"]);
});

test("text of the data is no Markdown in the index", () => {
  new EvidenceFolder(folder).note({ schema: "idc-rehearsal/2" }, [{ id: "x", text: "pilot ``](http://x) \n# a" }]);
  expect(read("index.md")).toContain("- ```pilot ``](http://x) # a```");
});

test("files of an earlier rehearsal go, and none of them is mixed with the new ones", () => {
  rehearsed("apply-old.txt");
  rehearsed("apply-new.txt");
  expect(names()).toEqual(["apply-new.txt", "index.md", "result.json"]);
});

test("a file that no rehearsal made stays, also under a name that the new one wants", () => {
  rehearsed();
  writeFileSync(join(folder, "notes.txt"), "mine");
  writeFileSync(join(folder, "sign-in.xml"), "mine too");
  rehearsed("sign-in.xml", "evidence");
  expect(names()).toEqual(["index.md", "notes.txt", "result.json", "sign-in-2.xml", "sign-in.xml"]);
  expect([read("notes.txt"), read("sign-in.xml"), read("sign-in-2.xml")]).toEqual(["mine", "mine too", "evidence"]);
  expect(read("index.md")).toContain("[sign-in-2.xml]");
});

test("a file that somebody has edited since is their work", () => {
  rehearsed();
  writeFileSync(join(folder, "apply-plan.txt"), "a plan, and what I think of it");
  rehearsed("other.txt");
  expect(read("apply-plan.txt")).toContain("what I think");
});

test("a list that names files elsewhere, or a link, takes nothing there", () => {
  const outside = join(root, "outside.txt");
  writeFileSync(outside, "a plan");
  rehearsed();
  const result = JSON.parse(read("result.json")) as { files: { name: string }[] };
  const [file] = result.files;
  writeFileSync(join(folder, "result.json"), JSON.stringify({ ...result, files: [{ ...file, name: "../outside.txt" }, { ...file, name: outside }, { ...file, name: "link.txt" }, file] }));
  symlinkSync(outside, join(folder, "link.txt"));
  new EvidenceFolder(folder);
  expect(existsSync(outside)).toBe(true);
  expect(existsSync(join(folder, "link.txt"))).toBe(true);
  expect(existsSync(join(folder, "apply-plan.txt"))).toBe(false);
});

describe("refuses", () => {
  test.each<[string, () => void]>([
    ["a folder with something else", () => writeFileSync(join(folder, "main.ts"), "")],
    ["a folder with nothing but a folder", () => mkdirSync(join(folder, "src"))],
    ["a result without an index", () => writeFileSync(join(folder, "result.json"), '{"schema":"idc-rehearsal/2","files":[]}')],
    ["an index of something else", () => {
      writeFileSync(join(folder, "result.json"), '{"schema":"idc-rehearsal/2","files":[]}');
      writeFileSync(join(folder, "index.md"), "# My notes\n");
    }],
    ["a result of something else", () => {
      writeFileSync(join(folder, "result.json"), '{"schema":"jest/1"}');
      writeFileSync(join(folder, "index.md"), "# Evidence of idc rehearse\n");
    }],
    ["a result that is no JSON", () => {
      writeFileSync(join(folder, "result.json"), "{");
      writeFileSync(join(folder, "index.md"), "# Evidence of idc rehearse\n");
    }],
  ])("%s, and leaves it as it is", (_what, fill) => {
    mkdirSync(folder);
    fill();
    const before = names().map((name) => [name, name.includes(".") ? read(name) : ""]);
    expect(() => new EvidenceFolder(folder)).toThrow(/^the evidence folder ".*" holds something and is not the evidence of a rehearsal: name another or a new one, or empty it$/);
    expect(names().map((name) => [name, name.includes(".") ? read(name) : ""])).toEqual(before);
  });

  test.each(["", " "])("no name %j", (name) => {
    expect(() => new EvidenceFolder(name)).toThrow(EvidenceError);
  });

  test("a file, with the reason of the system", () => {
    writeFileSync(folder, "");
    expect(() => new EvidenceFolder(folder)).toThrow(/^no evidence can be written to ".*": EEXIST/);
  });
});

test("an empty folder that is there already will do", () => {
  mkdirSync(folder);
  rehearsed();
  expect(names()).toContain("apply-plan.txt");
});

test("tokens never get into a file", () => {
  rehearsed("call.txt", "authorization: Bearer abcdef0123456789");
  expect(read("call.txt")).toBe("authorization: Bearer (masked)");
});
