import { isObject, keyPath, toPlainJson } from "./plain-json";
import type { Json, JsonObject } from "./plain-json";

type OneOrMany<T> = T | readonly T[];
type ConditionValue = string | number | boolean;
type PolicyCondition = Readonly<Record<string, Readonly<Record<string, OneOrMany<ConditionValue>>>>>;

type ActionChoice =
  | { readonly Action: OneOrMany<string>; readonly NotAction?: never }
  | { readonly NotAction: OneOrMany<string>; readonly Action?: never };
type ResourceChoice =
  | { readonly Resource: OneOrMany<string>; readonly NotResource?: never }
  | { readonly NotResource: OneOrMany<string>; readonly Resource?: never };

/** A statement of an identity policy; the principal is whoever has the policy (IAM User Guide, "Grammar of the IAM JSON policy language"). */
type PolicyStatement = { readonly Sid?: string; readonly Effect: "Allow" | "Deny"; readonly Condition?: PolicyCondition } & ActionChoice & ResourceChoice;

/** An identity policy: what an inline policy of a permission set is. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: OneOrMany<PolicyStatement>;
}

/** A text of the document and where it stands in it. */
export interface PlacedText {
  readonly where: string;
  readonly value: string;
}

/** One operator and key of a statement's conditions. */
export interface PlacedCondition {
  readonly where: string;
  readonly operator: string;
  readonly key: string;
  readonly values: readonly ConditionValue[];
}

/** A statement with every string-or-list as a list. What has the wrong type is left out here and stays visible in `element`. */
export interface ReadStatement {
  readonly where: string;
  readonly element: JsonObject;
  readonly sid: string | undefined;
  readonly effect: string | undefined;
  readonly actions: readonly PlacedText[];
  readonly notActions: readonly PlacedText[];
  readonly resources: readonly PlacedText[];
  readonly notResources: readonly PlacedText[];
  readonly conditions: readonly PlacedCondition[];
}

/** The statements of any value, as far as it has some: for questions about a policy whose faults are reported elsewhere. */
export function readPolicy(document: unknown, where = ""): readonly ReadStatement[] {
  const plain = toPlainJson(document);
  return "json" in plain && isObject(plain.json) ? readStatements(plain.json, where) : [];
}

/** The statements of a document that is known to be plain JSON; those that are no objects are left out. */
export function readStatements(document: JsonObject, where: string): readonly ReadStatement[] {
  const { Statement: statement } = document;
  const at = `${where}.Statement`;
  if (!Array.isArray(statement)) return isObject(statement) ? [readStatement(statement, at)] : [];
  return statement.flatMap((item: Json, index) => (isObject(item) ? [readStatement(item, `${at}[${index}]`)] : []));
}

/** Bytes as they are sent (minified JSON, UTF-8), and characters without white space, which is what IAM's quota counts. */
export function policySize(document: unknown): { readonly bytes: number; readonly characters: number } {
  const text = JSON.stringify(document) ?? "";
  return { bytes: Buffer.byteLength(text), characters: text.replace(/\s/g, "").length };
}

function readStatement(element: JsonObject, where: string): ReadStatement {
  const texts = (name: string) => placedTexts(element[name], `${where}.${name}`);
  return {
    where,
    element,
    sid: textOf(element.Sid),
    effect: textOf(element.Effect),
    actions: texts("Action"),
    notActions: texts("NotAction"),
    resources: texts("Resource"),
    notResources: texts("NotResource"),
    conditions: readConditions(element.Condition, `${where}.Condition`),
  };
}

function readConditions(block: Json | undefined, where: string): PlacedCondition[] {
  if (!isObject(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, value]) => ({
      where: where + keyPath(operator) + keyPath(key),
      operator,
      key,
      values: (Array.isArray(value) ? value : [value]).filter(isConditionValue),
    })),
  );
}

function placedTexts(value: Json | undefined, where: string): PlacedText[] {
  if (typeof value === "string") return [{ where, value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Json, index) => (typeof item === "string" ? [{ where: `${where}[${index}]`, value: item }] : []));
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isConditionValue(value: Json): value is ConditionValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
