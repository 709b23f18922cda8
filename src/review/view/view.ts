import type { Phrase } from "./phrase";

/** What a line is: something comes, goes, changes, is found, or is only said. */
export type Mark = "+" | "-" | "~" | "error" | "warning" | "waived" | "";

/** A line with what belongs to it. */
export interface Line {
  readonly mark: Mark;
  readonly text: Phrase;
  readonly details: readonly Phrase[];
}

/** Lines of one kind under a title. */
export interface Block {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** One environment's review as words, before any format has written it. */
export interface EnvironmentView {
  readonly name: Phrase;
  readonly summary: Phrase;
  /** What the summary stands on: how much was compared. */
  readonly basis: Phrase;
  readonly blocks: readonly Block[];
}

/** A review as words: what every format for people writes. */
export interface ReviewView {
  readonly headline: Phrase;
  readonly environments: readonly EnvironmentView[];
}

export function line(mark: Mark, text: Phrase, details: readonly Phrase[] = []): Line {
  return { mark, text, details };
}
