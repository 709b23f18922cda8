import type { Environment } from "../../../src/model/environment";
import { grants, pilot, withSet } from "../company";
import type { Scenario, Start, World } from "../scenario";
import type { StackDraft } from "../stack-draft";
import { applied } from "./grants";
import { oktaSeed } from "./okta-seed";

const KEY = "engineering";
const { engineers, ...otherGroups } = grants.catalog.groups;
if (engineers === undefined) throw new Error("no engineers");
/** The same group under another key: nothing changes for anybody. */
const renamed: Environment = {
  ...grants,
  catalog: { ...grants.catalog, groups: { [KEY]: engineers, ...otherGroups } },
  assignments: grants.assignments.map((one) => ({ ...one, groups: one.groups.map((key) => (key === "engineers" ? KEY : key)) })),
};
const described = withSet(grants, "ReadOnly", (set) => ({ ...set, description: "Look, and nothing else" }));
const blocks = ["ReadOnly__shop-dev", "ReadOnly__shop-test", "Deployer__shop-dev"];

/** Groups as most hand-written code finds them: one lookup each, waiting for a resource. */
function lookupThatWaits(stack: StackDraft): void {
  for (const key of ["engineers", "auditors"]) {
    Object.assign(stack.block(`data.aws_identitystore_group.${key}`), {
      identity_store_id: "${one(data.aws_ssoadmin_instances.instance.identity_store_ids)}",
      alternate_identifier: { unique_attribute: { attribute_path: "DisplayName", attribute_value: grants.catalog.groups[key]?.name } },
      depends_on: ["aws_ssoadmin_permission_set.ReadOnly"],
    });
  }
  stack.section("locals")["group_ids"] = "${{engineers = data.aws_identitystore_group.engineers.group_id, auditors = data.aws_identitystore_group.auditors.group_id}}";
}
const waiting: Start = { environment: grants, stack: lookupThatWaits };

/** The instance as a module might find it, which waits for what it is told to wait for. */
function instanceThatWaits(stack: StackDraft): void {
  Object.assign(stack.block("terraform_data.account"), { input: "ready" });
  Object.assign(stack.block("data.aws_ssoadmin_instances.again"), { depends_on: ["terraform_data.account"] });
  for (const type of ["aws_ssoadmin_permission_set", "aws_ssoadmin_account_assignment", "aws_ssoadmin_managed_policy_attachment", "aws_ssoadmin_permission_set_inline_policy", "aws_ssoadmin_permissions_boundary_attachment"]) {
    stack.rewrite(type, "data.aws_ssoadmin_instances.instance.arns", "data.aws_ssoadmin_instances.again.arns");
  }
}
const lateInstance: Start = { environment: grants, stack: instanceThatWaits };

function existingGrant({ aws: { state } }: World): string {
  const group = state.directory.groupNamed("AWS Engineers")?.id ?? "";
  return [group, "GROUP", "222233334444", "AWS_ACCOUNT", state.sets.named("Deployer")?.arn ?? "", state.instanceArn].join(",");
}

const SECRET = "an-invented-token-0123456789";

/** What Terraform itself brings: moves, imports, replacements, unknown values, errors, secrets. */
export const terraformScenarios: readonly Scenario[] = [
  {
    name: "group-lookup-deferred",
    shows: "A description changes, the group lookups wait for it: every principal is unknown, every grant is replaced, and nobody gains or loses anything.",
    start: waiting,
    after: described,
  },
  {
    name: "instance-known-after-apply",
    shows: "The instance's ARN is unknown: all permission sets, policies and grants are replaced.",
    start: lateInstance,
    stack: (stack) => {
      instanceThatWaits(stack);
      stack.block("terraform_data.account")["input"] = "changed";
    },
  },
  {
    name: "errored",
    shows: "The plan ended with an error: what it has is not all.",
    start: applied,
    after: described,
    stack: (stack) => {
      stack.block("data.aws_identitystore_groups.groups")["depends_on"] = ["aws_ssoadmin_permission_set.ReadOnly"];
    },
    fails: true,
  },
  {
    name: "group-key-renamed",
    shows: "The catalog's key of a group is renamed: the same grants are deleted and made.",
    start: applied,
    after: renamed,
  },
  {
    name: "group-key-renamed-with-moved",
    shows: "The same with moved blocks: nothing changes but addresses in state.",
    start: applied,
    after: renamed,
    stack: (stack) => {
      for (const block of blocks) stack.add("moved", { from: `aws_ssoadmin_account_assignment.${block}["engineers"]`, to: `aws_ssoadmin_account_assignment.${block}["${KEY}"]` });
    },
  },
  {
    name: "existing-grant-imported",
    shows: "A grant that was made by hand is taken into the state: nobody gains anything.",
    start: { ...applied, stack: (stack) => stack.remove("aws_ssoadmin_account_assignment.Deployer__shop-dev") },
    world: ({ aws: { state } }) => void state.assign("AWS Engineers", "Deployer", "222233334444"),
    stack: (stack, world) => stack.add("import", { to: 'aws_ssoadmin_account_assignment.Deployer__shop-dev["engineers"]', id: existingGrant(world) }),
  },
  {
    name: "grant-forgotten",
    shows: "A grant leaves the state and stays in AWS: nobody loses anything, and Terraform no longer watches it.",
    start: applied,
    stack: (stack) => {
      stack.remove("aws_ssoadmin_account_assignment.Deployer__shop-dev");
      stack.add("removed", { from: "aws_ssoadmin_account_assignment.Deployer__shop-dev", lifecycle: { destroy: false } });
    },
  },
  {
    name: "targeted",
    shows: "A plan with -target: it leaves out part of what would change.",
    start: applied,
    after: withSet(described, "Deployer", (set) => ({ ...set, description: "Left out by the target" })),
    plan: ["-target=aws_ssoadmin_permission_set.ReadOnly"],
  },
  {
    name: "grant-replaced-on-request",
    shows: "A plan with -replace: a grant ends and begins again.",
    start: applied,
    plan: ['-replace=aws_ssoadmin_account_assignment.Deployer__shop-dev["engineers"]'],
  },
  {
    name: "grant-tainted",
    shows: "A grant whose making broke off is made again.",
    start: applied,
    tainted: 'aws_ssoadmin_account_assignment.Deployer__shop-dev["engineers"]',
  },
  {
    name: "permission-set-replaced-new-one-first",
    shows: "A replacement that makes the new permission set before the old one goes.",
    start: applied,
    after: { ...grants, aws: { ...grants.aws, permissionSetPrefix: "team-" } },
    stack: (stack) => {
      for (const key of ["ReadOnly", "Deployer"]) Object.assign(stack.block(`aws_ssoadmin_permission_set.${key}`), { lifecycle: { create_before_destroy: true } });
    },
  },
  {
    name: "user-granted-directly",
    shows: "A person, not a group, gains Deployer: code of this project never does that.",
    start: applied,
    stack: (stack, { aws: { state } }) =>
      void Object.assign(stack.block("aws_ssoadmin_account_assignment.by_hand"), {
        instance_arn: state.instanceArn, permission_set_arn: "${aws_ssoadmin_permission_set.Deployer.arn}", principal_id: state.addUser("alice@small.example").id, principal_type: "USER", target_id: "444455556666", target_type: "AWS_ACCOUNT",
      }),
  },
  {
    name: "sensitive-values",
    shows: "A SCIM token and a description that are marked sensitive: they stand in the plan in clear text and must not get out of it.",
    start: {
      environment: pilot,
      okta: oktaSeed,
      variables: { scim_token: SECRET },
      stack: (stack) => {
        stack.section("variable")["scim_token"] = { type: "string", sensitive: true };
      },
    },
    stack: (stack) => {
      stack.section("variable")["scim_token"] = { type: "string", sensitive: true };
      Object.assign(stack.block("okta_app_connection.scim"), { id: "${data.okta_app_saml.identity_center.id}", base_url: "https://scim.eu-west-1.amazonaws.com/0a1b2c3d/scim/v2", action: "activate", profile: { auth_scheme: "TOKEN", token: "${var.scim_token}" } });
      stack.block("aws_ssoadmin_permission_set.ReadOnly")["description"] = '${sensitive("Look, and keep this to yourself")}';
      stack.section("output")["token"] = { value: "${var.scim_token}", sensitive: true };
    },
  },
];
