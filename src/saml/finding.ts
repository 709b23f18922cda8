/**
 * One thing about a response or metadata file that the reader should know, in the four parts that put it right.
 * `error`: IAM Identity Center refuses it, or a document says that it must not be. `warning`: it works today and will not, or should not.
 * `unknown`: neither AWS nor Okta documents what happens; never counted as a fault, never as a pass.
 */
export interface Finding {
  /** Stable id, a literal in the check's own file: `audience-region`. */
  readonly id: string;
  readonly severity: "error" | "warning" | "unknown";
  /** One line: what is wrong, without values of people. */
  readonly title: string;
  /** What IAM Identity Center expects, with the document or RFC section it comes from. */
  readonly expected: string;
  /** What was found; values of people stand in `sensitive`, never here. */
  readonly found: string;
  /** The same as `found` with values of people in clear; shown only when asked for. */
  readonly sensitive?: string;
  /** Where in the decoded XML: 1-based line and column, and the element's path. */
  readonly at?: Place;
  /** What to do, where: in Okta, in the console, in this repository. */
  readonly fix: string;
}

export interface Place {
  readonly line: number;
  readonly column: number;
  /** `Response/Assertion/Subject/NameID` (local names). */
  readonly path: string;
}
