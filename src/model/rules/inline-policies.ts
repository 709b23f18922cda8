import { checkPolicyDocument } from "../../iam/check-policy";
import type { Rule } from "../rule";
import { error } from "../rule";

/** Inline policies can be read, and IAM would take them and mean what they say. */
export const inlinePolicies: Rule = {
  id: "inline-policies",
  scope: "catalog",
  check: ({ catalog, inlinePolicies: policies }, { iamNames }) =>
    [...policies].flatMap(([key, policy]) => {
      const where = `permissionSets.${key}.inline`;
      if ("fault" in policy) return [error(where, policy.source, "a file of the catalog's policy folder that holds a JSON policy", policy.fault)];
      return checkPolicyDocument(where, policy.document, iamNames, { newerThanSnapshot: catalog.permissionSets[key]?.newActions ?? [], newerThanSnapshotField: "newActions" });
    }),
};
