import fc from "fast-check";
import { fold } from "../../src/review/fold";
import { organization } from "../support/company";
import type { Organization } from "../../src/model/organization";

const ids = (...keys: string[]): string[] => keys.map((key) => (organization.accounts as Record<string, { readonly id: string }>)[key]?.id ?? key);

/** Two units below one, each with two accounts, and one account beside them. */
const wide: Organization = {
  id: "o-wide000001",
  managementAccount: "management",
  takenAt: "2026-11-20T06:00:00Z",
  units: { A: { id: "ou-a", name: "A", parent: "/" }, "A/B": { id: "ou-b", name: "B", parent: "A" }, "A/C": { id: "ou-c", name: "C", parent: "A" } },
  accounts: Object.fromEntries([["management", "/"], ["b1", "A/B"], ["b2", "A/B"], ["c1", "A/C"], ["c2", "A/C"], ["a1", "A"], ["a2", "A"], ["out", "/"]].map(([key = "", unit = ""], index) => [key, { id: String(index).padStart(12, "0"), name: key, unit, status: "ACTIVE" }])),
};
const wideIds = (...keys: string[]): string[] => keys.map((key) => wide.accounts[key]?.id ?? "");

describe("accounts are folded into units", () => {
  test.each<[string, string[], string[]]>([
    ["one account of a unit stays an account", ["b1"], ["account b1"]],
    ["all accounts of a unit are the unit", ["b1", "b2"], ["unit A/B direct"]],
    ["all below a unit and in it are the unit, recursively", ["b1", "b2", "c1", "c2", "a1", "a2"], ["unit A recursive"]],
    ["all directly in a unit, and not those below", ["a1", "a2"], ["unit A direct"]],
    ["one missing account breaks its unit alone", ["b1", "b2", "c1", "a1", "a2"], ["unit A direct", "unit A/B direct", "account c1"]],
    ["every member account is said so", ["b1", "b2", "c1", "c2", "a1", "a2", "out"], ["every-member-account"]],
    ["the management account is always named by itself", ["management", "b1", "b2", "c1", "c2", "a1", "a2", "out"], ["every-member-account", "account management"]],
  ])("%s", (_what, keys, expected) => {
    const nameOf = (id: string): string => Object.entries(wide.accounts).find(([, account]) => account.id === id)?.[0] ?? id;
    expect(fold(wideIds(...keys), wide).map((place) => (place.kind === "unit" ? `unit ${place.unit} ${place.depth}` : place.kind === "account" ? `account ${nameOf(place.account)}` : place.kind))).toEqual(expected);
  });

  test("a suspended account does not keep its unit from being whole, for nobody can be granted anything there", () => {
    expect(fold(ids("shop", "shop-prod"), organization)).toEqual([{ kind: "unit", unit: "Workloads", depth: "recursive", accounts: ids("shop", "shop-prod") }]);
  });

  test("without an organization, and for ids that it does not know, accounts are named one by one", () => {
    expect(fold(["999988887777"], undefined)).toEqual([{ kind: "account", account: "999988887777" }]);
    expect(fold([...ids("shop"), "999988887777"], organization)).toEqual([...ids("shop"), "999988887777"].toSorted().map((account) => ({ kind: "account", account })));
  });

  test("whatever is folded, each account is said once and no other is", () => {
    fc.assert(fc.property(fc.subarray(Object.values(wide.accounts).map(({ id }) => id)), (chosen) => {
      const said = fold(chosen, wide).flatMap((place) => (place.kind === "account" ? [place.account] : place.accounts));
      expect(said.toSorted()).toEqual(chosen.toSorted());
    }));
  });
});
