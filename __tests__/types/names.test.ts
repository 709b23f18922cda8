import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT = join(__dirname, "../..");

/** What the compiler says of `fixtures/types/<file>`, by line. */
function compile(): Map<number, string> {
  const run = spawnSync(process.execPath, [join(dirname(require.resolve("typescript/package.json")), "bin/tsc"), "--noEmit", "--pretty", "false", "-p", join(PROJECT, "__tests__/fixtures/types/tsconfig.json")], { encoding: "utf8", cwd: PROJECT });
  const lines = [...run.stdout.matchAll(/typos\.ts\((\d+),\d+\): (.*(?:\n {2,}.*)*)/g)];
  return new Map(lines.map(([, line, message]) => [Number(line), message ?? ""]));
}

describe("a name that does not exist does not compile, and the message lists the names that do", () => {
  const messages = compile();
  const source = readFileSync(join(PROJECT, "__tests__/fixtures/types/typos.ts"), "utf8").split("\n");
  // In the fixture every mistake stands on a line of its own, behind it a comment with what the message must hold.
  const mistakes = source.flatMap((text, index) => {
    const expected = / \/\/ says: (.*)$/.exec(text)?.[1];
    return expected === undefined ? [] : [[expected, index + 1] as const];
  });

  test.each(mistakes)("%s", (expected, line) => {
    expect(messages.get(line)).toContain(expected);
  });

  test("and nothing else in the fixture is an error", () => {
    expect([...messages.keys()]).toEqual(mistakes.map(([, line]) => line));
  });
});
