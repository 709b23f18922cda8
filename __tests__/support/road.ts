import type { AwsServer } from "../../sandbox/aws/server";
import { startAws } from "../../sandbox/aws/server";
import type { Environment } from "../../src/model/environment";
import type { Run } from "../../src/terraform/run";
import { openWorkspace, type Workspace } from "../../src/terraform/workspace";
import { synthOne } from "./synth";
import type { Tools } from "./tools";

/** One environment on the road: its stack in a Terraform folder, against a local AWS (and Okta, where `variables` point at one). */
export interface Road {
  readonly aws: AwsServer;
  readonly workspace: Workspace;
  /** Synthesizes the environment anew, as an edit would, for the next plan. */
  edit(environment: Environment): Promise<void>;
  /** Plans, and says what would be done: `create aws_ssoadmin_permission_set.ReadOnly`, sorted. */
  plan(): Promise<Planned>;
  apply(): Promise<Run>;
  close(): Promise<void>;
}

interface Planned {
  readonly changes: readonly string[];
  /** Messages of checks that failed: what waits, what runs out. */
  readonly warnings: readonly string[];
}

interface RoadOptions {
  /** Variables for Terraform, such as those of a local Okta. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Account id of the credentials. @default the one that the environment names */
  readonly account?: string;
}

/** Synthesizes, starts the local AWS with the organization of the catalog, and initializes Terraform. */
export async function startRoad(environment: Environment, tools: Tools, { variables = {}, account }: RoadOptions = {}): Promise<Road> {
  const { organization } = environment.catalog;
  const accounts = Object.values(organization.accounts).map(({ id, name, status }) => ({ id, name, status: status === "ACTIVE" ? ("ACTIVE" as const) : ("SUSPENDED" as const) }));
  const aws = await startAws({
    account: account ?? organization.accounts[environment.aws.account]?.id ?? "",
    managementAccount: organization.accounts[organization.managementAccount]?.id ?? "",
    organization: { accounts },
  });
  const workspace = await openWorkspace((await synthOne(environment)).json, { terraform: tools.terraform, mirrors: tools.mirrors, backend: "none", environment: { ...aws.environment(), ...variables } });
  must(await workspace.init());
  return {
    aws,
    workspace,
    edit: async (edited) => workspace.update((await synthOne(edited)).json),
    plan: async () => {
      must(await workspace.plan());
      return read(await workspace.show("plan"));
    },
    apply: async () => must(await workspace.apply()),
    close: async () => {
      await workspace.close();
      await aws.close();
    },
  };
}

/** A run that has to succeed; what Terraform said is the failure's message. */
export function must<T extends Run>(run: T): T {
  // 2 is a plan with changes.
  if (run.code !== 0 && run.code !== 2) throw new Error(`terraform failed (${run.code}):\n${run.stderr}\n${run.stdout}`);
  return run;
}

interface PlanJson {
  readonly resource_changes?: readonly { readonly address: string; readonly mode: string; readonly change: { readonly actions: readonly string[] } }[];
  readonly checks?: readonly { readonly status: string; readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[] }[];
}

function read(plan: unknown): Planned {
  const { resource_changes = [], checks = [] } = plan as PlanJson;
  return {
    changes: resource_changes.filter(({ mode, change }) => mode === "managed" && !change.actions.includes("no-op")).map(({ address, change }) => `${change.actions.join(" and ")} ${address}`).toSorted(),
    warnings: checks.filter(({ status }) => status === "fail").flatMap(({ instances = [] }) => instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message))),
  };
}
