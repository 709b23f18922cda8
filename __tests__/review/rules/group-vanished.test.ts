import type { ReviewParts } from "../../../src/review/interpret";
import { FROM_DATA, testRule } from "../../support/review";

const vanished: Partial<ReviewParts> = { causes: { gain: () => "edit", loss: () => ({ cause: "group-vanished" }) } };
const before = { grants: ["AWS Ops: R in shop, shop-prod", "AWS Ops: S in shop", "AWS Dev: R in shop"] };

testRule("group-vanished", {
  finds: [["each group that is gone, once", { before, parts: vanished }, ["AWS Dev", "AWS Ops"]]],
  compliant: [["grants that were taken out of the data", { before }]],
  doesNotApply: [["the data, which does not know who is there", { before, parts: { source: FROM_DATA } }]],
});
