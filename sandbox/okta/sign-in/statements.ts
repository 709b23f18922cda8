import type { AttributeSpec } from "../../../src/saml/signer/spec";
import type { App } from "../apps";
import { field, list, text, texts, type Json } from "../json";
import { evaluate, evaluateTemplate, ExpressionError, type Scope } from "./expression";

/** The attributes that the app's statements make for one person; a statement without any value sends no attribute. */
export function attributesFor(app: App, scope: Scope): readonly AttributeSpec[] {
  return list(app.signOn["attributeStatements"]).flatMap((statement) => {
    const values = text(field(statement, "type")) === "GROUP" ? groupNames(statement, scope) : texts(field(statement, "values")).flatMap((expression) => valueOf(expression, scope));
    const nameFormat = text(field(statement, "namespace"));
    return values.length === 0 ? [] : [{ name: text(field(statement, "name")) ?? "", values, ...(nameFormat === undefined ? {} : { nameFormat }) }];
  });
}

function valueOf(expression: string, scope: Scope): readonly string[] {
  const value = expression.includes("${") ? evaluateTemplate(expression, scope) : evaluate(expression, scope);
  return value === null || value === "" ? [] : [String(value)];
}

function groupNames(statement: Json, { groups }: Scope): readonly string[] {
  const filter = text(field(statement, "filterValue")) ?? "";
  const test = filters[text(field(statement, "filterType")) ?? ""];
  if (test === undefined) throw new ExpressionError(`this sandbox does not know the filter of the statement ${text(field(statement, "name")) ?? ""}`);
  return groups.map(({ name }) => name).filter((name) => test(name, filter));
}

const filters: Readonly<Record<string, (name: string, filter: string) => boolean>> = {
  STARTS_WITH: (name, filter) => name.startsWith(filter),
  EQUALS: (name, filter) => name === filter,
  CONTAINS: (name, filter) => name.includes(filter),
  REGEX: (name, filter) => pattern(filter).test(name),
};

function pattern(filter: string): RegExp {
  try {
    return new RegExp(`^(?:${filter})$`);
  } catch {
    throw new ExpressionError(`${filter} is no regular expression`);
  }
}
