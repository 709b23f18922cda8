import { account, assign, aws, defineEnvironment, federation, oinApp, pilot } from "../../__tests__/support/company";
import { must, startRoad, type Road } from "../../__tests__/support/road";
import { synthOne } from "../../__tests__/support/synth";
import type { Tools } from "../../__tests__/support/tools";
import { startOkta, type OktaSeed, type OktaServer } from "../../sandbox/okta";
import { byTerraform, createCustomApp, local, scim, signOnPolicy } from "../../src";
import type { Environment, OktaSide } from "../../src/model/environment";
import type { StackJson } from "../../src/terraform/stack-json";
import { Recorder, type Step } from "./recording";

interface Scenario {
  readonly name: string;
  readonly seed: OktaSeed;
  readonly run: (okta: OktaServer, recorder: Recorder, open: (environment: Environment) => Promise<Road>) => Promise<void>;
}

const person = (name: string) => ({ login: `${name}@small.example`, email: `${name}@small.example`, firstName: name, lastName: "Ames" });
const { kind: _kind, signOn: _signOn, ...trust } = oinApp;
/** An environment with part of its Okta side changed. */
const withOkta = (environment: Environment, change: Partial<OktaSide>): Environment => ({ ...environment, okta: Object.assign({}, environment.okta === "none" ? undefined : environment.okta, change) });

const custom = (rule: string): Environment =>
  defineEnvironment({
    name: "everything",
    backend: local("state/everything.tfstate"),
    aws,
    okta: {
      org: "small",
      samlApp: createCustomApp({ ...trust, signOn: signOnPolicy({ name: "AWS", description: "Who may sign in", rules: [{ name: rule, assurance: "phishing-resistant" }] }), additionalAcs: [{ region: "us-east-1", url: "https://us-east-1.signin.aws/platform/saml/acs/0a1b2c3d" }] }),
      provisioning: byTerraform(),
    },
    assignments: [assign(["engineers"]).to("ReadOnly").on(account("shop"))],
  });

/** The cycles of the road tests: apply, plan, edit, destroy. */
export const scenarios: readonly Scenario[] = [
  {
    name: "federation-and-pilot",
    seed: { users: [person("alice")], groups: [{ name: "AWS Engineers (old)" }, { name: "AWS Engineers", members: ["alice@small.example"] }] },
    run: async (server, recorder, open) => {
      const trusted = await open(federation);
      await trusted.apply();
      await trusted.plan();
      const rules = [{ name: "Engineers", assurance: "phishing-resistant-hardware" as const, groups: ["engineers" as const] }, { name: "Everybody", assurance: "phishing-resistant" as const }];
      const samlApp = { ...oinApp, signOn: signOnPolicy<"engineers" | "auditors">({ name: "AWS", description: "Who may sign in, and how", rules }), attributes: { Department: { saml: "user.department" }, Title: { saml: "user.title" } } };
      await trusted.edit(withOkta(federation, { samlApp }));
      await trusted.apply();
      await trusted.plan();
      const access = await open(withOkta(pilot, { provisioning: scim({ connected: false }) }));
      await access.apply();
      server.org.enableProvisioning(server.org.apps.labelled("AWS")?.id ?? "");
      recorder.admin({ admin: "enable-provisioning", app: "AWS" });
      await access.edit(pilot);
      await access.apply();
      access.aws.state.pushGroup("AWS Engineers");
      await access.apply();
      await access.plan();
      must(await access.workspace.destroy());
      await destroyAnyway(trusted, federation);
    },
  },
  {
    name: "custom-app",
    seed: { users: [person("alice"), person("bob"), { ...person("gone"), status: "SUSPENDED" }], groups: [{ name: "AWS Engineers", members: ["alice@small.example", "bob@small.example", "gone@small.example"] }] },
    run: async (server, recorder, open) => {
      const road = await open(custom("Everybody"));
      await road.apply();
      await road.plan();
      server.org.removeMember(server.org.groups.named("AWS Engineers")?.id ?? "", "bob@small.example");
      recorder.admin({ admin: "remove-member", group: "AWS Engineers", login: "bob@small.example" });
      await road.edit(custom("All"));
      await road.apply();
      await road.plan();
      await destroyAnyway(road, custom("All"));
    },
  },
];

/** Plays a scenario with the real provider and gives what it asked; one call at a time, so that their order is the same next time. */
export async function record({ seed, run }: Scenario, tools: Tools): Promise<readonly Step[]> {
  const recorder = new Recorder();
  const server = await startOkta(seed, { record: recorder.record });
  const roads: Road[] = [];
  const single = Object.fromEntries(["apply", "plan", "destroy"].map((command) => [`TF_CLI_ARGS_${command}`, "-parallelism=1"]));
  try {
    await run(server, recorder, async (environment) => {
      const road = await startRoad(environment, tools, { variables: { ...server.environment(), ...single } });
      roads.push(road);
      return road;
    });
    return recorder.steps;
  } finally {
    for (const road of roads) await road.close();
    await server.close();
  }
}

const unprotected = (key: string, value: unknown): unknown => (key === "prevent_destroy" ? undefined : value);

/** The app is protected from destruction; how the provider would destroy it is to be recorded all the same. */
async function destroyAnyway(road: Road, environment: Environment): Promise<void> {
  const { json } = await synthOne(environment);
  await road.workspace.update(JSON.parse(JSON.stringify(json, unprotected)) as StackJson); // oxlint-disable-line no-unsafe-type-assertion -- JSON of a stack
  must(await road.workspace.destroy());
}
