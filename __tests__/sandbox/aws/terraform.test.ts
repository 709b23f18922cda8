import { startAws } from "../../../sandbox/aws/server";
import { withWorkspace } from "../../../src/terraform/workspace";
import { needs } from "../../support/needs";
import { toolsHere } from "../../support/tools";

const { terraform, mirrors, hasAws } = toolsHere();
const instance = "${one(data.aws_ssoadmin_instances.idc.arns)}";
const store = "${one(data.aws_ssoadmin_instances.idc.identity_store_ids)}";
const set = "${aws_ssoadmin_permission_set.Deployer.arn}";
const prod = "444455556666";

/** A stack as the product makes them, in small: nothing in it knows of the sandbox. */
function stack(inline: string) {
  return {
    terraform: { backend: { s3: { bucket: "b", key: "k", region: "eu-west-1" } }, required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } } },
    provider: { aws: [{ region: "eu-west-1", allowed_account_ids: ["111122223333"] }] },
    data: { aws_ssoadmin_instances: { idc: {} }, aws_identitystore_groups: { all: { identity_store_id: store } } },
    locals: { groups: "${{ for group in data.aws_identitystore_groups.all.groups : group.display_name => group.group_id }}" },
    resource: {
      aws_ssoadmin_permission_set: { Deployer: { name: "Deployer", instance_arn: instance, session_duration: "PT2H" } },
      aws_ssoadmin_permission_set_inline_policy: { Deployer: { instance_arn: instance, permission_set_arn: set, inline_policy: inline } },
      aws_ssoadmin_account_assignment: {
        Deployer__prod: {
          for_each: '${{ for key in ["engineers", "oncall"] : key => local.groups[key] if contains(keys(local.groups), key) }}',
          instance_arn: instance,
          permission_set_arn: set,
          principal_id: "${each.value}",
          principal_type: "GROUP",
          target_id: prod,
          target_type: "AWS_ACCOUNT",
          depends_on: ["aws_ssoadmin_permission_set_inline_policy.Deployer"],
        },
      },
      aws_ssoadmin_instance_access_control_attributes: { idc: { instance_arn: instance, attribute: [{ key: "Department", value: [{ source: ["$${path:enterprise.department}"] }] }] } },
    },
  };
}

const policy = (Action: string) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });

needs("Terraform and the AWS provider", hasAws)("the real provider applies a stack, finds nothing to do, grants a group that appears, edits a policy", async () => {
  const aws = await startAws({ account: "111122223333", groups: ["engineers"], organization: { accounts: [{ id: prod, name: "prod" }] } });
  try {
    await withWorkspace(stack(policy("s3:Get*")), { terraform, mirrors, backend: "none", environment: aws.environment() }, async (workspace) => {
      expect(await workspace.init()).toMatchObject({ code: 0 });
      expect(await workspace.apply()).toMatchObject({ code: 0 });
      expect(aws.state.grants()).toEqual([{ principal: "engineers", permissionSet: "Deployer", account: prod }]);
      expect(aws.state.attributes).toEqual([{ key: "Department", source: "${path:enterprise.department}" }]);
      expect(await workspace.plan()).toMatchObject({ code: 0, changes: false });

      aws.state.pushGroup("oncall");
      await workspace.update(stack(policy("s3:*")));
      expect(await workspace.apply()).toMatchObject({ code: 0 });
      expect(aws.state.grants().map(({ principal }) => principal)).toEqual(["engineers", "oncall"]);
      expect(aws.state.sets.named("Deployer")?.inlinePolicy).toContain("s3:*");
      expect(aws.state.provisionings.at(-1)?.accounts).toEqual([prod]);
      expect(aws.calls().filter(({ status }) => status !== 200)).toEqual([]);
    });
  } finally {
    await aws.close();
  }
}, 180_000);

needs("Terraform and the AWS provider", hasAws)("the real provider refuses to work in another account", async () => {
  const aws = await startAws({ account: "999999999999" });
  try {
    await withWorkspace(stack(policy("s3:*")), { terraform, mirrors, backend: "none", environment: aws.environment() }, async (workspace) => {
      expect(await workspace.init()).toMatchObject({ code: 0 });
      expect(await workspace.plan()).toMatchObject({ code: 1, changes: undefined, stderr: expect.stringContaining("AWS account ID not allowed: 999999999999") });
    });
  } finally {
    await aws.close();
  }
}, 120_000);
