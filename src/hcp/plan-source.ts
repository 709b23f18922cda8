import type { Backend } from "../model/backend";
import { quote } from "../model/problem";
import { HcpError } from "./hcp-error";
import { comparableHost, PUBLIC_HOST } from "./host";
import { isRunId, type PlanPointer } from "./plan-pointer";

/** A workspace by its names. */
export interface WorkspaceNames {
  readonly organization: string;
  readonly workspace: string;
}

/** Which plan of HCP Terraform is meant; with `of`, the run has to be one of that workspace. */
export type HcpPlanSource =
  | { readonly kind: "run"; readonly host: string; readonly runId: string; readonly of?: WorkspaceNames }
  | { readonly kind: "commit"; readonly host: string; readonly commit: string; readonly of: WorkspaceNames };

export interface HcpPlanOptions {
  /** Id of a run, `run-…`. */
  readonly run?: string;
  /** The commit of a pull request whose run is meant, in full. */
  readonly commit?: string;
  /** What `readPlanPointer` found. */
  readonly pointer?: PlanPointer;
  /** The environment whose plan it is to be; without it only a pointer says enough. */
  readonly environment?: { readonly name: string; readonly backend: Backend };
}

/** Makes of what was asked for the plan that is meant; what does not fit together is an HcpError. */
export function hcpPlanSource({ run, commit, pointer, environment }: HcpPlanOptions): HcpPlanSource {
  if ([run, commit, pointer].filter((one) => one !== undefined).length !== 1) throw new HcpError("give one of a run, a commit and a saved plan of HCP Terraform");
  const place = environment === undefined ? undefined : placeOf(environment);
  if (pointer !== undefined) {
    if (place !== undefined && place.host !== pointer.hostname) throw new HcpError(`the saved plan is one of ${pointer.hostname}, but the state of ${quote(environment?.name)} is kept by ${place.host}`);
    return { kind: "run", host: pointer.hostname, runId: pointer.runId, ...(place === undefined ? {} : { of: place.of }) };
  }
  if (place === undefined) throw new HcpError("say whose run it is: environment=run-…");
  if (run !== undefined) {
    if (!isRunId(run)) throw new HcpError(`${quote(run)} is no run of HCP Terraform: its id is run- with letters and digits, as in the address of its page`);
    return { kind: "run", host: place.host, runId: run, of: place.of };
  }
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit ?? "")) throw new HcpError(`${quote(commit)} is no commit: give its whole SHA, 40 digits of 0-9 and a-f`);
  return { kind: "commit", host: place.host, commit: (commit ?? "").toLowerCase(), of: place.of };
}

function placeOf({ name, backend }: NonNullable<HcpPlanOptions["environment"]>): { readonly host: string; readonly of: WorkspaceNames } {
  if (backend.kind !== "hcp-terraform") throw new HcpError(`the state of ${quote(name)} is not kept by HCP Terraform (its backend is ${backend.kind}), so it has no runs there`);
  const host = comparableHost(backend.hostname ?? PUBLIC_HOST);
  if (host === undefined) throw new HcpError(`${quote(name)} names the host ${quote(backend.hostname)}, which is none`);
  return { host, of: { organization: backend.organization, workspace: backend.workspace } };
}
