import { z } from "zod";
import { isWaivable, RULE_IDS } from "../../review/rules/ids";
import type { Problem } from "../problem";
import { explain } from "./explain";
import { names, object, text } from "./forms";
import { placeInCatalog } from "./place";
import { target } from "./target";

const waiver = object({ rule: z.enum(RULE_IDS.filter(isWaivable)), environment: text, subject: text, reason: text, owner: text, until: text });

const guardrails = object({
  adminGroups: names.optional(),
  adminAccounts: z.number().optional(),
  managementGroups: names.optional(),
  boundaries: names.optional(),
  longestPowerfulSession: text.optional(),
  pilots: names.optional(),
  reprovisionLimit: z.number().optional(),
  replacementShare: z.number().optional(),
  breakGlass: z.array(object({ environment: text, permissionSet: text, on: z.array(target), except: z.array(z.union([text, target])).optional() })).optional(),
  waivers: z.array(waiver).optional(),
  catalog: z.custom((given) => given !== undefined, "a catalog: guardrails are made by its defineGuardrails()"),
});

/** Checks that guardrails have their shape; only then can anything else be said about them. */
export function checkGuardrailsShape(given: unknown): Problem[] {
  const parsed = guardrails.safeParse(given);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => explain(issue, given, (path) => placeInCatalog(["guardrails", ...path])));
}
