import { effectiveAccess } from "../iam/effective/access";
import { isAdminLike } from "../iam/effective/admin-like";
import { readDocument } from "../iam/effective/statement";
import { NO_IAM_NAMES } from "../iam/names";
import { isFacts, isUnknown, type PermissionSetFacts } from "./access/model";
import { limitsOf, type Guardrails } from "./guardrails";
import type { PolicyChange } from "./policy-change";

/** How much a permission set lets a session do. */
export interface Power {
  readonly power: "admin-like" | "less" | "unknown";
  /** Why, or what is not known; a part of a sentence. */
  readonly because: string;
}

type Inline = { readonly inline?: PermissionSetFacts["inline"] | undefined };

const LESS: Power = { power: "less", because: "" };

/**
 * Whether a set is as good as an administrator, by what its policies let a session do and not by their names. `policy`, the comparison
 * of its policies, decides where there is one. A boundary of the customer's own counts only where the guardrails vouch for it.
 */
export function powerOf(facts: PermissionSetFacts | undefined, guardrails: Guardrails, policy?: PolicyChange, side: "before" | "after" = "after"): Power {
  if (facts !== undefined && isVouchedFor(facts, guardrails)) return LESS;
  if (policy?.adminLike[side] === true) return { power: "admin-like", because: "its policies let a session do nearly everything" };
  if (policy !== undefined) return facts === undefined ? LESS : unlessUnread(facts);
  if (facts === undefined) return { power: "unknown", because: "what it lets a session do is not in this review" };
  return judged(facts);
}

const known = new WeakMap<PermissionSetFacts, Power>();

/** Worked out once for a set: many grants are of the same one. */
function judged(facts: PermissionSetFacts): Power {
  const found = known.get(facts) ?? judge(facts);
  known.set(facts, found);
  return found;
}

function judge({ managed, customerManaged, inline, boundary }: PermissionSetFacts): Power {
  // Text that is no JSON is no document, and what is known after the apply is none yet.
  const document = inline === undefined ? {} : { inline: isFacts(inline) ? inline : "unknown" };
  const border = typeof boundary === "string" ? /^(aws|customer):(.*)$/s.exec(boundary) : null;
  const bounds = border === null ? {} : { boundary: { kind: border[1] === "aws" ? "aws-managed" : "customer-managed", name: border[2] ?? "" } as const };
  const admin = isAdminLike(effectiveAccess({ managed, customerManaged, ...document, ...bounds }, NO_IAM_NAMES));
  if (admin !== undefined) return { power: "admin-like", because: [`${admin.what}, by ${admin.by.join(", ")}`, ...admin.unless].join("; ") };
  return unlessUnread({ inline });
}

/** What can't be read is not less. */
function unlessUnread({ inline }: Inline): Power {
  if (isUnknown(inline)) return { power: "unknown", because: "its inline policy can't be read before the apply" };
  const [first] = unreadInline({ inline });
  return first === undefined ? LESS : { power: "unknown", because: `its inline policy can't be read: ${first}` };
}

/** What of an inline policy is no policy that could be read, as sentences; one that is known after the apply is not meant. */
export function unreadInline(facts: Inline | undefined): readonly string[] {
  const inline = facts?.inline;
  return inline === undefined || isUnknown(inline) ? [] : readDocument("inline policy", inline).unreadable.map(({ sentence }) => sentence);
}

function isVouchedFor({ boundary }: PermissionSetFacts, guardrails: Guardrails): boolean {
  return boundary !== undefined && !isUnknown(boundary) && boundary.startsWith("customer:") && limitsOf(guardrails).boundaries.includes(boundary.slice("customer:".length));
}
