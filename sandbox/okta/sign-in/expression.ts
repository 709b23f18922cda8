import { FUNCTIONS } from "./expression-functions";
import { parseExpression, type Expression } from "./expression-parse";
import { ExpressionError } from "./expression-tokens";

export { ExpressionError };

export type Value = string | boolean | null;

/** What an expression can see. */
export interface Scope {
  /** By the name before the dot (`user`): answers null for an attribute without a value, and throws for one that does not exist. */
  readonly variables: Readonly<Record<string, (attribute: string) => string | null>>;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Evaluates the part of Okta's language that names and attribute statements use; anything else is an error, never a guess. */
export function evaluate(expression: string, scope: Scope): Value {
  return valueOf(parseExpression(expression), scope, expression);
}

/** A name template: text with `${…}` in it, or one expression without. A part without a value leaves the whole without. */
export function evaluateTemplate(template: string, scope: Scope): string | null {
  if (!template.includes("${")) return textOrNull(evaluate(template, scope), template);
  const parts = template.split(/\$\{([^{}]*)\}/).map((part, index) => {
    if (index % 2 === 0 && part.includes("${")) throw new ExpressionError(`${template}: \${ is not closed`);
    return index % 2 === 0 ? part : textOrNull(evaluate(part, scope), template);
  });
  return parts.includes(null) ? null : parts.join("");
}

function textOrNull(value: Value, from: string): string | null {
  if (typeof value === "boolean") throw new ExpressionError(`${from}: is true or false, where text is needed`);
  return value;
}

function valueOf(expression: Expression, scope: Scope, whole: string): Value {
  const value = (part: Expression): Value => valueOf(part, scope, whole);
  const truth = (part: Expression): boolean => {
    const result = value(part);
    if (typeof result !== "boolean") throw new ExpressionError(`${whole}: a condition has to be true or false, got ${JSON.stringify(result)}`);
    return result;
  };
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "attribute":
      return attribute(expression.of, expression.name, scope, whole);
    case "call":
      return call(expression.name, expression.arguments.map(value), scope, whole);
    case "not":
      return !truth(expression.operand);
    case "choice":
      return truth(expression.condition) ? value(expression.yes) : value(expression.no);
    case "binary":
      switch (expression.operator) {
        case "and":
          return truth(expression.left) && truth(expression.right);
        case "or":
          return truth(expression.left) || truth(expression.right);
        case "+":
          return joined(value(expression.left), value(expression.right), whole);
        default:
          return same(value(expression.left), value(expression.right), whole) === (expression.operator === "==");
      }
  }
}

function attribute(of: string, name: string, { variables }: Scope, whole: string): string | null {
  const read = Object.hasOwn(variables, of) ? variables[of] : undefined;
  if (read === undefined) throw new ExpressionError(`${whole}: this sandbox does not know ${of}.${name}`);
  return read(name);
}

function call(name: string, values: readonly Value[], { groups }: Scope, whole: string): Value {
  const run = FUNCTIONS.get(name.replace(/^fn:/, "String."));
  if (run === undefined) throw new ExpressionError(`${whole}: this sandbox does not know the function ${name}`);
  // What Okta's functions make of a missing value is not documented for each of them, so none is guessed.
  const texts = values.map((value) => {
    if (typeof value !== "string") throw new ExpressionError(`${whole}: ${name} needs text, and got ${value === null ? "an attribute without a value" : String(value)}`);
    return value;
  });
  const result = run(texts, groups);
  if (result === undefined) throw new ExpressionError(`${whole}: ${name} takes another number of arguments than ${texts.length}`);
  return result;
}

function joined(left: Value, right: Value, whole: string): string {
  if (typeof left !== "string" || typeof right !== "string") throw new ExpressionError(`${whole}: + joins texts, and one side is ${left === null || right === null ? "an attribute without a value" : "true or false"}`);
  return left + right;
}

function same(left: Value, right: Value, whole: string): boolean {
  if (left !== null && right !== null && typeof left !== typeof right) throw new ExpressionError(`${whole}: compares text with true or false`);
  return left === right;
}
