import { byTerraform, existingGroup, groupByRule, local, scim, useApp } from "../../src";
import type { OktaSide } from "../../src/model/environment";
import { account, assign, aws, broad, defineEnvironment, environments, pilot } from "../support/company";
import { synth, synthOne } from "../support/synth";

function pilotWith(okta: Partial<OktaSide>) {
  return synthOne({ ...pilot, okta: { ...(pilot.okta as OktaSide), ...okta } as OktaSide });
}

describe("group push", () => {
  test("never deletes the AWS group when it is taken away", async () => {
    const { resource } = await synthOne(pilot);
    expect(resource["okta_push_group"]?.["engineers"]).toMatchObject({ delete_target_group_on_destroy: false, status: "ACTIVE", source_group_id: "${data.okta_group.engineers.id}" });
    expect(resource["okta_push_group"]?.["engineers"]).not.toHaveProperty("target_group_name");
  });

  test("waits, and the app's assignment with it, until a person has connected provisioning", async () => {
    const { resource, check } = await pilotWith({ provisioning: scim({ connected: false }) });
    expect(resource).not.toHaveProperty("okta_push_group");
    expect(resource).not.toHaveProperty("okta_app_group_assignment");
    expect(JSON.stringify(check["groups_in_identity_center"])).toContain("connected: true");
  });

  test("leaves to another environment what that one pushes", async () => {
    const { resource } = await pilotWith({ provisioning: scim({ connected: true, tokenExpires: "2027-09-30", pushedElsewhere: ["engineers"] }), access: existingGroup("Somebody") });
    expect(resource).not.toHaveProperty("okta_push_group");
  });
});

describe("permission sets", () => {
  test.each(["inline-Deployer", "boundary-Deployer", "managed-Deployer", "customer-Deployer", "set-Deployer", "policies-of-Deployer"])("%s is a name like any other beside Deployer", async (key) => {
    const permissionSets = { ...pilot.catalog.permissionSets, [key]: { description: "x", managed: ["ReadOnlyAccess"] as const, inline: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] } } };
    const grants = [assign(["engineers"]).to("Deployer").on(account("shop")), { ...assign(["engineers"]).to("Deployer").on(account("shop")), permissionSets: [key] }];
    const { resource } = await synthOne({ ...pilot, assignments: grants, catalog: { ...pilot.catalog, permissionSets } });
    expect(Object.keys(resource["aws_ssoadmin_permission_set"] ?? {}).toSorted()).toEqual(["Deployer", key].toSorted());
    expect(resource["aws_ssoadmin_permission_set_inline_policy"]).toHaveProperty(key);
  });
});

describe("an environment that grants nothing yet", () => {
  test("asks for no app and makes no access group: the app need not be there", async () => {
    const { resource, data } = await synthOne({ ...pilot, assignments: [] });
    expect(resource).toEqual({});
    expect(data).not.toHaveProperty("okta_app_saml");
  });

  test("but an access group of its own is made", async () => {
    const { resource, data } = await synthOne({ ...pilot, assignments: [], okta: { ...(pilot.okta as OktaSide), access: groupByRule("AWS people", 'user.department=="Engineering"') } });
    expect(resource["okta_group"]).toHaveProperty("app_access");
    expect(data).toHaveProperty("okta_app_saml");
  });
});

describe("lookups of Okta groups", () => {
  test("ask for the exact name, since Okta answers with whatever begins with it", async () => {
    const { data } = await synthOne(pilot);
    expect(data["okta_group"]?.["engineers"]).toMatchObject({ name: "AWS Engineers", type: "OKTA_GROUP", lifecycle: { postcondition: [{ condition: '${self.name == "AWS Engineers"}' }] } });
  });

  test("are not made for a group that the environment makes itself", async () => {
    const { data, resource } = await pilotWith({ ownGroups: [{ group: "engineers", rule: 'user.department=="Engineering"' }] });
    expect(data["okta_group"]).toBeUndefined();
    expect(resource["okta_group"]?.["engineers"]).toMatchObject({ name: "AWS Engineers" });
    expect(resource["okta_group_rule"]?.["engineers"]).toMatchObject({ expression_value: 'user.department=="Engineering"', group_assignments: ["${okta_group.engineers.id}"] });
    expect(resource["okta_push_group"]?.["engineers"]).toMatchObject({ source_group_id: "${okta_group.engineers.id}" });
  });
});

describe("app access", () => {
  test("the union group is kept equal to the pushed groups by a rule", async () => {
    const { resource } = await synthOne(pilot);
    expect(resource["okta_group_rule"]?.["app_access"]).toMatchObject({ expression_value: 'isMemberOfAnyGroup("${data.okta_group.engineers.id}")', name: "AWS pilot users" });
    expect(resource["okta_app_group_assignment"]?.["app_access"]).toMatchObject({ group_id: "${okta_group.app_access.id}" });
    expect(resource["okta_app_group_assignment"]?.["app_access"]).not.toHaveProperty("retain_assignment");
  });

  test("the union holds the groups that another environment pushes too: who is granted here keeps the app when that one goes", async () => {
    const both = { ...broad, assignments: [assign(["auditors", "engineers"]).to("ReadOnly").on(account("shop"))], okta: { ...(broad.okta as OktaSide), provisioning: scim({ connected: true, tokenExpires: "2027-09-30", pushedElsewhere: ["engineers"] }) } as OktaSide };
    const stack = (await synth([...environments.filter(({ name }) => name !== "broad"), both])).get("broad");
    expect(stack?.resource["okta_group_rule"]?.["app_access"]).toMatchObject({ expression_value: 'isMemberOfAnyGroup("${data.okta_group.auditors.id}","${data.okta_group.engineers.id}")' });
    expect(Object.keys(stack?.resource["okta_push_group"] ?? {})).toEqual(["auditors"]);
  });

  test("an existing group is found, not made", async () => {
    const { resource, data } = await pilotWith({ access: existingGroup("Everybody with AWS") });
    expect(resource).not.toHaveProperty("okta_group");
    expect(data["okta_group"]?.["app_access"]).toMatchObject({ name: "Everybody with AWS" });
    // It may have been assigned before this code came.
    expect(resource["okta_app_group_assignment"]?.["app_access"]).toMatchObject({ retain_assignment: true });
  });

  test("a rule over attributes fills a group of its own; a long name is cut for the rule, not for the group", async () => {
    const name = `AWS ${"x".repeat(60)}`;
    const { resource } = await pilotWith({ access: groupByRule(name, 'user.title=="${engineer}"') });
    expect(resource["okta_group"]?.["app_access"]).toMatchObject({ name });
    expect(resource["okta_group_rule"]?.["app_access"]).toMatchObject({ name: name.slice(0, 50), expression_value: 'user.title=="$${engineer}"' });
  });
});

describe("permission sets", () => {
  test("carry the environment's prefix in AWS and none in state", async () => {
    const { resource } = await synthOne(pilot);
    expect(resource["aws_ssoadmin_permission_set"]?.["Deployer"]).toMatchObject({ name: "pilot-Deployer", session_duration: "PT2H" });
  });

  test("a policy variable stays a policy variable", async () => {
    const inline = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket/${aws:PrincipalTag/Department}/*" }] };
    const { resource } = await synthOne({ ...pilot, catalog: { ...pilot.catalog, permissionSets: { ...pilot.catalog.permissionSets, ReadOnly: { description: "x", inline } } } });
    expect(resource["aws_ssoadmin_permission_set_inline_policy"]?.["ReadOnly"]?.["inline_policy"]).toContain("$${aws:PrincipalTag/Department}");
  });
});

describe("grants", () => {
  test("are one block per permission set and account, over the groups that are there, behind every policy of the set", async () => {
    const { resource, locals } = await synthOne(pilot);
    expect(locals["to_engineers"]).toBe('${{for key in ["engineers"] : key => local.group_ids[key] if contains(keys(local.group_ids), key)}}');
    expect(Object.keys(resource["aws_ssoadmin_account_assignment"] ?? {})).toEqual(["Deployer__shop", "Deployer__shop-prod", "ReadOnly__shop", "ReadOnly__shop-prod"]);
    expect(resource["aws_ssoadmin_account_assignment"]?.["Deployer__shop"]).toEqual({
      for_each: "${local.to_engineers}",
      instance_arn: "${one(data.aws_ssoadmin_instances.instance.arns)}",
      permission_set_arn: "${aws_ssoadmin_permission_set.Deployer.arn}",
      principal_id: "${each.value}",
      principal_type: "GROUP",
      target_id: "222233334444",
      target_type: "AWS_ACCOUNT",
      depends_on: ["aws_ssoadmin_permission_set_inline_policy.Deployer", "aws_ssoadmin_permissions_boundary_attachment.Deployer"],
    });
  });

  test("lists of many groups get locals of their own, told apart though they begin alike", async () => {
    const keys = ["a", "b", "c", "d", "e"];
    const groups = Object.fromEntries(keys.map((key) => [key, { name: `Group ${key}`, description: key }]));
    const [first, second] = [keys, [...keys.slice(0, 4), "f"]];
    const environment = {
      ...broad,
      catalog: { ...broad.catalog, groups: { ...groups, f: { name: "Group f", description: "f" } } },
      assignments: [{ groups: first, account: "shop" }, { groups: second, account: "identity" }].map((one) => ({ groups: one.groups, permissionSets: ["ReadOnly"], targets: [{ kind: "account" as const, account: one.account }], exclusions: [], written: {} })),
    };
    const { resource, locals } = await synthOne(environment);
    const [inIdentity, inShop] = ["identity", "shop"].map((key) => String(resource["aws_ssoadmin_account_assignment"]?.[`ReadOnly__${key}`]?.["for_each"]));
    expect(inShop).toMatch(/^\$\{local\.to_a__and_4_more_[0-9a-f]{12}\}$/);
    expect(inIdentity).not.toBe(inShop);
    expect(locals[String(inShop).slice(8, -1)]).toContain('["a", "b", "c", "d", "e"]');
    expect(locals[String(inIdentity).slice(8, -1)]).toContain('["a", "b", "c", "d", "f"]');
  });

  test("account ids keep their leading zeros", async () => {
    const { resource } = await synthOne(defineEnvironment({ name: "management", backend: local("s"), aws: { ...aws, account: "management" }, okta: "none", assignments: [assign(["auditors"]).to("ReadOnly").on(account("management"))] }));
    expect(resource["aws_ssoadmin_account_assignment"]?.["ReadOnly__management"]?.["target_id"]).toBe("000000000001");
  });

  test("an ended assignment grants nothing, and its set and its push stay until the line goes", async () => {
    const { resource } = await synthOne({ ...pilot, assignments: [assign(["engineers"]).to("ReadOnly").on(account("shop")).until("2026-01-31", "trial")] });
    expect(resource).not.toHaveProperty("aws_ssoadmin_account_assignment");
    expect(Object.keys(resource["aws_ssoadmin_permission_set"] ?? {})).toEqual(["ReadOnly"]);
    expect(Object.keys(resource["okta_push_group"] ?? {})).toEqual(["engineers"]);
  });

  test("no lookup in AWS depends on a resource: ids that become unknown would replace every grant", async () => {
    for (const { data } of (await synth(environments)).values()) {
      for (const [type, blocks] of Object.entries(data)) if (type.startsWith("aws_")) expect(JSON.stringify(blocks)).not.toMatch(/\$\{[^}]*\b(?:aws|okta)_[a-z_]+\.(?!instance)/);
      for (const blocks of Object.values(data)) for (const block of Object.values(blocks)) expect(block).not.toHaveProperty("depends_on");
    }
  });
});

describe("provisioning by Terraform", () => {
  const environment = { ...broad, okta: { org: "small", samlApp: useApp({ label: "AWS" }), provisioning: byTerraform({ groups: ["auditors", "engineers"], mayBeEmpty: ["engineers"] }) } };

  test("makes users, groups and memberships, and grants to the groups it made", async () => {
    const { resource, locals, data } = await synthOne(environment);
    expect(Object.keys(resource["aws_identitystore_group"] ?? {})).toEqual(["auditors", "engineers"]);
    expect(resource["aws_identitystore_user"]?.["people"]).toMatchObject({ for_each: "${local.people}", user_name: "${each.key}" });
    expect(locals["group_ids"]).toBe('${{"auditors" = aws_identitystore_group.auditors.group_id, "engineers" = aws_identitystore_group.engineers.group_id}}');
    expect(data).not.toHaveProperty("aws_identitystore_groups");
    expect(resource).not.toHaveProperty("okta_push_group");
  });

  test("refuses a group that comes back empty, unless the data says it may", async () => {
    const { data } = await synthOne(environment);
    expect(JSON.stringify(data["okta_users"]?.["auditors"])).toContain("length(self.users) > 0");
    expect(JSON.stringify(data["okta_users"]?.["engineers"])).not.toContain("length(self.users) > 0");
  });
});
