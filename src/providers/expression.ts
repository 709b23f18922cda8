/**
 * Text of the data as Terraform will read it: what looks like a template (`${…}`, `%{…}`) stays the text that it is.
 * Source: Terraform JSON configuration syntax, every string is a template.
 */
export function literal(text: string): string {
  return text.replace(/[$%]\{/g, (start) => `${start.charAt(0)}${start}`);
}

/** A string inside an expression: quoted by the rules of HCL, which knows fewer escapes than JSON. */
export function hclString(text: string): string {
  const quoted = JSON.stringify(text).replace(/\\(.)/g, (escape, letter) => (letter === "b" ? "\\u0008" : letter === "f" ? "\\u000c" : escape));
  return literal(quoted);
}

/** A list of strings inside an expression. */
export function hclList(texts: readonly string[]): string {
  return `[${texts.map(hclString).join(", ")}]`;
}

/** An object of strings inside an expression; values are expressions. */
export function hclMap(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([key, value]) => `${hclString(key)} = ${value}`).join(", ")}}`;
}

/** An expression as the value of an argument. */
export function expression(text: string): string {
  return `\${${text}}`;
}
