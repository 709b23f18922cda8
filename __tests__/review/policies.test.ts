import { loadIamNames } from "../../src/iam/names";
import { UNKNOWN, type Fact } from "../../src/review/access/model";
import { policyForm } from "../../src/review/policy-form";
import { servicesOfReviews, withPolicies } from "../../src/review/policies";
import { powerOf } from "../../src/review/power";
import { rules } from "../../src/review/rules";
import { contextOf, reviewOf, type Change } from "../support/review";

const statement = { Effect: "Allow", Action: "*", Resource: "*" };
const readable: Fact = { Version: "2012-10-17", Statement: { ...statement, Action: "s3:ListBucket" } };

const UNREADABLE: readonly (readonly [string, Fact])[] = [
  ["text that is no JSON", '{"Statement":[{"Effect":"Allow"},]}'],
  ["text behind a byte order mark", "\ufeff{}"],
  ["a list", [statement]],
  ["null", null],
  ["no statements", {}],
  ["keys in lower case", { statement: [statement] }],
  ["an action with white space", { Statement: { ...statement, Action: " iam:* " } }],
  ["one statement of two", { Statement: [{ ...statement, Effect: "allow" }, { ...statement, Action: "s3:ListBucket" }] }],
];

async function compared(inline: Fact, grants: readonly string[] = ["A: R in shop"]) {
  const change: Change = { before: { grants: ["A: R in shop"], sets: { R: { inline: readable } } }, after: { grants, sets: { R: { inline: policyForm(inline) } } } };
  const plain = reviewOf(change);
  const review = withPolicies(plain, await loadIamNames(servicesOfReviews([plain])));
  const answers = new Map(rules.map((rule) => [rule.id, rule.check(review, contextOf(change))] as const));
  return { set: review.permissionSets[0], answers };
}

test.each(UNREADABLE)("an inline policy that becomes %s is not less: nothing is known of it", async (_, inline) => {
  const { set, answers } = await compared(inline);
  expect(set?.policy?.unreadable).toHaveLength(1);
  expect(set?.policy?.unknown.length).toBeGreaterThan(0);
  expect(powerOf(set?.after, {}, set?.policy).power).toBe("unknown");
  expect(answers.get("unknown-values")?.findings).toHaveLength(1);
  expect(answers.get("admin-like-access")?.unknown.join()).toContain("whether R becomes admin-like: its inline policy can't be read");
});

test("one that is known after the apply is not less either", async () => {
  const { set, answers } = await compared(UNKNOWN);
  expect(powerOf(set?.after, {}, set?.policy).power).toBe("unknown");
  expect(answers.get("admin-like-access")?.unknown.join()).toContain("can't be read before the apply");
});

test("one that can be read is judged by what it says", async () => {
  const { set, answers } = await compared({ Statement: { ...statement, Action: "s3:*" } });
  expect(set?.policy).not.toHaveProperty("unreadable");
  expect(powerOf(set?.after, {}, set?.policy).power).toBe("less");
  expect(answers.get("unknown-values")?.findings).toEqual([]);
});

test("who gets a set of which a part can't be read may get an administrator", async () => {
  const { answers } = await compared([statement], ["A: R in shop", "B: R in shop"]);
  expect(answers.get("admin-like-access")?.unknown.join()).toContain("whether R, which B gets, is admin-like");
});
