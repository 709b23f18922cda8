import { startOkta, type OktaServer } from "../../sandbox/okta";
import { byTerraform, createCustomApp, local } from "../../src";
import { account, assign, aws, defineEnvironment, oinApp } from "../support/company";
import { needs } from "../support/needs";
import { must, startRoad, type Road } from "../support/road";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TEN_MINUTES = 600_000;

const { kind: _kind, signOn, ...trust } = oinApp;
/** A company without SCIM: its own app, and people made by Terraform. */
const everything = defineEnvironment({
  name: "everything",
  backend: local("state/everything.tfstate"),
  aws,
  okta: {
    org: "small",
    samlApp: createCustomApp({ ...trust, signOn, additionalAcs: [{ region: "us-east-1", url: "https://us-east-1.signin.aws/platform/saml/acs/0a1b2c3d" }] }),
    provisioning: byTerraform(),
  },
  assignments: [assign(["engineers"]).to("ReadOnly").on(account("shop"))],
});

const person = (name: string) => ({ login: `${name}@small.example`, email: `${name}@small.example`, firstName: name, lastName: "Ames" });

describe("a custom app with people made by Terraform, with both real providers", () => {
  const open: { close(): Promise<void> }[] = [];
  let okta: OktaServer;
  let road: Road;
  afterAll(async () => {
    for (const one of open.toReversed()) await one.close();
  });

  const engineers = () => okta.org.groups.named("AWS Engineers")?.id ?? "";

  withBoth("makes app, users, group, membership and grant in one apply, and plans no change", async () => {
    okta = await startOkta({ users: [person("alice"), person("bob"), { ...person("gone"), status: "SUSPENDED" }], groups: [{ name: "AWS Engineers", members: ["alice@small.example", "bob@small.example", "gone@small.example"] }] });
    open.push(okta);
    road = await startRoad(everything, tools, { variables: okta.environment() });
    open.push(road);
    expect(await road.workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
    await road.apply();
    expect(await road.plan()).toEqual({ changes: [], warnings: [] });
    expect([...road.aws.state.users.values()].map(({ userName }) => userName).toSorted()).toEqual(["alice@small.example", "bob@small.example"]);
    expect(road.aws.state.grants()).toHaveLength(1);
  }, TEN_MINUTES);

  withBoth("a person who leaves the group in Okta loses exactly the membership, and the user with the last of them", async () => {
    okta.org.removeMember(engineers(), "bob@small.example");
    expect((await road.plan()).changes).toEqual(['delete aws_identitystore_group_membership.engineers["bob@small.example"]', 'delete aws_identitystore_user.people["bob@small.example"]']);
  }, TEN_MINUTES);

  withBoth("a group that comes back empty is taken for a mistake and refused", async () => {
    for (const login of ["alice@small.example", "gone@small.example"]) okta.org.removeMember(engineers(), login);
    const run = await road.workspace.plan();
    expect(run.code).toBe(1);
    expect(run.stderr.replace(/\s*│?\s+/g, " ")).toContain("came back empty");
    okta.org.addMember(engineers(), "alice@small.example");
    must(await road.workspace.plan());
  }, TEN_MINUTES);
});
