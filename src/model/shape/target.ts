import { z } from "zod";
import { quote } from "../problem";
import { object, text, unless } from "./forms";

const A_TARGET = "account(…), ou(…), tagged(…) or everyMemberAccount()";

/** How each of the words for targets is called. */
const CALLS: Readonly<Record<string, string>> = { account: 'account("…")', ou: 'ou("…", "direct")', tagged: 'tagged("…", "…")', everyMemberAccount: "everyMemberAccount()" };

/** Which accounts: what the functions of defineOrganization give. */
export const target = unless(notCalled, z.discriminatedUnion("kind", [
  object({ kind: z.literal("account"), account: text }),
  object({ kind: z.literal("ou"), unit: text, depth: z.enum(["direct", "recursive"]) }),
  object({ kind: z.literal("tag"), key: text, value: text }),
  object({ kind: z.literal("every-member-account") }),
]));

function notCalled(given: unknown) {
  if (typeof given === "string") return { allowed: A_TARGET, fix: `write ${given.includes("/") ? `ou(${quote(given)}, "direct") or ou(${quote(given)}, "recursive")` : `account(${quote(given)})`}` };
  if (typeof given === "function") return { allowed: A_TARGET, fix: `call it: ${Object.hasOwn(CALLS, given.name) ? CALLS[given.name] : A_TARGET}` };
  return Array.isArray(given) ? { allowed: A_TARGET, fix: "write the targets one after the other, without brackets" } : undefined;
}
