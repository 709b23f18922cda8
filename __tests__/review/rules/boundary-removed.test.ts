import { UNKNOWN } from "../../../src/review/access/model";
import { testRule, type Change } from "../../support/review";

const from = (before: unknown, after?: unknown): Change => ({ before: { sets: { R: { boundary: before as string } } }, after: { sets: { R: after === undefined ? {} : { boundary: after as string } } } });
const vouched = { guardrails: { boundaries: ["/new"] } };

testRule("boundary-removed", {
  finds: [
    ["a boundary taken off", from("customer:/old"), ["R"]],
    ["a boundary of AWS's taken off", from("aws:PowerUserAccess"), ["R"]],
    ["a vouched boundary taken off", { ...from("customer:/new"), context: vouched }, ["R"]],
    ["another boundary that nobody vouches for", from("customer:/old", "customer:/new"), ["R"]],
    ["a boundary of AWS's in the place of one's own", from("customer:/old", "aws:AdministratorAccess"), ["R"]],
    ["a boundary of one's own in the place of AWS's", from("aws:ReadOnlyAccess", "customer:/new"), ["R"]],
    ["another boundary that is known after the apply", from("customer:/old", UNKNOWN), ["R"]],
    ["a boundary taken off with a new name for the set", { before: { grants: ["A: R in shop"], sets: { R: { boundary: "customer:/old" } } }, after: { grants: ["A: R2 in shop"], sets: { R2: {} } }, parts: { renames: new Map([["R", "R2"]]) } }, ["R2"]],
  ],
  compliant: [
    ["another boundary that is vouched for", { ...from("customer:/old", "customer:/new"), context: vouched }],
    ["another one of AWS's, which is compared by what it allows", from("aws:PowerUserAccess", "aws:ReadOnlyAccess")],
    ["a set that keeps it", { before: { sets: { R: { boundary: "customer:/old" } } }, after: { sets: { R: { boundary: "customer:/old", session: "PT2H" } } } }],
  ],
  doesNotApply: [
    ["a boundary that comes", from(undefined, "customer:/new")],
    ["a set that goes with its boundary", { before: { sets: { R: { boundary: "customer:/old" } } } }],
  ],
});
