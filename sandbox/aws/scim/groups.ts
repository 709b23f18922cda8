import { json, type WebReply } from "../../web/message";
import type { Group } from "../directory";
import { Input, type Fields } from "../input";
import { store } from "../rules";
import type { AwsState } from "../state";
import { GROUP, readOnly } from "./attributes";
import { unparsable } from "./errors";
import { readFilter } from "./filter";
import { listReply } from "./list";
import { readPatch } from "./patch";
import { readGroupPatch, readMemberIds } from "./patch-group";
import { present, refuseOthers, requireSchemas, stamp } from "./user-body";

const MOST_GROUPS = 100;

export function listGroups({ directory }: AwsState, query: URLSearchParams): WebReply {
  const filter = query.get("filter");
  const found = filter === null ? [...directory.groups.values()] : filtered(directory, readFilter(filter));
  return listReply(query, "Groups", found.map(showGroup), MOST_GROUPS);
}

export function createGroup({ directory }: AwsState, raw: Fields): WebReply {
  const body = present(raw);
  refuseOthers(body, ["displayName", "externalId", "members", ...readOnly], "");
  requireSchemas(body, [GROUP]);
  const input = new Input(body);
  const displayName = input.text("displayName", store.groupName);
  const externalId = input.optionalText("externalId", store.external);
  // All of it is checked before any of it is done.
  const members = new Set(body["members"] === undefined ? [] : readMemberIds(body["members"]));
  for (const user of members) directory.user(user);
  const group = directory.createGroup(displayName, undefined, externalId);
  for (const user of members) directory.createMembership(group.id, user);
  return json(201, showGroup(group));
}

export function getGroup({ directory }: AwsState, id: string): WebReply {
  return json(200, showGroup(directory.group(id)));
}

export function patchGroup({ directory }: AwsState, id: string, body: Fields): WebReply {
  const group = directory.group(id);
  const { displayName = group.displayName, externalId = group.externalId, members } = readGroupPatch(readPatch(body, GROUP, []));
  for (const { user } of members) directory.user(user);
  directory.changeGroup(group, displayName, externalId ?? undefined);
  for (const { op, user } of members) {
    const membership = directory.membershipOf(id, user);
    // Who is in already, or out already, stays so: AWS's guide names no error for it.
    if (op === "add" && membership === undefined) directory.createMembership(id, user);
    if (op === "remove" && membership !== undefined) directory.deleteMembership(membership.id);
  }
  return { status: 204 };
}

export function deleteGroup({ directory }: AwsState, id: string): WebReply {
  directory.deleteGroup(id);
  return { status: 204 };
}

/** Never with members: AWS keeps them to itself here, whoever asks. */
function showGroup({ id, displayName, externalId, createdAt, updatedAt }: Group): Fields {
  return {
    id,
    ...(externalId === undefined ? {} : { externalId }),
    meta: { resourceType: "Group", created: stamp(createdAt), lastModified: stamp(updatedAt) },
    schemas: [GROUP],
    displayName,
    members: [],
  };
}

/** The combinations of AWS's guide, whose text says `member` where its examples say `members`. */
function filtered(directory: AwsState["directory"], filter: ReadonlyMap<string, string>): Group[] {
  const value = (...names: string[]) => names.map((name) => filter.get(name)).find((given) => given !== undefined) ?? "";
  switch ([...filter.keys()].toSorted().join(" ")) {
    case "displayName": return some(directory.groupNamed(value("displayName")));
    case "externalId": return some(directory.groupWithExternalId(value("externalId")));
    case "id": return some(directory.groups.get(value("id")));
    case "id member":
    case "id members":
    case "id members.value": {
      // "ResourceNotFoundException: when filter querying with a nonexisting member."
      const { id } = directory.user(value("member", "members", "members.value"));
      return some(directory.groups.get(value("id"))).filter((group) => directory.membershipOf(group.id, id) !== undefined);
    }
    case "members.value": {
      const { id } = directory.user(value("members.value"));
      return [...directory.memberships.values()].flatMap(({ group, user }) => (user === id ? [directory.group(group)] : []));
    }
    default: throw unparsable(`groups can't be filtered by ${[...filter.keys()].join(" and ")}`);
  }
}

function some(group: Group | undefined): Group[] {
  return group === undefined ? [] : [group];
}
