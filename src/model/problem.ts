/** What is wrong with the data, in the four parts that a person needs to put it right. */
export interface Problem {
  /** Stable id of the rule, a literal in the rule's own file. */
  readonly rule: string;
  /** An error stops synthesis; a warning is printed and passes. */
  readonly severity: "error" | "warning";
  /** Where in the data, as its author wrote it: `permissionSets.Deployer.session`. */
  readonly where: string;
  /** What stands there, short enough to print. */
  readonly given: string;
  /** What may stand there, with the bound. */
  readonly allowed: string;
  /** The way out, as an instruction. */
  readonly fix: string;
}

/** One problem as a block of text; control characters of the data are shown, never sent to the terminal. */
export function formatProblem(problem: Problem): string {
  const lines = [
    `${problem.severity} ${problem.where} [${problem.rule}]`,
    `    given    ${problem.given}`,
    `    allowed  ${problem.allowed}`,
    `    fix      ${problem.fix}`,
  ];
  return lines.map(visible).join("\n");
}

/** Quotes a value of the data for a message: JSON, cut at `limit` characters. */
export function quote(value: unknown, limit = 120): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
  return text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
}

/** Escapes what could move a cursor, colour a terminal or reorder the text of a line (C0, C1, bidirectional controls). */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
