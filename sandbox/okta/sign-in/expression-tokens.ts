/** What an expression asks for that Okta, or this sandbox, does not have. */
export class ExpressionError extends Error {}

export interface Token {
  readonly kind: "literal" | "name" | "sign" | "end";
  readonly text: string;
  /** 1-based, for messages. */
  readonly at: number;
}

const SPACE = /\s*/y;
const LITERAL = /"([^"\\]*)"|'([^'\\]*)'/y;
/** `fn:` introduces the functions of built-in user name templates. */
const NAME = /(?:fn:)?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y;
const SIGN = /==|!=|&&|\|\||[()+,?:!]/y;

export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(expression);
    if (found) at += found[0].length;
    return found;
  };
  for (match(SPACE); at < expression.length; match(SPACE)) {
    const start = at + 1;
    const literal = match(LITERAL);
    const other = literal ? null : (match(NAME) ?? match(SIGN));
    if (literal) tokens.push({ kind: "literal", text: literal[1] ?? literal[2] ?? "", at: start });
    else if (other) tokens.push({ kind: /^\w/.test(other[0]) ? "name" : "sign", text: other[0], at: start });
    else throw new ExpressionError(`${expression}: this sandbox cannot read what stands at character ${start}`);
  }
  return [...tokens, { kind: "end", text: "the end", at: expression.length + 1 }];
}
