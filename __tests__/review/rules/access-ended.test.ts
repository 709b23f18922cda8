import type { ReviewParts } from "../../../src/review/interpret";
import { ask, FROM_DATA, testRule } from "../../support/review";

const ended: Partial<ReviewParts> = { causes: { gain: () => "edit", loss: () => ({ cause: "ended", ended: { date: "2026-11-20", reason: "launch" } }) } };
const before = { grants: ["A: R in shop"] };

testRule("access-ended", {
  finds: [["what was given for a time", { before, parts: ended }, ["A: R in shop"]]],
  compliant: [["what is taken away", { before }], ["a change that takes nothing", { before, after: before }]],
  doesNotApply: [["the data, where its end is an edit", { before, parts: { ...ended, source: FROM_DATA } }]],
});

test("says when it ended and why it was given", () => {
  expect(ask("access-ended", { before, parts: ended }).findings[0]?.what).toBe("A: R in shop has ended on 2026-11-20 (launch)");
});
