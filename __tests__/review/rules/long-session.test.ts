import { UNKNOWN } from "../../../src/review/access/model";
import { minutesOf } from "../../../src/review/rules/long-session";
import { testRule, withPolicy } from "../../support/review";

const admin = { managed: ["AdministratorAccess"] };

testRule("long-session", {
  finds: [
    ["a new admin-like set with long sessions", { after: { sets: { A: { ...admin, session: "PT8H" } } } }, ["A: PT8H"]],
    ["a session made longer", { before: { sets: { A: admin } }, after: { sets: { A: { ...admin, session: "PT121M" } } } }, ["A: PT121M"]],
    ["a set that becomes admin-like", { before: { sets: { A: { session: "PT4H" } } }, after: { sets: { A: { ...admin, session: "PT4H" } } } }, ["A: PT4H"]],
    ["a set that can raise itself", { after: { sets: { A: { session: "PT4H", inline: { Statement: [] } } } }, edit: withPolicy("A", { escalations: [{ action: "iam:PassRole", why: "" }] }) }, ["A: PT4H"]],
    ["more than the company's own limit", { after: { sets: { A: { ...admin, session: "PT2H" } } }, context: { guardrails: { longestPowerfulSession: "PT90M" } } }, ["A: PT2H"]],
  ],
  compliant: [
    ["a session of the limit", { after: { sets: { A: { ...admin, session: "PT2H" } } } }],
    ["the limit in other words", { after: { sets: { A: { ...admin, session: "PT1H60M" } } } }],
  ],
  doesNotApply: [
    ["long sessions of a narrow set", { after: { sets: { R: { managed: ["ReadOnlyAccess"], session: "PT12H" } } } }],
    ["an edit that is not about it", { before: { sets: { A: { ...admin, session: "PT8H" } } }, after: { sets: { A: { ...admin, session: "PT8H", description: "x" } } } }],
    ["a set that goes", { before: { sets: { A: { ...admin, session: "PT8H" } } } }],
    ["another name", { before: { sets: { A: { ...admin, session: "PT8H" } } }, after: { sets: { B: { ...admin, session: "PT8H" } } } }],
  ],
  cannotTell: [
    ["a session that is known after the apply", { after: { sets: { A: { ...admin, session: UNKNOWN } } } }, "how long a session of A lasts"],
    ["a session that is no duration", { after: { sets: { A: { ...admin, session: "8 hours" } } } }, "how long a session of A lasts"],
    ["a limit that is no duration", { after: { sets: { A: { ...admin, session: "PT8H" } } }, context: { guardrails: { longestPowerfulSession: "2h" } } }, 'longestPowerfulSession is "2h"'],
  ],
});

test.each([
  ["PT1H", 60], ["PT90M", 90], ["PT1H30M", 90], ["PT0H", 0],
  ["PT", undefined], ["P1D", undefined], ["1H", undefined], ["PT1.5H", undefined], ["PT-1H", undefined], ["", undefined], ["PT1H ", undefined],
])("a duration of %s is %s minutes", (text, minutes) => {
  expect(minutesOf(text)).toBe(minutes);
});
