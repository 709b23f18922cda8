import { grantKey } from "../../../src/review/access/model";
import { NO_DATA } from "../../../src/review/context";
import { FROM_DATA, grantsOf, testRule, WITHOUT_DATA, WITHOUT_MODELS } from "../../support/review";
import type { RuleContext } from "../../../src/review/rules/rule";

const says = (...lines: readonly string[]): Partial<RuleContext> => ({ data: { ...NO_DATA, wanted: new Map(grantsOf(lines).map((grant) => [grantKey(grant), grant])) } });
const planned = { grants: ["A: R in shop, shop-prod"] };

testRule("plan-differs-from-data", {
  finds: [
    ["a grant that the data does not say", { after: planned, context: says("A: R in shop") }, ["A: R in shop-prod"]],
    ["a grant that was there and the data does not say", { before: planned, after: planned, context: says("A: R in shop") }, ["A: R in shop-prod"]],
    ["a grant that the data says and the plan lacks", { after: planned, context: says("A: R in shop, shop-prod, identity") }, ["A: R in identity"]],
    ["another group under the same grant", { after: planned, context: says("B: R in shop, shop-prod") }, ["A: R in all accounts of Workloads (2, #212d0c)", "B: R in all accounts of Workloads (2, #212d0c)"]],
  ],
  compliant: [
    ["a plan of the data", { after: planned, context: says("A: R in shop, shop-prod") }],
    ["what waits for its group", { after: planned, context: says("A: R in shop, shop-prod", "B: R in shop"), parts: { waiting: [{ group: "B", grants: 1 }] } }],
    ["nothing, of data that says nothing", { context: says() }],
  ],
  doesNotApply: [
    ["the data itself", { after: planned, parts: { source: FROM_DATA } }],
    ["an environment that ends", { before: planned, context: says("A: R in shop"), parts: { source: { kind: "plan", terraform: "1.11.4", destroysAll: true } } }],
  ],
  cannotTell: [
    ["it without the data", { after: planned, context: WITHOUT_DATA }, "the data is not at hand"],
    ["it of the difference alone", { after: planned, context: WITHOUT_MODELS }, "this review has the difference alone"],
  ],
});
