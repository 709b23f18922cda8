import type { ReviewParts } from "../../../src/review/interpret";
import { testRule } from "../../support/review";

const before = { grants: ["A: R in shop, shop-prod", "A: S in shop", "B: R in shop"] };
const because = (cause: "group-vanished" | "ended"): Partial<ReviewParts> => ({ causes: { gain: () => "edit", loss: () => ({ cause }) } });

testRule("access-lost", {
  finds: [["what each group loses of each set", { before, after: { grants: ["B: R in shop"] } }, ["A: R in all accounts of Workloads (2, #212d0c)", "A: S in shop"]]],
  compliant: [
    ["what goes with a group, which is another finding", { before, parts: because("group-vanished") }],
    ["what has ended, which is another finding", { before, parts: because("ended") }],
  ],
  doesNotApply: [
    ["a change that takes nothing", { before, after: { grants: [...before.grants, "C: R in shop"] } }],
    ["a set under another name", { before: { grants: ["A: R in shop"] }, after: { grants: ["A: Reader in shop"] } }],
    ["an environment that ends, which is another finding", { before, parts: { source: { kind: "plan", terraform: "1.11.4", destroysAll: true } } }],
  ],
});
