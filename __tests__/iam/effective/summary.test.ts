import { summary } from "../../../src/iam/effective/summary";
import { loadIamNames } from "../../../src/iam/names";

test.each<[string, string[], (string | RegExp)[]]>([
  ["nothing", [], []],
  ["one action", ["sqs:SendMessage"], ["sqs: 1 action (sqs:SendMessage)"]],
  ["one action twice", ["sqs:SendMessage", "sqs:SendMessage"], ["sqs: 1 action (sqs:SendMessage)"]],
  ["all that begin with a verb", ["sqs:ListQueues", "sqs:ListQueueTags", "sqs:ListMessageMoveTasks", "sqs:ListDeadLetterSourceQueues", "sqs:SendMessage"], ["sqs: 5 actions (all of sqs:List*, sqs:SendMessage)"]],
  ["not quite all", ["sqs:ListQueues", "sqs:ListQueueTags"], ["sqs: 2 actions (sqs:ListQueueTags, sqs:ListQueues)"]],
  ["a service that the data lacks", ["nosuch:Do*", "nosuch:It"], ["nosuch: 2 actions (nosuch:Do*, nosuch:It)"]],
  ["many", ["AddPermission", "CancelMessageMoveTask", "DeleteMessage", "PurgeQueue", "ReceiveMessage", "SendMessage"].map((name) => `sqs:${name}`), [/^sqs: 6 actions \((.+, ){4}2 more\)$/]],
])("%s", async (_, actions, expected) => {
  const names = await loadIamNames(["sqs"]);
  expect(summary(actions, names)).toEqual(expected.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))));
  expect(summary(actions.toReversed(), names)).toEqual(summary(actions, names));
});

test("the whole of a service is one phrase, and services beyond the bound are counted with their actions", async () => {
  const names = await loadIamNames(["sqs", "sns"]);
  const all = names.actionsMatching("sqs:*") ?? [];
  expect(summary([...all, "sns:Publish", "a:B", "a:C", "z:A"], names, { services: 2 })).toEqual([`sqs: all ${all.length} actions`, "a: 2 actions (a:B, a:C)", "and 2 actions of 2 more services"]);
});
