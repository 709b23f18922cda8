import { Keeper } from "../../../sandbox/kept/keeper";
import { saveState } from "../../../sandbox/kept/state";
import { OrganizationFileError, readOrganization } from "../../../sandbox/local/organization-file";
import { startSandbox } from "../../../sandbox/local/sandbox";
import { script } from "../../../sandbox/local/script";
import { openState, StateFileError, type OpenedState } from "../../../sandbox/local/state-file";
import { prepared } from "../../../sandbox/rehearsal/prepared";
import { severalEnds } from "../../../sandbox/rehearsal/tools";
import type { Environment } from "../../model/environment";
import { visible } from "../../model/problem";
import { loadOrReport } from "../data";
import { EXIT, print, printError } from "../terminal";

export interface RunFlags {
  readonly organization?: string;
  readonly state?: string;
}

/** `idc sandbox`: prints how to talk to it, and runs until a signal ends it. */
export async function run(flags: RunFlags): Promise<void> {
  const loaded = await loadOrReport();
  if (loaded === undefined) return;
  let opened: OpenedState;
  let environments: readonly Environment[];
  const notes: string[] = [];
  try {
    environments = loaded.project.environments.map(({ environment }) => environment);
    if (flags.organization !== undefined) {
      const organization = readOrganization(flags.organization, loaded.project);
      environments = environments.map((one) => ({ ...one, catalog: { ...one.catalog, organization } }));
    }
    const several = severalEnds(environments);
    if (several !== undefined) return refuse(`the sandbox can't play this: ${several}`);
    const ready = prepared(environments);
    environments = ready.data;
    opened = await openState(environments, flags.state);
    notes.push(...ready.notes, ...opened.notes);
  } catch (cause) {
    if (!(cause instanceof StateFileError || cause instanceof OrganizationFileError)) throw cause;
    return refuse(cause.message);
  }

  const { state, there } = opened;
  const path = flags.state;
  const keeper = path === undefined ? undefined : new Keeper(path, there, () => saveState(state), (reason) => printError(visible(`error ${path}: ${reason}`)));
  // At once, so that a place that can't be written to is known before anything happens that should be kept.
  if (keeper?.write() === false) return void (process.exitCode = EXIT.misuse);
  const ended = signal();
  const sandbox = await startSandbox(state, { changed: () => keeper?.changed(), told: (text) => printError(visible(text)) });
  print(`${script(sandbox, environments, notes)}\n# ready`);
  await ended;
  await sandbox.close();
  if (keeper?.write() === false) process.exitCode = EXIT.misuse;
}

function refuse(message: string): void {
  printError(`error ${visible(message).replaceAll("\\u000a", "\n")}\n\nnothing was started`);
  process.exitCode = EXIT.misuse;
}

/** The first signal to end; a second one ends the program at once. */
function signal(): Promise<void> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  return new Promise((resolve) => {
    const end = (): void => {
      for (const name of signals) process.off(name, end);
      resolve();
    };
    for (const name of signals) process.on(name, end);
  });
}
