import { BODY_LIMIT, commentBody, MARKER } from "../../src/github/body";

const bytes = (text: string) => Buffer.byteLength(text, "utf8");
const lines = (count: number, line = "a line of the review") => Array.from({ length: count }, (_, index) => `${index} ${line}`).join("\n");
const REST = "The whole is with the run.";

test("what fits stands as it is, under the marker", () => {
  expect(commentBody("## 1 grant gained\n\n", REST)).toBe(`${MARKER}\n## 1 grant gained\n`);
});

test.each([
  ["plain letters", "x"],
  ["letters of two bytes", "ä"],
  ["letters of three bytes", "日"],
  ["signs outside the basic plane", "🌈"],
])("%s: the body never has more bytes than GitHub can take, and loses no more than it must", (_, letter) => {
  const body = commentBody(lines(5000, letter.repeat(20)), REST);
  expect(bytes(body)).toBeLessThanOrEqual(BODY_LIMIT);
  expect(bytes(body)).toBeGreaterThan(BODY_LIMIT - 200);
  expect(body).not.toContain("\uFFFD");
});

test.each([-1, 0, 1])("a text at the limit and %d bytes", (over) => {
  const text = "x".repeat(BODY_LIMIT - bytes(`${MARKER}\n\n`) + over);
  const body = commentBody(text, REST);
  expect(bytes(body)).toBeLessThanOrEqual(BODY_LIMIT);
  expect(body.includes(text)).toBe(over <= 0);
});

test("a cut text says how much is missing and where the whole is", () => {
  const body = commentBody(`## 900 grants lost\n${lines(900)}`, REST, 1000);
  const [, missing] = /_Cut: (\d+) further lines\. The whole is with the run\._\n$/.exec(body) ?? [];
  const shown = body.split("\n").filter((line) => /^\d+ a line/.test(line)).length;
  expect(shown + Number(missing)).toBe(901); // the last line is the empty one behind the final line break
  expect(body.startsWith(`${MARKER}\n## 900 grants lost\n0 a line`)).toBe(true);
});

test.each([
  ["a code block", "```diff\n", "```"],
  ["a code block with a longer fence", "````\n", "````"],
  ["a code block of tildes", "~~~\n", "~~~"],
  ["a fold", "<details><summary>broad</summary>\n\n", "</details>"],
  ["a fold in a fold", "<details><summary>broad</summary>\n<details>\n\n", "</details>\n\n</details>"],
])("%s that is cut is closed, so that the notice is read as text", (_, opening, closing) => {
  const body = commentBody(opening + lines(900), REST, 1000);
  expect(body).toContain(`\n${closing}\n\n_Cut: `);
  expect(bytes(body)).toBeLessThanOrEqual(1000);
});

test.each([
  ["a code block", "```\nx\n```\n"],
  ["a fold", "<details>\n\nx\n\n</details>\n"],
  ["a fence in a code block", "````\n```\n````\n"],
  ["a fold in a code block", "```\n<details>\n```\n"],
])("%s that has ended is not closed again", (_, text) => {
  expect(commentBody(text + lines(900), REST, 1000)).toMatch(/\d+ a line of the review\n\n_Cut: /);
});

test("a first line that is too long leaves the sentence that says so", () => {
  expect(commentBody("x".repeat(5000), REST, 300)).toBe(`${MARKER}\n_The review is too long for a comment. ${REST}_\n`);
});
