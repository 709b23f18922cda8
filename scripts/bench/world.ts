import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAws, type AwsServer } from "../../sandbox/aws/server";
import type { Environment } from "../../src/model/environment";
import { resolve } from "../../src/model/resolve";
import { load } from "../../src/project/load";
import { reportProblems } from "../../src/project/report";
import { synthesize } from "../../src/project/synthesize";
import { parseStack, type StackJson } from "../../src/terraform/stack-json";
import { withWorkspace } from "../../src/terraform/workspace";
import { companyOf, TODAY, type Size } from "./company";
import { grantBlocks, literalName, onlyBlock, onePerGrant, type GrantBlock } from "./forms";
import { template, type Instance, type StateTemplate } from "./state-file";
import type { Form, Tools } from "./timed";

interface World {
  readonly aws: AwsServer;
  readonly forms: readonly Form[];
}

const LATENCY_MS = 20;

/**
 * A sandbox in which all grants of a company are made, and the forms to plan against it. Only the permission sets and one
 * block are applied by Terraform; the other grants are put into the sandbox and into the state as copies of that block's.
 */
export async function openWorld(size: Size, tools: Tools): Promise<World> {
  const environment = companyOf(size, "none");
  const { groups, organization } = environment.catalog;
  const stack = await synthesized(environment);
  const blocks = grantBlocks(resolve(environment, TODAY), stack);
  const [first] = blocks;
  if (first === undefined) throw new Error("the stack has no assignments");
  const account = organization.accounts[environment.aws.account]?.id ?? "";
  const aws = await startAws({
    account,
    managementAccount: organization.accounts[organization.managementAccount]?.id ?? "",
    latency: LATENCY_MS,
    groups: Object.values(groups).map(({ name }) => name),
    organization: { accounts: Object.values(organization.accounts).map(({ id, name }) => ({ id, name })) },
  });
  const groupName = (key: string) => groups[key]?.name ?? key;
  const groupId = (key: string) => aws.state.directory.groupNamed(groupName(key))?.id ?? "";
  for (const { name } of Object.values(groups)) aws.state.pushGroup(name);

  const made = template(await apply(onlyBlock(stack, first.name), aws, tools), first.permissionSet);
  for (const block of blocks) for (const group of block.groups) aws.state.assign(groupName(group), block.permissionSet, block.account);
  if (aws.state.assignments.size !== size.grants) throw new Error(`the sandbox has ${aws.state.assignments.size} assignments, not ${size.grants}`);

  const instance = (block: GrantBlock, group: string): Instance => ({
    account: block.account,
    permissionSet: block.permissionSet,
    permissionSetArn: aws.state.sets.named(block.permissionSet)?.arn ?? "",
    principal: groupId(group),
  });
  return { aws, forms: [
    { title: "this project's", stack, state: keyed(blocks, instance, made) },
    { title: "one literal block a grant", stack: onePerGrant(stack, blocks, groupId), state: literal(blocks, instance, made) },
  ] };
}

type Describe = (block: GrantBlock, group: string) => Instance;

function keyed(blocks: readonly GrantBlock[], describe: Describe, made: StateTemplate): string {
  return made.with(blocks.map((block) => ({ name: block.name, instances: block.groups.map((group) => ({ key: group, ...describe(block, group) })) })));
}

function literal(blocks: readonly GrantBlock[], describe: Describe, made: StateTemplate): string {
  return made.with(blocks.flatMap((block) => block.groups.map((group) => ({ name: literalName(block.name, group), instances: [describe(block, group)] }))));
}

/** Applies a stack and gives the state file that Terraform wrote. */
function apply(stack: StackJson, aws: AwsServer, { terraform, mirrors }: Tools): Promise<string> {
  return withWorkspace(stack, { terraform, mirrors, backend: "none", environment: aws.environment() }, async (workspace) => {
    for (const step of [() => workspace.init(), () => workspace.apply()]) {
      const { code, stdout, stderr } = await step();
      if (code !== 0) throw new Error(stderr || stdout);
    }
    return readFile(join(workspace.folder, "terraform.tfstate"), "utf8");
  });
}

async function synthesized(environment: Environment): Promise<StackJson> {
  const loaded = await load([environment], TODAY);
  if (!loaded.ok) throw new Error(reportProblems(loaded.problems));
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = synthesize(loaded.stacks, join(folder, "cdktf.out"), folder).get(environment.name);
    return parseStack(readFileSync(file ?? "", "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
