import { servicesToCompare } from "../../../src/iam/effective/compare";
import { policiesOf } from "../../../src/iam/effective/policies";
import { actionNames, changeOf, inline, sources } from "./support";

const MFA = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
const sqs = (parts: Record<string, unknown> = {}) => ({ Action: "sqs:SendMessage", ...parts });

test.each<[string, Record<string, unknown>[], Record<string, unknown>[], Record<string, string[]>]>([
  ["an action that comes", [], [sqs()], { gained: ["sqs:SendMessage"] }],
  ["an action that goes", [sqs()], [], { lost: ["sqs:SendMessage"] }],
  ["a wildcard instead of a name", [sqs()], [sqs({ Action: "sqs:*Message" })], { gained: ["sqs:DeleteMessage", "sqs:ReceiveMessage"] }],
  ["a condition that goes", [sqs({ Condition: MFA })], [sqs()], { widened: ["sqs:SendMessage"] }],
  ["a condition that comes", [sqs()], [sqs({ Condition: MFA })], { narrowed: ["sqs:SendMessage"] }],
  ["a condition with another value", [sqs({ Condition: { StringEquals: { "aws:x": "a" } } })], [sqs({ Condition: { StringEquals: { "aws:x": "b" } } })], { widened: ["sqs:SendMessage"], narrowed: ["sqs:SendMessage"] }],
  ["one value more", [sqs({ Condition: { StringEquals: { "aws:x": "a" } } })], [sqs({ Condition: { StringEquals: { "aws:x": ["a", "b"] } } })], { widened: ["sqs:SendMessage"] }],
  ["one value more that is excluded", [sqs({ Condition: { StringNotEquals: { "aws:x": "a" } } })], [sqs({ Condition: { StringNotEquals: { "aws:x": ["a", "b"] } } })], { narrowed: ["sqs:SendMessage"] }],
  ["a condition that also holds where the key is missing", [sqs({ Condition: { StringEquals: { "aws:x": "a" } } })], [sqs({ Condition: { StringEqualsIfExists: { "aws:x": "a" } } })], { widened: ["sqs:SendMessage"] }],
  ["the same condition in another case and order", [sqs({ Condition: { StringEquals: { "aws:X": ["a", "b"] } } })], [sqs({ Condition: { stringequals: { "aws:x": ["b", "a"] } } })], {}],
  ["a resource more", [sqs({ Resource: ["arn:aws:sqs:*:*:a"] })], [sqs({ Resource: ["arn:aws:sqs:*:*:a", "arn:aws:sqs:*:*:b"] })], { widened: ["sqs:SendMessage"] }],
  ["a wider resource", [sqs({ Resource: "arn:aws:sqs:*:*:a" })], [sqs({ Resource: "arn:aws:sqs:*:*:*" })], { widened: ["sqs:SendMessage"] }],
  ["one statement split into two", [sqs({ Resource: ["arn:aws:sqs:*:*:a", "arn:aws:sqs:*:*:b"] })], [sqs({ Resource: "arn:aws:sqs:*:*:b" }), sqs({ Resource: "arn:aws:sqs:*:*:a" })], {}],
  ["one resource denied instead of not allowed", [sqs({ Resource: ["arn:aws:sqs:*:*:a", "arn:aws:sqs:*:*:b"] }), sqs({ Effect: "Deny", Resource: "arn:aws:sqs:*:*:b" })], [sqs({ Resource: "arn:aws:sqs:*:*:a" })], {}],
  ["a Deny of what nobody has", [sqs()], [sqs(), { Effect: "Deny", Action: "s3:*" }], {}],
  ["a Deny of other resources", [sqs({ Resource: "arn:aws:sqs:*:*:a" })], [sqs({ Resource: "arn:aws:sqs:*:*:a" }), sqs({ Effect: "Deny", Resource: "arn:aws:sqs:*:*:b" })], {}],
  ["a Deny that comes", [{ Action: "sqs:*Message" }], [{ Action: "sqs:*Message" }, { Effect: "Deny", Action: "sqs:Delete*" }], { lost: ["sqs:DeleteMessage"] }],
  ["a Deny under a condition", [sqs()], [sqs(), sqs({ Effect: "Deny", Condition: MFA })], { narrowed: ["sqs:SendMessage"] }],
  ["NotAction with one service less", [{ NotAction: ["iam:*", "sqs:SendMessage"] }], [{ NotAction: ["iam:*"] }], { gained: ["sqs:SendMessage"] }],
  ["everything, with another name for it", [{ Action: "*" }], [{ Action: "*:*", Sid: "All" }], {}],
  ["a service that the data lacks, taken out of everything", [{ Action: "*" }], [{ NotAction: ["nosuch:*"] }], { lost: ["nosuch:*"] }],
])("%s", async (_, before, after, expected) => {
  expect(actionNames(await changeOf(inline(...before), inline(...after)))).toEqual(expected);
});

test("a change names the statements that make it, and shows both scopes", async () => {
  const change = await changeOf(inline({ Sid: "Send", ...sqs({ Condition: MFA }) }), inline({ Sid: "Send", ...sqs() }));
  expect(change.widened).toEqual([{
    action: "sqs:SendMessage",
    before: { allowed: [{ source: 'inline policy, statement "Send"', resources: ["*"], conditions: ["Bool aws:MultiFactorAuthPresent true"] }], denied: [], full: false },
    after: { allowed: [{ source: 'inline policy, statement "Send"', resources: ["*"], conditions: [] }], denied: [], full: true },
    by: ['inline policy, statement "Send"'],
  }]);
});

test("what a Deny takes away is told as the work of the Deny", async () => {
  const change = await changeOf(sources(["AmazonSQSFullAccess"]), sources({ managed: ["AmazonSQSFullAccess"], inline: { Version: "2012-10-17", Statement: { Sid: "NoDelete", Effect: "Deny", Action: "sqs:DeleteQueue", Resource: "*" } } }));
  expect(change.lost.map(({ action, by }) => [action, by])).toEqual([["sqs:DeleteQueue", ['denied by inline policy, statement "NoDelete"']]]);
});

test("a boundary that comes takes away what it leaves out, and nothing else", async () => {
  const change = await changeOf(sources(["AmazonSQSFullAccess"]), sources({ managed: ["AmazonSQSFullAccess"], boundary: { kind: "aws-managed", name: "AmazonSQSReadOnlyAccess" } }));
  expect(change).toMatchObject({ gained: [], widened: [], narrowed: [] });
  expect(change.lost.map(({ action }) => action)).toEqual(expect.arrayContaining(["sqs:SendMessage", "sqs:DeleteQueue"]));
  expect(change.lost.map(({ action }) => action)).not.toContain("sqs:ListQueues");
});

test("a managed policy instead of the same statements inline changes nothing", async () => {
  const change = await changeOf(sources(["AdministratorAccess"]), inline({ Action: "*" }));
  expect(change).toEqual({ gained: [], lost: [], widened: [], narrowed: [], escalations: { gained: [], lost: [] }, unknown: [] });
});

test("AdministratorAccess on both sides needs no names at all", () => {
  const [before, after] = [sources(["AdministratorAccess"]), sources({ managed: ["AdministratorAccess"], inline: { Version: "2012-10-17", Statement: { Effect: "Deny", Action: "sqs:*", Resource: "*" } } })].map(policiesOf);
  expect(before !== undefined && after !== undefined && [servicesToCompare(before, before), servicesToCompare(before, after)]).toEqual([[], ["sqs"]]);
});

test("what is not known of either side is told wherever something may differ, and never where nothing does", async () => {
  const withUnknown = sources({ managed: ["AmazonSQSFullAccess"], customerManaged: ["/platform/X"] });
  expect((await changeOf(withUnknown, withUnknown)).unknown).toEqual([]);
  expect((await changeOf(sources(["AmazonSQSFullAccess"]), withUnknown)).unknown).toEqual([expect.stringContaining("/platform/X")]);
  expect((await changeOf(withUnknown, { ...withUnknown, managed: [] })).unknown).toEqual([expect.stringContaining("/platform/X")]);
  const afterApply = sources({ inline: "unknown" });
  expect((await changeOf(afterApply, afterApply)).unknown).toEqual([expect.stringContaining("known only after apply")]);
  expect((await changeOf(sources({ inline: "x" }), sources({ inline: "y" }))).unknown).toHaveLength(2);
});

test("a way to more than was given is told, and that it opens wider", async () => {
  const limited = { Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/app" };
  const run = { Action: "ec2:RunInstances" };
  const [comes, widens] = [await changeOf(inline(run), inline(run, limited)), await changeOf(inline(run, limited), inline(run, { ...limited, Resource: "*" }))];
  const ids = (change: typeof comes) => change.escalations.gained.map(({ route, before, after }) => `${route.id}: ${before} to ${after}`);
  expect(ids(comes)).toEqual(["iam:PassRole+ec2:RunInstances: closed to limited"]);
  expect(ids(widens)).toEqual(["iam:PassRole+ec2:RunInstances: limited to open"]);
  expect(comes.escalations.lost).toEqual([]);
});
