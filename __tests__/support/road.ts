import type { AwsServer } from "../../sandbox/aws/server";
import { startAws } from "../../sandbox/aws/server";
import type { Environment } from "../../src/model/environment";
import type { Run } from "../../src/terraform/run";
import { openWorkspace, type Workspace } from "../../src/terraform/workspace";
import { readPlan, type Planned } from "../../sandbox/rehearsal/stacks";
import { notAllowed } from "./documented-policies";
import { synthOne } from "./synth";
import type { Tools } from "./tools";

/** One environment on the road: its stack in a Terraform folder, against a local AWS (and Okta, where `variables` point at one). */
export interface Road {
  readonly aws: AwsServer;
  readonly workspace: Workspace;
  /** Synthesizes the environment anew, as an edit would, for the next plan. */
  edit(environment: Environment): Promise<void>;
  /** Plans, and says what would be done: `create aws_ssoadmin_permission_set.ReadOnly`, sorted. */
  plan(): Promise<Omit<Planned, "text">>;
  apply(): Promise<Run>;
  close(): Promise<void>;
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
  /** Does it, and fails where AWS was asked something that the role of docs/pull-requests.md may not do. */
  async function as<T>(role: "plan" | "apply", work: () => Promise<T>): Promise<T> {
    const before = aws.calls().length;
    const done = await work();
    const refused = notAllowed(role, aws.calls().slice(before));
    if (refused.length > 0) throw new Error(`docs/pull-requests.md does not allow the ${role} role ${refused.join(", ")}`);
    return done;
  }
  return {
    aws,
    workspace,
    edit: async (edited) => workspace.update((await synthOne(edited)).json),
    plan: async () => {
      must(await as("plan", () => workspace.plan()));
      return readPlan(await workspace.show("plan"));
    },
    apply: async () => must(await as("apply", () => workspace.apply())),
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
