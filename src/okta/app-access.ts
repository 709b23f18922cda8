import { Construct } from "constructs";
import type { AppAccess } from "../model/app-access";
import { AppGroupAssignment, Group } from "../providers/okta";
import { literal } from "../providers/expression";
import { fillByRule, findGroup } from "./groups";

/** Name in state of the group that assigns the app. */
const ACCESS = "app_access";

interface AppAccessOptions {
  readonly environment: string;
  readonly appId: string;
  /** Okta ids of the groups that are granted something, for the union: who is granted and has not the app would lose what they have when another environment lets go of it. */
  readonly grantedGroupIds: readonly string[];
  /** People who are assigned before provisioning is connected are never provisioned by Okta afterwards, so the assignment waits for it. */
  readonly connected: boolean;
}

/** The group that assigns the app in one environment: its own, so that destroying the environment takes nothing from another. */
export class AppAccessConstruct extends Construct {
  constructor(scope: Construct, id: string, access: AppAccess, options: AppAccessOptions) {
    super(scope, id);
    // Okta does not tell who assigned a group that exists: it may have been assigned long before this code, so it stays so after it.
    const groupId = access.kind === "existing" ? findGroup(this, ACCESS, access.group, "OKTA_GROUP") : this.make(access, options);
    if (!options.connected) return;
    const assignment = new AppGroupAssignment(this, "assignment", { appId: options.appId, groupId, ...(access.kind === "existing" ? { retainAssignment: true } : {}) });
    assignment.overrideLogicalId(ACCESS);
  }

  private make(access: Exclude<AppAccess, { kind: "existing" }>, { environment, grantedGroupIds }: AppAccessOptions): string {
    const group = new Group(this, "group", {
      name: literal(access.group),
      description: `Assigns AWS IAM Identity Center to the people of environment ${environment}. Kept by Terraform; never push this group.`,
    });
    group.overrideLogicalId(ACCESS);
    const rule = access.kind === "rule" ? literal(access.expression) : `isMemberOfAnyGroup(${grantedGroupIds.map((granted) => `"${granted}"`).join(",")})`;
    fillByRule(this, ACCESS, access.group, rule, group.id);
    return group.id;
  }
}
