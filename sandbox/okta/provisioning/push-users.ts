import type { App } from "../apps";
import { field, list, text, type Unread } from "../json";
import type { OktaOrg } from "../org";
import { SYSTEM } from "../system-log";
import type { User } from "../users";
import type { ProvisioningReport } from "./report";
import { ScimFailure, type ScimClient } from "./scim-client";
import { scimUser } from "./scim-user";
import type { UserLink } from "./state";

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

export interface Push {
  readonly org: OktaOrg;
  readonly app: App;
  readonly client: ScimClient;
  readonly report: ProvisioningReport;
}

/** Brings everybody's account in AWS in line with Okta. One person's failure stops nobody else. */
export async function pushUsers(push: Push): Promise<void> {
  for (const user of push.org.users.all()) {
    try {
      await pushUser(push, user);
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause);
      push.report.users.failed.push({ login: user.profile.login, error });
      note(push, "application.provision.user.push", user, error);
    }
  }
}

async function pushUser(push: Push, user: User): Promise<void> {
  const { org, app, client, report } = push;
  const { provisioned } = app;
  const link = provisioned.users.get(user.id);
  if (org.canUse(app.id, user.id) && user.status !== "DEPROVISIONED") {
    if (provisioned.assignedBefore.has(user.id)) report.users.leftAlone.push(user.profile.login);
    // Okta waits with somebody who was never activated; a suspended person keeps their accounts.
    else if (link !== undefined || user.status !== "STAGED") await bring(push, user, link);
    return;
  }
  if (link?.active !== true) return;
  await client.call("Error while deactivating user", "PATCH", `/Users/${link.scimId}`, { schemas: [PATCH], Operations: [{ op: "replace", value: { active: false } }] });
  link.active = false;
  report.users.deactivated.push(user.profile.login);
  note(push, "application.provision.user.deactivate", user);
}

async function bring(push: Push, user: User, link: UserLink | undefined): Promise<void> {
  const { org, app, client, report } = push;
  const body = scimUser(org, app, user);
  const sent = JSON.stringify(body);
  if (link?.active === true && link.sent === sent) return;
  const { login } = user.profile;
  if (link !== undefined) {
    await client.call("Error while updating user", "PUT", `/Users/${link.scimId}`, { ...body, id: link.scimId });
    report.users.updated.push(login);
    note(push, link.active ? "application.provision.user.push_profile" : "application.provision.user.reactivate", user);
    Object.assign(link, { sent, active: true });
    return;
  }
  const { scimId, created } = await createOrFind(client, body);
  app.provisioned.users.set(user.id, { scimId, sent, active: true });
  report.users[created ? "created" : "linked"].push(login);
  note(push, created ? "application.provision.user.push" : "application.provision.user.push_profile", user);
}

async function createOrFind(client: ScimClient, body: ReturnType<typeof scimUser>): Promise<{ readonly scimId: string; readonly created: boolean }> {
  const known = await find(client, body.userName);
  if (known !== undefined) {
    await client.call("Error while updating user", "PUT", `/Users/${known}`, { ...body, id: known });
    return { scimId: known, created: false };
  }
  try {
    return { scimId: idOf(await client.call("Error while creating user", "POST", "/Users", body), "user"), created: true };
  } catch (cause) {
    // A first attempt may have arrived though its answer did not: then the name is taken by the very person.
    const arrived = cause instanceof ScimFailure && cause.status === 409 ? await find(client, body.userName) : undefined;
    if (arrived === undefined) throw cause;
    return { scimId: arrived, created: true };
  }
}

async function find(client: ScimClient, userName: string): Promise<string | undefined> {
  const filter = encodeURIComponent(`userName eq "${userName.replace(/[\\"]/g, "\\$&")}"`);
  return firstId(await client.call("Error while verifying if user exists", "GET", `/Users?filter=${filter}&startIndex=1&count=100`));
}

export const firstId = (found: Unread): string | undefined => text(field(list(field(found, "Resources"))[0], "id"));

export function idOf(answer: Unread, what: string): string {
  const id = text(field(answer, "id"));
  if (id === undefined || id === "") throw new ScimFailure(undefined, `Error while creating ${what}: the answer has no id`);
  return id;
}

function note({ org, app }: Push, eventType: string, user: User, reason?: string): void {
  const targets = [{ type: "AppUser", displayName: user.profile.login }, { type: "AppInstance", displayName: app.label }] as const;
  org.log.add(eventType, { actor: SYSTEM, result: reason === undefined ? "SUCCESS" : "FAILURE", ...(reason === undefined ? {} : { reason }), targets });
}
