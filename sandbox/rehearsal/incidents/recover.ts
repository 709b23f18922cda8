import { findLost, takeOver } from "../../../src/recover/find-lost";
import { RecoveryError } from "../../../src/recover/recovery-error";
import type { Run } from "../../../src/terraform/run";
import { succeeded, type Stacks } from "../stacks";
import { RehearsalFailure } from "../step";

/** How an apply that was killed was gone on with. */
export interface Recovery {
  /** The apply that met what the killed one had no time to note. */
  readonly met: Run;
  /** Addresses that were taken over. */
  readonly takenOver: readonly string[];
}

/**
 * Goes on after an apply that was killed, as docs/operations.md says: what `idc recover` finds in AWS and not in the state is taken over, and the
 * next apply does the rest. Fails as a step does where one of the commands fails.
 */
export async function recover(stacks: Stacks, name: string): Promise<Recovery> {
  const met = await stacks.workspace(name).apply();
  const takenOver = await stacks.inFolder(name, async (stack) => {
    const { grants } = await findLost(stack);
    if (grants.length > 0) await takeOver(stack);
    return grants.map(({ to }) => to);
  }).catch((cause: unknown) => {
    if (!(cause instanceof RecoveryError)) throw cause;
    throw new RehearsalFailure(`idc recover ${name}: ${cause.message}`, { "recover.txt": `${cause.details.join("\n")}\n` });
  });
  succeeded(name, "apply", await stacks.workspace(name).apply());
  return { met, takenOver };
}
