/** What stacks may use: the seam in `src/providers` exports exactly these, and the committed schemas describe exactly these. */
export const inUse = {
  aws: {
    resources: [
      "aws_identitystore_group",
      "aws_identitystore_group_membership",
      "aws_identitystore_user",
      "aws_ssoadmin_account_assignment",
      "aws_ssoadmin_customer_managed_policy_attachment",
      "aws_ssoadmin_instance_access_control_attributes",
      "aws_ssoadmin_managed_policy_attachment",
      "aws_ssoadmin_permission_set",
      "aws_ssoadmin_permission_set_inline_policy",
      "aws_ssoadmin_permissions_boundary_attachment",
    ],
    dataSources: ["aws_identitystore_groups", "aws_ssoadmin_instances"],
  },
  okta: {
    resources: [
      "okta_app_group_assignment",
      "okta_app_saml",
      "okta_app_signon_policy",
      "okta_app_signon_policy_rules",
      "okta_group",
      "okta_group_rule",
      "okta_push_group",
    ],
    dataSources: ["okta_app_saml", "okta_group", "okta_policy", "okta_users"],
  },
} as const;

/** In no prebuilt binding, so generated into `.gen/okta`. */
export const generated = ["okta_app_signon_policy_rules", "okta_push_group"] as const;
