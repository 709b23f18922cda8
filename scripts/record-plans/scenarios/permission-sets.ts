import { customerManaged, hours } from "../../../src";
import type { PermissionSet } from "../../../src/model/permission-set";
import { grants, withSet } from "../company";
import type { Scenario } from "../scenario";
import { applied } from "./grants";

const deployer = (change: Partial<PermissionSet>) => withSet(grants, "Deployer", (set) => ({ ...set, ...change }));
const readOnly = (change: Partial<PermissionSet>) => withSet(grants, "ReadOnly", (set) => ({ ...set, ...change }));
const statement = { Sid: "Ship", Effect: "Allow", Action: ["ecs:UpdateService", "ecs:DescribeServices"], Resource: "*" };
const policy = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const viewer = { ...grants.catalog, permissionSets: { ...grants.catalog.permissionSets, Viewer: grants.catalog.permissionSets["ReadOnly"] ?? { description: "" } } };

/** What a permission set is and can do, changed by editing the catalog: nobody gains or loses a grant, unless it is renamed. */
export const permissionSetScenarios: readonly Scenario[] = [
  {
    name: "permission-sets-renamed-by-prefix",
    shows: "Both permission sets are replaced, since AWS can't rename one, and every grant with them; who has what stays, under other names.",
    start: applied,
    after: { ...grants, aws: { ...grants.aws, permissionSetPrefix: "team-" } },
  },
  {
    name: "permission-set-renamed-by-key",
    shows: "ReadOnly becomes Viewer: to Terraform one is deleted and another made.",
    start: applied,
    after: { ...grants, catalog: viewer, assignments: grants.assignments.map((one) => ({ ...one, permissionSets: one.permissionSets.map((key) => (key === "ReadOnly" ? "Viewer" : key)) })) },
  },
  { name: "session-longer", shows: "Sessions of Deployer last 12 hours instead of 2.", start: applied, after: deployer({ session: hours(12) }) },
  { name: "relay-state-changed", shows: "Deployer opens another page of the console.", start: applied, after: deployer({ relayState: "https://eu-west-1.console.aws.amazon.com/lambda/home" }) },
  { name: "description-and-tags-changed", shows: "Only words and tags of Deployer change.", start: applied, after: deployer({ description: "Ship workloads, and roll them back", tags: { owner: "platform", "cost-center": "4711" } }) },
  {
    name: "inline-policy-widened",
    shows: "Deployer can do more, among it iam:PassRole on everything, by which it can become more.",
    start: applied,
    after: deployer({ inline: policy({ ...statement, Action: [...statement.Action, "ecs:RunTask"] }, { Sid: "Pass", Effect: "Allow", Action: "iam:PassRole", Resource: "*" }) }),
  },
  { name: "inline-policy-narrowed", shows: "Deployer can do less.", start: applied, after: deployer({ inline: policy({ ...statement, Action: "ecs:UpdateService", Resource: "arn:aws:ecs:eu-west-1:*:service/shop/*" }) }) },
  {
    name: "inline-policy-reordered",
    shows: "The same policy in another order: AWS's provider finds no change.",
    start: applied,
    after: deployer({ inline: policy({ Resource: ["*"], Action: ["ecs:DescribeServices", "ecs:UpdateService"], Effect: "Allow", Sid: "Ship" }) }),
  },
  { name: "inline-policy-added", shows: "ReadOnly gets an inline policy.", start: applied, after: readOnly({ inline: policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }) }) },
  { name: "inline-policy-removed", shows: "Deployer's inline policy goes.", start: applied, after: withSet(grants, "Deployer", ({ inline: _inline, ...set }) => set) },
  {
    name: "inline-policy-unknown",
    shows: "Deployer's policy will be known only after the apply: what it can do can't be reviewed.",
    start: applied,
    stack: (stack) => {
      Object.assign(stack.block("terraform_data.policy"), { input: JSON.stringify(policy(statement)) });
      stack.block("aws_ssoadmin_permission_set_inline_policy.Deployer")["inline_policy"] = "${terraform_data.policy.output}";
    },
  },
  { name: "administrator-access-attached", shows: "ReadOnly gets AdministratorAccess.", start: applied, after: readOnly({ managed: ["job-function/ViewOnlyAccess", "AdministratorAccess"] }) },
  { name: "managed-policy-detached", shows: "ReadOnly loses the policy that it has.", start: applied, after: withSet(grants, "ReadOnly", ({ managed: _managed, ...set }) => set) },
  { name: "customer-managed-policy-attached", shows: "ReadOnly gets a policy of the customer's own, whose text no plan has.", start: applied, after: readOnly({ customerManaged: [customerManaged("/platform/Operate")] }) },
  { name: "boundary-removed", shows: "Nothing bounds Deployer any more.", start: applied, after: withSet(grants, "Deployer", ({ boundary: _boundary, ...set }) => set) },
  { name: "boundary-added", shows: "ReadOnly is bounded.", start: applied, after: readOnly({ boundary: "job-function/ViewOnlyAccess" }) },
  { name: "boundary-changed", shows: "Deployer is bounded by another policy: AWS's provider replaces it.", start: applied, after: deployer({ boundary: "PowerUserAccess" }) },
];
