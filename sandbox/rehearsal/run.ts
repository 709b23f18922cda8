import { TerraformError, type Interrupted } from "../../src/terraform/run";
import { printed } from "./said";
import { RehearsalFailure, type Proof, type Step } from "./step";
import type { World } from "./world";

/** "interrupted": a signal came while it ran, so that nothing is known of it. */
export type Outcome = "passed" | "failed" | "interrupted" | "nothing-to-do" | "not-reached";

export interface Line {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly proof: readonly string[];
  /** Whether it acts on the organization's management account. */
  readonly managementAccount: boolean;
}

export interface Progress {
  started(step: Step, index: number, of: number): void;
  ended(line: Line): void;
  /** Evidence as soon as it is there, so that an interrupted rehearsal keeps what it has. */
  file(step: Step, name: string, text: string): void;
}

/** Runs the steps in their order; what comes after a failure or an interruption is not reached, since it would fail of that alone. */
export async function runSteps(steps: readonly Step[], world: World, progress: Progress, signal: AbortSignal = new AbortController().signal): Promise<Line[]> {
  const lines: Line[] = [];
  let over = signal.aborted;
  // One for all steps: each would leave a listener behind.
  const end = aborted(signal);
  for (const [index, step] of steps.entries()) {
    const { id, title } = step;
    const about = { id, title, managementAccount: step.management?.(world) ?? false };
    if (over) {
      lines.push({ ...about, outcome: "not-reached", seconds: 0, proof: [] });
      continue;
    }
    const nothing = step.skip?.(world);
    if (nothing !== undefined) {
      const line: Line = { ...about, outcome: "nothing-to-do", seconds: 0, proof: [nothing] };
      lines.push(line);
      progress.ended(line);
      continue;
    }
    progress.started(step, index, steps.length);
    const start = performance.now();
    const { proof, outcome } = await attempt(step, world, signal, end);
    for (const [name, text] of Object.entries(proof.files ?? {})) progress.file(step, name, text);
    const line: Line = { ...about, outcome, seconds: (performance.now() - start) / 1_000, proof: proof.lines };
    lines.push(line);
    progress.ended(line);
    over = outcome !== "passed";
  }
  return lines;
}

const INTERRUPTED = { proof: { lines: [] }, outcome: "interrupted" } as const;

async function attempt(step: Step, world: World, signal: AbortSignal, end: Promise<undefined>): Promise<{ readonly proof: Proof; readonly outcome: "passed" | "failed" | "interrupted" }> {
  try {
    const proof = await Promise.race([step.run(world), end]);
    return proof === undefined ? INTERRUPTED : { proof, outcome: "passed" };
  } catch (cause) {
    // What a signal has stopped fails in many ways, and none of them is a finding.
    if (signal.aborted || isInterruption(cause)) return INTERRUPTED;
    if (cause instanceof TerraformError) return { proof: { lines: [cause.message], files: cause.run === undefined ? {} : { "terraform.txt": printed(cause.run) } }, outcome: "failed" };
    if (!(cause instanceof RehearsalFailure)) throw cause;
    return { proof: { lines: [cause.message], files: cause.files }, outcome: "failed" };
  }
}

function isInterruption(cause: unknown): cause is Interrupted {
  return cause instanceof TerraformError && cause.name === "Interrupted";
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
