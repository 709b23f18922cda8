import { isFacts, isUnknown, type Fact, type PermissionSetFacts } from "./access/model";
import type { PolicyChange } from "./policy-change";

/** How much a permission set lets a session do. */
export interface Power {
  readonly power: "admin-like" | "less" | "unknown";
  /** Why, or what is not known; a part of a sentence. */
  readonly because: string;
}

/** AWS managed policies with which a session can do nearly everything, or give itself everything. */
const ADMIN_LIKE: ReadonlySet<string> = new Set(["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]);

/**
 * Whether a set is as good as an administrator. `policy`, the comparison of all of its policies, decides where there is one; else the
 * names of its AWS managed policies and the form of its inline policy. What policies of the customer's own allow is not counted.
 */
export function powerOf(facts: PermissionSetFacts | undefined, policy?: PolicyChange, side: "before" | "after" = "after"): Power {
  if (policy !== undefined) return policy.adminLike[side] ? { power: "admin-like", because: "its policies let a session do nearly everything" } : LESS;
  if (facts === undefined) return { power: "unknown", because: "what it lets a session do is not in this review" };
  const found = adminPolicy(facts);
  if (found === undefined) return isReadable(facts.inline) ? LESS : { power: "unknown", because: "its inline policy can't be read before the apply" };
  const { boundary } = facts;
  if (boundary === undefined || (!isUnknown(boundary) && ADMIN_LIKE.has(boundary.replace(/^aws:/, "")))) return { power: "admin-like", because: `it has ${found}` };
  if (!isUnknown(boundary) && boundary.startsWith("aws:")) return LESS;
  return { power: "unknown", because: `it has ${found}, and what is left of that behind its boundary${isUnknown(boundary) ? "" : ` ${boundary.slice("customer:".length)}`} is not known here` };
}

const LESS: Power = { power: "less", because: "" };

function adminPolicy({ managed, inline }: PermissionSetFacts): string | undefined {
  const named = managed.find((name) => ADMIN_LIKE.has(name));
  return named ?? (statements(inline).some(isAdminStatement) ? "an inline policy that allows nearly everything" : undefined);
}

function isReadable(inline: Fact | undefined): boolean {
  return inline === undefined || isFacts(inline);
}

function statements(inline: Fact | undefined): readonly Fact[] {
  if (inline === undefined || !isFacts(inline)) return [];
  const { Statement: list = null } = inline;
  return Array.isArray(list) ? list : [list];
}

/** Allows every action, or all but some, or all of IAM, on every resource and without a condition. */
function isAdminStatement(statement: Fact): boolean {
  if (!isFacts(statement) || statement.Effect !== "Allow" || statement.Condition !== undefined) return false;
  const everywhere = texts(statement.Resource).includes("*") || statement.NotResource !== undefined;
  return everywhere && (statement.NotAction !== undefined || texts(statement.Action).some((action) => /^(\*|\*:\*|iam:\*)$/i.test(action)));
}

function texts(value: Fact | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === "string");
}
