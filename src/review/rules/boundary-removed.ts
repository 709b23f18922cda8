import { isUnknown, type PermissionSetFacts } from "../access/model";
import { limitsOf } from "../guardrails";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const boundaryRemoved: Rule = {
  id: "boundary-removed",
  severity: "error",
  title: "A permission set loses its permissions boundary, or gets another one that nobody vouches for",
  why: "The boundary is the most that a session can do; without it everything that the policies say holds, such as a wildcard that was harmless behind it.",
  fix: "Keep the boundary. Another one of your own is listed in boundaries of environments/guardrails.ts once somebody vouches for what it allows.",
  check: ({ permissionSets }, { guardrails }) => {
    const bound = permissionSets.filter(({ change, before }) => change !== "added" && change !== "removed" && before?.boundary !== undefined);
    if (bound.length === 0) return DOES_NOT_APPLY;
    const { boundaries } = limitsOf(guardrails);
    return answer(bound.filter(({ before, after }) => isLess(before?.boundary, after?.boundary, boundaries)).map(({ name, before, after }) => ({
      subject: name,
      what: `${name} loses its boundary ${text(before?.boundary)}${after?.boundary === undefined ? "" : ` and gets ${text(after.boundary)}, for which nobody vouches`}`,
    })));
  },
};

type Boundary = PermissionSetFacts["boundary"];

/** Boundaries of AWS are compared by what they allow, where both are known. */
function isLess(before: Boundary, after: Boundary, vouchedFor: readonly string[]): boolean {
  if (after === undefined) return true;
  if (isUnknown(before) || isUnknown(after)) return true;
  if (before === after || vouchedFor.includes(after.replace(/^customer:/, ""))) return false;
  return !(before?.startsWith("aws:") === true && after.startsWith("aws:"));
}

function text(boundary: Boundary): string {
  return boundary === undefined || isUnknown(boundary) ? "(known after the apply)" : boundary.replace(/^(aws|customer):/, "");
}
