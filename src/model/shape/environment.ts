import { z } from "zod";
import { names, object, tags, text, unless } from "./forms";
import { okta, region } from "./okta";
import { target } from "./target";

const backend = z.discriminatedUnion("kind", [
  object({ kind: z.literal("hcp-terraform"), organization: text, workspace: text, hostname: text.optional() }),
  object({ kind: z.literal("s3"), bucket: text, key: text, region: text, kmsKeyId: text.optional() }),
  object({ kind: z.literal("local"), path: text }),
]);

// Not strict: what assign() gives has functions too, with which it is narrowed.
const assignment = unless(unfinished, z.object({
  groups: names,
  permissionSets: names,
  targets: z.array(target),
  exclusions: z.array(target),
  expiry: object({ date: text, reason: text }).optional(),
  // Only looked at, not read: reading the stack would format it for every assignment.
  written: z.custom((given) => typeof given === "object" && given !== null, "what assign([...]).to(...).on(...) gives"),
}));

export const environment = object({
  name: text,
  backend,
  aws: object({ region, account: text, permissionSetPrefix: text.optional(), identityStore: text.optional(), tags: tags.optional() }),
  okta: z.union([z.literal("none"), okta]),
  assignments: z.array(assignment),
  catalog: z.custom((given) => given !== undefined, "a catalog: environments are made by its defineEnvironment()"),
});

/** The sentence `assign([...]).to(...).on(...)` broken off, or a list of it not spread. */
function unfinished(given: unknown) {
  const allowed = "assign([...]).to(...).on(...)";
  if (typeof given !== "object" || given === null || "groups" in given) return undefined;
  if ("on" in given && typeof given.on === "function") return { given: "assign([...]).to(...) without .on(...)", allowed, fix: 'say where: add .on(account("…")), .on(ou("…", "direct")) or another target' };
  if ("to" in given && typeof given.to === "function") return { given: "assign([...]) without .to(...) and .on(...)", allowed, fix: 'say what and where: add .to("…").on(account("…"))' };
  return Array.isArray(given) ? { allowed, fix: "spread it: ...list" } : undefined;
}
