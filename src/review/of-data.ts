import { diffAccess } from "./access/diff";
import type { AccessModel } from "./access/model";
import type { Organization } from "../model/organization";
import { environmentReview } from "./interpret";
import { organizationChanges } from "./organization-change";
import type { EnvironmentReview } from "./review";

/** An environment's data at one commit; without the environment there, the model without anything. */
export interface DataSide {
  /** What the commit is called in the review. */
  readonly commit: string;
  readonly model: AccessModel;
  readonly organization?: Organization;
}

/** Compares an environment's data at two commits. */
export function reviewData(environment: string, base: DataSide, head: DataSide): EnvironmentReview {
  const organization = head.organization ?? base.organization;
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
    notes: base.organization === undefined || head.organization === undefined ? [] : organizationChanges(base.organization, head.organization),
  });
}

/** What an environment gives that is not there. */
export const NOTHING: AccessModel = {
  grants: new Map(), permissionSets: new Map(), trust: new Map(), signOn: new Map(), pushes: new Map(), appAccess: new Map(), directory: new Map(),
};
