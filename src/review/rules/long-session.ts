import { isUnknown } from "../access/model";
import { limitsOf, type Guardrails } from "../guardrails";
import { powerOf } from "../power";
import type { SetReview } from "../review";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const longSession: Rule = {
  id: "long-session",
  severity: "warning",
  title: "A powerful permission set has sessions longer than the limit",
  why: "Credentials of a session that leak are good until it ends; taking the group away from a person does not end it.",
  fix: "Shorten `session` of the permission set, or raise longestPowerfulSession in environments/guardrails.ts.",
  check: ({ permissionSets }, { guardrails }) => {
    const { longestPowerfulSession } = limitsOf(guardrails);
    const powerful = permissionSets.filter((set) => isPowerful(set, guardrails));
    if (powerful.length === 0) return DOES_NOT_APPLY;
    const limit = minutesOf(longestPowerfulSession);
    return answer(
      powerful.flatMap(({ name, after }) => {
        const session = after?.session;
        if (session === undefined || isUnknown(session) || limit === undefined) return [];
        const length = minutesOf(session);
        return length === undefined || length <= limit ? [] : [{ subject: `${name}: ${session}`, what: `a session of ${name}, which is powerful, lasts ${session}, and ${longestPowerfulSession} is the longest allowed` }];
      }),
      [
        ...(limit === undefined ? [`how long a powerful session may be: longestPowerfulSession is ${JSON.stringify(longestPowerfulSession)}`] : []),
        ...powerful.filter(({ after }) => isUnknown(after?.session) || (typeof after?.session === "string" && minutesOf(after.session) === undefined)).map(({ name }) => `how long a session of ${name} lasts`),
      ],
    );
  },
};

/** As good as an administrator, or able to become one, after the change; an edit of its tags or description is not about that. */
function isPowerful({ change, after, policy, fields }: SetReview, guardrails: Guardrails): boolean {
  if (change === "removed" || change === "renamed") return false;
  const isTouched = change === "added" || fields.some(({ field }) => field === "session") || policy !== undefined || fields.some(({ field }) => field === "managed" || field === "inline" || field === "boundary");
  return isTouched && (powerOf(after, guardrails, policy).power === "admin-like" || (policy?.escalations ?? []).length > 0);
}

/** Minutes of an ISO 8601 duration of hours and minutes. */
export function minutesOf(duration: string): number | undefined {
  const [, hours, minutes] = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?$/.exec(duration) ?? [];
  return hours === undefined && minutes === undefined ? undefined : Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}
