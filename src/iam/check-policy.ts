import { quote } from "../model/problem";
import type { Problem } from "../model/problem";
import { actionsOf, isVouchedFor, parseAction } from "./actions";
import { parseArn, resourcesOf } from "./arns";
import type { IamNames } from "./names";
import { isObject, toPlainJson } from "./plain-json";
import { readPolicy, readStatements } from "./policy-document";
import type { Finding, PolicyContext, PolicyRule } from "./rule";
import { policyRules } from "./rules";
import { textsWithVariables, variablesIn } from "./variables";

export interface PolicyCheckOptions {
  /** @default 32768, PutInlinePolicyToPermissionSet */
  readonly maxBytes?: number;
  /** Without white space. @default 10240, IAM's quota for the inline policies of a role */
  readonly maxCharacters?: number;
  /** Actions that AWS has and the data does not yet: `service:Action` or `service:*`. */
  readonly newerThanSnapshot?: readonly string[];
  /** What the author calls `newerThanSnapshot` in the data, for the messages. @default newerThanSnapshot */
  readonly newerThanSnapshotField?: string;
}

/** The services whose names a check of this document needs, for `loadIamNames`; `*` stands for all. Never throws. */
export function servicesOf(document: unknown): string[] {
  const statements = readPolicy(document);
  const actions = actionsOf(statements).flatMap(({ value }) => parseAction(value) ?? []);
  const keys = [
    ...statements.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
    ...statements.flatMap(textsWithVariables).flatMap(({ value }) => variablesIn(value).map(({ key }) => key ?? "")),
  ];
  const prefixes = [
    ...actions.filter(({ prefix, name }) => prefix !== "*" || name !== "*").map(({ prefix }) => prefix),
    ...[...resourcesOf(statements).map(({ value }) => parseArn(value)?.service ?? ""), ...keys.map(prefixOf)].filter((prefix) => /^[0-9a-z-]+$/i.test(prefix)),
  ];
  return [...new Set(prefixes.map((prefix) => prefix.toLowerCase()))].toSorted();
}

/**
 * Everything that IAM or IAM Identity Center would refuse in an inline policy, or take and ignore, all at once; `where` is the
 * place of the document in the data. Never throws: a rule that fails reports that it did not check.
 */
export function checkPolicyDocument(where: string, document: unknown, names: IamNames, options: PolicyCheckOptions = {}): Problem[] {
  const plain = toPlainJson(document);
  if ("problem" in plain) {
    return [problem("policy-not-json", { where: where + plain.problem.path, given: plain.problem.what, allowed: "plain JSON: objects, lists, texts, numbers, true, false", fix: "write the policy as data" })];
  }
  if (!isObject(plain.json)) {
    const fix = typeof plain.json === "string" ? "pass the parsed document, not its text" : 'write { "Version": "2012-10-17", "Statement": [ … ] }';
    return [problem("policy-not-object", { where, given: quote(plain.json), allowed: "an object with Version and Statement", fix })];
  }
  const { maxBytes = 32_768, maxCharacters = 10_240, newerThanSnapshot = [], newerThanSnapshotField = "newerThanSnapshot" } = options;
  const context: PolicyContext = {
    where,
    document: plain.json,
    statements: readStatements(plain.json, where),
    names,
    maxBytes,
    maxCharacters,
    vouchedFor: (action) => isVouchedFor(action, newerThanSnapshot),
    newerThanData: `if AWS has it since ${names.date}, list it in ${newerThanSnapshotField}`,
  };
  return [...notLoaded(context), ...policyRules.flatMap((rule) => run(rule, context))];
}

/** Without the names, rules have nothing to compare with, and silence would pass for approval. */
function notLoaded({ where, document, names }: PolicyContext): Problem[] {
  const missing = servicesOf(document).filter((service) => !names.isLoaded(service));
  if (missing.length === 0) return [];
  return [problem("policy-not-checked", { where, given: `names not loaded for ${missing.join(", ")}`, allowed: "names of every service in the policy", fix: "loadIamNames(servicesOf(document)) first" })];
}

function run(rule: PolicyRule, context: PolicyContext): Problem[] {
  try {
    return rule.check(context).map((finding) => ({ rule: rule.id, ...finding }));
  } catch (error) {
    return [problem(rule.id, { where: context.where, given: `the rule failed: ${String(error)}`, allowed: "a policy that it can check", fix: "report this as a fault of the rule; the policy is not checked" })];
  }
}

function problem(rule: string, finding: Omit<Finding, "severity">): Problem {
  return { rule, severity: "error", ...finding };
}

function prefixOf(key: string): string {
  return key.includes(":") ? (key.split(":")[0] ?? "") : "";
}
