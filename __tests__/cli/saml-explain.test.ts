import { explainText } from "../../src/cli/saml/explain";
import { capturePrinted } from "../support/printed";

const printed = capturePrinted();

const run = async (...given: Parameters<typeof explainText>): Promise<{ first: string | undefined; code: unknown }> => {
  await explainText(...given);
  return { first: printed.out.split("\n")[0], code: process.exitCode };
};

test("a known text: exit 0, nothing before the explanation", async () => {
  expect(await run("403 App Not Assigned", {})).toEqual({ first: "Explanation", code: 0 });
});

test.each([{}, { markdown: true as const }])("an unknown text: its first line says so and what is nearest, exit 1 (%j)", async (flags) => {
  expect(await run("can't see any application", flags)).toEqual({ first: expect.stringMatching(/^not known; nearest: "You do not have any applications"/) as string, code: 1 });
});

test("what is known is listed after it, the nearest first", async () => {
  await run("can't see any application", {});
  expect(printed.out.indexOf("You do not have any applications", 200)).toBeLessThan(printed.out.indexOf("An unexpected error has occurred", 200));
});

test("nothing is near a text of no language", async () => {
  expect(await run("xyzzy", {})).toEqual({ first: "not known, and nothing known is near it", code: 1 });
});

test("for scripts there is nothing but the report", async () => {
  await run("xyzzy", { json: true });
  expect(JSON.parse(printed.out)).toMatchObject({ kind: "explanation", exitCode: 1, symptoms: [] });
});
