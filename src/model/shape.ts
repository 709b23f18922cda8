import { z } from "zod";
import { nearest } from "./keys";
import type { Problem } from "./problem";
import { quote } from "./problem";
import { REGIONS } from "./region";

/**
 * The shape of all data, so that a mistake which the compiler would have refused (the data is run without being type-checked,
 * and the snapshot comes from outside) becomes a problem with a place, never an exception.
 */
const text = z.string();
const tags = record(text);
const names = z.array(text);

const target = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("account"), account: text }),
  z.strictObject({ kind: z.literal("ou"), unit: text, depth: z.enum(["direct", "recursive"]) }),
  z.strictObject({ kind: z.literal("tag"), key: text, value: text }),
  z.strictObject({ kind: z.literal("every-member-account") }),
]);

const customerPolicy = z.strictObject({ kind: z.literal("customer-managed"), path: text, name: text });
const awsPolicy = z.union([text, z.strictObject({ kind: z.literal("aws-managed"), name: text })]);

const permissionSet = z.strictObject({
  description: text,
  session: text.optional(),
  managed: z.array(awsPolicy).optional(),
  customerManaged: z.array(customerPolicy).optional(),
  inline: record(z.unknown()).optional(),
  boundary: z.union([awsPolicy, customerPolicy]).optional(),
  relayState: text.optional(),
  tags: tags.optional(),
  newActions: names.optional(),
});

const organization = z.object({
  id: text,
  managementAccount: text,
  delegatedAdministrator: text.optional(),
  takenAt: text,
  units: record(z.object({ id: text, name: text, parent: text })),
  accounts: record(z.object({ id: text, name: text, unit: text, status: text, tags: tags.optional() })),
});

const catalog = z.strictObject({
  organization,
  groups: record(z.strictObject({ name: text, description: text, type: z.enum(["OKTA_GROUP", "APP_GROUP"]).optional() })),
  permissionSets: record(permissionSet),
  customerManagedPolicies: record(z.strictObject({ existsIn: z.array(target) })),
  policyFolder: text.optional(),
  quotas: z.strictObject({ permissionSets: count(), permissionSetsPerAccount: count(), groupsPerPermissionSetAndAccount: count(), managedPoliciesPerPermissionSet: count() }).partial().optional(),
});

const signOn = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("existing"), name: text }),
  z.strictObject({
    kind: z.literal("managed"),
    name: text,
    description: text,
    rules: z.array(z.strictObject({
      name: text,
      access: z.enum(["allow", "deny"]).optional(),
      groups: names.optional(),
      assurance: z.enum(["two-factors", "phishing-resistant", "phishing-resistant-hardware"]).optional(),
      reauthenticateAfter: text.optional(),
      inactivity: text.optional(),
      zones: z.union([z.strictObject({ include: names }), z.strictObject({ exclude: names })]).optional(),
    })),
  }),
]);

const attributes = record(z.union([z.strictObject({ saml: text }), z.strictObject({ directory: text })]));
const createdApp = { label: text, adopt: text.optional(), acsUrl: text, nameId: text.optional(), signOn, attributes: attributes.optional() };
const region = z.enum(Object.keys(REGIONS));

const okta = z.strictObject({
  org: text,
  domain: z.enum(["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com"]).optional(),
  access: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("existing"), group: text }),
    z.strictObject({ kind: z.literal("rule"), group: text, expression: text }),
    z.strictObject({ kind: z.literal("union"), group: text }),
  ]).optional(),
  ownGroups: z.array(z.strictObject({ group: text, rule: text.optional() })).optional(),
  samlApp: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("oin"), ...createdApp }),
    z.strictObject({ kind: z.literal("custom"), ...createdApp, additionalAcs: z.array(z.strictObject({ region, url: text })).optional() }),
    z.strictObject({ kind: z.literal("use"), label: text.optional(), id: text.optional() }),
  ]),
  provisioning: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("scim"), connected: z.boolean(), tokenExpires: text.optional(), pushedElsewhere: names.optional(), pushedByHand: names.optional() }),
    z.strictObject({ kind: z.literal("terraform"), groups: names.optional(), mayBeEmpty: names.optional() }),
  ]).optional(),
});

const backend = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("hcp-terraform"), organization: text, workspace: text, hostname: text.optional() }),
  z.strictObject({ kind: z.literal("s3"), bucket: text, key: text, region: text, kmsKeyId: text.optional() }),
  z.strictObject({ kind: z.literal("local"), path: text }),
]);

const assignment = z.object({
  groups: names,
  permissionSets: names,
  targets: z.array(target),
  exclusions: z.array(target),
  expiry: z.strictObject({ date: text, reason: text }).optional(),
  // Only looked at, not read: reading the stack would format it for every assignment.
  written: z.custom((given) => typeof given === "object" && given !== null, "what assign([...]).to(...).on(...) gives"),
});

const environment = z.strictObject({
  name: text,
  backend,
  aws: z.strictObject({ region, account: text, permissionSetPrefix: text.optional(), identityStore: text.optional(), tags: tags.optional() }),
  okta: z.union([z.literal("none"), okta]),
  assignments: z.array(assignment),
  catalog: z.custom((given) => given !== undefined, "a catalog: environments are made by its defineEnvironment()"),
});

/** Checks that all data has its shape; only then can anything else be said about it. */
export function checkShape(environments: unknown): Problem[] {
  const list = z.array(environment).safeParse(environments);
  const problems = list.success ? [] : list.error.issues.flatMap((issue) => problemsOf(issue, environments, (path) => nameOf(environments, path)));
  const catalogs = Array.isArray(environments) ? new Set(environments.flatMap((one: unknown) => (typeof one === "object" && one !== null && "catalog" in one && one.catalog !== undefined ? [one.catalog] : []))) : [];
  for (const one of catalogs) {
    const parsed = catalog.safeParse(one);
    if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => problemsOf(issue, one, (path) => path.join(".") || "catalog")));
  }
  return problems;
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, root: unknown, name: (path: readonly string[]) => string, above: Path = []): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // Of several forms, the one with the fewest faults is the one that was meant.
    const [best] = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
    if (best !== undefined && depth(best) > 0) return best.flatMap((inner) => problemsOf(inner, root, name, path));
  }
  const steps = path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      rule: "shape", severity: "error", where: name([...steps, key]), given: `a property "${key}"`, allowed: "no such property here",
      fix: `remove it, or correct its name${/token|secret|password|key/i.test(key) ? "; credentials never stand in the data: they come from the providers' environment variables" : ""}`,
    }));
  }
  return [{ rule: "shape", severity: "error", where: name(steps), given: quote(valueAt(root, path)), allowed: allowedBy(issue), fix: fixFor(issue, valueAt(root, path)) }];
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function allowedBy(issue: Issue): string {
  const choice = choiceOf(issue);
  if (choice.length > 0) return `one of ${choice.join(", ")}`;
  if (issue.code === "invalid_type") return issue.expected === "string" ? "text in quotes" : `a value of type ${issue.expected}`;
  if (issue.code === "invalid_union") return [...new Set(issue.errors.flat().map(allowedBy))].join(", or ");
  return issue.message;
}

/** The words among which a value must be, where the form has such. */
function choiceOf(issue: Issue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

function fixFor(issue: Issue, given: unknown): string {
  if (typeof given === "string") {
    const [best] = nearest(given, choiceOf(issue));
    if (best !== undefined) return `did you mean ${JSON.stringify(best)}?`;
  }
  return given === undefined ? "add it" : "correct the value; `npm run typecheck` shows the line";
}

/** `[0].aws.region` reads `pilot.aws.region`. */
function nameOf(environments: unknown, [index, ...rest]: readonly string[]): string {
  if (index === undefined) return "environments";
  const one = valueAt(environments, [index]);
  const name = typeof one === "object" && one !== null && "name" in one && typeof one.name === "string" ? one.name : `environments[${index}]`;
  return [name, ...rest].join(".");
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), root);
}

function count() { return z.number().int().positive(); }

/** Values by key; zod passes an own key `__proto__` by unseen, so it is refused before. */
function record(value: z.ZodType) {
  return z.unknown().superRefine((given, context) => {
    if (typeof given === "object" && given !== null && Object.hasOwn(given, "__proto__")) context.addIssue({ code: "unrecognized_keys", keys: ["__proto__"] });
  }).pipe(z.record(text, value));
}
