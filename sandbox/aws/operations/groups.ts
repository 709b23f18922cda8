import { AwsError, notFound } from "../errors";
import type { Group } from "../directory";
import type { Input } from "../input";
import type { Operations } from "../operation";
import { page } from "../page";
import { store } from "../rules";
import type { AwsState } from "../state";

/** Who pushes over SCIM, in ExternalIds. */
const scimIssuer = "https://scim.aws.com/okta";

/** Reads IdentityStoreId, which has to be this one's. */
export function requireStore(input: Input, state: AwsState): void {
  const id = input.text("IdentityStoreId", store.id);
  if (id !== state.directory.id) throw notFound("IDENTITY_STORE not found.", { ResourceType: "IDENTITY_STORE", ResourceId: id });
}

/** The one filter that ListGroups and ListUsers know: an attribute that equals a value. */
export function readFilter(input: Input, path: string): string | undefined {
  const filter = input.has("Filters") ? input.objects("Filters", 0, 1)[0] : undefined;
  if (filter === undefined) return undefined;
  const given = filter.text("AttributePath", store.path);
  if (given.toLowerCase() !== path.toLowerCase()) throw new AwsError("ValidationException", `Filtering by ${given} is not supported`);
  return filter.text("AttributeValue", store.text);
}

/** What GetGroupId and GetUserId look for: a unique attribute, or an id at the identity provider. */
export function readAlternate(input: Input): { path: string; value: string } | { externalId: string } {
  const alternate = input.object("AlternateIdentifier");
  const unique = alternate.optionalObject("UniqueAttribute");
  const external = alternate.optionalObject("ExternalId");
  if ((unique === undefined) === (external === undefined)) throw new AwsError("ValidationException", "AlternateIdentifier must hold one of UniqueAttribute and ExternalId");
  if (unique !== undefined) return { path: unique.text("AttributePath", store.path).toLowerCase(), value: unique.text("AttributeValue", store.text) };
  external?.text("Issuer", store.external);
  return { externalId: external?.text("Id", store.external) ?? "" };
}

export function externalIds(id: string | undefined): Readonly<Record<string, unknown>> {
  return id === undefined ? {} : { ExternalIds: [{ Issuer: scimIssuer, Id: id }] };
}

function shown(state: AwsState, group: Group): Readonly<Record<string, unknown>> {
  const { id, displayName, description, externalId, createdAt, updatedAt } = group;
  return { IdentityStoreId: state.directory.id, GroupId: id, DisplayName: displayName, Description: description, ...externalIds(externalId), CreatedAt: createdAt, UpdatedAt: updatedAt };
}

export const groups: Operations = {
  CreateGroup(input, state) {
    requireStore(input, state);
    const group = state.directory.createGroup(input.text("DisplayName", store.groupName), input.optionalText("Description", store.text));
    return { GroupId: group.id, IdentityStoreId: state.directory.id };
  },
  DescribeGroup(input, state) {
    requireStore(input, state);
    return shown(state, state.directory.group(input.text("GroupId", store.resource)));
  },
  UpdateGroup(input, state) {
    requireStore(input, state);
    const group = state.directory.group(input.text("GroupId", store.resource));
    const changes = input.objects("Operations", 1, 100).map((operation) => {
      const path = operation.text("AttributePath", store.path);
      if (path === "displayName") return () => state.directory.changeGroup(group, operation.text("AttributeValue", store.groupName), group.externalId);
      if (path !== "description") throw new AwsError("ValidationException", `Attribute ${path} can't be updated`);
      const description = operation.optionalText("AttributeValue", store.text);
      return () => {
        group.description = description;
      };
    });
    // All of it is read before any of it is done.
    for (const change of changes) change();
    group.updatedAt = state.ids.now();
    return {};
  },
  DeleteGroup(input, state) {
    requireStore(input, state);
    state.directory.deleteGroup(input.text("GroupId", store.resource));
    return {};
  },
  ListGroups(input, state) {
    requireStore(input, state);
    const name = readFilter(input, "DisplayName");
    const named = name === undefined ? [...state.groups.values()] : [state.directory.groupNamed(name)].filter((group) => group !== undefined);
    const { items, ...rest } = page(input, "ListGroups", named, 100, store.token);
    return { Groups: items.map((group) => shown(state, group)), ...rest };
  },
  GetGroupId(input, state) {
    requireStore(input, state);
    const wanted = readAlternate(input);
    if ("path" in wanted && wanted.path !== "displayname") throw new AwsError("ValidationException", `${wanted.path} is not a unique attribute of a group`);
    const group = "path" in wanted ? state.directory.groupNamed(wanted.value) : state.directory.groupWithExternalId(wanted.externalId);
    if (group === undefined) throw notFound("GROUP not found.", { ResourceType: "GROUP" });
    return { GroupId: group.id, IdentityStoreId: state.directory.id };
  },
};
