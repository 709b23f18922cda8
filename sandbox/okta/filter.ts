import { invalid } from "./errors";

const TERM = /^\s*([\w.]+)\s+(eq|sw|co)\s+"((?:[^"\\]|\\.)*)"\s*$/i;

/** Reads an expression such as `type eq "OKTA_GROUP" and profile.name sw "AWS"` into a test over named values. */
export function readFilter<T>(
  expression: string | null,
  values: { readonly [name: string]: (item: T) => string },
): (item: T) => boolean {
  if (expression === null || expression.trim() === "") return () => true;
  const terms = expression.split(/\s+and\s+(?=[\w.]+\s+(?:eq|sw|co)\s)/i).map((term) => readTerm(term, values));
  return (item) => terms.every((holds) => holds(item));
}

function readTerm<T>(term: string, values: { readonly [name: string]: (item: T) => string }): (item: T) => boolean {
  const [, name = "", operator = "", quoted = ""] = TERM.exec(term) ?? [];
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (!value) throw invalid("filter", `filter: Invalid expression: ${term}`);
  const wanted = quoted.replace(/\\(.)/g, "$1");
  switch (operator.toLowerCase()) {
    case "eq":
      return (item) => value(item) === wanted;
    case "sw":
      return (item) => value(item).startsWith(wanted);
    default:
      return (item) => value(item).includes(wanted);
  }
}

/** Okta's plain search finds what begins with the words, in any case. */
export function beginsWith(query: string | null, ...candidates: readonly string[]): boolean {
  return query === null || candidates.some((candidate) => candidate.toLowerCase().startsWith(query.toLowerCase()));
}
