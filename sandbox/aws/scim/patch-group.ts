import { Input, isFields } from "../input";
import { store } from "../rules";
import { unparsable } from "./errors";
import type { PatchOperation } from "./patch";

/** What a PATCH makes of a group. */
export interface GroupChange {
  readonly displayName?: string;
  /** Null takes it away. */
  readonly externalId?: string | null;
  readonly members: readonly MemberChange[];
}

interface MemberChange {
  readonly op: "add" | "remove";
  readonly user: string;
}

const MOST_MEMBERS = 100;

export function readGroupPatch(operations: readonly PatchOperation[]): GroupChange {
  const change = operations.map(readOne).reduce((all, one) => ({ ...all, ...one, members: [...all.members, ...one.members] }), { members: [] });
  if (change.members.length > MOST_MEMBERS) throw unparsable(`${change.members.length} membership changes; a request holds ${MOST_MEMBERS}`);
  return change;
}

function readOne({ op, path: { attribute, filter, sub }, value }: PatchOperation): GroupChange {
  if (attribute === "members" && sub === undefined) return { members: readMembers(op, filter, value) };
  if (filter !== undefined || sub !== undefined) throw unparsable("only members can be filtered");
  if (attribute === "displayName" && op !== "remove") return { displayName: new Input({ displayName: value }).text("displayName", store.groupName), members: [] };
  if (attribute === "externalId") return { externalId: op === "remove" ? null : new Input({ externalId: value }).text("externalId", store.external), members: [] };
  throw unparsable(`${op} of ${attribute ?? "the group"} is not supported`);
}

function readMembers(op: PatchOperation["op"], filter: PatchOperation["path"]["filter"], value: unknown): MemberChange[] {
  if (filter !== undefined) {
    if (op !== "remove" || filter.attribute !== "value") throw unparsable("members can be filtered by value, to remove one");
    return [{ op, user: filter.value }];
  }
  // One edition of AWS's guide allows these two, the other says that both end in a ValidationException: here they do.
  if (op === "replace") throw unparsable("all members can't be replaced in one request");
  if (op === "remove" && value === undefined) throw unparsable("all members can't be removed in one request");
  return readMemberIds(value).map((user) => ({ op, user }));
}

/** The ids in a list of members; each is a user, since IdC has no groups in groups. */
export function readMemberIds(value: unknown): string[] {
  if (!Array.isArray(value)) throw unparsable("members must be a list");
  if (value.length > MOST_MEMBERS) throw unparsable(`${value.length} members; a request holds ${MOST_MEMBERS}`);
  return value.map((member: unknown) => {
    if (!isFields(member) || typeof member["value"] !== "string") throw unparsable("a member must have a value");
    if (member["type"] !== undefined && member["type"] !== "User") throw unparsable("a member must be a user");
    return member["value"];
  });
}
