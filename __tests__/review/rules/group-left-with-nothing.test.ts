import type { ReviewParts } from "../../../src/review/interpret";
import { ask, testRule, WITHOUT_MODELS } from "../../support/review";

const before = { grants: ["A: R in shop, shop-prod", "A: S in shop", "B: R in shop"] };
const vanished: Partial<ReviewParts> = { causes: { gain: () => "edit", loss: () => ({ cause: "group-vanished" }) } };

testRule("group-left-with-nothing", {
  finds: [["a group that loses its last grant", { before, after: { grants: ["B: R in shop"] } }, ["A"]]],
  compliant: [
    ["a group that keeps something", { before, after: { grants: ["A: S in shop", "B: R in shop"] } }],
    ["a group that gets something else", { before: { grants: ["A: R in shop"] }, after: { grants: ["A: S in shop"], sets: { S: { session: "PT2H" } } } }],
    ["a group that is gone itself", { before, parts: vanished }],
  ],
  doesNotApply: [
    ["a change that takes nothing", { before, after: before }],
    ["an environment that ends", { before, parts: { source: { kind: "plan", terraform: "1.11.4", destroysAll: true } } }],
  ],
  cannotTell: [["what the group keeps", { before, after: {}, context: WITHOUT_MODELS }, "this review has the difference alone"]],
});

test("says how much it was", () => {
  expect(ask("group-left-with-nothing", { before, after: { grants: ["B: R in shop"] } }).findings[0]?.what).toBe("A loses all it has here, 3 grants");
});
