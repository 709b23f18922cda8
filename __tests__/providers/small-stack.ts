import type { Build } from "./cores";

/** A stack that uses everything the seam exports in the least form: what is broken here is broken for every stack. */
export const buildSmallStack: Build = ({ core, aws, okta, backends }, app) => {
  const stack = new core.TerraformStack(app, "small");
  new backends.HcpTerraformBackend(stack, { organization: "acme", workspace: "small" });
  new aws.AwsProvider(stack, "aws", { region: "eu-west-1" });
  new okta.OktaProvider(stack, "okta", { orgName: "acme" });

  const instances = new aws.DataAwsSsoadminInstances(stack, "instances");
  const instanceArn = core.Fn.element(instances.arns, 0);
  const identityStoreId = core.Fn.element(instances.identityStoreIds, 0);
  const groups = new aws.DataAwsIdentitystoreGroups(stack, "groups", { identityStoreId });
  const set = new aws.SsoadminPermissionSet(stack, "ReadOnly", { instanceArn, name: "ReadOnly", description: "Look, do not touch", tags: { owner: "identity" } });
  const ofSet = { instanceArn, permissionSetArn: set.arn };
  new aws.SsoadminManagedPolicyAttachment(stack, "managed", { ...ofSet, managedPolicyArn: "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess" });
  new aws.SsoadminCustomerManagedPolicyAttachment(stack, "customer", { ...ofSet, customerManagedPolicyReference: { name: "P", path: "/platform/" } });
  new aws.SsoadminPermissionSetInlinePolicy(stack, "inline", { ...ofSet, inlinePolicy: '{"Resource": "$${aws:username}"}' });
  new aws.SsoadminPermissionsBoundaryAttachment(stack, "boundary", { ...ofSet, permissionsBoundary: { managedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" } });
  new aws.SsoadminInstanceAccessControlAttributes(stack, "abac", { instanceArn, attribute: [{ key: "team", value: [{ source: ["$${path:enterprise.department}"] }] }] });
  const assignment = new aws.SsoadminAccountAssignment(stack, "ReadOnly__prod", { ...ofSet, principalId: core.Token.asString("${each.value}"), principalType: "GROUP", targetId: "111122223333", targetType: "AWS_ACCOUNT", dependsOn: [set] });
  assignment.addOverride("for_each", { engineers: "g-1" });

  const group = new aws.IdentitystoreGroup(stack, "directory-group", { identityStoreId, displayName: "engineers", description: "Made here" });
  const user = new aws.IdentitystoreUser(stack, "directory-user", { identityStoreId, userName: "a@acme.example", displayName: "A", name: { givenName: "A", familyName: "B" }, emails: { value: "a@acme.example", primary: true } });
  new aws.IdentitystoreGroupMembership(stack, "directory-member", { identityStoreId, groupId: group.groupId, memberId: user.userId });

  const policy = new okta.AppSignonPolicy(stack, "policy", { name: "AWS", description: "Sign-on to AWS", catchAll: false });
  new okta.AppSignonPolicyRules(stack, "rules", { policyId: policy.id, rule: [{ name: "MFA", priority: 1, factorMode: "2FA", platformInclude: [{ type: "ANY" }], keepMeSignedIn: [{ postAuth: "NOT_ALLOWED" }] }] });
  const saml = new okta.AppSaml(stack, "app", { label: "AWS", preconfiguredApp: "amazon_aws_sso", appSettingsJson: "{}", authenticationPolicy: policy.id, attributeStatements: [{ name: "email", values: ["$${user.email}"] }], lifecycle: { preventDestroy: true } });
  const existing = new okta.DataOktaGroup(stack, "existing", { name: "AWS-Users", type: "OKTA_GROUP" });
  const access = new okta.Group(stack, "access", { name: "AWS access", description: "Assigns the app" });
  new okta.GroupRule(stack, "rule", { name: "AWS access", expressionType: "urn:okta:expression:1.0", expressionValue: `isMemberOfAnyGroup("${existing.id}")`, groupAssignments: [access.id], status: "ACTIVE" });
  new okta.AppGroupAssignment(stack, "assigned", { appId: saml.id, groupId: access.id });
  new okta.PushGroup(stack, "push", { appId: saml.id, sourceGroupId: existing.id, deleteTargetGroupOnDestroy: false });
  new okta.DataOktaAppSaml(stack, "used", { label: "AWS" });
  new okta.DataOktaUsers(stack, "users", { search: [{ name: "profile.department", value: "R&D", comparison: "eq" }] });
  new okta.DataOktaPolicy(stack, "policies", { name: "AWS", type: "ACCESS_POLICY" });

  stack.addOverride("check.waiting", { assert: [{ condition: "${length(local.waiting) == 0}", error_message: "groups wait" }] });
  new core.TerraformLocal(stack, "waiting", groups.groups.get(0).displayName);
  new core.TerraformOutput(stack, "metadata", { value: saml.metadataUrl });
};
