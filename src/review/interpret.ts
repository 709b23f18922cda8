import type { Organization } from "../model/organization";
import { compare } from "../model/keys";
import { accountRef } from "./accounts";
import type { AccessDiff, MapDiff } from "./access/diff";
import { grantKey, type AccessGrant, type AccessModel } from "./access/model";
import type { Fingerprint } from "./fingerprint";
import { reviewSets, type RenamePairs } from "./permission-sets";
import { settledSets } from "./settled";
import { compareSignOn } from "./sign-on";
import type { Counts, DriftLine, EnvironmentReview, Gain, GainCause, Loss, NamedChange, Replacement, SignOnReview } from "./review";

/** Why a grant comes or goes, by grant key. */
export interface GrantCauses {
  gain(key: string): GainCause;
  loss(key: string): Pick<Loss, "cause" | "ended">;
}

/** What a review is made of, wherever it is from. */
export interface ReviewParts {
  readonly environment: string;
  readonly source: EnvironmentReview["source"];
  readonly before: AccessModel;
  readonly after: AccessModel;
  readonly diff: AccessDiff;
  readonly organization: Organization | undefined;
  readonly causes: GrantCauses;
  readonly replaced: readonly Replacement[];
  /** Grants on both sides whose group got a new id, so that its people had lost them. */
  readonly pushedAgain: readonly AccessGrant[];
  /** Old to new name, where it is known that one permission set became the other. */
  readonly renames: ReadonlyMap<string, string>;
  readonly waiting: EnvironmentReview["waiting"];
  readonly warnings: readonly string[];
  readonly drift: readonly DriftLine[];
  readonly unknown: EnvironmentReview["unknown"];
  readonly others: EnvironmentReview["others"];
  readonly notes: readonly string[];
  readonly fingerprint?: Fingerprint;
}

/** Puts the parts into one review, sorted; no rule has looked at it yet. */
export function environmentReview(parts: ReviewParts): EnvironmentReview {
  const { diff, organization, causes } = parts;
  const { sets, pairs } = reviewSets(parts.before, parts.after, diff, parts.renames);
  const moved = movedGrants(diff, pairs);
  const gained = [
    ...[...diff.grants.added].filter(([key]) => !moved.has(key)).map(([key, grant]): Gain => ({ ...grant, account: accountRef(grant.account, organization), cause: causes.gain(key) })),
    ...parts.pushedAgain.map((grant): Gain => ({ ...grant, account: accountRef(grant.account, organization), cause: "pushed-again" })),
  ].toSorted(byGrant);
  const lost = [...diff.grants.removed].filter(([key]) => !moved.has(key)).map(([key, grant]): Loss => ({ ...grant, account: accountRef(grant.account, organization), ...causes.loss(key) })).toSorted(byGrant);
  const review = {
    gained,
    lost,
    replaced: parts.replaced.toSorted(byGrant),
    permissionSets: sets,
    trust: named(diff.trust),
    signOn: signOn(diff),
    signOnEffects: compareSignOn(parts.before.signOn, parts.after.signOn, parts.before.signOn.size === 0 && !parts.before.trust.has("sign-on policy")),
    pushes: named(diff.pushes),
    appAccess: named(diff.appAccess),
    directory: named(diff.directory),
    waiting: parts.waiting,
    warnings: parts.warnings,
    drift: parts.drift,
    unknown: parts.unknown,
    others: parts.others,
    notes: parts.notes,
  };
  return { environment: parts.environment, source: parts.source, counts: countsOf(review), unchanged: unchanged(parts), ...review, findings: [], settled: settledSets(parts.before, parts.after), ...(parts.fingerprint === undefined ? {} : { fingerprint: parts.fingerprint }) };
}

function unchanged({ before, diff, replaced, pushedAgain }: ReviewParts): EnvironmentReview["unchanged"] {
  const { grants, permissionSets } = diff;
  return { grants: before.grants.size - grants.removed.size - replaced.length - pushedAgain.length, permissionSets: before.permissionSets.size - permissionSets.removed.size - permissionSets.changed.size };
}

/** Keys, on both sides, of the grants that only follow the new name of their permission set. */
function movedGrants({ grants }: AccessDiff, pairs: RenamePairs): ReadonlySet<string> {
  const keys = [...grants.removed.values()].flatMap((grant) => {
    const name = pairs.get(grant.permissionSet);
    if (name === undefined) return [];
    const to = grantKey({ ...grant, permissionSet: name });
    return grants.added.has(to) ? [grantKey(grant), to] : [];
  });
  return new Set(keys);
}

function signOn({ signOn: { added, removed, changed } }: AccessDiff): SignOnReview[] {
  return [
    ...[...added].map(([rule, after]): SignOnReview => ({ rule, change: "added", after })),
    ...[...removed].map(([rule, before]): SignOnReview => ({ rule, change: "removed", before })),
    ...[...changed].map(([rule, { before, after }]): SignOnReview => ({ rule, change: "changed", before, after })),
  ].toSorted((a, b) => compare(a.rule, b.rule));
}

function named({ added, removed, changed }: MapDiff<NamedChange["before"]>): NamedChange[] {
  return [
    ...[...added].map(([name, after]): NamedChange => ({ name, change: "added", ...value("after", after) })),
    ...[...removed].map(([name, before]): NamedChange => ({ name, change: "removed", ...value("before", before) })),
    ...[...changed].map(([name, both]): NamedChange => ({ name, change: "changed", ...value("before", both.before), ...value("after", both.after) })),
  ].toSorted((a, b) => compare(a.name, b.name));
}

function value(side: "before" | "after", fact: NamedChange["before"]): Pick<NamedChange, "before" | "after"> {
  return fact === undefined ? {} : { [side]: fact };
}

function countsOf(review: Omit<EnvironmentReview, "environment" | "source" | "counts" | "unchanged" | "findings" | "fingerprint">): Counts {
  const touched = [...review.gained, ...review.lost];
  return {
    gained: review.gained.length,
    lost: review.lost.length,
    replaced: review.replaced.length,
    groups: new Set(touched.map(({ group }) => group)).size,
    accounts: new Set(touched.map(({ account }) => account.id)).size,
    permissionSets: review.permissionSets.length,
    trust: review.trust.length,
    signOn: review.signOn.length,
    pushes: review.pushes.length,
    appAccess: review.appAccess.length,
    directory: review.directory.length,
    drift: review.drift.length,
    unknown: review.unknown.length,
    others: review.others.length,
  };
}

interface Placed {
  readonly group: string;
  readonly permissionSet: string;
  readonly account: { readonly id: string };
}

function byGrant(a: Placed, b: Placed): number {
  return compare(a.group, b.group) || compare(a.permissionSet, b.permissionSet) || compare(a.account.id, b.account.id);
}
