import { Construct } from "constructs";
import type { Group } from "../model/group";
import { IdentitystoreGroup, IdentitystoreGroupMembership, IdentitystoreUser } from "../providers/aws";
import { TerraformLocal, TerraformStack } from "../providers/core";
import { expression, hclMap, hclString, literal } from "../providers/expression";
import { DataOktaUsers } from "../providers/okta";
import { GROUP_IDS } from "./grants";
import type { Instance } from "./instance";

/** People beyond which Terraform's maps cost too much (their square) and SCIM is the right way. */
const MOST_PEOPLE = 500;
/** Okta's states of a person who can't sign in: such a person gets no user in AWS. */
const INACTIVE = ["DEPROVISIONED", "SUSPENDED", "STAGED"];

/** Logins of active people without a first or a last name; `length` of a name that is null fails, so it counts as missing. */
const NAMELESS = `[for user in self.users : user.login if !contains(${JSON.stringify(INACTIVE)}, user.status) && !try(length(user.first_name) * length(user.last_name) > 0, false)]`;

interface ProvisionedDirectoryOptions {
  readonly groups: readonly string[];
  readonly mayBeEmpty: readonly string[];
  readonly catalog: Readonly<Record<string, Group>>;
  readonly oktaGroupId: (key: string) => string;
}

/** Users, groups and memberships of IAM Identity Center, made by Terraform from the groups of Okta; everything is known at plan. */
export class ProvisionedDirectory extends Construct {
  constructor(scope: Construct, id: string, instance: Instance, options: ProvisionedDirectoryOptions) {
    super(scope, id);
    const { groups, catalog } = options;
    for (const key of groups) this.readMembers(key, options);
    const members = groups.map((key) => [key, membersOf(key)] as const);
    local(this, "members", expression(hclMap(members)));
    local(this, "people", expression("merge(values(local.members)...)"));
    this.makeUsers(instance);
    for (const key of groups) this.makeGroup(key, catalog[key], instance);
    local(this, GROUP_IDS, expression(hclMap(groups.map((key) => [key, `aws_identitystore_group.${key}.group_id`]))));
    TerraformStack.of(this).addOverride("check.people_by_terraform", {
      assert: [{
        condition: expression(`length(local.people) <= ${MOST_PEOPLE}`),
        error_message: `${expression("length(local.people)")} people are provisioned by Terraform; beyond ${MOST_PEOPLE} its plans slow down with the square of their number. Use provisioning: scim().`,
      }],
    });
  }

  /** An empty group is refused unless the data allows it: an error upstream would otherwise delete everybody in it. */
  private readMembers(key: string, { mayBeEmpty, oktaGroupId, catalog }: ProvisionedDirectoryOptions): void {
    const name = catalog[key]?.name ?? key;
    const users = new DataOktaUsers(this, `users-${key}`, {
      groupId: oktaGroupId(key),
      lifecycle: {
        postcondition: [
          ...(mayBeEmpty.includes(key) ? [] : [{
            condition: "${length(self.users) > 0}",
            errorMessage: `Okta's group ${literal(JSON.stringify(name))} came back empty; applying this would delete its people from AWS. If it is meant to be empty, list it in mayBeEmpty.`,
          }]),
          {
            condition: expression(`length(${NAMELESS}) == 0`),
            errorMessage: `AWS needs a first and a last name; these people of ${literal(JSON.stringify(name))} lack one: ${expression(`join(", ", ${NAMELESS})`)}. Complete their profiles in Okta.`,
          },
        ],
      },
    });
    users.overrideLogicalId(key);
  }

  private makeUsers(instance: Instance): void {
    const user = new IdentitystoreUser(this, "users", {
      identityStoreId: instance.identityStoreId,
      userName: expression("each.key"),
      displayName: expression("each.value.display_name"),
      name: { givenName: expression("each.value.first_name"), familyName: expression("each.value.last_name") },
      emails: { primary: true, type: "work", value: expression("each.value.email") },
    });
    user.addOverride("for_each", expression("local.people"));
    user.overrideLogicalId("people");
  }

  private makeGroup(key: string, group: Group | undefined, instance: Instance): void {
    if (group === undefined) throw new Error(`group ${key} is not in the catalog; the data was not checked before synthesis`);
    const made = new IdentitystoreGroup(this, `group-${key}`, { identityStoreId: instance.identityStoreId, displayName: literal(group.name), description: literal(group.description) });
    made.overrideLogicalId(key);
    const membership = new IdentitystoreGroupMembership(this, `members-${key}`, {
      identityStoreId: instance.identityStoreId,
      groupId: made.groupId,
      memberId: expression("aws_identitystore_user.people[each.key].user_id"),
    });
    membership.addOverride("for_each", expression(`local.members[${hclString(key)}]`));
    membership.overrideLogicalId(key);
  }
}

/** The people of a group by login, which is the userName that the assertion's NameID must equal. */
function membersOf(key: string): string {
  const display = 'coalesce(user.display_name, "${user.first_name} ${user.last_name}")';
  return `{for user in data.okta_users.${key}.users : user.login => {display_name = ${display}, first_name = user.first_name, last_name = user.last_name, email = user.email} if !contains(${JSON.stringify(INACTIVE)}, user.status)}`;
}

function local(scope: Construct, name: string, value: string): void {
  new TerraformLocal(scope, name, value).overrideLogicalId(name);
}
