import { z } from "zod";

/** A grant as it stands in state. */
export interface Instance {
  /** The key under for_each. */
  readonly key?: string;
  readonly account: string;
  readonly permissionSet: string;
  readonly permissionSetArn: string;
  readonly principal: string;
}

/** One block of assignments in state. */
interface StateBlock {
  readonly name: string;
  readonly instances: readonly Instance[];
}

/** A state file in which the one applied block stands as the model of all others. */
export interface StateTemplate {
  with(blocks: readonly StateBlock[]): string;
}

const attributes = z.looseObject({ id: z.string(), permission_set_arn: z.string(), principal_id: z.string(), target_id: z.string() });
const instance = z.looseObject({ index_key: z.string(), attributes, dependencies: z.array(z.string()) });
const resource = z.looseObject({ type: z.string(), name: z.string() });
const stateFile = z.looseObject({ version: z.literal(4), resources: z.array(resource) });
const assignmentResource = z.looseObject({ type: z.literal("aws_ssoadmin_account_assignment"), instances: z.array(instance) });

/** Reads the state after one block of `permissionSet` was applied; what the provider wrote stays, whatever its version. */
export function template(text: string, permissionSet: string): StateTemplate {
  const state = stateFile.parse(JSON.parse(text));
  const others = state.resources.filter(({ type }) => type !== "aws_ssoadmin_account_assignment");
  const applied = assignmentResource.parse(state.resources.find(({ type }) => type === "aws_ssoadmin_account_assignment"));
  const [model] = applied.instances;
  if (model === undefined) throw new Error("the applied block has no instance in state");
  const given = model.attributes;

  const copy = ({ key, account, principal, permissionSetArn, permissionSet: set }: Instance) => ({
    ...model,
    // JSON drops what is undefined: a block without for_each has no keys.
    index_key: key,
    attributes: {
      ...given,
      id: given.id.replace(given.principal_id, principal).replace(given.target_id, account).replace(given.permission_set_arn, permissionSetArn),
      principal_id: principal,
      target_id: account,
      permission_set_arn: permissionSetArn,
    },
    dependencies: model.dependencies.map((address) => address.replace(permissionSet, set)),
  });
  return {
    with: (blocks) => JSON.stringify({ ...state, resources: [...others, ...blocks.map(({ name, instances }) => ({ ...applied, name, instances: instances.map(copy) }))] }),
  };
}
