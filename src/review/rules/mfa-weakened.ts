import { isUnknown } from "../access/model";
import { answer, markOf } from "./answer";
import { DOES_NOT_APPLY, type Rule, type RuleAnswer, type RuleContext } from "./rule";
import { appChange, said } from "./trust-settings";
import type { EnvironmentReview } from "../review";

const CATCH_ALL = "sign-on policy lets in whom no rule names";
const OF_THE_APP = "sign-on policy of the app";

export const mfaWeakened: Rule = {
  id: "mfa-weakened",
  severity: "error",
  title: "Okta asks less of somebody who signs in to AWS, or what can't be compared, lets in people no rule names, or the app comes under a foreign policy",
  why: "Whoever gets through this policy has all that is granted to them, in every account.",
  fix: "Ask at least as much as before. Rules are tried by priority and the first that matches decides: see to it that a weaker one does not stand before a stronger one. Let the app use the policy that this environment makes; where another is meant, its owner answers for it by a waiver.",
  check: (review, context) => {
    const policies = review.trust.filter(({ name }) => name === CATCH_ALL || name === OF_THE_APP);
    if (review.signOn.length === 0 && policies.length === 0) return DOES_NOT_APPLY;
    const isNew = appChange(review) === "added" || review.trust.some(({ name, change }) => change === "added" && (name === "sign-on policy" || name === OF_THE_APP));
    const openToAll = policies.filter(({ name, change, after }) => name === CATCH_ALL && change !== "removed" && after !== false).map(({ after }) => ({ subject: CATCH_ALL, what: `the sign-on policy lets in whoever no rule names (catch_all is ${said(after)})` }));
    const foreign = foreignPolicy(review, context);
    return answer([...(isNew ? oneFactor(review) : weaker(review)), ...openToAll, ...foreign], isNew || foreign.length > 0 ? [] : otherPolicy(review));
  },
};

function weaker({ signOnEffects }: EnvironmentReview): RuleAnswer["findings"] {
  return signOnEffects.flatMap(({ who, effect, why, before, after }) => {
    const sides = `(before: ${before}; after: ${after})`;
    // A waiver is of this much and no more.
    const subject = `${who} (${markOf([before, after])})`;
    if (effect === "weaker") return [{ subject, what: `${who}: ${why.join(", ")} ${sides}` }];
    return effect === "different" ? [{ subject, what: `${who}: asked otherwise than before, and whether it is as much could not be judged ${sides}` }] : [];
  });
}

/** A policy that is new is weaker than nothing; what it asks must then stand by itself. */
function oneFactor({ signOnEffects }: EnvironmentReview): RuleAnswer["findings"] {
  return signOnEffects.filter(({ after }) => !after.startsWith("refused") && !after.includes("factors: two")).map(({ who, after }) => ({ subject: who, what: `${who}: the new policy asks for less than two factors (${after})` }));
}

/** Rules of a policy that this environment does not make are in no plan of it, so that an app that comes under one may ask for nothing. */
function foreignPolicy(review: EnvironmentReview, { models }: RuleContext): RuleAnswer["findings"] {
  const change = review.trust.find(({ name }) => name === OF_THE_APP);
  if (change === undefined || appChange(review) === "removed") return [];
  const { before, after } = change;
  if (change.change === "removed") return [{ subject: OF_THE_APP, what: `the app no longer names its sign-on policy (it was ${said(before)}), so that Okta puts it under one that is not reviewed here` }];
  const made = models?.after.trust.get("sign-on policy") ?? review.trust.find(({ name }) => name === "sign-on policy")?.after;
  const isMade = review.source.kind === "data" ? (models?.after.signOn.size ?? review.signOn.filter(({ after: rule }) => rule !== undefined).length) > 0 : !isUnknown(after) && made === after;
  return isMade ? [] : [{ subject: `${OF_THE_APP}: ${said(after)}`, what: `the app comes under the sign-on policy ${said(after)} (before: ${said(before)}), which this environment does not make: what it asks is not reviewed here` }];
}

function otherPolicy({ trust }: EnvironmentReview): string[] {
  return trust.filter(({ name, change }) => name === OF_THE_APP && change !== "removed").map(({ before, after }) => `what the app's other sign-on policy asks: it was ${said(before)} and becomes ${said(after)}`);
}
