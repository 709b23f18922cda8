import { ARCHIVE, COMMIT, HOST, type HcpStandIn, type Reply } from "./hcp";

/** A plan's JSON as far as its reader looks at it here; the text is kept as it is. */
export const PLAN_JSON = '{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[]}\n';
export const DOWNLOAD = "/v1/object/opens-without-a-token";

const ok = (body: unknown): Reply => ({ status: 200, body });

/** A run in the shape that the API was seen to answer with; `attributes` are laid over it. */
export function run(id: string, attributes: Readonly<Record<string, unknown>> = {}, { workspace: workspaceId = "ws-pilot1", configuration = "cv-1" } = {}) {
  return {
    id,
    type: "runs",
    attributes: {
      actions: { "is-cancelable": false, "is-confirmable": true, "is-discardable": true, "is-force-cancelable": false },
      "allow-empty-apply": false, "auto-apply": false, "canceled-at": null, "created-at": "2026-11-24T15:11:05.668Z", "has-changes": true, "is-destroy": false,
      message: "Queued", "plan-only": false, refresh: true, "refresh-only": false, "replace-addrs": null, source: "terraform+cloud", status: "planned",
      "status-timestamps": { "planned-at": "2026-11-24T15:11:12+00:00" }, "target-addrs": null, "terraform-version": "1.11.4", "trigger-reason": "manual", variables: [],
      ...attributes,
    },
    relationships: {
      workspace: { data: { id: workspaceId, type: "workspaces" } },
      plan: { data: { id: id.replace("run-", "plan-"), type: "plans" } },
      apply: { data: { id: id.replace("run-", "apply-"), type: "applies" } },
      "configuration-version": { data: { id: configuration, type: "configuration-versions" } },
      "created-by": { data: null },
    },
    links: { self: `/api/v2/runs/${id}` },
  };
}

export function workspace(id = "ws-pilot1", name = "aws-access-pilot", connected = false) {
  return {
    id,
    type: "workspaces",
    attributes: { name, "auto-apply": false, "execution-mode": "remote", locked: false, "terraform-version": "1.11.4", "vcs-repo": connected ? { identifier: "acme/access", branch: "" } : null, "working-directory": "" },
    relationships: { organization: { data: { id: "acme", type: "organizations" } } },
  };
}

export const plan = (id: string, status: string) => ok({ data: { id: id.replace("run-", "plan-"), type: "plans", attributes: { "has-changes": true, status, "log-read-url": `https://${ARCHIVE}/v1/object/log-that-opens-without-a-token` } } });

/** The run as `GET /runs/:id?include=workspace` gives it. */
export const runReply = (one: ReturnType<typeof run>) => ok({ data: one, included: [workspace(one.relationships.workspace.data.id)] });

/** Teaches the host one workspace with one run whose plan is finished and waits to be applied. */
export function oneRun(hcp: HcpStandIn, id = "run-abc123", attributes: Readonly<Record<string, unknown>> = {}): void {
  hcp.on(HOST, "/.well-known/terraform.json", { status: 200, headers: { "content-type": "application/json" }, body: { "tfe.v2": "/api/v2/", "modules.v1": "/api/registry/v1/modules/" } });
  hcp.on(HOST, "/api/v2/organizations/acme/workspaces/aws-access-pilot", ok({ data: workspace() }));
  hcp.on(HOST, `/api/v2/runs/${id}?include=workspace`, runReply(run(id, attributes)));
  hcp.on(HOST, `/api/v2/runs/${id}`, runReply(run(id, attributes)));
  const planId = id.replace("run-", "plan-");
  hcp.on(HOST, `/api/v2/plans/${planId}`, plan(id, "finished"));
  hcp.on(HOST, `/api/v2/plans/${planId}/json-output`, { status: 307, headers: { location: `https://${ARCHIVE}${DOWNLOAD}` } });
  hcp.on(ARCHIVE, DOWNLOAD, { status: 200, headers: { "content-type": "application/json" }, body: PLAN_JSON });
}

/** Connects the workspace to version control, with these runs of its configuration versions' commits. */
export function runsOfCommits(hcp: HcpStandIn, runs: readonly ReturnType<typeof run>[], commits: Readonly<Record<string, string | undefined>>, connected = true): void {
  hcp.on(HOST, "/api/v2/organizations/acme/workspaces/aws-access-pilot", ok({ data: workspace(undefined, undefined, connected) }));
  hcp.on(HOST, listPath(true), ok({ data: runs.filter(({ attributes }) => attributes["plan-only"]) }));
  hcp.on(HOST, listPath(false), ok({ data: runs.filter(({ attributes }) => !attributes["plan-only"]) }));
  for (const [id, sha] of Object.entries(commits)) {
    hcp.on(HOST, `/api/v2/configuration-versions/${id}?include=ingress_attributes`, ok({ data: { id, type: "configuration-versions", attributes: { source: "github" } }, ...(sha === undefined ? {} : { included: [{ id: "ia-1", type: "ingress-attributes", attributes: { "commit-sha": sha, branch: "feature" } }] }) }));
  }
}

export const listPath = (planOnly: boolean, commit = COMMIT) => `/api/v2/workspaces/ws-pilot1/runs?${planOnly ? "filter[operation]=plan_only&" : ""}search[commit]=${commit}&page[size]=20`;
