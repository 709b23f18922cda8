import type { World } from "./world";

/** What a step leaves behind: sentences for the table, files for the evidence folder. */
export interface Proof {
  readonly lines: readonly string[];
  /** By file name; what is of people is masked before it comes here. */
  readonly files?: Readonly<Record<string, string>>;
}

/** One line of the checklist. */
export interface Step {
  readonly id: string;
  /** What is true when it has passed, as a sentence. */
  readonly title: string;
  /** Why this project gives it nothing to do, as a sentence; undefined when it has. */
  skip?(world: World): string | undefined;
  /** Whether it acts on the organization's management account, which the checklist then marks. @default no */
  management?(world: World): boolean;
  run(world: World): Promise<Proof>;
}

/** What was expected and did not come: ends the rehearsal, with the reason for people. */
export class RehearsalFailure extends Error {
  constructor(message: string, readonly files: Readonly<Record<string, string>> = {}) {
    super(message);
  }
}

/** Fails the step unless the condition holds. */
export function expect(condition: boolean, otherwise: () => string): asserts condition {
  if (!condition) throw new RehearsalFailure(otherwise());
}
