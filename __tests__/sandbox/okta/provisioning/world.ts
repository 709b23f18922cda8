import { ProvisioningAgent } from "../../../../sandbox/okta";
import type { App } from "../../../../sandbox/okta/apps";
import type { GroupPushMapping } from "../../../../sandbox/okta/group-push";
import type { OktaOrg } from "../../../../sandbox/okta/org";
import { seedOrg, type OktaSeed } from "../../../../sandbox/okta/seed";
import { startScim, type ScimServer } from "./scim-server";

export const person = (name: string) => ({ login: `${name}@example.com`, firstName: name, lastName: "Ames", displayName: `${name} Ames` });
export const [ANA, BO, CY] = ["ana@example.com", "bo@example.com", "cy@example.com"];

export interface World {
  readonly org: OktaOrg;
  readonly app: App;
  readonly scim: ScimServer;
  readonly agent: ProvisioningAgent;
  /** How long the agent waited before each retry. */
  readonly waits: readonly number[];
  /** Another agent with another token, endpoint or fetch. */
  readonly other: (connection: Partial<ConstructorParameters<typeof ProvisioningAgent>[2]>) => ProvisioningAgent;
  readonly id: (group: string) => string;
  readonly push: (group: string, name?: string) => GroupPushMapping;
}

const running: ScimServer[] = [];
export async function stopScim(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

/** Ana and Bo have the app, Cy has not; all three are engineers. */
export async function world(seed: OktaSeed = {}): Promise<World> {
  const scim = await startScim();
  running.push(scim);
  const org = await seedOrg({
    users: ["ana", "bo", "cy"].map(person),
    groups: [{ name: "access", members: [ANA, BO] }, { name: "engineers", members: [ANA, BO, CY] }],
    apps: [{ label: "AWS", provisioning: true, groups: ["access"] }],
    ...seed,
  });
  const app = org.apps.all()[0];
  if (app === undefined) throw new Error("the seed has no app");
  const waits: number[] = [];
  const other: World["other"] = (connection) =>
    new ProvisioningAgent(org, app.id, { endpoint: scim.endpoint, token: scim.token, ...connection }, { sleep: async (milliseconds) => void waits.push(milliseconds) });
  const id = (group: string): string => org.groups.named(group)?.id ?? "";
  return { org, app, scim, agent: other({}), waits, other, id, push: (group, name = group) => org.mappings.add(app, { sourceGroupId: id(group), targetGroupName: name }) };
}
