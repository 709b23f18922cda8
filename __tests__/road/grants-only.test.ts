import { local } from "../../src";
import { assign, aws, account, defineEnvironment, ou } from "../support/company";
import { needs } from "../support/needs";
import { must, startRoad, type Road } from "../support/road";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withAws = needs("Terraform and the AWS provider", tools.hasAws);
const TEN_MINUTES = 600_000;

/** An environment that leaves Okta alone: federated by others, grants only. */
const grants = defineEnvironment({
  name: "grants",
  backend: local("state/grants.tfstate"),
  aws,
  okta: "none",
  assignments: [assign(["engineers", "auditors"]).to("ReadOnly").on(account("shop")), assign(["engineers"]).to("Deployer").on(account("shop"))],
});

/** The same with another description of one set: an edit that re-provisions and must replace no grant. */
const edited = { ...grants, catalog: { ...grants.catalog, permissionSets: { ...grants.catalog.permissionSets, ReadOnly: { description: "Look, and nothing else", managed: ["job-function/ViewOnlyAccess"] as const } } } };

const GRANT = (set: string, key: string, group: string) => `aws_ssoadmin_account_assignment.${set}__${key}["${group}"]`;

describe("an environment of grants alone, with the real AWS provider", () => {
  let road: Road | undefined;
  const here = (): Road => {
    if (road === undefined) throw new Error("the road was not started");
    return road;
  };
  afterAll(() => road?.close());

  withAws("is valid, and plans its permission sets while the grants of absent groups wait by name", async () => {
    road = await startRoad(grants, tools);
    expect(await here().workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
    here().aws.state.pushGroup("AWS Engineers");
    // AWS does not promise that every group of a directory has a name; somebody else's must not fail the plan.
    for (const name of ["one", "another"]) here().aws.state.pushGroup(name).displayName = "";
    const { changes, warnings } = await here().plan();
    expect(changes).toContain(`create ${GRANT("ReadOnly", "shop", "engineers")}`);
    expect(changes).toContain(`create ${GRANT("Deployer", "shop", "engineers")}`);
    expect(changes.join("\n")).not.toContain("auditors");
    expect(warnings.join("\n")).toMatch(/grants wait \(1\): AWS Auditors\./);
  }, TEN_MINUTES);

  withAws("applies, and then plans no change", async () => {
    await here().apply();
    expect(here().aws.state.grants().map((grant) => JSON.stringify(grant))).toHaveLength(2);
    expect((await here().plan()).changes).toEqual([]);
  }, TEN_MINUTES);

  withAws("gives a group that appears its own grants and touches no other", async () => {
    here().aws.state.pushGroup("AWS Auditors");
    expect(await here().plan()).toEqual({ changes: [`create ${GRANT("ReadOnly", "shop", "auditors")}`], warnings: [] });
    await here().apply();
  }, TEN_MINUTES);

  withAws("replaces only the grants of a group that was deleted and pushed again, and no grant for an edit of a set", async () => {
    here().aws.state.deleteGroup("AWS Auditors");
    here().aws.state.pushGroup("AWS Auditors");
    await here().edit(edited);
    const { changes } = await here().plan();
    expect(changes.filter((change) => change.includes("account_assignment"))).toEqual([expect.stringMatching(/delete and create|create and delete/)]);
    expect(changes.join("\n")).toContain(GRANT("ReadOnly", "shop", "auditors"));
    expect(changes).toContain("update aws_ssoadmin_permission_set.ReadOnly");
    await here().apply();
    expect((await here().plan()).changes).toEqual([]);
  }, TEN_MINUTES);

  withAws("moves a grant to another account without touching the rest", async () => {
    await here().edit({ ...edited, assignments: [assign(["engineers", "auditors"]).to("ReadOnly").on(account("shop")), assign(["engineers"]).to("Deployer").on(ou("Workloads/Prod", "direct"))] });
    expect((await here().plan()).changes).toEqual([`create ${GRANT("Deployer", "shop-prod", "engineers")}`, `delete ${GRANT("Deployer", "shop", "engineers")}`]);
  }, TEN_MINUTES);

  withAws("is refused with the credentials of another account than the one the data names", async () => {
    const wrong = await startRoad(grants, tools, { account: "222233334444" });
    try {
      const run = await wrong.workspace.plan();
      expect(run.code).toBe(1);
      expect(run.stderr).toContain("AWS account ID not allowed");
    } finally {
      await wrong.close();
    }
  }, TEN_MINUTES);

  withAws("is destroyed whole", async () => {
    must(await here().workspace.destroy());
    expect(here().aws.state.grants()).toEqual([]);
    expect(here().aws.state.permissionSets.size).toBe(0);
  }, TEN_MINUTES);
});
