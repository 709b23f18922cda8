import { AwsError } from "./errors";
import type { Input } from "./input";
import type { TextRule } from "./rules";

/** One page of a list, and the token for the next; the token is good for the operation that gave it and for no other. */
export function page<Item>(input: Input, operation: string, items: readonly Item[], max: number, tokenRule: TextRule): { items: readonly Item[]; NextToken?: string } {
  const size = input.pageSize(max);
  const token = input.optionalText("NextToken", tokenRule);
  const start = token === undefined || token === "" ? 0 : readToken(token, operation);
  const end = start + size;
  const rest = end < items.length ? { NextToken: Buffer.from(`${operation}:${end}`).toString("base64") } : {};
  return { items: items.slice(start, end), ...rest };
}

function readToken(token: string, operation: string): number {
  const [made, position] = Buffer.from(token, "base64").toString("utf8").split(":");
  if (made !== operation || position === undefined || !/^\d{1,9}$/.test(position)) throw new AwsError("ValidationException", "Invalid NextToken");
  return Number(position);
}
