import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startAws, type AwsServer } from "../../sandbox/aws/server";
import { cliConfigText } from "../../src/terraform/settings";
import { spawnIdc, copyProject } from "../support/project-copy";
import { needs } from "../support/needs";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withAws = needs("Terraform and the AWS provider", tools.hasAws);
const TEN_MINUTES = 600_000;

/** The example's pilot as an environment of grants alone, so that it needs no Okta; identity is the account of its credentials. */
const DATA = `
import { pilot } from "./pilot";
export const environments = [{ ...pilot, okta: "none" as const }];
`;
const IDENTITY = "400100008238";

describe("idc review where it is given no plan", () => {
  let aws: AwsServer;
  let folder: string;
  beforeAll(async () => {
    folder = copyProject();
    writeFileSync(join(folder, "environments/index.ts"), DATA);
    rmSync(join(folder, "environments/guardrails.ts"));
    aws = await startAws({ account: IDENTITY, managementAccount: "400100001373", groups: ["AWS Payments Engineers"] });
    writeFileSync(join(folder, "mirrors.tfrc"), cliConfigText(tools.mirrors, false));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await aws.close();
  });
  const review = (account: string, ...args: string[]) => spawnIdc(folder, ["review", "pilot", ...args], { ...aws.environment(account), TF_CLI_CONFIG_FILE: join(folder, "mirrors.tfrc") });

  withAws("it plans with the real Terraform in the stack's folder, and leaves nothing of the plan there", async () => {
    const { status, stdout, stderr } = await review(IDENTITY);
    expect(stderr).not.toContain("error");
    // A set that is new gains all that it can do, and this one may run code as the role of any function.
    expect([status, stdout.match(/^ +error .*$/gm)]).toEqual([1, [expect.stringMatching(/escalation-gained: pilot-Deployer gains lambda:UpdateFunctionCode/)]]);
    expect(stdout).toMatch(/\+ AWS Payments Engineers: pilot-ReadOnly in all 14 accounts directly in unit Workloads\/NonProd/);
    expect(stdout).toMatch(/Waits for its group to arrive\n +AWS Payments On Call: 3 grants/);
    expect(readdirSync(join(folder, "cdktf.out/stacks/pilot")).toSorted()).toEqual([".terraform", ".terraform.lock.hcl", "cdk.tf.json"]);
  }, TEN_MINUTES);

  withAws("what Terraform refuses is an error with its reason, and no review", async () => {
    const { status, stdout, stderr } = await review("400100001373");
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/pilot: terraform failed \(1\): .*400100001373[\s\S]*nothing was reviewed/);
  }, TEN_MINUTES);
});
