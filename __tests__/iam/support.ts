import { checkPolicyDocument, servicesOf } from "../../src/iam/check-policy";
import type { PolicyCheckOptions } from "../../src/iam/check-policy";
import { loadIamNames } from "../../src/iam/names";
import type { Problem } from "../../src/model/problem";

/** Loads what the document needs and checks it, as the loader of the catalog does. */
export async function check(document: unknown, options: PolicyCheckOptions = {}): Promise<Problem[]> {
  return checkPolicyDocument("inline", document, await loadIamNames(servicesOf(document)), options);
}

/** Severity, rule and place: what a table compares. */
export async function marks(document: unknown, options: PolicyCheckOptions = {}): Promise<string[]> {
  return (await check(document, options)).map(({ severity, rule, where }) => `${severity} ${rule} ${where}`);
}

/** A sound policy with one statement, changed by `parts`; a part that is undefined is left out. */
export function policy(parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const sound: Record<string, unknown> = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" };
  return { Version: "2012-10-17", Statement: [Object.fromEntries(Object.entries({ ...sound, ...parts }).filter(([, value]) => value !== undefined))] };
}

/** A sound policy with these conditions. */
export function conditional(condition: unknown): Record<string, unknown> {
  return policy({ Condition: condition });
}
