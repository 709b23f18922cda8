import { RehearsalFailure, type Proof, type Step } from "./step";
import type { World } from "./world";

export type Outcome = "passed" | "failed" | "nothing-to-do" | "not-reached";

export interface Line {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly proof: readonly string[];
}

export interface Progress {
  started(step: Step, index: number, of: number): void;
  ended(line: Line): void;
  /** Evidence as soon as it is there, so that an interrupted rehearsal keeps what it has. */
  file(step: Step, name: string, text: string): void;
}

/** Runs the steps in their order; what comes after a failure is not reached, since it would fail of that alone. */
export async function runSteps(steps: readonly Step[], world: World, progress: Progress): Promise<Line[]> {
  const lines: Line[] = [];
  let broken = false;
  for (const [index, step] of steps.entries()) {
    const { id, title } = step;
    if (broken) {
      lines.push({ id, title, outcome: "not-reached", seconds: 0, proof: [] });
      continue;
    }
    const nothing = step.skip?.(world);
    if (nothing !== undefined) {
      const line: Line = { id, title, outcome: "nothing-to-do", seconds: 0, proof: [nothing] };
      lines.push(line);
      progress.ended(line);
      continue;
    }
    progress.started(step, index, steps.length);
    const start = performance.now();
    const { proof, failed } = await attempt(step, world);
    for (const [name, text] of Object.entries(proof.files ?? {})) progress.file(step, name, text);
    const line: Line = { id, title, outcome: failed ? "failed" : "passed", seconds: (performance.now() - start) / 1_000, proof: proof.lines };
    lines.push(line);
    progress.ended(line);
    broken = failed;
  }
  return lines;
}

async function attempt(step: Step, world: World): Promise<{ readonly proof: Proof; readonly failed: boolean }> {
  try {
    return { proof: await step.run(world), failed: false };
  } catch (cause) {
    if (!(cause instanceof RehearsalFailure)) throw cause;
    return { proof: { lines: [cause.message], files: cause.files }, failed: true };
  }
}
