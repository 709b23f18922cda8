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
  /** What can't be reviewed and why, as a clause: `the group of this grant is known after the apply only`. */
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
  /** What the plan does that this program does not know as access. */
  readonly others: readonly { readonly address: string; readonly actions: readonly string[] }[];
}

/** A change of a known type of which an attribute is hidden: what it is, or becomes, nobody sees. */
function hiddenChanges(changes: readonly ResourceChange[]): UnknownValue[] {
  return changes
    .filter(({ mode, type, actions, hidden }) => mode === "managed" && kinds.has(type) && hidden.length > 0 && actions.join() !== "no-op")
    .map(({ address, hidden }) => ({ address, what: `${hidden.join(", ")} ${hidden.length === 1 ? "is" : "are"} marked sensitive, so nobody can see what ${hidden.length === 1 ? "it becomes" : "they become"}` }));
}

/** What is deleted of an earlier apply that failed may be what people have now. */
function leftovers(changes: readonly ResourceChange[]): UnknownValue[] {
  return changes.filter(({ type, deposed }) => deposed !== undefined && kinds.has(type)).map(({ address }) => ({ address, what: "an object left over from an earlier apply is deleted, and whether somebody has what it gives can't be told" }));
}

/** Policies of a set that go at one address and come at another: nothing says which is done first, and AWS has one place for both. */
function crossing(before: Building, after: Building, byAddress: ReadonlyMap<string, ResourceChange>): UnknownValue[] {
  return [...after.policyOwners].flatMap(([key, address]) => {
    const was = before.policyOwners.get(key);
    if (was === undefined || was === address) return [];
    const goes = byAddress.get(was)?.actions.includes("delete") === true && byAddress.get(address)?.actions.includes("create") === true;
    return goes ? [{ address, what: `the same policy goes at ${was} and comes here without a moved block, and which of them is done last nothing says` }] : [];
  });
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
    unknown: onceEach([...before.unknown, ...after.unknown, ...hiddenChanges(plan.changes), ...leftovers(plan.changes), ...crossing(before.building, after.building, byAddress)]),
    grantsBefore: changeOf(before.grantAddresses),
    grantsAfter: changeOf(after.grantAddresses),
    storeNames: after.storeNames,
    storeGroup: after.storeGroup,
    others: [
      ...plan.changes.filter(({ mode, type, actions, importing }) => mode === "managed" && !kinds.has(type) && (importing !== undefined || !actions.includes("no-op"))).map(({ address, actions, importing }) => ({ address, actions: importing === undefined ? actions : ["import", ...actions.filter((one) => one !== "no-op")] })),
      ...plan.beyond.map((address) => ({ address, actions: ["run"] })),
    ],
  };
}

interface Built {
  readonly building: Building;
  readonly model: AccessModel;
  readonly unknown: readonly UnknownValue[];
  readonly grantAddresses: ReadonlyMap<string, string>;
  readonly storeNames: ReadonlySet<string> | undefined;
  readonly storeGroup: (id: string) => string | undefined;
}

function build(plan: Plan, side: Side, names: Names, instances: readonly Instance[]): Built {
  const lookups = lookupsOf(plan, side, names, instances);
  const building = new Building();
  for (const [type, read] of kinds) for (const instance of instances) {
    if (instance.type !== type) continue;
    building.read(instance.address);
    read(instance, building, lookups);
  }
  return { building, model: building.model(), unknown: building.unknown, grantAddresses: building.grantAddresses, storeNames: lookups.storeNames, storeGroup: lookups.storeGroup };
}

function onceEach(values: readonly UnknownValue[]): UnknownValue[] {
  return [...new Map(values.map((value) => [`${value.address}\n${value.what}`, value])).values()];
}

function sides(changes: readonly ResourceChange[], side: Side): Instance[] {
  return changes.flatMap((change) => instanceOf(change, side) ?? []);
}
