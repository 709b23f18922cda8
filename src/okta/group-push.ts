import type { Construct } from "constructs";
import { PushGroup } from "../providers/okta";

/** Pushes one Okta group to IAM Identity Center under its own name; taking the push away never deletes the group in AWS. */
export function pushGroup(scope: Construct, key: string, appId: string, groupId: string): void {
  const push = new PushGroup(scope, `push-${key}`, {
    appId,
    sourceGroupId: groupId,
    status: "ACTIVE",
    // The provider's default is true: it would delete the AWS group and everybody's access with it.
    deleteTargetGroupOnDestroy: false,
  });
  push.overrideLogicalId(key);
}
