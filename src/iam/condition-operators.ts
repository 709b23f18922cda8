/** What an operator compares. */
export type OperatorKind = "string" | "number" | "date" | "bool" | "binary" | "ip" | "arn" | "null";

/** Operators of conditions, in the spelling that IAM wants (IAM User Guide, "Condition operators"). */
const OPERATORS = {
  StringEquals: "string", StringNotEquals: "string", StringEqualsIgnoreCase: "string", StringNotEqualsIgnoreCase: "string", StringLike: "string", StringNotLike: "string",
  NumericEquals: "number", NumericNotEquals: "number", NumericLessThan: "number", NumericLessThanEquals: "number", NumericGreaterThan: "number", NumericGreaterThanEquals: "number",
  DateEquals: "date", DateNotEquals: "date", DateLessThan: "date", DateLessThanEquals: "date", DateGreaterThan: "date", DateGreaterThanEquals: "date",
  Bool: "bool", BinaryEquals: "binary", IpAddress: "ip", NotIpAddress: "ip",
  ArnEquals: "arn", ArnLike: "arn", ArnNotEquals: "arn", ArnNotLike: "arn", Null: "null",
} as const satisfies Readonly<Record<string, OperatorKind>>;

export const operatorNames: readonly string[] = Object.keys(OPERATORS);

const kinds = new Map<string, OperatorKind>(Object.entries(OPERATORS));

/** An operator without `ForAnyValue:`, `ForAllValues:` and `IfExists`. */
export interface Operator {
  readonly base: string;
  readonly kind: OperatorKind;
}

/** The operator that `text` names, or undefined if IAM has none of this name; Null asks for existence, so it takes no IfExists. */
export function parseOperator(text: string): Operator | undefined {
  const bare = text.replace(/^(ForAnyValue|ForAllValues):/, "");
  const base = bare.replace(/IfExists$/, "");
  const kind = kinds.get(base);
  return kind === undefined || (kind === "null" && base !== bare) ? undefined : { base, kind };
}
