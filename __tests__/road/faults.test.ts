import { readdirSync } from "node:fs";
import { join } from "node:path";
import { local } from "../../src";
import { draftForTerraform } from "../../src/project/drafts";
import { findLost, takeOver } from "../../src/recover/find-lost";
import { withStackFolder, type StackFolder } from "../../src/terraform/stack-folder";
import { takeAway } from "../../sandbox/rehearsal/incidents/struck";
import { account, assign, aws, defineEnvironment, TODAY } from "../support/company";
import { needs } from "../support/needs";
import { startRoad, type Road } from "../support/road";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withAws = needs("Terraform and the AWS provider", tools.hasAws);
const TEN_MINUTES = 600_000;

const grants = defineEnvironment({
  name: "grants",
  backend: local("state/grants.tfstate"),
  aws,
  okta: "none",
  assignments: [assign(["engineers", "auditors"]).to("ReadOnly").on(account("shop"), account("shop-prod")), assign(["engineers"]).to("Deployer").on(account("shop"))],
});
const SHOP = "222233334444";

describe("what goes wrong at AWS, with the real provider", () => {
  const open: Road[] = [];
  afterAll(async () => {
    for (const road of open) await road.close();
  });
  async function start(): Promise<Road> {
    const road = await startRoad(grants, tools);
    open.push(road);
    for (const group of ["AWS Engineers", "AWS Auditors"]) road.aws.state.pushGroup(group);
    return road;
  }
  const settled = async (road: Road): Promise<void> => {
    const { state, faults } = road.aws;
    expect(await road.plan()).toEqual({ changes: [], warnings: [] });
    expect(state.grants().map(({ principal, permissionSet, account: id }) => `${principal} ${permissionSet} ${id}`)).toEqual([
      "AWS Engineers Deployer 222233334444", "AWS Auditors ReadOnly 222233334444", "AWS Engineers ReadOnly 222233334444", "AWS Auditors ReadOnly 333344445555", "AWS Engineers ReadOnly 333344445555",
    ]);
    expect(faults.waiting).toBe(0);
  };

  /** What `idc recover` does, in the folder that the apply was killed in. */
  const recovering = <Result>(road: Road, use: (stack: StackFolder) => Promise<Result>): Promise<Result> => {
    const { folder } = road.workspace;
    const environment = { ...process.env, ...road.aws.environment(), TF_CLI_CONFIG_FILE: join(folder, "cli.tfrc") };
    return withStackFolder({ folder, terraform: tools.terraform, environment, importsFile: draftForTerraform(folder) }, use);
  };

  withAws("throttling, server errors, slow answers and cut connections are retried, and one apply is enough", async () => {
    const road = await start();
    road.aws.faults.plan(/^sso-admin /, { kind: "throttled" }, 6);
    road.aws.faults.plan(/CreateAccountAssignment/, { kind: "unavailable" }, 2);
    road.aws.faults.plan(/DescribePermissionSet$/, { kind: "slow", ms: 1_500 }, 2);
    road.aws.faults.plan(/ListGroups/, { kind: "cut", when: "before" });
    road.aws.faults.plan(/ListAccountAssignments/, { kind: "cut", when: "before" }, 2);
    await road.apply();
    await settled(road);
  }, TEN_MINUTES);

  withAws("a grant that AWS fails asynchronously fails the apply with AWS's reason, and the next one makes it", async () => {
    const road = await start();
    const shop = road.aws.state.accounts.get(SHOP);
    if (shop === undefined) throw new Error("no account");
    shop.policies = new Set();
    const failed = await road.workspace.apply();
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/Boundary/);
    shop.policies = undefined;
    await road.apply();
    await settled(road);
  }, TEN_MINUTES);

  withAws("Terraform killed in the middle of an apply: what it had no time to note is found and taken over, what is not in AWS is not, and the next apply goes on", async () => {
    const road = await start();
    const { state } = road.aws;
    const running = road.workspace.apply();
    while (state.grants().length < 5) await new Promise((resolve) => setTimeout(resolve, 50));
    road.workspace.kill();
    await expect(running).rejects.toThrow("SIGKILL");
    // A grant takes the provider ten seconds after AWS has made it, so all five are lost to the state, and no apply gets any further.
    expect((await road.workspace.apply()).stderr.match(/already exists/g)).toHaveLength(5);
    for (const one of state.assignments) if (one.account === SHOP && state.groups.get(one.principal)?.displayName === "AWS Auditors") state.assignments.remove(one);
    const before = state.grants();

    const files = readdirSync(road.workspace.folder);
    await road.edit({ ...grants, catalog: { ...grants.catalog, permissionSets: { ...grants.catalog.permissionSets, ReadOnly: { ...grants.catalog.permissionSets["ReadOnly"], description: "Look around" } } } });
    await expect(recovering(road, findLost)).rejects.toMatchObject({ message: expect.stringContaining("other changes wait"), details: ["update aws_ssoadmin_permission_set.ReadOnly"] });
    await road.edit(grants);

    road.aws.forgetCalls();
    const lost = await recovering(road, async (stack) => {
      const found = await findLost(stack);
      await takeOver(stack);
      return found;
    });
    expect(lost).toMatchObject({ looked: 5, unknown: [] });
    expect(lost.grants.map(({ to }) => to)).toEqual([
      'aws_ssoadmin_account_assignment.Deployer__shop["engineers"]', 'aws_ssoadmin_account_assignment.ReadOnly__shop["engineers"]',
      'aws_ssoadmin_account_assignment.ReadOnly__shop-prod["auditors"]', 'aws_ssoadmin_account_assignment.ReadOnly__shop-prod["engineers"]',
    ]);
    expect(road.aws.calls().filter(({ operation }) => !/^(List|Describe|Get)/.test(operation))).toEqual([]);
    expect(state.grants()).toEqual(before);
    expect(readdirSync(road.workspace.folder).filter((name) => !files.includes(name) && !name.endsWith(".backup"))).toEqual([]);

    expect((await road.plan()).changes).toEqual(['create aws_ssoadmin_account_assignment.ReadOnly__shop["auditors"]']);
    await road.apply();
    await settled(road);
    expect(await recovering(road, findLost)).toEqual({ grants: [], looked: 0, unknown: [] });
  }, TEN_MINUTES);

  withAws("a grant made by hand is left alone, and one taken away by hand comes back", async () => {
    const road = await start();
    await road.apply();
    road.aws.state.addPermissionSet("ByHand");
    road.aws.state.assign("AWS Auditors", "ByHand", SHOP);
    expect(takeAway(road.aws.state, grants, TODAY, { most: 1 })).toHaveLength(1);
    expect((await road.plan()).changes).toHaveLength(1);
    await road.apply();
    expect(road.aws.state.grants().map(({ permissionSet }) => permissionSet)).toContain("ByHand");
    expect((await road.plan()).changes).toEqual([]);
  }, TEN_MINUTES);
});
