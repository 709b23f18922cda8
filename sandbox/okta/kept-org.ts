import type { KeptOkta } from "./kept";
import { OktaOrg, type OrgOptions } from "./org";

/** All of an org that has to be there again. */
export function saveOrg(org: OktaOrg): KeptOkta {
  const { name, ids, admin, users, groups, memberships, credentials, groupRules, apps, assignments, policies, mappings } = org;
  return {
    name, idsMade: ids.save(), admin: admin.id,
    users: users.save(), groups: groups.save(), memberships: memberships.save(), enrolled: credentials.save(), groupRules: groupRules.save(),
    apps: apps.save(), assignments: assignments.save(), policies: policies.save(), mappings: mappings.save(),
  };
}

/** The org that was kept; clock and features are the run's. */
export function loadOrg(kept: KeptOkta, options: Omit<OrgOptions, "name"> = {}): OktaOrg {
  const org = new OktaOrg({ ...options, name: kept.name });
  org.users.load(kept.users);
  org.groups.load(kept.groups);
  org.memberships.load(kept.memberships);
  org.credentials.load(kept.enrolled);
  org.groupRules.load(kept.groupRules);
  org.apps.load(kept.apps);
  org.assignments.load(kept.assignments);
  org.policies.load(kept.policies);
  org.mappings.load(kept.mappings);
  org.ids.load(kept.idsMade);
  org.admin = org.users.get(kept.admin);
  org.everyone = org.groups.all().find(({ type }) => type === "BUILT_IN") ?? org.everyone;
  return org;
}
