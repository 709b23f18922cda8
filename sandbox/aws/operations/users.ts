import { AwsError, notFound } from "../errors";
import { Input, isFields, type Fields } from "../input";
import type { Operations } from "../operation";
import type { User } from "../directory";
import { page } from "../page";
import { store } from "../rules";
import { capital, capitalKeys } from "../spelling";
import type { AwsState } from "../state";
import { externalIds, readAlternate, readFilter, requireStore } from "./groups";

const texts = ["DisplayName", "NickName", "ProfileUrl", "UserType", "Title", "PreferredLanguage", "Locale", "Timezone", "Website", "Birthdate"] as const;
const lists = ["Emails", "Addresses", "PhoneNumbers", "Roles"] as const;
const nameParts = ["Formatted", "FamilyName", "GivenName", "MiddleName", "HonorificPrefix", "HonorificSuffix"] as const;

/** Reads everything but the user name; IdC wants a display name, a given and a family name, and one value of each list. */
function readAttributes(input: Input): Fields {
  const name = input.object("Name");
  for (const part of nameParts) name.optionalText(part, store.text);
  name.text("FamilyName", store.text);
  name.text("GivenName", store.text);
  input.text("DisplayName", store.text);
  for (const text of texts) input.optionalText(text, store.text);
  for (const list of lists) if (input.has(list)) for (const entry of input.objects(list, 1, 1)) entry.optionalText("Value", store.text);
  return Object.fromEntries(["Name", ...texts, ...lists].filter((member) => input.has(member)).map((member) => [member, input.raw(member)]));
}

function shown(state: AwsState, { id, userName, attributes, externalId, active, createdAt, updatedAt }: User): Readonly<Record<string, unknown>> {
  return { IdentityStoreId: state.directory.id, UserId: id, UserName: userName, ...attributes, ...externalIds(externalId), UserStatus: active ? "ENABLED" : "DISABLED", CreatedAt: createdAt, UpdatedAt: updatedAt };
}

function applied(fields: Fields, path: readonly string[], value: unknown): Fields {
  const [first = "", ...rest] = path;
  const { [first]: there, ...others } = fields;
  const next = rest.length === 0 ? capitalKeys(value) : applied(isFields(there) ? there : {}, rest, value);
  // Null takes an attribute away.
  return next === null || next === undefined ? others : { ...others, [first]: next };
}

export const users: Operations = {
  CreateUser(input, state) {
    requireStore(input, state);
    const userName = input.text("UserName", store.userName);
    const user = state.directory.createUser(userName, readAttributes(input));
    return { UserId: user.id, IdentityStoreId: state.directory.id };
  },
  DescribeUser(input, state) {
    requireStore(input, state);
    return shown(state, state.directory.user(input.text("UserId", store.resource)));
  },
  UpdateUser(input, state) {
    requireStore(input, state);
    const user = state.directory.user(input.text("UserId", store.resource));
    const before: Fields = { UserName: user.userName, ...user.attributes };
    const after = input.objects("Operations", 1, 100).reduce<Fields>((fields, operation) => {
      return applied(fields, operation.text("AttributePath", store.path).split(".").map(capital), operation.raw("AttributeValue"));
    }, before);
    const read = new Input(after);
    state.directory.changeUser(user, read.text("UserName", store.userName), readAttributes(read));
    return {};
  },
  DeleteUser(input, state) {
    requireStore(input, state);
    state.directory.deleteUser(input.text("UserId", store.resource));
    return {};
  },
  ListUsers(input, state) {
    requireStore(input, state);
    const name = readFilter(input, "UserName");
    const named = name === undefined ? [...state.users.values()] : [state.directory.userNamed(name)].filter((user) => user !== undefined);
    const { items, ...rest } = page(input, "ListUsers", named, 100, store.token);
    return { Users: items.map((user) => shown(state, user)), ...rest };
  },
  GetUserId(input, state) {
    requireStore(input, state);
    const wanted = readAlternate(input);
    const user = find(state, wanted);
    if (user === undefined) throw notFound("USER not found.", { ResourceType: "USER" });
    return { UserId: user.id, IdentityStoreId: state.directory.id };
  },
};

function find(state: AwsState, wanted: ReturnType<typeof readAlternate>): User | undefined {
  if ("externalId" in wanted) return state.directory.userWithExternalId(wanted.externalId);
  if (wanted.path === "username") return state.directory.userNamed(wanted.value);
  if (wanted.path === "emails.value") return state.directory.userWithEmail(wanted.value);
  throw new AwsError("ValidationException", `${wanted.path} is not a unique attribute of a user`);
}
