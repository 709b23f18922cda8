import type { PlacedText, ReadStatement } from "./policy-document";

/** A `${…}` of a text: what it stands for, or why IAM can't read it. */
export interface PolicyVariable {
  readonly text: string;
  /** The condition key; undefined for a faulty one and for the escapes `${*}`, `${?}` and `${$}`. */
  readonly key: string | undefined;
  readonly fault: string | undefined;
}

/** The policy variables of a text (IAM User Guide, "Policy variables"): `${key}` or `${key, 'default'}`. */
export function variablesIn(text: string): readonly PolicyVariable[] {
  const found: PolicyVariable[] = [];
  let start = text.indexOf("${");
  while (start >= 0) {
    const end = text.indexOf("}", start);
    const next = text.indexOf("${", start + 2);
    const open = end < 0 || (next >= 0 && next < end);
    found.push(open ? { text: text.slice(start, next < 0 ? undefined : next), key: undefined, fault: "has no closing brace" } : variable(text.slice(start, end + 1)));
    // Without any brace ahead, one finding says it for all that follow.
    start = end < 0 ? -1 : next;
  }
  return found;
}

/** The texts in which IAM replaces variables: resources and the values of conditions. */
export function textsWithVariables({ resources, notResources, conditions }: ReadStatement): readonly PlacedText[] {
  const values = conditions.flatMap((condition) => condition.values.map((value) => ({ where: condition.where, value: String(value) })));
  return [...resources, ...notResources, ...values].filter(({ value }) => value.includes("${"));
}

function variable(text: string): PolicyVariable {
  const body = text.slice(2, -1);
  if (/^[*?$]$/.test(body)) return { text, key: undefined, fault: undefined };
  const [key = "", ...rest] = body.split(",");
  const fallback = rest.join(",");
  return { text, key, fault: faultOf(key, rest.length > 0 ? fallback : undefined) };
}

function faultOf(key: string, fallback: string | undefined): string | undefined {
  if (key.trim() === "") return "names no key";
  if (/\s/.test(key)) return "has white space in the key";
  if (!/^[^:]+:./.test(key)) return "names no condition key (prefix:name)";
  if (fallback !== undefined && !/^\s*'[^']*'\s*$/.test(fallback)) return "has a default that is not in single quotes";
  return undefined;
}
