import { z } from "zod";
import { parseStack, type StackJson } from "../../src/terraform/stack-json";

const assignmentType = "aws_ssoadmin_account_assignment";
const assignment = z.looseObject({ for_each: z.string(), principal_id: z.string(), permission_set_arn: z.string(), target_id: z.string(), depends_on: z.array(z.string()) });
const synthesized = z.looseObject({ resource: z.looseObject({ [assignmentType]: z.record(z.string(), assignment) }) });

type Block = z.infer<typeof assignment>;

/** One block of the synthesized stack and what it stands for. */
export interface GrantBlock {
  readonly name: string;
  readonly permissionSet: string;
  /** 12 digits. */
  readonly account: string;
  /** Keys of its groups. */
  readonly groups: readonly string[];
}

/** The blocks of a stack; a block that is not what this reads is an error, since the figures would be of something else. */
export function blocksOf(stack: StackJson): GrantBlock[] {
  return Object.entries(assignments(stack)).map(([name, { for_each, permission_set_arn, target_id }]) => {
    const permissionSet = /^\$\{aws_ssoadmin_permission_set\.([\w-]+)\.arn\}$/.exec(permission_set_arn)?.[1];
    const groups = [...for_each.matchAll(/"([\w-]+)"/g)].flatMap(([, group]) => group ?? []);
    if (permissionSet === undefined || groups.length === 0) throw new Error(`${name} has another form than this benchmark knows: ${permission_set_arn}, ${for_each}`);
    return { name, permissionSet, account: target_id, groups };
  });
}

/** The stack with only this one block of assignments. */
export function onlyBlock(stack: StackJson, name: string): StackJson {
  return withAssignments(stack, Object.fromEntries(Object.entries(assignments(stack)).filter(([key]) => key === name)));
}

/** The same stack with every grant as a block of its own: literal principal, no for_each; all else as it was. */
export function onePerGrant(stack: StackJson, groupId: (group: string) => string): StackJson {
  const groups = new Map(blocksOf(stack).map((one) => [one.name, one.groups]));
  const literal = Object.entries(assignments(stack)).flatMap(([name, block]) =>
    // JSON drops what is undefined.
    (groups.get(name) ?? []).map((group) => [literalName(name, group), { ...block, for_each: undefined, principal_id: groupId(group) }]),
  );
  return withAssignments(stack, Object.fromEntries(literal));
}

/** The name that `onePerGrant` gives a grant. */
export function literalName(blockName: string, group: string): string {
  return `${blockName}__${group}`;
}

function assignments(stack: StackJson): Readonly<Record<string, Block>> {
  return synthesized.parse(stack).resource[assignmentType];
}

function withAssignments(stack: StackJson, blocks: Readonly<Record<string, unknown>>): StackJson {
  const { resource } = synthesized.parse(stack);
  return parseStack(JSON.stringify({ ...stack, resource: { ...resource, [assignmentType]: blocks } }));
}
