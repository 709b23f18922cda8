import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { FileFault, readText, replaceText } from "../../../sandbox/kept/file";
import { Keeper } from "../../../sandbox/kept/keeper";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-"));
  path = join(folder, "state.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const faultOf = (act: () => unknown): string => {
  try {
    act();
  } catch (cause) {
    if (cause instanceof FileFault) return cause.message;
    throw cause;
  }
  return "none";
};

describe("a state file", () => {
  test("is its owner's alone, also where it was everybody's, and leaves nothing beside it", () => {
    replaceText(path, "one");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    replaceText(path, "two");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readText(path)).toBe("two");
    expect(readdirSync(folder)).toEqual(["state.json"]);
  });

  test("that is a link is replaced where it leads to", () => {
    const real = join(folder, "real.json");
    writeFileSync(real, "old");
    symlinkSync(real, path);
    replaceText(path, "new");
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toBe("new");
  });

  test("that is not there is none, which is no fault", () => {
    expect(readText(path)).toBeUndefined();
  });

  test.each<[string, () => void, RegExp]>([
    ["is a folder", () => mkdirSync(path), /^it is no file$/],
    ["is a link that leads nowhere", () => symlinkSync(join(folder, "gone"), path), /^it is a link that leads nowhere$/],
    ["is no text", () => writeFileSync(path, Buffer.from([0x7b, 0xff, 0xfe])), /^it is no text \(UTF-8\)$/],
  ])("that %s is a sentence", (_, make, message) => {
    make();
    expect(faultOf(() => readText(path))).toMatch(message);
  });

  test("in a place that can't be written to is a sentence, and nothing is left there", () => {
    expect(faultOf(() => replaceText(join(folder, "no", "state.json"), "x"))).toBe("it can't be written (ENOENT)");
    mkdirSync(path);
    expect(faultOf(() => replaceText(path, "x"))).toMatch(/^it can't be written \(/);
    expect(readdirSync(folder)).toEqual(["state.json"]);
  });
});

describe("whoever keeps it", () => {
  test("writes a moment after changes, once for many, and not where nothing changed", async () => {
    let [state, saved] = ["one", 0];
    const keeper = new Keeper(path, undefined, () => { saved += 1; return state; }, fail);
    for (let count = 0; count < 100; count += 1) keeper.changed();
    while (readText(path) === undefined) await wait(20);
    expect([readText(path), saved]).toEqual(["one", 1]);
    const { ino } = statSync(path);
    expect(keeper.write()).toBe(true);
    expect(statSync(path).ino).toBe(ino);
    state = "two";
    expect(keeper.write()).toBe(true);
    expect(readText(path)).toBe("two");
  });

  test.each<[string, string | undefined, () => void]>([
    ["a file that has come since", undefined, () => writeFileSync(path, "somebody else's")],
    ["a file that somebody has changed", "mine", () => writeFileSync(path, "somebody else's")],
  ])("never writes over %s, and says so once", (_, there, meanwhile) => {
    if (there !== undefined) writeFileSync(path, there);
    const told: string[] = [];
    const keeper = new Keeper(path, there, () => "mine, later", (reason) => told.push(reason));
    meanwhile();
    expect([keeper.write(), keeper.write()]).toEqual([false, false]);
    expect(readText(path)).toBe("somebody else's");
    expect(told).toEqual([expect.stringMatching(/^somebody else has changed it since: it is left as it is/)]);
  });

  test("tries again after a disk that was full or a folder that was gone, and says each fault once", () => {
    const place = join(folder, "later", "state.json");
    const told: string[] = [];
    const keeper = new Keeper(place, undefined, () => "mine", (reason) => told.push(reason));
    expect([keeper.write(), keeper.write()]).toEqual([false, false]);
    mkdirSync(join(folder, "later"));
    expect(keeper.write()).toBe(true);
    expect(readText(place)).toBe("mine");
    expect(told).toEqual(["it can't be written (ENOENT)"]);
  });
});

function fail(reason: string): never {
  throw new Error(reason);
}
