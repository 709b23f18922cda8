import { groupView } from "../groups";
import { beginsWith, readFilter } from "../filter";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import type { Route } from "../router";
import { ok } from "../transport";
import { userView, type User } from "../users";

export function userRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const limits = { usual: Math.min(200, pageSize), most: Math.min(200, pageSize) };
  const view = (user: User) => userView(user, org.base);
  const find = (id: string): User => (id === "me" ? org.admin : org.users.get(id));
  return [
    [
      "GET",
      "/api/v1/users",
      (request) => {
        const { query } = request;
        const holds = readFilter<User>(query.get("search") ?? query.get("filter"), {
          id: (user) => user.id,
          status: (user) => user.status,
          "profile.login": (user) => user.profile.login,
          "profile.email": (user) => user.profile.email ?? "",
        });
        // A list without a search leaves out whom Okta has deactivated.
        const all = query.has("search") || query.has("filter") ? org.users.all() : org.users.all().filter(present);
        return page(request, all.filter((user) => holds(user) && named(user, query.get("q"))), limits, view);
      },
    ],
    ["GET", "/api/v1/users/:user", (_, params) => ok(view(find(params("user"))))],
    [
      "GET",
      "/api/v1/users/:user/groups",
      (request, params) => {
        const groups = org.memberships.groupsOf(find(params("user")).id).map((id) => org.groups.get(id));
        return page(request, groups, limits, (group) => groupView(group, org.base));
      },
    ],
  ];
}

const present = (user: User): boolean => user.status !== "DEPROVISIONED";

function named(user: User, query: string | null): boolean {
  const { login, email = "", firstName = "", lastName = "" } = user.profile;
  return beginsWith(query, login, email, firstName, lastName);
}
