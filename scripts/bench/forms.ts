import { z } from "zod";
import { blocksOf } from "../../src/aws/grants";
import { blockName } from "../../src/model/keys";
import type { ResolvedEnvironment } from "../../src/model/resolve";
import { parseStack, type StackJson } from "../../src/terraform/stack-json";

const assignmentType = "aws_ssoadmin_account_assignment";
const assignment = z.looseObject({ for_each: z.string(), principal_id: z.string() });
const synthesized = z.looseObject({ locals: z.record(z.string(), z.unknown()), resource: z.looseObject({ [assignmentType]: z.record(z.string(), assignment) }) });

/** One block of the synthesized stack and what it stands for. */
export interface GrantBlock {
  readonly name: string;
  readonly permissionSet: string;
  /** 12 digits. */
  readonly account: string;
  /** Keys of its groups, which are its keys in state. */
  readonly groups: readonly string[];
}

/** The blocks that an environment's stack has; one that the stack lacks is an error, since the figures would be of something else. */
export function grantBlocks({ environment, expansion }: ResolvedEnvironment, stack: StackJson): GrantBlock[] {
  const written = synthesized.parse(stack).resource[assignmentType];
  return blocksOf(expansion.grants).map(({ permissionSet, account, groups }) => {
    const name = blockName(permissionSet, account);
    if (!Object.hasOwn(written, name)) throw new Error(`the stack has no block ${name}: this benchmark does not know its form`);
    return { name, permissionSet, account: environment.catalog.organization.accounts[account]?.id ?? "", groups };
  });
}

/** The stack with only this one block of assignments. */
export function onlyBlock(stack: StackJson, name: string): StackJson {
  const { resource } = synthesized.parse(stack);
  return parseStack(JSON.stringify({ ...stack, resource: { ...resource, [assignmentType]: { [name]: resource[assignmentType][name] } } }));
}

/** The same stack with every grant as a block of its own: literal principal, no for_each nor the locals for it; all else as it was. */
export function onePerGrant(stack: StackJson, blocks: readonly GrantBlock[], groupId: (group: string) => string): StackJson {
  const { locals, resource } = synthesized.parse(stack);
  const written = resource[assignmentType];
  const idle = new Set(Object.values(written).flatMap(({ for_each }) => [...for_each.matchAll(/local\.([\w-]+)/g)].map(([, name]) => name)));
  // JSON drops what is undefined.
  const literal = blocks.flatMap(({ name, groups }) => groups.map((group) => [literalName(name, group), { ...written[name], for_each: undefined, principal_id: groupId(group) }]));
  return parseStack(JSON.stringify({
    ...stack,
    locals: Object.fromEntries(Object.entries(locals).filter(([name]) => !idle.has(name))),
    resource: { ...resource, [assignmentType]: Object.fromEntries(literal) },
  }));
}

/** The name that `onePerGrant` gives a grant. */
export function literalName(block: string, group: string): string {
  return `${block}__${group}`;
}
