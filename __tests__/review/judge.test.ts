import { judge, judgeTogether, verdictOf } from "../../src/review/judge";
import type { Waiver } from "../../src/review/guardrails";
import type { EnvironmentReview } from "../../src/review/review";
import { RULE_IDS } from "../../src/review/rules/ids";
import type { Rule } from "../../src/review/rules/rule";
import { contextOf, judged, reviewOf, type Change } from "../support/review";
import { TODAY } from "../support/company";

const admin: Change = { after: { grants: ["AWS Ops: Admin in shop"], sets: { Admin: { managed: ["AdministratorAccess"] } } }, edit: (review) => ({ ...review, permissionSets: [] }) };
const waiver = (change: Partial<Waiver> = {}): Waiver => ({ rule: "admin-like-access", environment: "broad", subject: "AWS Ops: Admin in shop", reason: "migration", owner: "ana", until: TODAY, ...change });
const withWaivers = (...waivers: readonly Waiver[]): EnvironmentReview => judged({ ...admin, context: { guardrails: { waivers } } });
const shown = ({ findings }: EnvironmentReview) => findings.map(({ severity, rule, waived }) => `${severity} ${rule}${waived === undefined ? "" : " (waived)"}`);
/** Ids of all rules that answered something, each as often as it did. */
const answered = (review: EnvironmentReview | undefined): string[] => {
  const ids: string[] = review?.judged === undefined ? [] : Object.values(review.judged).flat();
  return ids.toSorted();
};

const rule = (change: Partial<Rule>): Rule => ({ id: "access-lost", severity: "error", title: "x", why: "Because.", fix: "Do.", check: () => ({ applies: true, findings: [], unknown: [] }), ...change });
const by = (...rules: readonly Rule[]) => judge(reviewOf({}), contextOf({}), rules);

test("an admin-like grant blocks; the finding carries the rule's reason and way out", () => {
  const review = judged(admin);
  expect(shown(review)).toEqual(["error admin-like-access"]);
  expect(review.findings[0]).toMatchObject({ subject: "AWS Ops: Admin in shop", why: expect.stringContaining("undo every other control"), fix: expect.stringContaining("adminGroups") });
  expect(verdictOf([review])).toBe("blocked");
});

test("a change of nothing passes, and no rule is left out of what is said of the rules", () => {
  const review = judged({});
  expect(shown(review)).toEqual([]);
  expect(verdictOf([review])).toBe("pass");
  expect(answered(review)).toEqual([...RULE_IDS].toSorted());
  expect(review.judged?.compliant).toContain("partial-plan");
  expect(review.judged?.doesNotApply).toContain("admin-like-access");
});

describe("a rule that can't judge has not passed", () => {
  test("one that throws is an error, and the others go on", () => {
    const review = by(rule({ check: () => { throw new Error("no such set"); } }), rule({ id: "access-ended", severity: "warning", check: () => ({ applies: true, findings: [{ subject: "s", what: "w" }], unknown: [] }) }));
    expect(shown(review)).toEqual(["error access-lost", "warning access-ended"]);
    expect(review.findings[0]?.what).toBe("could not be judged: the rule failed (no such set)");
    expect(review.judged).toEqual({ found: ["access-ended"], compliant: [], doesNotApply: [], couldNotTell: ["access-lost"] });
    expect(verdictOf([review])).toBe("blocked");
  });

  test("one that throws what is no error says so too", () => {
    // oxlint-disable-next-line typescript/only-throw-error -- that is what is tried
    expect(by(rule({ check: () => { throw 5; } })).findings[0]?.what).toBe("could not be judged: the rule failed (unknown error)");
  });

  test("a warning's failure is an error as well, since nobody knows what it would have found", () => {
    expect(shown(by(rule({ severity: "warning", check: () => { throw new Error(""); } })))).toEqual(["error access-lost"]);
  });

  test("one that would have to know more is a warning for each thing, and not among the compliant", () => {
    const review = by(rule({ check: () => ({ applies: true, findings: [], unknown: ["who A is", "what B is"] }) }));
    expect(review.findings.map(({ severity, what }) => `${severity} ${what}`)).toEqual(["warning could not be judged: what B is", "warning could not be judged: who A is"]);
    expect(review.judged).toEqual({ found: [], compliant: [], doesNotApply: [], couldNotTell: ["access-lost"] });
  });

  test("a failed rule can be answered for, so that a fault of it does not stop a company for ever", () => {
    const context = { guardrails: { waivers: [waiver({ rule: "access-lost", subject: "the rule failed" })] } };
    expect(shown(judge(reviewOf({}), contextOf({ context }), [rule({ check: () => { throw new Error("x"); } })]))).toEqual(["error access-lost (waived)"]);
  });
});

test("errors come first, what is waived after what is not, then by rule and subject: the same on every run", () => {
  const finding = (subject: string) => ({ subject, what: subject });
  const context = { guardrails: { waivers: [waiver({ rule: "access-lost", subject: "a" })] } };
  const review = judge(reviewOf({}), contextOf({ context }), [
    rule({ id: "access-ended", severity: "warning", check: () => ({ applies: true, findings: [finding("z")], unknown: [] }) }),
    rule({ check: () => ({ applies: true, findings: [finding("c"), finding("a"), finding("b")], unknown: [] }) }),
    rule({ id: "group-vanished", check: () => ({ applies: true, findings: [finding("d")], unknown: [] }) }),
  ]);
  expect(review.findings.map(({ subject }) => subject)).toEqual(["b", "c", "d", "a", "z"]);
});

describe("waivers", () => {
  test("let a finding pass, and it stays in sight with who answers for it and until when", () => {
    const review = withWaivers(waiver());
    expect(shown(review)).toEqual(["error admin-like-access (waived)"]);
    expect(review.findings[0]?.waived).toEqual({ reason: "migration", owner: "ana", until: TODAY });
    expect(verdictOf([review])).toBe("pass");
  });

  test.each([
    ["another rule", { rule: "access-lost" }],
    ["another subject", { subject: "AWS Ops: Admin in shop-prod" }],
    ["a part of the subject", { subject: "AWS Ops: Admin" }],
    ["the subject in another case", { subject: "aws ops: admin in shop" }],
    ["a pattern", { subject: "*" }],
  ])("of %s let nothing pass, and are said to be idle", (_, change) => {
    const review = withWaivers(waiver(change));
    expect(shown(review)).toEqual(["error admin-like-access", "warning waiver-idle"]);
    expect(verdictOf([review])).toBe("blocked");
  });

  test("of another environment say nothing here", () => {
    expect(shown(withWaivers(waiver({ environment: "pilot" })))).toEqual(["error admin-like-access"]);
  });

  test.each([
    ["yesterday", "2026-11-23", "ended on 2026-11-23, 1 days ago"],
    ["a day that is none", "2026-02-30", "names no day (2026-02-30)"],
    ["text", "soon", "names no day (soon)"],
    ["a day that sorts after today as text", "2026-9-1", "names no day (2026-9-1)"],
  ])("that ended (%s) let nothing pass, and are an error themselves", (_, until, says) => {
    const review = withWaivers(waiver({ until }));
    expect(shown(review)).toEqual(["error admin-like-access", "error waiver-expired"]);
    expect(review.findings[1]?.what).toContain(says);
  });

  test("that ended are an error even where they would fit nothing", () => {
    expect(shown(judged({ context: { guardrails: { waivers: [waiver({ until: "2026-11-23" })] } } }))).toEqual(["error waiver-expired"]);
  });

  test("nobody waives what is said of a waiver", () => {
    const ended = waiver({ until: "2026-11-23" });
    const attempt = waiver({ rule: "waiver-expired", subject: "admin-like-access: AWS Ops: Admin in shop" });
    expect(verdictOf([withWaivers(ended, attempt)])).toBe("blocked");
  });

  test("nobody waives what is said of the guardrails: a change could silence what it says of itself", () => {
    const own = waiver({ rule: "guardrails-loosened", subject: "adminGroups gets AWS Ops" });
    const review = judged({ context: { guardrails: { adminGroups: ["AWS Ops"], waivers: [own] }, baseGuardrails: {} } });
    expect(review.findings.filter(({ waived }) => waived !== undefined)).toEqual([]);
    expect(shown(review)).toEqual(["warning guardrails-loosened", "warning guardrails-loosened", "warning waiver-idle"]);
  });

  test("one that ended does not hide another that holds", () => {
    expect(shown(withWaivers(waiver({ until: "2026-11-23" }), waiver()))).toEqual(["error waiver-expired", "error admin-like-access (waived)"]);
  });

  test("are told apart by whether this very change brings them, where the base is known", () => {
    const added = (base: readonly Waiver[]) => judged({ ...admin, context: { guardrails: { waivers: [waiver()] }, baseGuardrails: { waivers: base } } }).findings.map(({ rule: id, waived }) => [id, waived?.added]);
    expect(added([waiver()])).toEqual([["admin-like-access", false]]);
    expect(added([])).toEqual([["guardrails-loosened", undefined], ["admin-like-access", true]].toReversed());
    expect(added([waiver({ until: "2026-11-20" })])).toContainEqual(["admin-like-access", true]);
  });

  test("fit a subject with control characters as the review shows it", () => {
    const subject = "AWS \u202eOps: Admin in shop";
    const change: Change = { ...admin, after: { ...admin.after, grants: [subject] } };
    expect(shown(judged({ ...change, context: { guardrails: { waivers: [waiver({ subject: "AWS \\u202eOps: Admin in shop" })] } } }))).toEqual(["error admin-like-access (waived)"]);
  });
});

test("one environment that is blocked blocks all; warnings block nothing", () => {
  const lost = judged({ before: { grants: ["A: R in shop"] }, after: { sets: { R: {} } } });
  expect(lost.findings.length).toBeGreaterThan(0);
  expect(lost.findings.every(({ severity }) => severity === "warning")).toBe(true);
  expect([verdictOf([]), verdictOf([lost]), verdictOf([lost, judged(admin)])]).toEqual(["pass", "pass", "blocked"]);
});

describe("reviews of several environments, once they are together", () => {
  const accounts = Array.from({ length: 3 }, (_, index) => `99999999990${index}`).join(", ");
  const edit = (set: string): Change => ({ before: { grants: [`A: ${set} in ${accounts}`] }, after: { grants: [`A: ${set} in ${accounts}`], sets: { [set]: { managed: ["ReadOnlyAccess"] } } }, context: { guardrails: { reprovisionLimit: 2 } } });
  const broad = judged(edit("R"));
  const piloted = (change: Change) => judged({ ...change, parts: { environment: "pilot" } });
  const context = contextOf(edit("R"));
  const said = (...reviews: readonly EnvironmentReview[]) => judgeTogether(reviews, context)[0]?.findings.flatMap(({ rule: id, what }) => (id === "reprovision-radius" ? [what.replace(/.*; /, "")] : []));

  test("what one alone could not tell is judged anew, and everything else stays", () => {
    expect(broad.findings.map(({ rule: id }) => id)).toEqual(["escalation-gained", "reprovision-radius"]);
    const [together] = judgeTogether([broad, piloted({ before: edit("pilot-R").after ?? {}, after: edit("pilot-R").after ?? {} })], context);
    expect(together?.findings.map(({ rule: id }) => id)).toEqual(["escalation-gained"]);
    expect(together?.judged?.compliant).toContain("reprovision-radius");
    expect(answered(together)).toEqual([...RULE_IDS].toSorted());
  });

  test.each([
    ["a pilot that has the same edit still to come", () => piloted(edit("pilot-R")), "pilot has the same edit still to come"],
    ["a pilot without the set", () => piloted({}), "no pilot has this set with this content"],
    ["no pilot", () => judged({ parts: { environment: "management" } }), "whether a pilot had the edit before can't be seen from this review alone"],
  ])("with %s the finding stays, and says so", (_, other, words) => {
    expect(said(broad, other())).toEqual([words]);
  });

  test("a review in a file, which was never judged, stays unjudged but for that", () => {
    const { judged: _judged, ...bare } = reviewOf(edit("R"));
    expect(judgeTogether([bare], context)[0]?.judged).toBeUndefined();
  });
});
