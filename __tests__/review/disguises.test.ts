import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scenarios } from "../../scripts/record-plans/scenarios";
import { TODAY } from "../../scripts/record-plans/company";
import { resolve } from "../../src/model/resolve";
import { contextOf } from "../../src/review/context";
import { fingerprint } from "../../src/review/fingerprint";
import { judge } from "../../src/review/judge";
import { reviewPlanWithModels } from "../../src/review/of-plan";
import { planOf } from "../../src/review/plan/read";
import type { EnvironmentReview } from "../../src/review/review";

interface Change {
  address: string;
  type: string;
  name: string;
  index?: string;
  deposed?: string;
  provider_name: string;
  change: { actions: string[]; before: Record<string, unknown> | null; after: Record<string, unknown> | null; after_unknown: unknown; before_sensitive: unknown; after_sensitive: unknown; importing?: object };
}
interface Json {
  resource_changes: Change[];
  configuration: { provider_config: Record<string, unknown>; root_module: { resources: Record<string, unknown>[] } };
  planned_values: { root_module: { resources: { address: string }[] } };
  [key: string]: unknown;
}

const recorded = (name: string): Json => JSON.parse(readFileSync(join(__dirname, "../fixtures/plans", name, "plan.json"), "utf8")) as Json;
const find = ({ resource_changes: changes }: Json, start: string): Change => {
  const found = changes.find(({ address }) => address.startsWith(start));
  if (found === undefined) throw new Error(`no ${start}`);
  return found;
};
const copy = (change: Change, fields: Partial<Change>): Change => ({ ...structuredClone(change), ...fields });
const ADMIN = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

function reviewed(name: string, disguise: (plan: Json) => void): EnvironmentReview {
  const plan = recorded(name);
  disguise(plan);
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(name);
  const resolved = resolve(scenario.after ?? scenario.start.environment, TODAY);
  const context = contextOf(resolved);
  const { review, models } = reviewPlanWithModels("x", planOf(plan), context);
  return judge(review, { guardrails: {}, organization: resolved.environment.catalog.organization, data: context, models, today: TODAY });
}
const errors = ({ findings }: EnvironmentReview): string[] => findings.filter(({ severity }) => severity === "error").map(({ rule, what }) => `${rule}: ${what}`);

const GRANT = 'aws_ssoadmin_account_assignment.Deployer__shop-dev["engineers"]';
const POLICY = "aws_ssoadmin_permission_set_inline_policy.Deployer";

describe("a change that hides in a plan is found, or the review is blocked because nobody can tell", () => {
  test.each<[string, string, (plan: Json) => void, RegExp]>([
    ["a policy that is marked sensitive before and after", "no-change", (plan) => {
      Object.assign(find(plan, POLICY).change, { actions: ["update"], before_sensitive: { inline_policy: true }, after_sensitive: { inline_policy: true }, after: { ...find(plan, POLICY).change.after, inline_policy: ADMIN } });
    }, /unknown-values: .*inline_policy is marked sensitive/],
    ["a second inline policy of the same set", "no-change", (plan) => {
      const one = find(plan, POLICY);
      plan.resource_changes.unshift(copy(one, { address: `${one.type}.A`, name: "A", change: { ...one.change, actions: ["create"], before: null, after: { ...one.change.after, inline_policy: ADMIN } } }));
    }, /unknown-values: .*says the same thing as/],
    ["a foreign group under the key of a known one", "no-change", (plan) => {
      const one = find(plan, GRANT);
      plan.resource_changes.push(copy(one, { address: 'aws_ssoadmin_account_assignment.Deployer__shop-dev_2["engineers"]', name: "Deployer__shop-dev_2", change: { ...one.change, actions: ["create"], before: null, after: { ...one.change.after, principal_id: "00000000-0000-4000-8000-000000000001" } } }));
    }, /plan-differs-from-data: the plan grants, and the data does not say, \(group 00000000-0000-4000-8000-000000000001\)/],
    ["another group in the place of one that is still there, as if it had been pushed again", "no-change", (plan) => {
      const { change } = find(plan, GRANT);
      Object.assign(change, { actions: ["delete", "create"], after: { ...change.after, principal_id: "00000000-0000-4000-8000-000000000001" } });
    }, /plan-differs-from-data: the plan grants, and the data does not say, \(group 00000000/],
    ["a person where the block says a group, with an id that is known after the apply", "people-first-plan", (plan) => {
      Object.assign(find(plan, "aws_ssoadmin_account_assignment").change.after ?? {}, { principal_type: "USER" });
    }, /unknown-values: .*the group of this grant/],
    ["a permission set that is one of two", "permission-set-added", (plan) => {
      const block = plan.configuration.root_module.resources.find(({ address }) => address === "aws_ssoadmin_account_assignment.Operator__shop-prod");
      Object.assign(block?.["expressions"] ?? {}, { permission_set_arn: { references: ["aws_ssoadmin_permission_set.Operator.arn", "aws_ssoadmin_permission_set.Operator", "aws_ssoadmin_permission_set.Deployer.arn", "aws_ssoadmin_permission_set.Deployer"] } });
    }, /unknown-values: .*the permission set of this grant/],
    ["a grant of another instance", "no-change", (plan) => {
      const { change } = find(plan, GRANT);
      Object.assign(change, { actions: ["delete", "create"], after: { ...change.after, instance_arn: "arn:aws:sso:::instance/ssoins-ffffffffffffffff" } });
    }, /unknown-values: .*which is not the instance of IAM Identity Center/],
    ["an object left over from an earlier apply", "no-change", (plan) => {
      const one = find(plan, GRANT);
      plan.resource_changes.push(copy(one, { deposed: "0a1b2c3d", change: { ...one.change, actions: ["delete"], after: null } }));
    }, /unknown-values: .*left over from an earlier apply/],
    ["a boundary that goes at one address and comes at another", "no-change", (plan) => {
      const one = find(plan, "aws_ssoadmin_permissions_boundary_attachment.Deployer");
      plan.resource_changes.push(copy(one, { address: `${one.type}.Moved`, name: "Moved", change: { ...one.change, actions: ["create"], before: null } }));
      Object.assign(one.change, { actions: ["delete"], after: null });
      plan.planned_values.root_module.resources = [];
    }, /unknown-values: .*which of them is done last nothing says/],
    ["a policy of a set of another stack", "no-change", (plan) => {
      const one = find(plan, POLICY);
      const foreign = { permission_set_arn: "arn:aws:sso:::permissionSet/ssoins-72230a1b2c3d4e5f/ps-ffffffffffffffff", inline_policy: ADMIN };
      plan.resource_changes.push(copy(one, { address: `${one.type}.Foreign`, name: "Foreign", change: { ...one.change, actions: ["create"], before: null, after: { ...one.change.after, ...foreign } } }));
    }, /unknown-values: .*is none of this plan/],
    ["a command that runs beside a known resource", "no-change", (plan) => { Object.assign(plan.configuration.root_module.resources[0] ?? {}, { provisioners: [{ type: "local-exec" }] }); }, /unreviewed-resources: provisioner of/],
    ["an action of a provider", "no-change", (plan) => { plan["action_invocations"] = [{ address: "action.aws_lambda_invoke.x" }]; }, /unreviewed-resources: action action\.aws_lambda_invoke\.x/],
    ["a provider of another source", "no-change", (plan) => { find(plan, GRANT).provider_name = "registry.terraform.io/evil/aws"; }, /unreviewed-resources: provider registry\.terraform\.io\/evil\/aws/],
    ["a role that is only taken into the state", "no-change", (plan) => {
      plan.resource_changes.push(copy(find(plan, GRANT), { address: "aws_iam_role.admin", type: "aws_iam_role", name: "admin", change: { actions: ["no-op"], before: {}, after: {}, after_unknown: {}, before_sensitive: {}, after_sensitive: {}, importing: { id: "admin" } } }));
    }, /unreviewed-resources: aws_iam_role\.admin \(import\)/],
  ])("%s", (_what, name, disguise, expected) => {
    expect(errors(reviewed(name, () => undefined)).filter((one) => expected.test(one))).toEqual([]);
    expect(errors(reviewed(name, disguise)).join("\n")).toMatch(expected);
  });

  test.each<[string, (plan: Json) => void]>([
    ["a resource that is planned has no entry", (plan) => { plan.resource_changes = plan.resource_changes.filter(({ address }) => address !== POLICY); }],
    ["an action that keeps the old one", (plan) => { find(plan, POLICY).change.actions = ["create", "forget"]; }],
  ])("a plan in which %s is none", (_what, disguise) => {
    expect(() => reviewed("inline-policy-widened", disguise)).toThrow(/a part of it is missing|does not know/);
  });

  test("where the providers act is part of what was reviewed", () => {
    const plan = recorded("group-gains-one-account");
    const before = fingerprint("x", planOf(plan)).value;
    const aws = plan.configuration.provider_config["aws"] as { expressions: Record<string, unknown> };
    aws.expressions["assume_role"] = [{ role_arn: { constant_value: "arn:aws:iam::999988887777:role/x" } }];
    expect(fingerprint("x", planOf(plan)).value).not.toBe(before);
  });
});
