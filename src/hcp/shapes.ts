import { z } from "zod";

/** What is read of the API's documents (JSON:API); everything else in them is passed over. */
const id = (kind: string) => z.string().regex(new RegExp(`^${kind}-[A-Za-z0-9]{1,64}$`));
const to = (kind: string) => z.object({ data: z.object({ id: id(kind) }) });
const maybeTo = (kind: string) => z.object({ data: z.object({ id: id(kind) }).nullish() }).nullish();
const flag = z.boolean().nullish();
/** What is printed; whoever sends more is not the API. */
const short = z.string().max(200);

const workspace = z.object({
  id: id("ws"),
  attributes: z.object({ name: short, "vcs-repo": z.object({}).nullish() }),
  relationships: z.object({ organization: z.object({ data: z.object({ id: z.string() }).nullish() }).nullish() }).nullish(),
});

const run = z.object({
  id: id("run"),
  attributes: z.object({
    status: short,
    "created-at": z.string().nullish(),
    "plan-only": flag,
    "auto-apply": flag,
    "save-plan": flag,
    "terraform-version": z.string().nullish(),
    refresh: flag,
    "target-addrs": z.array(z.string().max(2000)).nullish(),
    actions: z.object({ "is-confirmable": flag, "is-discardable": flag }).nullish(),
  }),
  relationships: z.object({ plan: maybeTo("plan"), workspace: to("ws"), "configuration-version": maybeTo("cv") }),
});

const included = z.array(z.object({ id: z.string(), type: z.string() }).loose()).nullish();

export const runDocument = z.object({ data: run, included });
export const runsDocument = z.object({ data: z.array(run) });
export const planDocument = z.object({ data: z.object({ id: id("plan"), attributes: z.object({ status: short }) }) });
export const workspaceDocument = z.object({ data: workspace });
/** A configuration version, asked for with the commit that it was fetched at. */
export const configurationDocument = z.object({ data: z.object({ id: id("cv") }), included });
export const errorDocument = z.object({ errors: z.array(z.object({ title: z.string().nullish(), detail: z.string().nullish() })) });
export const discoveryDocument = z.object({ "tfe.v2": z.string() });

export type RunData = z.infer<typeof run>;
export type WorkspaceData = z.infer<typeof workspace>;

/** The commit of a configuration version; none where it was uploaded and not fetched from version control. */
export function commitOf({ included: others }: z.infer<typeof configurationDocument>): string | undefined {
  const attributes = (others ?? []).find(({ type }) => type === "ingress-attributes")?.["attributes"];
  const read = z.object({ "commit-sha": z.string().regex(/^[0-9a-f]{40,64}$/i) }).safeParse(attributes);
  return read.success ? read.data["commit-sha"].toLowerCase() : undefined;
}

/** The workspace that came along with a run, where the server sent one. */
export function includedWorkspace(document: z.infer<typeof runDocument>): WorkspaceData | undefined {
  return (document.included ?? []).flatMap((one) => {
    const read = one.type === "workspaces" && one.id === document.data.relationships.workspace.data.id ? workspace.safeParse(one) : undefined;
    return read?.success === true ? [read.data] : [];
  })[0];
}
