import { checkPolicyDocument } from "../../iam/check-policy";
import { inlinePlace } from "../inline-place";
import type { Rule } from "../rule";
import { error } from "../rule";

/** Inline policies can be read, and IAM would take them and mean what they say. */
export const inlinePolicies: Rule = {
  id: "inline-policies",
  scope: "catalog",
  check: (loaded, { iamNames }) =>
    [...loaded.inlinePolicies].flatMap(([key, policy]) => {
      const { where, file } = inlinePlace(key, loaded);
      if ("fault" in policy) return [error(where, policy.source, "a file of the catalog's policy folder that holds a JSON policy", policy.fault)];
      const problems = checkPolicyDocument(where, policy.document, iamNames, { newerThanSnapshot: loaded.catalog.permissionSets[key]?.newActions ?? [], newerThanSnapshotField: "newActions" });
      return problems.map((problem) => ({ ...problem, where: problem.where + file }));
    }),
};
