import { organization } from "./company";
import { diffAccess } from "../../src/review/access/diff";
import { grantKey, type AccessGrant, type AccessModel, type Fact, type PermissionSetFacts, type SignOnRuleFacts } from "../../src/review/access/model";
import { NO_DATA } from "../../src/review/context";
import { environmentReview, type ReviewParts } from "../../src/review/interpret";
import { judge } from "../../src/review/judge";
import type { EnvironmentReview } from "../../src/review/review";
import { rules } from "../../src/review/rules";
import type { RuleId } from "../../src/review/rules/ids";
import type { RuleAnswer, RuleContext } from "../../src/review/rules/rule";
import { TODAY } from "./company";

/** Accounts of the small company by key, as grants name them. */
export const ACCOUNT = { management: "000000000001", identity: "111122223333", shop: "222233334444", "shop-prod": "333344445555" } as const;

/** A model in short: grants as `group: set in account, account`; of sets, what is not said is as AWS has it. */
export interface Short {
  readonly grants?: readonly string[];
  readonly sets?: Readonly<Record<string, Partial<PermissionSetFacts>>>;
  readonly trust?: Readonly<Record<string, Fact>>;
  readonly signOn?: Readonly<Record<string, Partial<SignOnRuleFacts>>>;
  readonly pushes?: Readonly<Record<string, Fact>>;
  readonly appAccess?: Readonly<Record<string, Fact>>;
  readonly directory?: Readonly<Record<string, Fact>>;
}

export function grantsOf(lines: readonly string[]): AccessGrant[] {
  return lines.flatMap((line) => {
    const [, group = "", permissionSet = "", accounts = ""] = /^(.+): (\S+) in (.+)$/.exec(line) ?? [];
    if (accounts === "") throw new Error(`not a grant: ${line}`);
    return accounts.split(", ").map((key) => ({ group, permissionSet, account: Object.hasOwn(ACCOUNT, key) ? ACCOUNT[key as keyof typeof ACCOUNT] : key }));
  });
}

/** The model; sets that a grant names are there, able to do nothing, where nothing else is said of them. */
export function model({ grants: lines = [], sets = {}, trust = {}, signOn = {}, pushes = {}, appAccess = {}, directory = {} }: Short): AccessModel {
  const grants = grantsOf(lines);
  const names = new Set([...grants.map(({ permissionSet }) => permissionSet), ...Object.keys(sets)]);
  return {
    grants: new Map(grants.map((grant) => [grantKey(grant), grant])),
    permissionSets: new Map([...names].map((name) => [name, { description: "", session: "PT1H", relayState: "", managed: [], customerManaged: [], tags: {}, ...sets[name] }])),
    trust: new Map(Object.entries(trust)),
    signOn: new Map(Object.entries(signOn).map(([name, rule], index) => [name, { priority: index + 1, access: "ALLOW", groups: [], factorMode: "2FA", constraints: [], reauthenticateAfter: "PT2H", inactivity: "PT1H", network: { connection: "ANYWHERE", includes: null, excludes: null }, others: {}, ...rule }])),
    pushes: new Map(Object.entries(pushes)),
    appAccess: new Map(Object.entries(appAccess)),
    directory: new Map(Object.entries(directory)),
  };
}

/** A change of access and everything that rules look at beside it. */
export interface Change {
  readonly before?: Short;
  readonly after?: Short;
  /** What a plan, or the data, would add to the two models. */
  readonly parts?: Partial<ReviewParts>;
  /** What others put into the review of the core, such as the comparison of policies. */
  readonly edit?: (review: EnvironmentReview) => EnvironmentReview;
  readonly context?: Partial<RuleContext>;
}

const PLAN = { kind: "plan", terraform: "1.11.4", complete: true, destroysAll: false } as const;
/** The source of a review that compares the data of two commits. */
export const FROM_DATA = { kind: "data", base: "a", head: "b" } as const;

/** The review that the core makes of a plan from one model to the other. */
export function reviewOf({ before = {}, after = {}, parts = {}, edit = (review) => review }: Change): EnvironmentReview {
  const [was, is] = [model(before), model(after)];
  return edit(environmentReview({
    environment: "broad", source: PLAN, before: was, after: is, diff: diffAccess(was, is), organization,
    causes: { gain: () => "edit", loss: () => ({ cause: "edit" }) },
    replaced: [], pushedAgain: [], renames: new Map(), waiting: [], warnings: [], drift: [], unknown: [], others: [], notes: [],
    fingerprint: { value: "sha256:0", changes: [] },
    ...parts,
  }));
}

export function contextOf({ before = {}, after = {}, context = {} }: Change): RuleContext {
  return { guardrails: {}, organization, data: { ...NO_DATA, wanted: model(after).grants }, models: { before: model(before), after: model(after) }, today: TODAY, ...context };
}

/** The context without what a review read from a file lacks. */
export const WITHOUT_MODELS: Partial<RuleContext> = { models: undefined } as unknown as Partial<RuleContext>;
/** The context without the data of the project. */
export const WITHOUT_DATA: Partial<RuleContext> = { organization: undefined, data: NO_DATA };

/** What one rule answers to a change. */
export function ask(id: RuleId, change: Change): RuleAnswer {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule.check(reviewOf(change), contextOf(change));
}

/** The change judged by all rules. */
export function judged(change: Change): EnvironmentReview {
  return judge(reviewOf(change), contextOf(change));
}

/** A comparison of policies in which nothing changes but what is said. */
export function policy(parts: object): object {
  return { gained: [], lost: [], widened: [], narrowed: [], escalations: [], adminLike: { before: false, after: false }, unknown: [], ...parts };
}

/** Puts a comparison of policies into the review of a set. */
export function withPolicy(name: string, parts: object): (review: EnvironmentReview) => EnvironmentReview {
  return (review) => ({ ...review, permissionSets: review.permissionSets.map((set) => (set.name === name ? { ...set, policy: policy(parts) as NonNullable<typeof set.policy> } : set)) });
}

/** Tests of one rule, as tables: what it finds (subjects), and the three ways in which it finds nothing. */
export function testRule(id: RuleId, cases: {
  readonly finds: readonly (readonly [string, Change, readonly string[]])[];
  readonly compliant: readonly (readonly [string, Change])[];
  readonly doesNotApply: readonly (readonly [string, Change])[];
  /** With the words that matter of what it would have to know. */
  readonly cannotTell?: readonly (readonly [string, Change, string])[];
}): void {
  describe(id, () => {
    test.each(cases.finds)("finds %s", (_, change, subjects) => {
      const { applies, findings } = ask(id, change);
      expect(applies).toBe(true);
      expect(findings.map(({ subject }) => subject)).toEqual(subjects);
    });
    test.each(cases.compliant)("has nothing against %s", (_, change) => {
      expect(ask(id, change)).toEqual({ applies: true, findings: [], unknown: [] });
    });
    test.each(cases.doesNotApply)("does not apply to %s", (_, change) => {
      expect(ask(id, change)).toEqual({ applies: false, findings: [], unknown: [] });
    });
    if (cases.cannotTell !== undefined) {
      test.each(cases.cannotTell)("can't tell %s", (_, change, words) => {
        const { applies, findings, unknown } = ask(id, change);
        expect({ applies, findings }).toEqual({ applies: true, findings: [] });
        expect(unknown.join("\n")).toContain(words);
      });
    }
  });
}
