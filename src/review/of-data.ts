import { diffAccess } from "./access/diff";
import type { AccessModel } from "./access/model";
import type { Organization } from "../model/organization";
import { environmentReview } from "./interpret";
import type { EnvironmentReview } from "./review";

/** Compares an environment's data at two commits; a side without the environment is a model without anything. */
export function reviewData(environment: string, base: { readonly commit: string; readonly model: AccessModel }, head: { readonly commit: string; readonly model: AccessModel }, organization: Organization | undefined): EnvironmentReview {
  return environmentReview({
    environment,
    source: { kind: "data", base: base.commit, head: head.commit },
    before: base.model,
    after: head.model,
    diff: diffAccess(base.model, head.model),
    organization,
    causes: { gain: () => "edit", loss: () => ({ cause: "edit" }) },
    replaced: [],
    pushedAgain: [],
    renames: new Map(),
    waiting: [],
    warnings: [],
    drift: [],
    unknown: [],
    others: [],
    notes: ["From the data alone: what is in AWS and Okta, what waits and what was changed by hand, only a plan can say."],
  });
}

export const NOTHING: AccessModel = {
  grants: new Map(), permissionSets: new Map(), trust: new Map(), signOn: new Map(), pushes: new Map(), appAccess: new Map(), directory: new Map(),
};
