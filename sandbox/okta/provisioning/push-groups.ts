import type { GroupPushMapping } from "../group-push";
import { SYSTEM } from "../system-log";
import { firstId, idOf, type Push } from "./push-users";
import { ScimFailure } from "./scim-client";
import type { GroupLink } from "./state";

const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/** AWS takes no more membership changes in one call. */
const MOST_MEMBERS = 100;

/** Brings the pushed groups to AWS. A mapping that fails shows the error and is left alone until somebody retries it. */
export async function pushGroups(push: Push): Promise<void> {
  const { org, app, report } = push;
  for (const mapping of org.mappings.of(app.id)) {
    if (mapping.status !== "ACTIVE") continue;
    try {
      await pushGroup(push, mapping);
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause);
      org.mappings.fail(app.id, mapping.id, error);
      report.groups.failed.push({ name: org.groups.get(mapping.targetGroupId).name, error });
      note(push, "application.provision.group_push.pushed", mapping, error);
    }
  }
  await deleteGroups(push);
}

async function pushGroup(push: Push, mapping: GroupPushMapping): Promise<void> {
  const { org, report } = push;
  const link = await linked(push, mapping);
  const changed = await renamed(push, mapping, link);
  const wanted = new Set(org.members(mapping.targetGroupId).flatMap((user) => activeId(push, user.id)));
  const [toAdd, toRemove] = [[...wanted].filter((id) => !link.members.has(id)), [...link.members].filter((id) => !wanted.has(id))];
  await changeMembers(push, link, "add", toAdd);
  await changeMembers(push, link, "remove", toRemove);
  const isNew = report.groups.created.includes(link.name) || report.groups.linked.includes(link.name);
  if (!isNew && (changed || toAdd.length + toRemove.length > 0)) report.groups.updated.push(link.name);
  if (toAdd.length + toRemove.length > 0) note(push, "application.provision.group_push.push_memberships", mapping);
}

/** The group in AWS: known from before, found under its name, or made. */
async function linked(push: Push, mapping: GroupPushMapping): Promise<GroupLink> {
  const { org, app, client, report } = push;
  const known = app.provisioned.groups.get(mapping.targetGroupId);
  if (known?.mappingId === mapping.id) return known;
  const source = org.groups.get(mapping.sourceGroupId);
  // A mapping made anew looks again: whoever removed the old one may have removed the group in AWS as well.
  const name = source.name === mapping.sourceName ? org.groups.get(mapping.targetGroupId).name : source.name;
  const filter = encodeURIComponent(`displayName eq "${name.replace(/[\\"]/g, "\\$&")}"`);
  const found = firstId(await client.call(`Error while verifying if user group ${name} exists`, "GET", `/Groups?filter=${filter}&startIndex=1&count=100`));
  const scimId = found ?? idOf(await client.call(`Error while creating user group ${name}`, "POST", "/Groups", { schemas: [GROUP], displayName: name }), `user group ${name}`);
  const members = known?.scimId === scimId ? known.members : new Set<string>();
  const link: GroupLink = { scimId, mappingId: mapping.id, name, sourceName: source.name, members };
  app.provisioned.groups.set(mapping.targetGroupId, link);
  org.groups.rename(mapping.targetGroupId, name);
  report.groups[found === undefined ? "created" : "linked"].push(name);
  note(push, "application.provision.group_push.pushed", mapping);
  return link;
}

/** A source that was renamed renames the group in AWS, by Okta's default setting. */
async function renamed({ org, client }: Push, mapping: GroupPushMapping, link: GroupLink): Promise<boolean> {
  const { name } = org.groups.get(mapping.sourceGroupId);
  if (name === link.sourceName) return false;
  await client.call(`Error while updating user group ${link.name}`, "PATCH", `/Groups/${link.scimId}`, { schemas: [PATCH], Operations: [{ op: "replace", value: { id: link.scimId, displayName: name } }] });
  Object.assign(link, { name, sourceName: name });
  org.groups.rename(mapping.targetGroupId, name);
  return true;
}

/** Notes every part that arrived, so that a failure in between costs no more than the rest. */
async function changeMembers({ client }: Push, link: GroupLink, op: "add" | "remove", ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += MOST_MEMBERS) {
    const part = ids.slice(start, start + MOST_MEMBERS);
    const operation = { op, path: "members", value: part.map((value) => ({ value })) };
    await client.call(`Error while updating user group ${link.name}`, "PATCH", `/Groups/${link.scimId}`, { schemas: [PATCH], Operations: [operation] });
    for (const id of part) if (op === "add") link.members.add(id);
    else link.members.delete(id);
  }
}

/** Only people whom Okta has brought to AWS can be members there. */
function activeId({ app }: Push, userId: string): readonly string[] {
  const link = app.provisioned.users.get(userId);
  return link?.active === true ? [link.scimId] : [];
}

/** Groups whose mapping was deleted with deleteTargetGroup; one that is gone already is no failure. */
async function deleteGroups({ app, client, report }: Push): Promise<void> {
  for (const targetGroupId of app.provisioned.groupsToDelete) {
    const link = app.provisioned.groups.get(targetGroupId);
    try {
      if (link !== undefined) await client.call(`Error while deleting user group ${link.name}`, "DELETE", `/Groups/${link.scimId}`);
    } catch (cause) {
      if (!(cause instanceof ScimFailure)) throw cause;
      if (cause.status !== 404) {
        report.groups.failed.push({ name: link?.name ?? "", error: cause.message });
        continue;
      }
    }
    if (link !== undefined) report.groups.deleted.push(link.name);
    app.provisioned.groups.delete(targetGroupId);
    app.provisioned.groupsToDelete.delete(targetGroupId);
  }
}

function note({ org, app }: Push, eventType: string, mapping: GroupPushMapping, reason?: string): void {
  const targets = [{ type: "UserGroup", displayName: org.groups.get(mapping.sourceGroupId).name }, { type: "AppInstance", displayName: app.label }] as const;
  org.log.add(eventType, { actor: SYSTEM, result: reason === undefined ? "SUCCESS" : "FAILURE", ...(reason === undefined ? {} : { reason }), targets });
}
