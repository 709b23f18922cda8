import { ExpressionError, tokensOf, type Token } from "./expression-tokens";

export type Expression =
  | { readonly kind: "literal"; readonly value: string | boolean | null }
  | { readonly kind: "attribute"; readonly of: string; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "binary"; readonly operator: "+" | "==" | "!=" | "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "choice"; readonly condition: Expression; readonly yes: Expression; readonly no: Expression };

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([["true", true], ["false", false], ["null", null]]);
/** Weakest first. */
const LEVELS: readonly ReadonlyMap<string, "+" | "==" | "!=" | "and" | "or">[] = [
  new Map([["or", "or"], ["||", "or"]]),
  new Map([["and", "and"], ["&&", "and"]]),
  new Map([["==", "=="], ["!=", "!="]]),
  new Map([["+", "+"]]),
];

/** Reads one expression, whole. */
export function parseExpression(text: string): Expression {
  return new Parser(text).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Expression {
    const read = this.#choice();
    if (this.#token.kind !== "end") throw this.#unexpected();
    return read;
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: "end", text: "the end", at: this.text.length + 1 };
  }

  #take(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.#token;
    const word = kind === "name" ? text.toLowerCase() : text;
    if (kind === "literal" || !signs.includes(word)) return undefined;
    this.#next += 1;
    return word;
  }

  #must(sign: string): void {
    if (this.#take(sign) === undefined) throw this.#unexpected(sign);
  }

  #choice(): Expression {
    const condition = this.#level(0);
    if (this.#take("?") === undefined) return condition;
    const yes = this.#choice();
    this.#must(":");
    return { kind: "choice", condition, yes, no: this.#choice() };
  }

  #level(depth: number): Expression {
    const operators = LEVELS[depth];
    if (operators === undefined) return this.#one();
    let left = this.#level(depth + 1);
    for (let sign = this.#take(...operators.keys()); sign !== undefined; sign = this.#take(...operators.keys())) {
      const operator = operators.get(sign);
      if (operator === undefined) throw this.#unexpected();
      left = { kind: "binary", operator, left, right: this.#level(depth + 1) };
    }
    return left;
  }

  #one(): Expression {
    if (this.#take("!", "not") !== undefined) return { kind: "not", operand: this.#one() };
    if (this.#take("(") !== undefined) {
      const inner = this.#choice();
      this.#must(")");
      return inner;
    }
    const { kind, text } = this.#token;
    if (kind !== "literal" && kind !== "name") throw this.#unexpected();
    this.#next += 1;
    if (kind === "literal") return { kind, value: text };
    const constant = CONSTANTS.get(text);
    if (constant !== undefined) return { kind: "literal", value: constant };
    return this.#take("(") === undefined ? this.#attribute(text) : { kind: "call", name: text, arguments: this.#arguments() };
  }

  #attribute(path: string): Expression {
    const [of = "", name, ...more] = path.split(".");
    if (name === undefined || more.length > 0) throw new ExpressionError(`${this.text}: this sandbox does not know ${path}`);
    return { kind: "attribute", of, name };
  }

  #arguments(): readonly Expression[] {
    if (this.#take(")") !== undefined) return [];
    const read = [this.#choice()];
    while (this.#take(",") !== undefined) read.push(this.#choice());
    this.#must(")");
    return read;
  }

  #unexpected(instead?: string): ExpressionError {
    const { text, at } = this.#token;
    return new ExpressionError(`${this.text}: ${text} at character ${at}${instead === undefined ? " is not expected" : `, ${instead} is expected`}`);
  }
}
