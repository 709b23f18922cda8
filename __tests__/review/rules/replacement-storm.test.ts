import type { ReviewParts } from "../../../src/review/interpret";
import { ask, testRule, WITHOUT_MODELS, type Change } from "../../support/review";

const held = { grants: ["A: R in shop, shop-prod", "B: R in shop, shop-prod", "C: R in shop"] };
const same: Change = { before: held, after: held };
const replaced = (count: number): Partial<ReviewParts> => ({ replaced: Array.from({ length: count }, (_, index) => ({ group: `G${index}`, permissionSet: "R", account: { id: "222233334444" }, reason: "principal_id" })) });
const renamed: Change = { before: held, after: { grants: held.grants.map((line) => line.replace("R", "Reader")) } };

testRule("replacement-storm", {
  finds: [
    ["two of five, where a fifth is the most", { ...same, parts: replaced(2) }, ["2 of 5 grants"]],
    ["a renamed set, which takes its grants along", renamed, ["5 of 5 grants"]],
  ],
  compliant: [
    ["one of five", { ...same, parts: replaced(1) }],
    ["more, where the company allows it", { ...same, parts: replaced(5), context: { guardrails: { replacementShare: 1 } } }],
    ["grants that only come", { ...same, after: { grants: [...held.grants, "D: R in shop"] } }],
  ],
  doesNotApply: [["an environment that had no grants", { after: held }]],
  cannotTell: [["without knowing how many there were", { ...same, parts: replaced(2), context: WITHOUT_MODELS }, "how many there are is not in this review"]],
});

test("says what forces it", () => {
  expect(ask("replacement-storm", { ...same, parts: replaced(3) }).findings[0]?.what).toBe("3 of 5 grants are taken away and given again (3 because of principal_id), and 20 % is the most at once (replacementShare)");
  expect(ask("replacement-storm", renamed).findings[0]?.what).toContain("5 because R becomes Reader");
});
