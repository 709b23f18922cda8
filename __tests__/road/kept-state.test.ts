import { cpSync } from "node:fs";
import { join } from "node:path";
import { startAws } from "../../sandbox/aws/server";
import { loadState, saveState } from "../../sandbox/kept/state";
import { readPlan } from "../../sandbox/rehearsal/stacks";
import { openWorkspace, type Workspace } from "../../src/terraform/workspace";
import { local } from "../../src";
import { account, assign, aws, defineEnvironment } from "../support/company";
import { needs } from "../support/needs";
import { must } from "../support/road";
import { synthOne } from "../support/synth";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withAws = needs("Terraform and the AWS provider", tools.hasAws);

const grants = defineEnvironment({
  name: "grants",
  backend: local("state/grants.tfstate"),
  aws,
  okta: "none",
  assignments: [assign(["engineers", "auditors"]).to("ReadOnly").on(account("shop")), assign(["engineers"]).to("Deployer").on(account("shop"))],
});

withAws("a Terraform state stays true for an AWS that was started anew from its file: nothing to do, and its ids go on", async () => {
  const { organization } = grants.catalog;
  const first = await startAws({
    account: organization.accounts[grants.aws.account]?.id ?? "",
    managementAccount: organization.accounts[organization.managementAccount]?.id ?? "",
    organization: { accounts: Object.values(organization.accounts).map(({ id, name }) => ({ id, name })) },
    groups: ["AWS Engineers", "AWS Auditors"],
  });
  const opened: Workspace[] = [];
  const open = async (environment: Record<string, string>): Promise<Workspace> => {
    const made = await openWorkspace((await synthOne(grants)).json, { terraform: tools.terraform, mirrors: tools.mirrors, backend: "none", environment });
    opened.push(made);
    must(await made.init());
    return made;
  };
  let second: Awaited<ReturnType<typeof startAws>> | undefined;
  try {
    const before = await open(first.environment());
    must(await before.apply());
    expect(first.state.grants()).toHaveLength(3);
    const kept = saveState({ aws: first.state, okta: undefined });
    await first.close();

    const { aws: state } = loadState(kept);
    second = await startAws({ account: state.caller }, { state });
    const workspace = await open(second.environment());
    cpSync(join(before.folder, "terraform.tfstate"), join(workspace.folder, "terraform.tfstate"));
    must(await workspace.plan());
    expect(readPlan(await workspace.show("plan"))).toEqual({ changes: [], warnings: [] });
    expect(second.calls().some(({ operation }) => operation === "DescribePermissionSet")).toBe(true);

    state.deleteGroup("AWS Auditors");
    state.pushGroup("AWS Auditors");
    must(await workspace.plan());
    expect(readPlan(await workspace.show("plan")).changes).toEqual([expect.stringMatching(/(delete and create|create and delete) .*ReadOnly__shop\["auditors"\]/)]);
    must(await workspace.apply());
    expect(state.grants()).toHaveLength(3);
  } finally {
    for (const workspace of opened) await workspace.close();
    await first.close();
    await second?.close();
  }
}, 600_000);
