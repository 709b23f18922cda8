import { defineCatalog, defineGroups, defineOrganization, definePermissionSets, local, scim, useApp } from "../../src";
import type { Environment } from "../../src/model/environment";
import type { Account } from "../../src/model/organization";
import type { PermissionSet } from "../../src/model/permission-set";

/** How large a made-up company is; `grants` is a multiple of `groupsPerBlock`. */
export interface Size {
  readonly grants: number;
  /** Groups with the same permission set in the same account. */
  readonly groupsPerBlock: number;
}

/** The day on which the made-up data is looked at. */
export const TODAY = "2026-11-24";

const GROUPS = 50;
const ACCOUNTS_A_UNIT = 10;

/**
 * An environment with this many grants of 20 permission sets (5 for a few grants) to 50 groups.
 * With several groups a block it is written as most companies write it, by organizational unit; with one, as the worst would, a line for every grant.
 */
export function companyOf({ grants, groupsPerBlock }: Size, okta: "scim" | "none"): Environment {
  const setCount = grants < 1_000 ? 5 : 20;
  const blocks = grants / groupsPerBlock;
  const accountCount = Math.ceil(blocks / setCount);
  const units = numbers(Math.ceil(accountCount / ACCOUNTS_A_UNIT)).map((unit) => ({ key: name("unit", unit), first: unit * ACCOUNTS_A_UNIT }));
  const accounts: Record<string, Account> = {
    management: { id: "000000000001", name: "Management", unit: "/", status: "ACTIVE" },
    identity: { id: "000000000002", name: "Identity", unit: "/", status: "ACTIVE" },
    ...Object.fromEntries(numbers(accountCount).map((index) => [name("account", index), { id: String(300_000_000_000 + index), name: name("account", index), unit: name("unit", Math.floor(index / ACCOUNTS_A_UNIT)), status: "ACTIVE" }])),
  };
  const { organization, account, ou } = defineOrganization({
    id: "o-bench00001",
    managementAccount: "management",
    delegatedAdministrator: "identity",
    takenAt: "2026-11-20T06:00:00Z",
    units: Object.fromEntries(units.map(({ key }, unit) => [key, { id: `ou-benc-${String(unit).padStart(8, "0")}`, name: key, parent: "/" }])),
    accounts,
  });
  const { assign, defineEnvironment } = defineCatalog({
    organization,
    groups: defineGroups(Object.fromEntries(numbers(GROUPS).map((group) => [name("team", group), { name: `AWS Team ${group}`, description: `Team ${group}` }]))),
    permissionSets: definePermissionSets(Object.fromEntries(numbers(setCount).map((set) => [name("Set", set), permissionSet(set)]))),
  });

  const assignments = numbers(setCount).flatMap((set) =>
    units.flatMap(({ key, first }, unit) => {
      // Block n is set n modulo the number of sets, in account n divided by it; the last account may lack some sets.
      const inUnit = numbers(Math.min(ACCOUNTS_A_UNIT, accountCount - first)).map((offset) => first + offset);
      const reached = inUnit.filter((index) => index * setCount + set < blocks);
      if (reached.length === 0) return [];
      const groups = (start: number) => numbers(groupsPerBlock).map((offset) => name("team", (start + offset) % GROUPS));
      if (groupsPerBlock === 1) return reached.map((index) => assign(groups(set + index)).to(name("Set", set)).on(account(name("account", index))));
      const targets = reached.length === inUnit.length ? [ou(key, "direct")] : reached.map((index) => account(name("account", index)));
      return [assign(groups(set + unit * groupsPerBlock)).to(name("Set", set)).on(...targets)];
    }),
  );
  return defineEnvironment({
    name: "broad",
    backend: local("state/broad.tfstate"),
    aws: { region: "eu-west-1", account: "identity" },
    okta: okta === "none" ? "none" : { org: "bench", samlApp: useApp({ label: "AWS" }), provisioning: scim({ connected: true, tokenExpires: "2027-09-30" }) },
    assignments,
  });
}

function permissionSet(set: number): PermissionSet {
  return {
    description: `Permission set ${set}`,
    managed: ["job-function/ViewOnlyAccess", "SecurityAudit"],
    inline: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["ecs:UpdateService", "s3:GetObject"], Resource: "*" }] },
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function name(what: string, index: number): string {
  return `${what}-${String(index).padStart(4, "0")}`;
}
