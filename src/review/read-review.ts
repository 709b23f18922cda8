import { z } from "zod";
import { visible } from "../model/problem";
import { UNKNOWN } from "./access/model";
import { SCHEMA, type Review } from "./review";

/** A review file that can't be read: says why. */
export class ReviewFileError extends Error {
  override readonly name = "ReviewFileError";
}

const fact: z.ZodType = z.lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(fact), z.record(z.string(), fact).transform((value) => (Object.keys(value).join() === "unknown" && value["unknown"] === true ? UNKNOWN : value))]));
const account = z.object({ id: z.string(), name: z.string().optional(), key: z.string().optional(), unit: z.string().optional() });
const grant = { group: z.string(), permissionSet: z.string(), account };
const named = z.array(z.object({ name: z.string(), change: z.enum(["added", "removed", "changed"]), before: fact.optional(), after: fact.optional() }));
const texts = z.array(z.string());
const facts = z.record(z.string(), fact);
const action = z.array(z.object({ action: z.string(), from: z.string(), limits: z.string().optional() }));
const policy = z.object({
  summaries: z.object({ gained: texts, lost: texts, widened: texts, narrowed: texts }), adminWhat: z.string().optional(),
  gained: action, lost: action, widened: action, narrowed: action, escalations: z.array(z.object({ action: z.string(), why: z.string(), limited: z.literal(true).optional() })), adminLike: z.object({ before: z.boolean(), after: z.boolean() }), unknown: texts,
});
const setFacts = z.looseObject({ description: fact, session: fact, relayState: fact, managed: texts, customerManaged: texts, tags: facts });
const permissionSet = z.object({
  name: z.string(), change: z.enum(["added", "removed", "changed", "renamed"]), from: z.string().optional(), before: setFacts.optional(), after: setFacts.optional(),
  fields: z.array(z.object({ field: z.string(), before: fact, after: fact })), roleChanges: z.boolean(), reprovisions: z.number(), accounts: z.number(), holders: z.array(z.object({ group: z.string(), accounts: texts })), moved: z.number(), policy: policy.optional(),
});
const rule = z.looseObject({ priority: fact, access: fact, groups: texts, factorMode: fact, constraints: z.array(fact), reauthenticateAfter: fact, inactivity: fact, network: fact, others: fact });
const environment = z.looseObject({
  environment: z.string(),
  source: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("plan"), terraform: z.string(), madeAt: z.string().optional(), complete: z.boolean().optional(), destroysAll: z.boolean() }),
    z.object({ kind: z.literal("data"), base: z.string(), head: z.string() }),
  ]),
  counts: z.object(Object.fromEntries(["gained", "lost", "replaced", "groups", "accounts", "permissionSets", "trust", "signOn", "pushes", "appAccess", "directory", "drift", "unknown", "others"].map((name) => [name, z.number()]))),
  unchanged: z.object({ grants: z.number(), permissionSets: z.number() }),
  gained: z.array(z.object({ ...grant, cause: z.enum(["edit", "comes-back", "pushed-again"]) })),
  lost: z.array(z.object({ ...grant, cause: z.enum(["edit", "group-vanished", "ended"]), ended: z.object({ date: z.string(), reason: z.string() }).optional() })),
  replaced: z.array(z.object({ ...grant, reason: z.string() })),
  permissionSets: z.array(permissionSet),
  trust: named,
  signOn: z.array(z.object({ rule: z.string(), change: z.enum(["added", "removed", "changed"]), before: rule.optional(), after: rule.optional() })),
  signOnEffects: z.array(z.object({ who: z.string(), effect: z.enum(["weaker", "stronger", "different", "new"]), before: z.string(), after: z.string(), why: texts })),
  pushes: named,
  appAccess: named,
  directory: named,
  waiting: z.array(z.object({ group: z.string(), grants: z.number() })),
  warnings: texts,
  drift: z.array(z.object({ what: z.enum(["grant", "permission set", "trust", "sign-on rule", "push", "app access", "directory"]), change: z.enum(["added", "removed", "changed"]), name: z.string(), reverted: z.boolean() })),
  unknown: z.array(z.object({ address: z.string(), what: z.string() })),
  others: z.array(z.object({ address: z.string(), actions: texts })),
  notes: texts,
  findings: z.array(z.object({
    rule: z.string(), severity: z.enum(["error", "warning"]), subject: z.string(), what: z.string(), why: z.string(), fix: z.string(),
    waived: z.object({ reason: z.string(), owner: z.string(), until: z.string(), added: z.boolean().optional() }).optional(),
  })),
  judged: z.object({ found: texts, compliant: texts, doesNotApply: texts, couldNotTell: texts }).optional(),
  settled: z.record(z.string(), z.string()).optional(),
  fingerprint: z.object({ value: z.string(), changes: z.array(z.object({ address: z.string(), actions: texts, digest: z.string() })) }).optional(),
});
const review = z.looseObject({ schema: z.literal(SCHEMA), verdict: z.enum(["pass", "blocked"]), commit: z.string().optional(), environments: z.array(environment).min(1) });

/** Reads what `idc review --json` wrote; a file that is anything else, or was cut off, is a ReviewFileError. */
export function readReview(text: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReviewFileError("it is not whole JSON: it is cut off, or no review. Write it with `idc review --json`");
  }
  const read = review.safeParse(value);
  // oxlint-disable-next-line no-unsafe-type-assertion -- the schema above is the type, field by field; facts are recursive, which its inference gives up on
  if (read.success) return read.data as unknown as Review;
  const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
  if (schema !== SCHEMA) throw new ReviewFileError(schema === undefined ? `it is no review. Write it with \`idc review --json\`` : `it is of schema ${visible(JSON.stringify(schema))}, and ${SCHEMA} is what is understood: write and read it with the same version of this program`);
  throw new ReviewFileError(`it is damaged: ${visible(z.prettifyError(read.error).split("\n").slice(0, 4).join(" ")).slice(0, 400)}`);
}
