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
    `${problem.severity} ${cut(problem.where, 300)} [${problem.rule}]`,
    `    given    ${problem.given}`,
    `    allowed  ${problem.allowed}`,
    `    fix      ${problem.fix}`,
  ];
  return lines.map(visible).join("\n");
}

/** Quotes a value of the data for a message: JSON, cut at `limit` characters. Never throws, whatever the value. */
export function quote(value: unknown, limit = 120): string {
  return cut(value === undefined ? "nothing" : written(value), limit);
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
}

/** Circular, too deep, a bigint, a `toJSON` that throws: JSON can't write everything that data can hold. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? `a value of type ${typeof value}`;
  } catch {
    return `a value of type ${typeof value} that JSON can't write`;
  }
}

/** Escapes what could move a cursor, colour a terminal, reorder the text of a line or hide in it (Unicode: controls, format, surrogates, separators). */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}
