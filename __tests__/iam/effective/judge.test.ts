import { judgeAction } from "../../../src/iam/effective/judge";
import type { PolicySources } from "../../../src/iam/effective/policies";
import { accessWith, inline, sources } from "./support";

const MFA = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const UNKNOWN = { customerManaged: ["/platform/X"] };
const BOUNDARY = { boundary: { kind: "customer-managed", name: "/platform/B" } } as const;
const ORDERS = "arn:aws:sqs:eu-west-1:111122223333:orders";

const verdict = async (given: PolicySources, on?: string) => judgeAction(await accessWith(given), "sqs:SendMessage", on);
const send = (parts: Record<string, unknown> = {}) => ({ Action: "sqs:SendMessage", ...parts });
const deny = (parts: Record<string, unknown> = {}) => ({ ...send(parts), Effect: "Deny" });

test.each<[string, PolicySources, string | undefined, string, RegExp]>([
  ["an Allow", inline(send()), undefined, "yes", /^inline policy allows it on \*$/],
  ["nothing", inline({ Action: "s3:*" }), undefined, "no", /^no policy of the set allows it$/],
  ["a Deny", inline(send(), deny()), undefined, "no", /^denied by inline policy, statement 2$/],
  ["a condition", inline(send(MFA)), undefined, "depends", /allows it on \* if Bool aws:MultiFactorAuthPresent true/],
  ["a resource", inline(send({ Resource: ORDERS })), undefined, "depends", /allows it on arn:aws:sqs/],
  ["a Deny under a condition", inline(send(), deny(MFA)), undefined, "depends", /denied by inline policy, statement 2 on \* if/],
  ["the resource that is asked about", inline(send({ Resource: ORDERS })), ORDERS, "yes", /allows it/],
  ["a wildcard over it", inline(send({ Resource: "arn:aws:sqs:*:*:ord*" })), ORDERS, "yes", /allows it/],
  ["another resource", inline(send({ Resource: "arn:aws:sqs:*:*:bills" })), ORDERS, "no", /no policy of the set allows it/],
  ["a part of what is asked about", inline(send({ Resource: ORDERS })), "arn:aws:sqs:*:*:*", "depends", /allows it/],
  ["a policy variable that may be it", inline(send({ Resource: "arn:aws:sqs:*:*:${aws:PrincipalTag/team}" })), ORDERS, "depends", /allows it/],
  ["a Deny of the resource that is asked about", inline(send(), deny({ Resource: "arn:aws:sqs:*:*:orders" })), ORDERS, "no", /denied by/],
  ["a Deny of another resource", inline(send(), deny({ Resource: "arn:aws:sqs:*:*:bills" })), ORDERS, "yes", /allows it/],
  ["all resources but this one", inline(send({ NotResource: ORDERS })), ORDERS, "no", /no policy/],
  ["an unknown policy and nothing else", { ...inline({ Action: "s3:*" }), ...UNKNOWN }, undefined, "depends", /\/platform\/X/],
  ["an unknown policy that might deny", { ...inline(send()), ...UNKNOWN }, undefined, "depends", /\/platform\/X/],
  ["an unknown policy, and a Deny that it can't undo", { ...inline(deny()), ...UNKNOWN }, undefined, "no", /denied by inline policy/],
  ["an unknown policy, and a Deny of a part", { ...inline(deny({ Resource: ORDERS })), ...UNKNOWN }, undefined, "depends", /\/platform\/X/],
  ["an unknown boundary around an Allow", { ...inline(send()), ...BOUNDARY }, undefined, "depends", /the boundary \/platform\/B/],
  ["an unknown boundary around nothing: it gives nothing", { ...inline({ Action: "s3:*" }), ...BOUNDARY }, undefined, "no", /no policy/],
  ["a known boundary that leaves it out", { ...inline(send()), boundary: { kind: "aws-managed", name: "AmazonSQSReadOnlyAccess" } }, undefined, "no", /left out by the boundary/],
  ["a known boundary that leaves it out, and an unknown policy", { ...inline(), ...UNKNOWN, boundary: { kind: "aws-managed", name: "AmazonSQSReadOnlyAccess" } }, undefined, "no", /left out by the boundary/],
  ["a policy newer than the list", sources(["BrandNewPolicy"]), undefined, "depends", /BrandNewPolicy is not in the list/],
  ["an inline policy that is not known yet", sources({ inline: "unknown" }), undefined, "depends", /known only after apply/],
  ["a statement that can't be read", inline(send({ Effect: "allow" })), undefined, "depends", /has the effect "allow"/],
])("%s", async (_, given, on, expected, why) => {
  const found = await verdict(given, on);
  expect([found.verdict, found.why.join("; ")]).toEqual([expected, expect.stringMatching(why)]);
});

test("a wildcard on resources that the action does not take is no reason for a no", async () => {
  const access = await accessWith(inline({ Action: "s3:*", Resource: "arn:aws:s3:::reports/*" }));
  expect(judgeAction(access, "s3:DeleteBucket")).toMatchObject({ verdict: "depends", why: [expect.stringContaining("has a wildcard that covers it")] });
});
