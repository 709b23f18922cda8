import type { Plan, ResourceChange } from "../plan/plan";
import { Building } from "./building";
import { instanceOf, type Instance, type Side } from "./instance";
import { kinds } from "./kinds";
import { lookupsOf } from "./lookups";
import { diffAccess, type AccessDiff } from "./diff";
import type { AccessModel } from "./model";
import type { Names } from "./names";

/** A value that decides about access and that nobody knows before the apply. */
export interface UnknownValue {
  readonly address: string;
  /** What is not known, as the end of a sentence. */
  readonly what: string;
}

/** A plan as access: what is there, what would be, and what can't be said. */
export interface PlanAccess {
  readonly before: AccessModel;
  readonly after: AccessModel;
  /** What was changed outside of Terraform since the last apply. */
  readonly drift: AccessDiff;
  readonly unknown: readonly UnknownValue[];
  /** The resource behind each grant, by grant key; on the side where it exists. */
  readonly grantsBefore: ReadonlyMap<string, ResourceChange>;
  readonly grantsAfter: ReadonlyMap<string, ResourceChange>;
  /** Groups that the plan found in IAM Identity Center; undefined where it did not look. */
  readonly storeNames: ReadonlySet<string> | undefined;
  readonly storeGroup: (id: string) => string | undefined;
  /** Changes to resources that this program does not know as access. */
  readonly others: readonly ResourceChange[];
}

export function accessOfPlan(plan: Plan, names: Names): PlanAccess {
  const byAddress = new Map(plan.changes.map((change) => [change.address, change]));
  const before = build(plan, "before", names, sides(plan.changes, "before"));
  const after = build(plan, "after", names, sides(plan.changes, "after"));
  const drifted = new Map(plan.drift.map((change) => [change.address, change]));
  // What the state said: the refreshed side, with what drifted put back.
  const recorded = drifted.size === 0 ? before : build(plan, "before", names, [
    ...sides(plan.changes.filter(({ address }) => !drifted.has(address)), "before"),
    ...sides([...drifted.values()], "before"),
  ]);
  const changeOf = (addresses: ReadonlyMap<string, string>): ReadonlyMap<string, ResourceChange> =>
    new Map([...addresses].flatMap(([key, address]) => {
      const change = byAddress.get(address);
      return change === undefined ? [] : [[key, change] as const];
    }));
  return {
    before: before.model,
    after: after.model,
    drift: diffAccess(recorded.model, before.model),
    unknown: after.unknown,
    grantsBefore: changeOf(before.grantAddresses),
    grantsAfter: changeOf(after.grantAddresses),
    storeNames: after.storeNames,
    storeGroup: after.storeGroup,
    others: plan.changes.filter(({ mode, type, actions }) => mode === "managed" && !kinds.has(type) && !actions.includes("no-op")),
  };
}

interface Built {
  readonly model: AccessModel;
  readonly unknown: readonly UnknownValue[];
  readonly grantAddresses: ReadonlyMap<string, string>;
  readonly storeNames: ReadonlySet<string> | undefined;
  readonly storeGroup: (id: string) => string | undefined;
}

function build(plan: Plan, side: Side, names: Names, instances: readonly Instance[]): Built {
  const lookups = lookupsOf(plan, side, names, instances);
  const building = new Building();
  for (const [type, read] of kinds) for (const instance of instances) if (instance.type === type) read(instance, building, lookups);
  return { model: building.model(), unknown: building.unknown, grantAddresses: building.grantAddresses, storeNames: lookups.storeNames, storeGroup: lookups.storeGroup };
}

function sides(changes: readonly ResourceChange[], side: Side): Instance[] {
  return changes.flatMap((change) => instanceOf(change, side) ?? []);
}
