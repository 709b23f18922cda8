import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "../../src/aws/grants";
import type { Environment } from "../../src/model/environment";
import { blockName } from "../../src/model/keys";
import { resolve } from "../../src/model/resolve";
import { companyOf, TODAY } from "../bench/company";
import { copier, type Names } from "./big/copy";
import { planOf, type Entry, type Plan } from "./big/plan";

/** Groups with the same permission set in the same account, as a company that assigns by unit has them. */
const GROUPS_PER_BLOCK = 4;
/** The recorded plan that is multiplied: one grant is made, all else stays. */
const RECORDED = join(__dirname, "../../__tests__/fixtures/plans/group-gains-one-account/plan.json");
const ASSIGNMENT = "aws_ssoadmin_account_assignment";

/** The blocks of the recorded plan that others are copies of; by turns, so that sets have what either kind has. */
const KINDS: readonly Names[] = [
  { set: "ReadOnly", setId: "ps-0000000000000002", block: "ReadOnly__shop-dev", account: "222233334444", group: "engineers", groupId: "9511c602-9c1f-4a25-85e6-6a5e11d6abb2", local: "to_auditors__engineers" },
  { set: "Deployer", setId: "ps-0000000000000001", block: "Deployer__shop-dev", account: "222233334444", group: "engineers", groupId: "9511c602-9c1f-4a25-85e6-6a5e11d6abb2", local: "to_engineers" },
];
const MADE: Names = { set: "Deployer", setId: "ps-0000000000000001", block: "Deployer__shop-test", account: "333344445555", group: "auditors", groupId: "927081d7-2f17-4fbd-8fd6-5f698605d254", local: "to_auditors" };

/** The environment that a big plan is of: its catalog has the names. `grants` is a multiple of 4. */
export function bigEnvironment(grants: number): Environment {
  return companyOf({ grants, groupsPerBlock: GROUPS_PER_BLOCK }, "none");
}

/**
 * The JSON of a plan of this many grants as Terraform writes it, on one line: each part of it is a copy of what it wrote for a
 * small company. One grant in the middle is made, all others stay. About 3 KB a grant.
 */
export function bigPlan(grants: number): string {
  const recorded = planOf(readFileSync(RECORDED, "utf8"));
  const { environment, expansion, permissionSets } = resolve(bigEnvironment(grants), TODAY);
  const sets = permissionSets.map((set, index): Names => ({ ...kind(index), set, setId: `ps-${index.toString(16).padStart(16, "0")}` }));
  const groupKeys = Object.keys(environment.catalog.groups);
  const groupId = (key: string) => `00000000-0000-4000-8000-${groupKeys.indexOf(key).toString(16).padStart(12, "0")}`;
  const blocks = blocksOf(expansion.grants).map(({ permissionSet, account, groups }) => {
    const index = permissionSets.indexOf(permissionSet);
    const names = sets[index];
    if (names === undefined) throw new Error(`no permission set ${permissionSet}`);
    // As the stack names it, but for the digest.
    const local = `to_${groups[0]}__and_${groups.length - 1}_more_000000000000`;
    return groups.map((group): Place => ({ index, names: { ...names, block: blockName(permissionSet, account), account: environment.catalog.organization.accounts[account]?.id ?? "", group, groupId: groupId(group), local } }));
  });
  const places = blocks.flat();
  const made = places[Math.floor(places.length / 2)];
  if (made === undefined) throw new Error("no grants");
  const firsts = blocks.flatMap(([first]) => (first === undefined ? [] : [first]));
  return JSON.stringify(multiplied(recorded, { sets, places, firsts, made, groups: groupKeys.map((key) => ({ name: environment.catalog.groups[key]?.name ?? key, id: groupId(key) })) }));
}

interface Place {
  /** Of its permission set, which tells of which kind it is. */
  readonly index: number;
  readonly names: Names;
}

interface Company {
  readonly sets: readonly Names[];
  readonly places: readonly Place[];
  /** One place of every block. */
  readonly firsts: readonly Place[];
  readonly made: Place;
  readonly groups: readonly { readonly name: string; readonly id: string }[];
}

function kind(index: number): Names {
  const names = KINDS[index % KINDS.length];
  if (names === undefined) throw new Error("no kind");
  return names;
}

function multiplied(recorded: Plan, company: Company): Plan {
  const { sets, places, firsts, made } = company;
  const without = places.filter((place) => place !== made);
  const outputs = (value: unknown): unknown => byKey(value, sets);
  const { planned_values: planned, prior_state: prior, configuration } = recorded;
  return {
    ...recorded,
    planned_values: { ...planned, outputs: outputs(planned.outputs), root_module: { ...planned.root_module, resources: grown(planned.root_module.resources, sets, without, made) } },
    resource_drift: recorded.resource_drift.flatMap((entry) => copiesOfSets(entry, sets)),
    resource_changes: grown(recorded.resource_changes, sets, without, made),
    output_changes: outputs(recorded.output_changes),
    prior_state: { ...prior, values: { ...prior.values, outputs: outputs(prior.values.outputs), root_module: { ...prior.values.root_module, resources: withGroups(grown(prior.values.root_module.resources, sets, without), company) } } },
    configuration: { ...configuration, root_module: { ...configuration.root_module, outputs: outputs(configuration.root_module.outputs), resources: grown(configuration.root_module.resources, sets, firsts) } },
    relevant_attributes: recorded.relevant_attributes.flatMap((one) => copiesOfSets({ ...one, address: one.resource }, sets).map(({ address: _address, ...copy }) => copy)),
  };
}

/** A list of the recorded plan with all grants and permission sets; lookups stay where they are, at its beginning or its end. */
function grown(list: readonly Entry[], sets: readonly Names[], places: readonly Place[], made?: Place): Entry[] {
  const templates = KINDS.map((names) => {
    const found = list.find(({ address, type }) => type === ASSIGNMENT && (address === `${ASSIGNMENT}.${names.block}` || address === `${ASSIGNMENT}.${names.block}["${names.group}"]`));
    if (found === undefined) throw new Error(`the recorded plan has no ${names.block}`);
    return copier(found, names);
  });
  const grants = places.map(({ index, names }) => templates[index % KINDS.length]?.(names));
  const creation = list.find(({ address }) => address === `${ASSIGNMENT}.${MADE.block}["${MADE.group}"]`);
  const managed = [
    ...grants,
    made === undefined || creation === undefined ? undefined : copier(creation, MADE)(made.names),
    ...list.filter((entry) => !isData(entry) && entry.type !== ASSIGNMENT).flatMap((entry) => copiesOfSets(entry, sets)),
  ].filter((entry) => entry !== undefined);
  managed.sort((a, b) => (a.address < b.address ? -1 : 1));
  const lookups = list.filter(isData);
  return list[0] !== undefined && isData(list[0]) ? [...lookups, ...managed] : [...managed, ...lookups];
}

/** What belongs to a permission set of the recorded plan, for every permission set of its kind; anything else as it is. */
function copiesOfSets<E extends { readonly address: string }>(entry: E, sets: readonly Names[]): E[] {
  const index = KINDS.findIndex(({ set }) => entry.address.includes(`.${set}`));
  if (index < 0) return [entry];
  const copy = copier(entry, kind(index));
  return sets.filter((_names, one) => one % KINDS.length === index).map(copy);
}

/** Outputs: maps by permission set, at any depth, and lists of references to them. */
function byKey(value: unknown, sets: readonly Names[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.flatMap((item: unknown) => references(item, sets));
  if (!("ReadOnly" in value)) return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, byKey(item, sets)]));
  const copy = copier({ value: value.ReadOnly }, kind(0));
  return Object.fromEntries(sets.map((names) => [names.set, copy(names).value]));
}

/** Those to one recorded set are multiplied, and those to the other left out. */
function references(item: unknown, sets: readonly Names[]): unknown[] {
  if (typeof item !== "string") return [byKey(item, sets)];
  if (item.includes(".ReadOnly")) return sets.map(({ set }) => item.replace("ReadOnly", set));
  return item.includes(".Deployer") ? [] : [item];
}

function isData({ mode }: Entry): boolean {
  return mode === "data";
}

/** The lookup of groups finds all of them. */
function withGroups(list: readonly Entry[], { groups }: Company): Entry[] {
  return list.map((entry) => {
    if (entry.type !== "aws_identitystore_groups") return entry;
    const { values } = entry;
    const [first] = values?.groups ?? [];
    return { ...entry, values: { ...values, groups: groups.map(({ name, id }) => ({ ...first, display_name: name, group_id: id })) }, sensitive_values: { groups: groups.map(() => ({})) } };
  });
}
