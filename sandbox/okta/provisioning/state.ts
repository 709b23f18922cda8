import type { KeptOkta } from "../kept";

type Kept = KeptOkta["apps"][number]["provisioned"];

/** A person as Okta remembers them in the app. */
export interface UserLink {
  /** Id that AWS gave. */
  readonly scimId: string;
  /** What was sent last; a difference to it is a change to send. */
  sent: string;
  active: boolean;
}

/** A pushed group as Okta remembers it in the app. */
export interface GroupLink {
  readonly scimId: string;
  /** The mapping that it was pushed by. */
  readonly mappingId: string;
  name: string;
  /** Name of the source when it was last looked at: a rename is a difference to it. */
  sourceName: string;
  /** SCIM ids of the members that were pushed. AWS never lists members, so this is all that Okta can know. */
  readonly members: Set<string>;
}

/** What Okta keeps of the provisioning of one app. It stays when a mapping goes, since the group stays in AWS too. */
export class ProvisioningState {
  /** People who had the app before provisioning was switched on: Okta leaves them alone until they are assigned anew. */
  readonly assignedBefore = new Set<string>();
  /** By Okta's user id. */
  readonly users = new Map<string, UserLink>();
  /** By the id of the app group on Okta's side. */
  readonly groups = new Map<string, GroupLink>();
  /** App groups whose mapping was deleted with deleteTargetGroup. */
  readonly groupsToDelete = new Set<string>();
  /** What the app shows while AWS refuses the token. */
  error: string | undefined;

  save(): Kept {
    return {
      assignedBefore: [...this.assignedBefore],
      users: [...this.users],
      groups: [...this.groups].map(([id, { members, ...plain }]) => [id, { ...plain, members: [...members] }]),
      groupsToDelete: [...this.groupsToDelete],
      ...(this.error === undefined ? {} : { error: this.error }),
    };
  }

  static load({ assignedBefore, users, groups, groupsToDelete, error }: Kept): ProvisioningState {
    const state = new ProvisioningState();
    for (const id of assignedBefore) state.assignedBefore.add(id);
    for (const [id, link] of users) state.users.set(id, link);
    for (const [id, { members, ...plain }] of groups) state.groups.set(id, { ...plain, members: new Set(members) });
    for (const id of groupsToDelete) state.groupsToDelete.add(id);
    state.error = error;
    return state;
  }
}
