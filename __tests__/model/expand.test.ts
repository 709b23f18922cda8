import fc from "fast-check";
import type { Assignment } from "../../src/model/assignment";
import { expand } from "../../src/model/expand";
import type { Organization } from "../../src/model/organization";
import type { AnyTarget } from "../../src/model/target";
import { account, everyMemberAccount, organization, ou, tagged, TODAY } from "../support/company";

function assignment(targets: readonly AnyTarget[], more: Partial<Assignment> = {}): Assignment {
  return { groups: ["engineers"], permissionSets: ["ReadOnly"], targets, exclusions: [], written: {}, ...more };
}

function accountsOf(targets: readonly AnyTarget[], more: Partial<Assignment> = {}): string[] {
  return expand([assignment(targets, more)], organization, TODAY).grants.map((grant) => grant.account);
}

describe("targets", () => {
  test("a direct unit leaves out the accounts of the units below it", () => {
    expect(accountsOf([ou("Workloads", "direct")])).toEqual(["shop"]);
  });

  test("a recursive unit reaches the accounts of all units below it", () => {
    expect(accountsOf([ou("Workloads", "recursive")])).toEqual(["shop", "shop-prod"]);
  });

  test("the root, recursively, includes the management account: it is refused later, not silently left out here", () => {
    expect(accountsOf([ou("/", "recursive")])).toContain("management");
  });

  test("every member account leaves out the management account", () => {
    expect(accountsOf([everyMemberAccount()])).toEqual(["identity", "shop", "shop-prod"]);
  });

  test("a tag matches its whole value only", () => {
    expect(accountsOf([tagged("team", "shop")])).toEqual(["shop", "shop-prod"]);
    expect(accountsOf([tagged("team", "sho")])).toEqual([]);
    expect(accountsOf([tagged("constructor", "shop")])).toEqual([]);
  });

  test("a suspended account found by its unit is skipped and named; one that was named itself stays, to be refused", () => {
    const [found] = expand([assignment([ou("Workloads/Prod", "direct")])], organization, TODAY).assignments;
    expect(found?.skipped).toEqual(["closed"]);
    expect(accountsOf([account("closed")])).toEqual(["closed"]);
  });

  test("a circle of units in broken data ends", () => {
    const circular: Organization = { ...organization, units: { A: { id: "", name: "", parent: "B" }, B: { id: "", name: "", parent: "A" } } };
    expect(expand([assignment([{ kind: "ou", unit: "A", depth: "recursive" }])], circular, TODAY).grants).toEqual([]);
  });
});

describe("exclusions", () => {
  test("an excluded account stays excluded when its unit is listed twice", () => {
    expect(accountsOf([ou("Workloads", "recursive"), ou("Workloads/Prod", "direct"), account("shop-prod")], { exclusions: [account("shop-prod")] })).toEqual(["shop"]);
  });

  test("an exclusion of one assignment takes nothing from another", () => {
    const both = expand([assignment([ou("Workloads", "recursive")], { exclusions: [account("shop")] }), assignment([account("shop")])], organization, TODAY);
    expect(both.grants.map((grant) => [grant.account, grant.from])).toEqual([["shop", [1]], ["shop-prod", [0]]]);
  });

  test("an exclusion that takes nothing away is reported as idle", () => {
    const [one] = expand([assignment([account("shop")], { exclusions: [account("identity"), tagged("team", "shop")] })], organization, TODAY).assignments;
    expect(one?.idleExclusions).toEqual([account("identity")]);
  });
});

describe("time", () => {
  test.each([["2026-11-25", 1], [TODAY, 1], ["2026-11-23", 0]])("until %s, on 2026-11-24, gives %i grants: the last day itself still holds", (date, grants) => {
    expect(accountsOf([account("shop")], { expiry: { date, reason: "test" } })).toHaveLength(grants);
  });

  test("a grant given twice lasts as long as the longer of the two", () => {
    const { grants } = expand([assignment([account("shop")], { expiry: { date: "2020-01-01", reason: "test" } }), assignment([account("shop")])], organization, TODAY);
    expect(grants).toEqual([{ permissionSet: "ReadOnly", account: "shop", group: "engineers", from: [1] }]);
  });
});

/** A small organization of any shape, and assignments over it. */
const world = fc.record({
  units: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  accounts: fc.array(fc.record({ unit: fc.nat(4), active: fc.boolean(), tag: fc.nat(2) }), { minLength: 1, maxLength: 8 }),
}).chain(({ units, accounts }) => {
  const unitName = (index: number) => (index === 0 ? "/" : `u${index}`);
  const made: Organization = {
    id: "o-any", managementAccount: "a0", takenAt: "",
    // A unit's parent always has a smaller number, so there is no circle.
    units: Object.fromEntries(units.map((parent, index) => [`u${index + 1}`, { id: "", name: "", parent: unitName(Math.min(parent, index)) }])),
    accounts: Object.fromEntries(accounts.map(({ unit, active, tag }, index) => [`a${index}`, { id: "", name: "", unit: unitName(unit), status: active ? "ACTIVE" : "SUSPENDED", tags: { t: String(tag) } }])),
  };
  const target: fc.Arbitrary<AnyTarget> = fc.oneof(
    fc.record({ kind: fc.constant("account" as const), account: fc.constantFrom(...Object.keys(made.accounts)) }),
    fc.record({ kind: fc.constant("ou" as const), unit: fc.constantFrom("/", ...Object.keys(made.units)), depth: fc.constantFrom("direct" as const, "recursive" as const) }),
    fc.record({ kind: fc.constant("tag" as const), key: fc.constant("t"), value: fc.constantFrom("0", "1", "2", "3") }),
    fc.constant({ kind: "every-member-account" as const }),
  );
  const one = fc.record({
    groups: fc.subarray(["g1", "g2", "g3"], { minLength: 1 }), permissionSets: fc.subarray(["s1", "s2"], { minLength: 1 }),
    targets: fc.array(target, { minLength: 1, maxLength: 3 }), exclusions: fc.array(target, { maxLength: 2 }), written: fc.constant({}),
  });
  return fc.record({ organization: fc.constant(made), assignments: fc.array(one, { maxLength: 4 }) });
});

/** The definition, one account, group and set at a time, with no thought for speed. */
function naive(assignments: readonly Assignment[], { accounts, units, managementAccount }: Organization): string[] {
  const within = (unit: string, ancestor: string): boolean => unit === ancestor || (units[unit] !== undefined && within(units[unit].parent, ancestor));
  const names = (target: AnyTarget, key: string): boolean => {
    const found = accounts[key];
    if (found === undefined) return false;
    switch (target.kind) {
      case "account": return target.account === key;
      case "tag": return found.tags?.[target.key] === target.value;
      case "every-member-account": return key !== managementAccount;
      case "ou": return target.depth === "direct" ? found.unit === target.unit : within(found.unit, target.unit);
    }
  };
  const holds = ({ groups, permissionSets, targets, exclusions }: Assignment, set: string, key: string, group: string): boolean =>
    groups.includes(group) && permissionSets.includes(set) && !exclusions.some((target) => names(target, key)) &&
    targets.some((target) => names(target, key) && (target.kind === "account" || accounts[key]?.status === "ACTIVE"));
  return ["s1", "s2"].flatMap((set) => Object.keys(accounts).toSorted().flatMap((key) => ["g1", "g2", "g3"].filter((group) => assignments.some((one) => holds(one, set, key, group))).map((group) => `${set} ${key} ${group}`)));
}

describe("laws", () => {
  test("expansion equals its definition, sorted, with no triple twice", () => {
    fc.assert(fc.property(world, ({ organization: any, assignments }) => {
      expect(expand(assignments, any, TODAY).grants.map(({ permissionSet, account: key, group }) => `${permissionSet} ${key} ${group}`)).toEqual(naive(assignments, any));
    }), { numRuns: 500 });
  });

  test("the order of assignments, groups and targets does not matter", () => {
    fc.assert(fc.property(world, ({ organization: any, assignments }) => {
      const turned = assignments.toReversed().map((one) => ({ ...one, groups: one.groups.toReversed(), targets: one.targets.toReversed(), permissionSets: one.permissionSets.toReversed() }));
      const triples = (list: readonly Assignment[]) => expand(list, any, TODAY).grants.map(({ from: _from, ...triple }) => triple);
      expect(triples(turned)).toEqual(triples(assignments));
    }));
  });

  test("one more exclusion never adds a grant", () => {
    fc.assert(fc.property(world, ({ organization: any, assignments }) => {
      const narrower = assignments.map((one) => ({ ...one, exclusions: [...one.exclusions, { kind: "account" as const, account: "a0" }] }));
      const all = new Set(expand(assignments, any, TODAY).grants.map((grant) => JSON.stringify([grant.permissionSet, grant.account, grant.group])));
      for (const grant of expand(narrower, any, TODAY).grants) {
        expect(grant.account).not.toBe("a0");
        expect(all).toContain(JSON.stringify([grant.permissionSet, grant.account, grant.group]));
      }
    }));
  });
});
