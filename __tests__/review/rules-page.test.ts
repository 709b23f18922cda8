import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withRules } from "../../scripts/guardrails-docs";
import { RULE_IDS } from "../../src/review/rules/ids";

const page = readFileSync(join(__dirname, "../../docs/guardrails.md"), "utf8");

test("the page has the rules as they are: npm run guardrails:docs writes them", () => {
  expect(page).toBe(withRules(page));
  expect([...page.matchAll(/^\| `([a-z-]+)` \| (?:error|warning) \|/gm)].map(([, id]) => id)).toEqual([...RULE_IDS]);
});

test("a page without its marks is refused, and not written over", () => {
  expect(() => withRules("# Guardrails")).toThrow("has lost the marks");
});
