import { compare } from "../model/keys";
import { canonical } from "./canonical";
import { isFacts, type Fact } from "./access/model";

const LISTS: ReadonlySet<string> = new Set(["Action", "NotAction", "Resource", "NotResource"]);

/**
 * A policy document in one form, whatever order it was written in: lists sorted and without repetition, a list of one as that one, statements
 * sorted. AWS and the provider take all of these for the same policy (IAM User Guide, "Grammar of the IAM JSON policy language").
 */
export function policyForm(document: Fact): Fact {
  if (!isFacts(document)) return document;
  const { Statement: statement } = document;
  if (statement === undefined) return document;
  const statements = (Array.isArray(statement) ? statement : [statement]).map((one: Fact) => (isFacts(one) ? statementForm(one) : one));
  return { ...document, Statement: statements.toSorted((a, b) => compare(canonical(a), canonical(b))) };
}

function statementForm(statement: Readonly<Record<string, Fact>>): Fact {
  return Object.fromEntries(Object.entries(statement).map(([key, value]) => [key, LISTS.has(key) && Array.isArray(value) ? listForm(value) : value]));
}

function listForm(values: readonly Fact[]): Fact {
  const texts = values.filter((one): one is string => typeof one === "string");
  if (texts.length !== values.length) return values;
  const [first, ...others] = [...new Set(texts)].toSorted(compare);
  return first !== undefined && others.length === 0 ? first : first === undefined ? [] : [first, ...others];
}
