import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bigEnvironment, bigPlan } from "../../scripts/record-plans/big";
import { resolve } from "../../src/model/resolve";
import { TODAY } from "../../scripts/bench/company";

interface Resource { readonly address: string; readonly mode: string; readonly type: string; readonly values?: Readonly<Record<string, string>> }
interface Plan {
  readonly planned_values: { readonly root_module: { readonly resources: readonly Resource[] } };
  readonly resource_changes: readonly (Resource & { readonly change: { readonly actions: readonly string[] } })[];
  readonly prior_state: { readonly values: { readonly root_module: { readonly resources: readonly Resource[] } } };
}

const GRANTS = 400;
const recorded = JSON.parse(readFileSync(join(__dirname, "../fixtures/plans/group-gains-one-account/plan.json"), "utf8")) as unknown;
const text = bigPlan(GRANTS);
const plan = JSON.parse(text) as Plan;
const assignments = <R extends Resource>(list: readonly R[]) => list.filter(({ type }) => type === "aws_ssoadmin_account_assignment");

/** Where values stand in a document, with the names of permission sets taken for one. */
function placesIn(value: unknown, at = ""): string[] {
  if (typeof value !== "object" || value === null) return [at];
  if (Array.isArray(value)) return [at, ...value.flatMap((item: unknown) => placesIn(item, `${at}[]`))];
  return [at, ...Object.entries(value).flatMap(([key, item]: [string, unknown]) => placesIn(item, `${at}.${/^(ReadOnly|Deployer|Set-\d+)$/.test(key) ? "<set>" : key}`))];
}

describe("the big plan that the review is measured with", () => {
  test("has values exactly where the recorded plan has them, and nothing of its company", () => {
    expect([...new Set(placesIn(plan))].toSorted()).toEqual([...new Set(placesIn(recorded))].toSorted());
    expect(text).not.toMatch(/ReadOnly|Deployer|shop-|engineers|auditors|222233334444|333344445555/);
  });

  test("is of the grants of its environment: one is made, all others stay", () => {
    const { environment, expansion } = resolve(bigEnvironment(GRANTS), TODAY);
    const expected = expansion.grants.map(({ permissionSet, account, group }) => `aws_ssoadmin_account_assignment.${permissionSet}__${account}["${group}"]`);
    expect(assignments(plan.resource_changes).map(({ address }) => address)).toEqual(expected.toSorted());
    expect(assignments(plan.planned_values.root_module.resources)).toHaveLength(GRANTS);
    const changed = plan.resource_changes.filter(({ change }) => change.actions[0] !== "no-op");
    expect(changed.map(({ change }) => change.actions)).toEqual([["create"]]);
    const there = assignments(plan.prior_state.values.root_module.resources);
    expect(there.map(({ address }) => address)).toEqual(expected.filter((address) => address !== changed[0]?.address).toSorted());
    for (const { address, values } of there) expect(values?.["target_id"]).toBe(environment.catalog.organization.accounts[/__(account-\d+)/.exec(address)?.[1] ?? ""]?.id);
  });
});
