import { beginsWith, readFilter } from "../filter";
import { groupView, readProfile, type Group } from "../groups";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import type { Route } from "../router";
import { noContent, ok } from "../transport";
import { userView } from "../users";

export function groupRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const listed = { usual: Math.min(10_000, pageSize), most: Math.min(10_000, pageSize) };
  const members = { usual: Math.min(1000, pageSize), most: Math.min(1000, pageSize) };
  const view = (group: Group) => groupView(group, org.base);
  return [
    [
      "GET",
      "/api/v1/groups",
      (request) => {
        const { query } = request;
        const holds = [query.get("filter"), query.get("search")].map((expression) => readFilter(expression, FILTERED));
        const found = org.groups.all().filter((group) => beginsWith(query.get("q"), group.name) && holds.every((test) => test(group)));
        return page(request, found, listed, view);
      },
    ],
    [
      "POST",
      "/api/v1/groups",
      ({ body }) => {
        const { name, description, custom } = readProfile(body);
        return ok(view(org.addGroup(name, { description, custom })));
      },
    ],
    ["GET", "/api/v1/groups/:group", (_, params) => ok(view(org.groups.get(params("group"))))],
    ["PUT", "/api/v1/groups/:group", ({ body }, params) => ok(view(org.groups.update(params("group"), readProfile(body))))],
    [
      "DELETE",
      "/api/v1/groups/:group",
      (_, params) => {
        org.removeGroup(params("group"));
        return noContent;
      },
    ],
    [
      "GET",
      "/api/v1/groups/:group/users",
      (request, params) => page(request, org.members(params("group")), members, (user) => userView(user, org.base)),
    ],
    [
      "PUT",
      "/api/v1/groups/:group/users/:user",
      (_, params) => {
        org.addMember(params("group"), params("user"));
        return noContent;
      },
    ],
    [
      "DELETE",
      "/api/v1/groups/:group/users/:user",
      (_, params) => {
        org.removeMember(params("group"), params("user"));
        return noContent;
      },
    ],
  ];
}

const FILTERED = {
  id: (group: Group) => group.id,
  type: (group: Group) => group.type,
  "profile.name": (group: Group) => group.name,
  "source.id": (group: Group) => group.appId ?? "",
};
