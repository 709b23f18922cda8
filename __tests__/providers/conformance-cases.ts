/** One block, and the findings in it as "path: problem". */
export interface Case {
  readonly title: string;
  readonly kind?: "resource" | "data" | "provider";
  readonly type: string;
  readonly body: unknown;
  readonly problems: readonly string[];
}

const assignment = {
  instance_arn: "arn:aws:sso:::instance/ssoins-1",
  permission_set_arn: "${aws_ssoadmin_permission_set.ReadOnly.arn}",
  principal_id: "${each.value}",
  principal_type: "GROUP",
  target_id: "111122223333",
  target_type: "AWS_ACCOUNT",
};
const permissionSet = { instance_arn: "arn:aws:sso:::instance/ssoins-1", name: "ReadOnly" };
const customerManaged = { instance_arn: "arn:aws:sso:::instance/ssoins-1", permission_set_arn: "arn:aws:sso:::permissionSet/ssoins-1/ps-1" };
const user = { identity_store_id: "d-1234567890", display_name: "A", user_name: "a", name: { given_name: "A", family_name: "B" } };
const policy = { name: "AWS", description: "Sign-on to AWS" };
const deprecated = "deprecated: a later release of the provider drops it";
const computed = "computed only: the provider sets it, a configuration must not";
const credential = "credential in synthesized JSON: leave it to the environment variables of the provider or backend";
const unknown = "unknown argument or block";
const missing = "required, but missing";

/** What conforms; the list-of-blocks and the one-block form of nested blocks are both Terraform's. */
export const conforming: readonly Omit<Case, "problems">[] = [
  { title: "the least a permission set takes", type: "aws_ssoadmin_permission_set", body: permissionSet },
  { title: "an argument that is called description", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, description: "Look, do not touch" } },
  { title: "comments at every level", type: "aws_identitystore_user", body: { "//": { metadata: {} }, ...user, name: { "//": 1, ...user.name } } },
  { title: "null for what is optional", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, relay_state: null, tags: null } },
  { title: "null for what is computed", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, arn: null } },
  { title: "a map with an expression in it", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, tags: { owner: "${local.owner}", count: 1 } } },
  { title: "an expression for a whole map", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, tags: "${merge(local.tags, { a = \"}\" })}" } },
  { title: "for_each over a map, a lifecycle with conditions", type: "aws_ssoadmin_account_assignment", body: { ...assignment, for_each: { a: "1" }, depends_on: ["aws_ssoadmin_permission_set.ReadOnly"], lifecycle: { prevent_destroy: true, ignore_changes: "all", replace_triggered_by: [], precondition: [{ condition: "${length(local.groups) > 0}", error_message: "never" }] } } },
  { title: "for_each over an expression, lifecycle as a list", type: "aws_ssoadmin_account_assignment", body: { ...assignment, for_each: "${local.groups}", lifecycle: [{ create_before_destroy: "true", postcondition: { condition: "${self.id != \"\"}", error_message: "never" } }] } },
  { title: "one block as an object", type: "aws_identitystore_user", body: user },
  { title: "one block as a list", type: "aws_identitystore_user", body: { ...user, name: [user.name] } },
  { title: "a dynamic block of a type that needs at least one", type: "aws_identitystore_user", body: { ...user, name: null, dynamic: { name: { for_each: ["A"], iterator: "it", content: { given_name: "${it.value}", family_name: "B" } } } } },
  { title: "dynamic blocks as a list", type: "aws_identitystore_user", body: { ...user, dynamic: [{ emails: [{ for_each: "${toset([])}", content: [{ value: "${emails.value}" }] }] }] } },
  { title: "a block of a single nesting", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, timeouts: { update: "5m" } } },
  { title: "data with nothing to say", kind: "data", type: "aws_ssoadmin_instances", body: {} },
  { title: "data with a postcondition", kind: "data", type: "aws_identitystore_groups", body: { identity_store_id: "d-1234567890", lifecycle: { postcondition: { condition: "${length(self.groups) > 0}", error_message: "never" } } } },
  { title: "a provider with nested blocks", kind: "provider", type: "aws", body: { region: "eu-west-1", default_tags: { tags: { owner: "identity" } }, endpoints: [{ ssoadmin: "http://localhost:1" }], skip_metadata_api_check: true, max_retries: "5" } },
  { title: "a list of strings, one of them text with an expression", kind: "provider", type: "aws", body: { shared_config_files: ["a", "${path.module}/b"] } },
  { title: "a group pushed by Okta", type: "okta_push_group", body: { app_id: "0oa1", source_group_id: "00g1", delete_target_group_on_destroy: false } },
  { title: "numbers and booleans as text", type: "okta_app_saml", body: { label: "AWS", key_years_valid: "5", hide_web: "true", hide_ios: "${1 == 1}" } },
  { title: "blocks within blocks", type: "okta_app_signon_policy_rules", body: { policy_id: "p", rule: [{ name: "MFA", priority: 1, platform_include: { type: "ANY" } }, { name: "Rest", priority: "2", platform_include: [] }] } },
  { title: "an object with every attribute", type: "okta_push_group", body: { app_id: "0oa1", source_group_id: "00g1", app_config: { distinguished_name: null, group_scope: null, group_type: null, sam_account_name: null, type: "ACTIVE_DIRECTORY" } } },
];

/** What does not conform, and everything that is said about it. */
export const violating: readonly Case[] = [
  { title: "an unknown argument", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, session: "PT1H" }, problems: [`session: ${unknown}`] },
  { title: "an unknown argument that is null", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, session: null }, problems: [`session: ${unknown}`] },
  { title: "an unknown argument named like a property of every object", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, constructor: "x" }, problems: [`constructor: ${unknown}`] },
  { title: "an unknown block in a block", type: "aws_identitystore_user", body: { ...user, name: { ...user.name, prefix: {} } }, problems: [`name.prefix: ${unknown}`] },
  { title: "an unknown dynamic block", type: "aws_identitystore_user", body: { ...user, dynamic: { nickname: { for_each: [], content: {} } } }, problems: ["dynamic.nickname: unknown block"] },
  { title: "a missing argument", type: "aws_ssoadmin_permission_set", body: { name: "ReadOnly" }, problems: [`instance_arn: ${missing}`] },
  { title: "null for a required argument", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, name: null }, problems: [`name: ${missing}`] },
  { title: "a missing argument called description", type: "okta_app_signon_policy", body: { name: "AWS" }, problems: [`description: ${missing}`] },
  { title: "a missing argument in the second of two blocks", type: "okta_app_signon_policy_rules", body: { policy_id: "p", rule: [{ name: "MFA" }, { priority: 2 }] }, problems: [`rule[1].name: ${missing}`] },
  { title: "a missing argument in a dynamic block", type: "aws_identitystore_user", body: { ...user, name: null, dynamic: { name: { for_each: ["A"], content: { given_name: "A" } } } }, problems: [`dynamic.name.content.family_name: ${missing}`] },
  { title: "a computed argument", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, arn: "arn:aws:sso:::x" }, problems: [`arn: ${computed}`] },
  { title: "text for a number", type: "okta_app_saml", body: { label: "AWS", key_years_valid: "five" }, problems: ['key_years_valid: wrong type: needs number, given "five"'] },
  { title: "a boolean for a number", type: "okta_app_saml", body: { label: "AWS", key_years_valid: true }, problems: ["key_years_valid: wrong type: needs number, given true"] },
  { title: "text for a boolean", type: "okta_app_saml", body: { label: "AWS", hide_web: "yes" }, problems: ['hide_web: wrong type: needs bool, given "yes"'] },
  { title: "an escaped expression for a boolean", type: "okta_app_saml", body: { label: "AWS", hide_web: "$${true}" }, problems: ['hide_web: wrong type: needs bool, given "$${true}"'] },
  { title: "a number for a boolean", kind: "provider", type: "aws", body: { insecure: 1 }, problems: ["insecure: wrong type: needs bool, given 1"] },
  { title: "a list for text", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, relay_state: ["a"] }, problems: ["relay_state: wrong type: needs string, given a list"] },
  { title: "text for a list", kind: "provider", type: "aws", body: { allowed_account_ids: "111122223333" }, problems: ['allowed_account_ids: wrong type: needs set of string, given "111122223333"'] },
  { title: "text with two expressions for a list", kind: "provider", type: "aws", body: { allowed_account_ids: "${local.a}${local.b}" }, problems: ['allowed_account_ids: wrong type: needs set of string, given "${local.a}${local.b}"'] },
  { title: "an object in a list of text", kind: "provider", type: "aws", body: { shared_config_files: ["a", {}] }, problems: ["shared_config_files[1]: wrong type: needs string, given an object"] },
  { title: "null in a list", type: "okta_group_rule", body: { name: "r", expression_value: "true", group_assignments: ["g", null] }, problems: ["group_assignments[1]: null in a list or set"] },
  { title: "a list for a map", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, tags: ["a"] }, problems: ["tags: wrong type: needs map of string, given a list"] },
  { title: "a list in a map of text", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, tags: { a: [] } }, problems: ["tags.a: wrong type: needs string, given a list"] },
  {
    title: "an object that lacks an attribute and has another",
    type: "okta_push_group",
    body: { app_id: "a", source_group_id: "g", app_config: { distinguished_name: null, group_scope: null, group_type: null, type: null, sam: "x" } },
    problems: ["app_config.sam_account_name: missing: an object of this type names every attribute, null where it has none", "app_config.sam: unknown attribute: Terraform drops it without a word"],
  },
  { title: "a deprecated argument", type: "okta_group", body: { name: "g", skip_users: true }, problems: [`skip_users: ${deprecated}`] },
  { title: "a deprecated argument of a data source", kind: "data", type: "okta_app_saml", body: { label: "AWS", skip_groups: true }, problems: [`skip_groups: ${deprecated}`] },
  { title: "no block where one is needed", type: "aws_identitystore_user", body: { ...user, name: [] }, problems: ["name: too few: at least 1, given 0"] },
  { title: "two blocks where one may stand", type: "aws_identitystore_user", body: { ...user, name: [user.name, user.name] }, problems: ["name: too many: at most 1, given 2"] },
  { title: "two blocks of a single nesting", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, timeouts: [{}, {}] }, problems: ["timeouts: too many: at most 1, given 2"] },
  { title: "an expression for a block", type: "aws_identitystore_user", body: { ...user, emails: "${local.emails}" }, problems: ['emails: wrong type: needs a block or a list of blocks, given "${local.emails}"'] },
  { title: "a dynamic block without for_each", type: "aws_identitystore_user", body: { ...user, dynamic: { emails: { content: {} } } }, problems: [`dynamic.emails.for_each: ${missing}`] },
  { title: "a dynamic block without content", type: "aws_identitystore_user", body: { ...user, dynamic: { emails: { for_each: [] } } }, problems: ["dynamic.emails.content: required, exactly one block"] },
  { title: "a dynamic block with an argument too many", type: "aws_identitystore_user", body: { ...user, dynamic: { emails: { for_each: [], content: {}, each: 1 } } }, problems: [`dynamic.emails.each: ${unknown}`] },
  { title: "for_each over a list", type: "aws_ssoadmin_account_assignment", body: { ...assignment, for_each: ["a"] }, problems: ["for_each: wrong type: needs a map or an expression, given a list"] },
  { title: "count and for_each", type: "aws_ssoadmin_account_assignment", body: { ...assignment, count: 1, for_each: {} }, problems: ["for_each: count and for_each exclude each other"] },
  { title: "an unknown argument of lifecycle", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, lifecycle: { prevent_deletion: true } }, problems: [`lifecycle.prevent_deletion: ${unknown}`] },
  { title: "prevent_destroy in a data source", kind: "data", type: "aws_ssoadmin_instances", body: { lifecycle: { prevent_destroy: true } }, problems: [`lifecycle.prevent_destroy: ${unknown}`] },
  { title: "a condition without a message", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, lifecycle: { precondition: [{ condition: "${length(local.groups) > 0}" }] } }, problems: [`lifecycle.precondition[0].error_message: ${missing}`] },
  { title: "a condition that refers to nothing", type: "aws_ssoadmin_permission_set", body: { ...permissionSet, lifecycle: { precondition: { condition: true, error_message: "never" } } }, problems: ["lifecycle.precondition.condition: needs an expression that refers to something, given true"] },
  { title: "lifecycle in a provider", kind: "provider", type: "okta", body: { lifecycle: {} }, problems: [`lifecycle: ${unknown}`] },
  { title: "customer managed policies without the reference", type: "aws_ssoadmin_customer_managed_policy_attachment", body: customerManaged, problems: ["customer_managed_policy_reference: too few: at least 1, given 0"] },
  { title: "an API token of Okta", kind: "provider", type: "okta", body: { org_name: "acme", api_token: "s3cret" }, problems: [`api_token: ${credential}`] },
  { title: "a private key of Okta by expression", kind: "provider", type: "okta", body: { private_key: "${var.key}" }, problems: [`private_key: ${credential}`] },
  { title: "keys of AWS, of the wrong type too", kind: "provider", type: "aws", body: { access_key: "AKIA", secret_key: ["s3cret"], token: 1 }, problems: [`access_key: ${credential}`, `secret_key: ${credential}`, `token: ${credential}`] },
  { title: "a token of AWS in a block", kind: "provider", type: "aws", body: { assume_role_with_web_identity: [{ role_arn: "arn:aws:iam::111122223333:role/r", web_identity_token: "s3cret" }] }, problems: [`assume_role_with_web_identity[0].web_identity_token: ${credential}`] },
  { title: "a type that no schema has", type: "okta_brand", body: {}, problems: [": unknown type: the schemas in .gen/schema don't have it"] },
  { title: "a resource's type as data", kind: "data", type: "aws_ssoadmin_account_assignment", body: {}, problems: [": unknown type: the schemas in .gen/schema don't have it"] },
  { title: "a provider that no schema describes", kind: "provider", type: "random", body: {}, problems: [": unknown type: the schemas in .gen/schema don't have it"] },
  { title: "text for a block", type: "okta_group", body: "x", problems: [': wrong type: needs a block, given "x"'] },
  { title: "the same resource twice", type: "okta_group", body: [{ name: "a" }, { name: "b" }], problems: [": one block of this name, given 2"] },
  { title: "policy without anything wrong but its number", type: "okta_app_signon_policy", body: { ...policy, priority: {} }, problems: ["priority: wrong type: needs number, given an object"] },
];

/** A stack of that one block. */
export function stackOf({ kind = "resource", type, body }: Omit<Case, "problems">): unknown {
  return { [kind]: { [type]: kind === "provider" ? [body] : { it: body } } };
}
