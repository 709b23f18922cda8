import { json, type WebReply } from "../../web/message";
import type { User } from "../directory";
import type { Fields } from "../input";
import type { AwsState } from "../state";
import { ENTERPRISE, USER } from "./attributes";
import { unparsable } from "./errors";
import { readFilter } from "./filter";
import { listReply } from "./list";
import { readPatch } from "./patch";
import { patchUser } from "./patch-user";
import { forDirectory, readUser, showUser } from "./user-body";

const MOST_USERS = 50;

export function listUsers({ directory }: AwsState, query: URLSearchParams): WebReply {
  const filter = query.get("filter");
  const found = filter === null ? [...directory.users.values()] : filtered(directory, readFilter(filter));
  return listReply(query, "Users", found.map(showUser), MOST_USERS);
}

export function createUser({ directory }: AwsState, body: Fields): WebReply {
  const read = readUser(body);
  const { attributes, ...provisioned } = forDirectory(read);
  return json(201, showUser(directory.createUser(read.userName, attributes, provisioned)));
}

export function getUser({ directory }: AwsState, id: string): WebReply {
  return json(200, showUser(directory.user(id)));
}

export function putUser({ directory }: AwsState, id: string, body: Fields): WebReply {
  return write(directory, directory.user(id), body);
}

export function patchUserById({ directory }: AwsState, id: string, body: Fields): WebReply {
  const user = directory.user(id);
  return write(directory, user, patchUser(showUser(user), readPatch(body, USER, [ENTERPRISE])));
}

export function deleteUser({ directory }: AwsState, id: string): WebReply {
  directory.deleteUser(id);
  return { status: 204 };
}

function write(directory: AwsState["directory"], user: User, body: Fields): WebReply {
  const read = readUser(body);
  const { attributes, ...provisioned } = forDirectory(read, user);
  directory.changeUser(user, read.userName, attributes, provisioned);
  return json(200, showUser(user));
}

/** The combinations of AWS's guide. */
function filtered(directory: AwsState["directory"], filter: ReadonlyMap<string, string>): User[] {
  const value = (name: string) => filter.get(name) ?? "";
  switch ([...filter.keys()].toSorted().join(" ")) {
    case "userName": return some(directory.userNamed(value("userName")));
    case "externalId": return some(directory.userWithExternalId(value("externalId")));
    case "id": return some(directory.users.get(value("id")));
    case "id manager": return some(directory.users.get(value("id"))).filter(({ enterprise }) => managerOf(enterprise) === value("manager"));
    case "groups.value": {
      const { id } = directory.group(value("groups.value"));
      return [...directory.memberships.values()].flatMap(({ group, user }) => (group === id ? [directory.user(user)] : []));
    }
    default: throw unparsable(`users can't be filtered by ${[...filter.keys()].join(" and ")}`);
  }
}

function some(user: User | undefined): User[] {
  return user === undefined ? [] : [user];
}

function managerOf(enterprise: Fields | undefined): unknown {
  const manager: Fields = Object(enterprise?.["manager"]);
  return manager["value"];
}
