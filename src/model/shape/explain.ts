import type { z } from "zod";
import { didYouMean, nearest } from "../keys";
import type { Problem } from "../problem";
import { quote } from "../problem";
import { valueAt } from "./place";
import { unknownPropertyFix } from "./unknown-property";

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What zod found in `root`, as problems; `place` says a path as the author of the data would. */
export function explain(issue: Issue, root: unknown, place: (path: Path) => string, above: Path = []): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // Of several forms, the one with the fewest faults is the one that was meant.
    const [best] = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
    if (best !== undefined && depth(best) > 0) return best.flatMap((inner) => explain(inner, root, place, path));
  }
  const given = valueAt(root, path);
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split(" ").filter((name) => name !== "");
    return issue.keys.map((key) => ({
      rule: "shape", severity: "error", where: place([...path, key]), given: `a property ${quote(key)}`,
      allowed: known.length === 0 ? "no such property here" : `no such property here, only ${known.join(", ")}`,
      fix: unknownPropertyFix(key, known, path, given),
    }));
  }
  return [{ rule: "shape", severity: "error", where: place(path), given: said(issue, "given") ?? describe(given), allowed: allowedBy(issue), fix: said(issue, "fix") ?? fixFor(issue, given, path) }];
}

/** What the form itself says of a value that it recognised. */
function said(issue: Issue, part: "given" | "fix"): string | undefined {
  const words: unknown = issue.code === "custom" ? issue.params?.[part] : undefined;
  return typeof words === "string" ? words : undefined;
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** A function was most often meant to be called, so its name is what helps. */
function describe(given: unknown): string {
  return typeof given === "function" ? `the function ${nameOf(given)}` : quote(given);
}

function nameOf(given: { readonly name: unknown }): string {
  return typeof given.name === "string" && /^[\w$]{1,60}$/.test(given.name) ? given.name : "without a name";
}

function allowedBy(issue: Issue): string {
  const choice = choiceOf(issue);
  if (choice.length > 0) return `one of ${choice.join(", ")}`;
  if (issue.code === "invalid_type") return issue.expected === "string" ? "text in quotes" : `a value of type ${issue.expected}`;
  if (issue.code === "invalid_union") return [...new Set(issue.errors.flat().map(allowedBy))].join(", or ");
  return issue.message;
}

/** The words among which a value must be, where the form has such. */
function choiceOf(issue: Issue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

function fixFor(issue: Issue, given: unknown, path: Path): string {
  if (given === undefined) return "add it";
  if (typeof given === "function") return `call it: ${nameOf(given)}(...)`;
  if (typeof given === "string") {
    const [best] = nearest(given, choiceOf(issue));
    if (best !== undefined) return didYouMean([best]);
    if (issue.code === "invalid_type" && issue.expected === "array" && path.length > 0) return `write it in brackets: [${quote(given)}]`;
  }
  // The compiler reads the snapshot's types off the file, so it would find nothing in there.
  return path[0] === "organization" ? "correct the value in the snapshot (organization.json)" : "correct the value; `npm run typecheck` shows the line";
}
