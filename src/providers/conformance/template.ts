export type Template = "literal" | "expression" | "text";

/** What Terraform makes of a string: itself, the value of one expression (of any type), or text with expressions in it. */
export function template(value: string): Template {
  if (!value.includes("{")) return "literal";
  const bare = value.replaceAll(/\$\$\{|%%\{/g, "");
  if (!/[$%]\{/.test(bare)) return "literal";
  return value.startsWith("${") && end(value, 2) === value.length ? "expression" : "text";
}

/** Index after the brace that closes the interpolation whose content starts at `from`; the length + 1 if there is none. */
function end(value: string, from: number): number {
  // What is open, innermost last: braces count outside quotes only, and an interpolation inside quotes is outside again.
  const open = ["{"];
  for (let index = from; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (open.at(-1) === '"') {
      if (character === "\\") index += 1;
      else if (character === '"') open.pop();
      else if (character === "{" && /(?<![$%])[$%]$/.test(value.slice(Math.max(0, index - 2), index))) open.push("{");
    } else if (character === '"' || character === "{") open.push(character);
    else if (character === "}") open.pop();
    if (open.length === 0) return index + 1;
  }
  return value.length + 1;
}
