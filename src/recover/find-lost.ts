import type { ImportBlock, StackFolder } from "../terraform/stack-folder";
import type { Run } from "../terraform/run";
import { grantsToMake } from "./grants-to-make";
import { besidesImports } from "./imports-alone";
import { notThere } from "./not-there";
import { RecoveryError } from "./recovery-error";

/** What was found in AWS of what the state lacks. */
export interface Lost {
  /** Grants that exist. The plan that takes them into the state, and does nothing else, is kept: `apply` of the folder does it. */
  readonly grants: readonly ImportBlock[];
  /** How many grants were looked for. */
  readonly looked: number;
  /** Addresses of grants that could not be looked for. */
  readonly unknown: readonly string[];
}

/** A grant may be made or taken away while we look; more often than this, somebody is at work. */
const ROUNDS = 4;

/**
 * Finds the grants that exist in AWS, are wanted by the stack and are not in its state. Terraform's own plan of importing all that it
 * would make says which do not exist. Writes nothing but `import` blocks beside the stack; `tell` hears what is being waited for.
 */
export async function findLost(stack: StackFolder, tell: (waitsFor: string) => void = () => undefined): Promise<Lost> {
  tell("waiting for terraform init");
  succeeded("init", await stack.init());
  tell("waiting for a plan of what the state lacks");
  succeeded("plan", await stack.plan({ keep: true, refresh: false }));
  const { known, unknown } = grantsToMake(await stack.show());
  const about = { looked: known.length, unknown };

  let grants = known;
  // The first look reads nothing of AWS but these grants; the last is limited to them, and its plan is what would be applied.
  for (let round = 0, last = false; grants.length > 0; round += 1) {
    tell(`waiting for AWS to say which of ${grants.length} exist`);
    await stack.writeImports(grants); // oxlint-disable-line no-await-in-loop -- each look depends on the one before
    const run = await stack.plan(last ? { keep: true, targets: grants.map(({ to }) => to) } : { refresh: false }); // oxlint-disable-line no-await-in-loop
    if (run.code === 0 && last) break;
    if (run.code !== 0) {
      const absent = notThere(run.stdout + run.stderr);
      const there = grants.filter(({ to }) => !absent.has(to));
      if (there.length === grants.length || round >= ROUNDS) throw failed("plan", run);
      grants = there;
    }
    last = true;
  }
  if (grants.length > 0) {
    const besides = besidesImports(await stack.show(), grants);
    if (besides.length > 0) throw new RecoveryError("other changes wait, and they would be made along with taking the grants over", besides, "apply once more: it makes these changes and fails at the grants alone; then run this again");
  }
  return { grants, ...about };
}

/** Takes over what was found, by the plan that was kept. */
export async function takeOver(stack: StackFolder): Promise<void> {
  succeeded("apply", await stack.apply());
}

function succeeded(command: string, run: Run): void {
  if (run.code !== 0) throw failed(command, run);
}

const LOCK_ID = /Error acquiring the state lock[\s\S]*?\bID:\s+([0-9A-Za-z-]{1,64})\s/;

function failed(command: string, run: Run): RecoveryError {
  const said = (run.stderr.trim() === "" ? run.stdout : run.stderr).split("\n").map((line) => line.replace(/^[│╷╵]\s?/, "").trimEnd()).filter((line) => line !== "");
  const lock = LOCK_ID.exec(run.stderr + run.stdout)?.[1];
  return new RecoveryError(
    `terraform ${command} failed`,
    said,
    lock === undefined ? undefined : `see that no apply is running, neither here nor in CI; if none is, the one that was killed has left its lock: terraform force-unlock ${lock} in the stack's folder, then run this again`,
  );
}
