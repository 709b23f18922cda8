import type { ReviewParts } from "../../../src/review/interpret";
import { FROM_DATA, testRule } from "../../support/review";

const back: Partial<ReviewParts> = { causes: { gain: () => "comes-back", loss: () => ({ cause: "edit" }) } };
const after = { grants: ["AWS Ops: R in shop, shop-prod"] };

testRule("comes-back", {
  finds: [["what was taken away by hand", { after, parts: back }, ["AWS Ops: R in all accounts of Workloads (2, #212d0c)"]]],
  compliant: [["what is granted by this change", { after }], ["a plan that grants nothing", {}]],
  doesNotApply: [["the data, which does not know what was done by hand", { after, parts: { ...back, source: FROM_DATA } }]],
});
