import { OktaOrg, type OrgOptions } from "./org";
import type { GroupType } from "./groups";
import type { UserProfile, UserStatus } from "./users";

export interface OktaSeed extends OrgOptions {
  readonly users?: readonly UserSeed[];
  readonly groups?: readonly GroupSeed[];
  /** Names of access policies, each with its catch-all rule. */
  readonly policies?: readonly string[];
  readonly apps?: readonly AppSeed[];
  /** The most a page holds, whatever limit the caller asks for: lets few records make several pages. */
  readonly pageSize?: number;
}

type UserSeed = UserProfile & { readonly status?: UserStatus };

interface GroupSeed {
  readonly name: string;
  readonly description?: string;
  readonly type?: GroupType;
  /** Logins of users in the same seed. */
  readonly members?: readonly string[];
}

/** An AWS IAM Identity Center app that is there already. */
interface AppSeed {
  readonly label: string;
  readonly acsURL?: string;
  readonly entityID?: string;
  readonly provisioning?: boolean;
  readonly certificateEnds?: Date;
  /** Names of groups in the same seed. */
  readonly groups?: readonly string[];
}

export async function seedOrg(seed: OktaSeed): Promise<OktaOrg> {
  const org = new OktaOrg(seed);
  for (const { status, ...profile } of seed.users ?? []) org.addUser(profile, status);
  for (const { name, ...options } of seed.groups ?? []) org.addGroup(name, options);
  for (const name of seed.policies ?? []) org.policies.add(name);
  for (const app of seed.apps ?? []) await seedApp(org, app);
  return org;
}

async function seedApp(org: OktaOrg, seed: AppSeed): Promise<void> {
  const settings = { app: { acsURL: seed.acsURL ?? null, entityID: seed.entityID ?? null } };
  const body = { name: "amazon_aws_sso", label: seed.label, signOnMode: "SAML_2_0", settings };
  const app = await org.apps.add(body, true, seed.certificateEnds);
  if (seed.provisioning) org.enableProvisioning(app.id);
  for (const name of seed.groups ?? []) {
    const group = org.groups.named(name);
    if (!group) throw new Error(`seed: the app "${seed.label}" names a group that is not seeded: "${name}"`);
    org.assignments.put(app.id, group.id);
  }
}
