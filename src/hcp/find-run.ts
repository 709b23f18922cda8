import type { Api } from "./api";
import { HcpError } from "./hcp-error";
import type { WorkspaceNames } from "./plan-source";
import { commitOf, configurationDocument, runsDocument, workspaceDocument, type RunData, type WorkspaceData } from "./shapes";

/** As many runs are looked at, of each kind; a commit has one or two. */
const PAGE = 20;

/** A workspace by its names. */
export async function findWorkspace(api: Api, { organization, workspace }: WorkspaceNames): Promise<WorkspaceData> {
  const path = `organizations/${encodeURIComponent(organization)}/workspaces/${encodeURIComponent(workspace)}`;
  return (await api.read(path, workspaceDocument, `the workspace ${organization}/${workspace}`)).data;
}

/**
 * The newest run of a commit in a workspace that version control drives: for a pull request its plan that can't be applied.
 * Undefined where it may still come. The server's search is not taken at its word: each run's own commit is compared.
 */
export async function findRunOfCommit(api: Api, names: WorkspaceNames, commit: string): Promise<string | undefined> {
  const { id, attributes } = await findWorkspace(api, names);
  const where = `${names.organization}/${names.workspace}`;
  // Without the filter HCP Terraform leaves out the runs that only plan.
  const found: RunData[] = [];
  for (const filter of ["filter[operation]=plan_only&", ""]) {
    const { data } = await api.read(`workspaces/${id}/runs?${filter}search[commit]=${commit}&page[size]=${PAGE}`, runsDocument, `the runs of ${where}`);
    found.push(...data.slice(0, PAGE));
  }
  const newestFirst = [...new Map(found.map((run) => [run.id, run])).values()].toSorted((a, b) => time(b) - time(a));
  for (const run of newestFirst) {
    const configuration = run.relationships["configuration-version"]?.data?.id;
    if (configuration === undefined || run.relationships.workspace.data.id !== id) continue;
    const document = await api.read(`configuration-versions/${configuration}?include=ingress_attributes`, configurationDocument, `the configuration of ${run.id}`);
    if (commitOf(document) === commit) return run.id;
  }
  if (attributes["vcs-repo"] === undefined || attributes["vcs-repo"] === null) {
    throw new HcpError(`${where} is not connected to version control, so its runs have no commits: name the run itself, or give the saved plan of terraform plan -out`);
  }
  return undefined;
}

function time({ attributes }: RunData): number {
  const read = Date.parse(attributes["created-at"] ?? "");
  return Number.isNaN(read) ? 0 : read;
}
