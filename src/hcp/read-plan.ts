import { visible } from "../model/problem";
import type { Machine } from "../terraform/machine";
import { openApi, type Api } from "./api";
import { findRunOfCommit, findWorkspace } from "./find-run";
import { HcpError } from "./hcp-error";
import { internet, type Network } from "./network";
import type { HcpPlanSource, WorkspaceNames } from "./plan-source";
import { progressOf, remarksOn, whyNoPlan } from "./run-status";
import { includedWorkspace, planDocument, runDocument, type RunData } from "./shapes";
import { findToken } from "./token";

/** A plan that HCP Terraform made. */
export interface HcpPlan {
  /** What `terraform show -json` prints: sensitive values in clear, so it is to stay in memory. */
  readonly json: string;
  readonly host: string;
  readonly runId: string;
  /** The run's workspace, as far as the server told. */
  readonly workspace?: Partial<WorkspaceNames>;
  /** Whether it is a run that plans and can't be applied, such as a pull request's. */
  readonly planOnly: boolean;
  /** What to tell whoever reads the plan: that it is applied already, partial, discarded. */
  readonly remarks: readonly string[];
}

export interface ReadOptions {
  readonly machine: Machine;
  /** How long to wait for a plan that is not finished, in milliseconds. @default 10 minutes */
  readonly waitMs?: number;
  /** Is told, at each change, what is waited for. */
  readonly progress?: (text: string) => void;
  /** @default the internet */
  readonly network?: Network;
}

/** Most bytes of a plan's JSON: 20,000 grants are some 60 MB. */
const PLAN_LIMIT = 256_000_000;
const POLL_MS = 3_000;

/** Reads the plan that is meant, waiting for it where it is not finished. What stands in the way is an HcpError. */
export async function readHcpPlan(source: HcpPlanSource, options: ReadOptions): Promise<HcpPlan> {
  const api = await connect(source.host, options);
  const waiting = patience(options);
  const runId = source.kind === "run" ? source.runId : await runOfCommit(api, source, waiting);
  let checked = source.of === undefined;
  for (;;) {
    const document = await api.read(`runs/${runId}?include=workspace`, runDocument, `the run ${runId}`);
    const run = document.data;
    if (run.id !== runId) throw new HcpError(`${api.host} was asked for ${runId} and answers with ${run.id}`);
    if (!checked && source.of !== undefined) await mustBeOf(api, run, source.of);
    checked = true;
    const json = await finishedPlan(api, run);
    if (json !== undefined) return { json, host: api.host, runId, ...namesOf(document, source.of), planOnly: run.attributes["plan-only"] === true, remarks: remarksOn(run) };
    const progress = progressOf(run);
    await waiting(progress, `there was no plan in time: ${progress}; wait longer, or look at the runs of its workspace`);
  }
}

async function runOfCommit(api: Api, { of, commit }: Extract<HcpPlanSource, { kind: "commit" }>, waiting: Patience): Promise<string> {
  for (;;) {
    const runId = await findRunOfCommit(api, of, commit);
    if (runId !== undefined) return runId;
    const [where, short] = [`${of.organization}/${of.workspace}`, commit.slice(0, 12)];
    await waiting(
      `${where} has no run of the commit ${short} yet`,
      `${where} has no run of the commit ${short}: a pull request's run is that of its own last commit, not of the merge that a CI system may check out; and there is none where the workspace's trigger patterns leave the changed files out`,
    );
  }
}

/** Tells what is waited for and waits a little, as long as there is time; then it fails. */
type Patience = (progress: string, late: string) => Promise<void>;

function patience({ network = internet, waitMs = 600_000, progress }: ReadOptions): Patience {
  const end = network.now() + waitMs;
  let told = "";
  return async (what, late) => {
    if (network.now() >= end) throw new HcpError(late);
    if (what !== told) progress?.(visible(what));
    told = what;
    await network.sleep(POLL_MS);
  };
}

function namesOf(document: Parameters<typeof includedWorkspace>[0], known: WorkspaceNames | undefined): Pick<HcpPlan, "workspace"> {
  if (known !== undefined) return { workspace: known };
  const workspace = includedWorkspace(document);
  const organization = workspace?.relationships?.organization?.data?.id;
  return workspace === undefined ? {} : { workspace: { workspace: workspace.attributes.name, ...(organization === undefined ? {} : { organization }) } };
}

/** Opens the API of a host with the token that belongs to it. */
export async function connect(host: string, { machine, network = internet }: ReadOptions): Promise<Api> {
  const token = findToken(host, machine);
  if ("missing" in token) throw new HcpError(token.missing);
  return openApi(host, token, network);
}

async function mustBeOf(api: Api, run: RunData, names: WorkspaceNames): Promise<void> {
  const { id } = await findWorkspace(api, names);
  const other = run.relationships.workspace.data.id;
  if (other !== id) throw new HcpError(`${run.id} is no run of ${names.organization}/${names.workspace} (${id}), but of another workspace (${other})`);
}

/** The plan's JSON; undefined as long as there is none. */
async function finishedPlan(api: Api, run: RunData): Promise<string | undefined> {
  const planId = run.relationships.plan?.data?.id;
  if (planId === undefined) return undefined;
  const { data } = await api.read(`plans/${planId}`, planDocument, `the plan of ${run.id}`);
  const { status } = data.attributes;
  const why = whyNoPlan(run, status, api.host);
  if (why !== undefined) throw new HcpError(why);
  if (status !== "finished") return undefined;
  const text = await api.download(`plans/${planId}/json-output`, PLAN_LIMIT, `the plan of ${run.id} as JSON`);
  if (text !== undefined && !/^\s*\{/.test(text)) throw new HcpError(`what ${api.host} gives as the plan of ${run.id} is not JSON`);
  return text;
}
