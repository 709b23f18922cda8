import { compare } from "../model/keys";
import type { EnvironmentReview, Judged, Review } from "./review";
import { rules as all } from "./rules";
import type { Finding, Rule, RuleAnswer, RuleContext } from "./rules/rule";
import { waive } from "./waivers";

/** The rule failed, so what it looks at was looked at by nobody. */
const FAILED = "the rule failed";

/**
 * Has every rule look at a review, adds what they found (errors first, waived ones last of their kind), and says which rules said what.
 * A rule that fails is an error, and one that can't tell a warning: neither has passed. What was found before is replaced.
 */
export function judge(review: EnvironmentReview, context: RuleContext, rules: readonly Rule[] = all): EnvironmentReview {
  const answers = rules.map((rule) => ({ rule, answer: ask(rule, review, context) }));
  const found = answers.flatMap(({ rule, answer }) => findingsOf(rule, answer));
  const { findings, own } = waive(found, review.environment, context);
  return { ...review, findings: [...findings, ...own].toSorted(order), judged: summary(answers) };
}

/** Judges anew what depends on the reviews of other environments, once all of them are together; everything else stays. */
export function judgeTogether(reviews: readonly EnvironmentReview[], context: Omit<RuleContext, "models" | "siblings">, rules: readonly Rule[] = all): EnvironmentReview[] {
  const across = rules.filter(({ id }) => id === "reprovision-radius");
  return reviews.map((review) => {
    const answers = across.map((rule) => ({ rule, answer: ask(rule, review, { ...context, siblings: reviews }) }));
    const { findings } = waive(answers.flatMap(({ rule, answer }) => findingsOf(rule, answer)), review.environment, context);
    const kept = review.findings.filter(({ rule }) => !across.some(({ id }) => id === rule));
    const { judged } = review;
    return { ...review, findings: [...kept, ...findings].toSorted(order), ...(judged === undefined ? {} : { judged: replaced(judged, summary(answers)) }) };
  });
}

/** `blocked` where a finding of severity error is answered for by nobody. */
export function verdictOf(reviews: readonly EnvironmentReview[]): Review["verdict"] {
  return reviews.some(({ findings }) => findings.some(({ severity, waived }) => severity === "error" && waived === undefined)) ? "blocked" : "pass";
}

type Answer = RuleAnswer | { readonly failed: string };

function ask(rule: Rule, review: EnvironmentReview, context: RuleContext): Answer {
  try {
    return rule.check(review, context);
  } catch (cause) {
    return { failed: cause instanceof Error ? cause.message : "unknown error" };
  }
}

function findingsOf({ id, severity, why, fix }: Rule, answer: Answer): Finding[] {
  if ("failed" in answer) return [{ rule: id, severity: "error", subject: FAILED, what: `could not be judged: the rule failed (${answer.failed})`, why, fix: "Report this as a fault of the rule. What it looks at has to be reviewed by a person." }];
  return [
    ...answer.findings.map((finding) => ({ rule: id, severity, ...finding, why, fix })),
    ...answer.unknown.map((sentence): Finding => ({ rule: id, severity: "warning", subject: sentence, what: `could not be judged: ${sentence}`, why, fix: "Look at it by hand, or give the review what it lacks." })),
  ];
}

function summary(answers: readonly { readonly rule: Rule; readonly answer: Answer }[]): Judged {
  const kind = ({ answer }: { readonly answer: Answer }): keyof Judged => {
    if ("failed" in answer || answer.unknown.length > 0) return "couldNotTell";
    if (answer.findings.length > 0) return "found";
    return answer.applies ? "compliant" : "doesNotApply";
  };
  const of = (wanted: keyof Judged): string[] => answers.filter((one) => kind(one) === wanted).map(({ rule }) => rule.id);
  return { found: of("found"), compliant: of("compliant"), doesNotApply: of("doesNotApply"), couldNotTell: of("couldNotTell") };
}

function replaced(judged: Judged, anew: Judged): Judged {
  const ids = new Set(Object.values(anew).flat());
  const merge = (kind: keyof Judged): string[] => [...judged[kind].filter((id) => !ids.has(id)), ...anew[kind]];
  return { found: merge("found"), compliant: merge("compliant"), doesNotApply: merge("doesNotApply"), couldNotTell: merge("couldNotTell") };
}

function weight({ severity, waived }: Finding): number {
  return (severity === "error" ? 0 : 2) + (waived === undefined ? 0 : 1);
}

function order(a: Finding, b: Finding): number {
  return weight(a) - weight(b) || compare(a.rule, b.rule) || compare(a.subject, b.subject);
}
