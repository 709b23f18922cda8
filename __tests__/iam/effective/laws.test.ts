import * as fc from "fast-check";
import { accessOf } from "../../../src/iam/effective/access";
import { compareEffective } from "../../../src/iam/effective/compare";
import { policiesOf, type PolicySources } from "../../../src/iam/effective/policies";
import { coversReach } from "../../../src/iam/effective/reach";
import type { IamNames } from "../../../src/iam/names";
import { matchesWildcard } from "../../../src/iam/wildcards";
import { inline, smallWorld, statement, statements, type Parts } from "./support";

let names: IamNames;
beforeAll(async () => {
  names = await smallWorld();
});

const PROBES = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:ListQueues", "sns:Publish", "nosuch:DoIt", "s3:GetObject"];
const runs = { numRuns: 150 };

function compare(before: PolicySources, after: PolicySources) {
  return compareEffective(accessOf(policiesOf(before), names), accessOf(policiesOf(after), names), names);
}

test("the same policies differ in nothing, whatever they are", () => {
  fc.assert(fc.property(statements, (all) => {
    expect(compare(inline(...all), inline(...all.toReversed()))).toEqual({ gained: [], lost: [], widened: [], narrowed: [], escalations: { gained: [], lost: [] }, unknown: [] });
  }), runs);
});

test("the change back is the mirror image of the change", () => {
  fc.assert(fc.property(statements, statements, (some, others) => {
    const [there, back] = [compare(inline(...some), inline(...others)), compare(inline(...others), inline(...some))];
    const turned = (changes: typeof there.gained) => changes.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }));
    expect({ gained: turned(back.lost), lost: turned(back.gained), widened: turned(back.narrowed), narrowed: turned(back.widened) }).toEqual({ gained: there.gained, lost: there.lost, widened: there.widened, narrowed: there.narrowed });
    expect(back.escalations.lost.map(({ route }) => route.id)).toEqual(there.escalations.gained.map(({ route }) => route.id));
    expect(back.unknown).toEqual(there.unknown);
  }), runs);
});

test("one more Allow takes nothing away", () => {
  fc.assert(fc.property(statements, statement(fc.constant("Allow")), (all, one) => {
    expect(compare(inline(...all), inline(...all, one))).toMatchObject({ lost: [], narrowed: [] });
  }), runs);
});

test("one more Deny gives nothing", () => {
  fc.assert(fc.property(statements, statement(fc.constant("Deny")), (all, one) => {
    expect(compare(inline(...all), inline(...all, one))).toMatchObject({ gained: [], widened: [] });
  }), runs);
});

test("an unconditional Deny on everything wins over any Allow", () => {
  fc.assert(fc.property(statements, fc.constantFrom(...PROBES), (all, action) => {
    const { reach } = accessOf(policiesOf(inline(...all, { Effect: "Deny", Action: action.toUpperCase(), Resource: "*" })), names);
    expect(reach(action).permits).toEqual([]);
  }), runs);
});

test("a boundary adds nothing", () => {
  const boundary = fc.constantFrom("PowerUserAccess", "AmazonSQSFullAccess", "ReadOnlyAccess", "AmazonSNSReadOnlyAccess", "AWSDenyAll");
  fc.assert(fc.property(statements, boundary, (all, name) => {
    const [free, bound] = [inline(...all), { ...inline(...all), boundary: { kind: "aws-managed" as const, name } }].map((one) => accessOf(policiesOf(one), names));
    for (const action of PROBES) expect(free !== undefined && bound !== undefined && coversReach(free.reach(action), bound.reach(action))).toBe(true);
  }), runs);
});

describe("against IAM's own rule, request by request", () => {
  // Each action with what it takes: a wildcard that brings along an action which takes none of its resources gives nothing.
  const queues = ["arn:aws:sqs:eu-west-1:111122223333:a", "arn:aws:sqs:eu-west-1:111122223333:b", "arn:aws:sqs:us-east-1:444455556666:a"];
  const pairs = [...["sqs:SendMessage", "sqs:ReceiveMessage"].flatMap((action) => queues.map((resource) => ({ action, resource }))), { action: "sqs:ListQueues", resource: "*" }, { action: "sns:Publish", resource: "arn:aws:sns:eu-west-1:111122223333:t" }, { action: "nosuch:DoIt", resource: "arn:aws:nosuch:::x" }];
  const contexts = ["eu-west-1", "eu-west-2", "us-east-1"].flatMap((region) => ["true", "false"].map((mfa) => ({ "aws:requestedregion": region, "aws:multifactorauthpresent": mfa })));
  type Context = (typeof contexts)[number];

  /** IAM User Guide, "Policy evaluation logic", written a second time and as simply as possible: a Deny, else an Allow, else no. */
  const allowed = (all: readonly Parts[], action: string, resource: string, context: Context): boolean => {
    const matching = all.filter((one) => {
      const listed = (name: string, text: string) => (one[name] as string[]).some((pattern) => matchesWildcard(pattern.replace("${aws:PrincipalTag/team}", "a"), text));
      const byAction = ("Action" in one ? one["Action"] : one["NotAction"]) as string[];
      const isAction = byAction.some((pattern) => matchesWildcard(pattern === "*:*" ? "*" : pattern.toLowerCase(), action.toLowerCase())) === "Action" in one;
      const isResource = listed("Resource" in one ? "Resource" : "NotResource", resource) === "Resource" in one;
      const conditions = Object.entries((one["Condition"] ?? {}) as Record<string, Record<string, string | string[]>>);
      const isMet = conditions.every(([operator, keys]) => Object.entries(keys).every(([key, values]) => [values].flat().includes(context[key.toLowerCase() as keyof Context]) !== /not/i.test(operator)));
      return isAction && isResource && isMet;
    });
    return matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
  };
  const requests = pairs.flatMap((pair) => contexts.map((context) => ({ ...pair, context })));

  test("no request becomes possible without being told as gained or widened, none impossible without lost or narrowed", () => {
    fc.assert(fc.property(statements, statements, (some, others) => {
      const change = compare(inline(...some), inline(...others));
      const told = (kinds: readonly ("gained" | "lost" | "widened" | "narrowed")[]) => new Set(kinds.flatMap((kind) => change[kind].map(({ action }) => action.toLowerCase())));
      const [more, less] = [told(["gained", "widened"]), told(["lost", "narrowed"])];
      const covered = (names_: ReadonlySet<string>, action: string) => [...names_].some((one) => matchesWildcard(one, action.toLowerCase()));
      const text = JSON.stringify([some, others]);
      for (const { action, resource, context } of requests) {
        // Of a service that neither the data nor a policy names nothing can be told.
        if (action.startsWith("nosuch") && !text.includes("nosuch")) continue;
        const [before, after] = [allowed(some, action, resource, context), allowed(others, action, resource, context)];
        if (!before && after) expect({ action, resource, told: covered(more, action) }).toEqual({ action, resource, told: true });
        if (before && !after) expect({ action, resource, told: covered(less, action) }).toEqual({ action, resource, told: true });
      }
    }), { numRuns: 400 });
  });

  test("what is not allowed at all, no request gets", () => {
    fc.assert(fc.property(statements, (all) => {
      const { reach } = accessOf(policiesOf(inline(...all)), names);
      for (const { action, resource, context } of requests) if (allowed(all, action, resource, context)) expect({ action, permits: reach(action).permits.length > 0 }).toEqual({ action, permits: true });
    }), { numRuns: 400 });
  });
});
